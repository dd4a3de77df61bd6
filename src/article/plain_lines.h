#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::article {

/// The paragraphs of a text that has no markup: lines, parts between runs of blanks or rules ("====="), without URLs,
/// what announces a URL ("新频道："), and lines of nothing but hashtags.
std::vector<std::string> plain_paragraphs(std::string_view text);

}  // namespace newsgraph::article
