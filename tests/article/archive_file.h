#pragma once

#include <string>
#include <string_view>

#include "newsgraph/article/format.h"

namespace newsgraph::tests {

struct ReadFile {
  Result<article::Article> article;
  Diagnostics diagnostics;
};

inline ReadFile read_bytes(std::string bytes) {
  ReadFile out{tl::make_unexpected(Error{}), {}};
  out.article = article::read_article({{"test.md", {}, 0}, std::move(bytes)}, out.diagnostics);
  return out;
}

/// Reads what must be an article; an unexpected error becomes its headline, so that a comparison shows it.
inline article::Article article_from(std::string bytes) {
  ReadFile read = read_bytes(std::move(bytes));
  if (read.article) return std::move(*read.article);
  article::Article failed;
  failed.text = "error: " + describe(read.article.error());
  failed.headline = {0, static_cast<std::uint32_t>(failed.text.size())};
  failed.body = {failed.headline.end, failed.headline.end};
  return failed;
}

/// A file of the archive form with this body, at a host that has no rules of its own.
inline std::string file_with(std::string_view body, std::string_view url = "https://example.org/a") {
  return "<!--1694652302000-->\n[标题](" + std::string(url) + ")\n------\n\n" + std::string(body);
}

/// The body that is read from HTML.
inline std::string body_of(std::string_view html, std::string_view url = "https://example.org/a") {
  return std::string(article_from(file_with(html, url)).body_text());
}

}  // namespace newsgraph::tests
