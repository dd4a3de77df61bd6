#pragma once

#include <string>
#include <string_view>

#include "newsgraph/article/article.h"

namespace newsgraph::article {

/// The outlet of a URL's host, named in the language of the article where it has such a name. `host` is filled in for
/// unknown outlets as well.
Outlet outlet_of(std::string_view url, std::string_view language);

/// Whether the host of a URL is known to republish articles of others ("德国之声｜..." on a site that is not theirs).
bool is_republisher(std::string_view url);

/// Whether a text is the name of a medium or agency, in any of the forms that ontology/outlets.tsv has: 法新社, AFP,
/// 德国之声中文网.
bool is_media_name(std::string_view text);
/// Whether it is one of the names of the outlet of a host.
bool names_outlet(std::string_view text, std::string_view host);

/// The headline without what its page puts behind it: names of media (" – 法国国际广播电台 - RFI", "-新华网",
/// " - Jackson Sun") and, in front of those, a section or topic ("| 政治 | 中央社"), as long as something is left.
std::string_view without_outlet_suffix(std::string_view headline, std::string_view host);
/// The outermost medium that such a suffix names; empty where there is none.
std::string_view outlet_in_suffix(std::string_view headline, std::string_view host);
/// The name of a Chinese medium that no table has, by the word that it ends with: 白河晚报.
bool ends_like_medium(std::string_view name);

/// What stands before the first bar of a headline, where that names a medium or the host republishes: "德国之声" of
/// "德国之声｜黄之锋等…"; else empty.
std::string_view source_label(std::string_view headline, std::string_view host);

}  // namespace newsgraph::article
