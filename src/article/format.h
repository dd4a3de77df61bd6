#pragma once

#include <span>
#include <string_view>

#include "newsgraph/article/article.h"
#include "newsgraph/base/error.h"
#include "newsgraph/source/document.h"

// The input formats, asked in this order. To add one: a file in formats/ that defines `const ArticleFormat x_format`
// and a word here.
#define NEWSGRAPH_ARTICLE_FORMATS(X) X(link_html)

namespace newsgraph::article {

/// One way in which articles are stored as files. Both functions are pure: many threads may call them at once.
struct ArticleFormat {
  std::string_view name;
  std::string_view summary;

  /// Whether this is the format of a document. `text` is the whole document as UTF-8 without byte order mark, NUL and
  /// carriage returns.
  bool (*recognises)(std::string_view text);

  /// Reads what was recognised. `text` as above; `document` is for its locator. What could be mended is told in
  /// `diagnostics`; an Error means that there is no article.
  Result<Article> (*read)(const source::Document& document, std::string_view text, Diagnostics& diagnostics);
};

#define X(name) extern const ArticleFormat name##_format;
NEWSGRAPH_ARTICLE_FORMATS(X)
#undef X

std::span<const ArticleFormat* const> formats();

/// Reads a document of any of the formats: finds its encoding, its format, its article. Total: every document is
/// either an Article or an Error that says why not (limit: too large; encoding: not text; syntax: empty; unsupported:
/// no format recognises it). Thread-safe.
Result<Article> read_article(const source::Document& document, Diagnostics& diagnostics);

}  // namespace newsgraph::article
