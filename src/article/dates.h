#pragma once

#include <string_view>

#include "newsgraph/base/timestamp.h"

namespace newsgraph::article {

/// A date that is all of a text (but for labels like 发布时间：, weekdays and the word that says it was posted): ISO
/// 8601, RFC 2822, "13/10/2020 - 07:35", "2020/9/17 10:21", "2019年1月7日 10:21", "Feb 4th 2020", "2 January 2019".
/// Only what is stated is known: no zone is assumed. Of 05/06/2020 the first number is the day; 08/14/2017 has its
/// month first. None (precision none) where the text is anything else.
Timestamp parse_date(std::string_view text);

/// "43 分钟前", "2 小时前", "3 hours ago": says when a page was fetched, not when it was published.
bool is_relative_date(std::string_view text);

}  // namespace newsgraph::article
