#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/article/article.h"

namespace newsgraph::tests {

/// An article in the form that readers produce: headline, line break, paragraphs.
inline article::Article article_of(std::string_view headline, const std::vector<std::string_view>& paragraphs,
                                   std::string_view language = "zh-Hans") {
  article::Article out;
  out.url = "https://example.org/article";
  out.language = language;
  out.published = *timestamp({2023, 9, 14}, Precision::day);
  const auto size = [&] { return static_cast<std::uint32_t>(out.text.size()); };
  out.text = headline;
  out.headline = {0, size()};
  out.body = {size() + 1, size() + 1};
  for (const std::string_view paragraph : paragraphs) {
    out.text += '\n';
    const std::uint32_t begin = size();
    out.text += paragraph;
    out.blocks.push_back({{begin, size()}, article::BlockKind::paragraph});
    out.body.end = size();
  }
  if (paragraphs.empty()) out.body = {size(), size()};
  return out;
}

}  // namespace newsgraph::tests
