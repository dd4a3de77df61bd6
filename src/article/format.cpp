#include "newsgraph/article/format.h"

#include <string>

#include "newsgraph/article/encoding.h"
#include "newsgraph/article/script.h"

namespace newsgraph::article {

std::span<const ArticleFormat* const> formats() {
#define X(name) &name##_format,
  static const ArticleFormat* const all[] = {NEWSGRAPH_ARTICLE_FORMATS(X)};
#undef X
  return all;
}

Result<Article> read_article(const source::Document& document, Diagnostics& diagnostics) {
  const Location here{document.locator, 0, 0, 0};
  const Result<std::string> text = text_of_bytes(document.bytes, document.locator, diagnostics);
  if (!text) return tl::make_unexpected(text.error());
  if (trim(*text).empty()) return failure(Errc::syntax, "the document is empty", here);
  for (const ArticleFormat* format : formats()) {
    if (format->recognises(*text)) return format->read(document, *text, diagnostics);
  }
  return failure(Errc::unsupported, "not an article file: no link line [title](url) and no front matter", here,
                 "articles begin with \"[title](url)\" or with YAML between lines of \"---\"");
}

}  // namespace newsgraph::article
