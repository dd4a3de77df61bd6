#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/base/timestamp.h"

namespace newsgraph::article {

/// What YAML front matter says, as far as articles need it. Everything may be empty.
struct FrontMatter {
  std::string title;
  std::string url;   ///< `from`, else `url`, `link`, `permalink`, `source`
  std::string date;  ///< as it stands there
  std::string publisher;
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::vector<std::string> categories;
};

/// The head of a file of the archive form, and where its body begins.
struct Head {
  bool has_front_matter = false;
  bool has_link = false;  ///< a line [title](url) was there
  std::string title;      ///< of the link line, else of the front matter
  std::string url;        ///< the same; as found
  Timestamp stamp;        ///< of the comment with milliseconds (or seconds) since 1970
  Timestamp date_line;    ///< of a line 日期：...
  Timestamp front_date;   ///< of the front matter
  FrontMatter front;
  std::vector<std::string> author_line;  ///< of a line 作者：...
  std::size_t body = 0;                  ///< offset of the body in the text
};

/// Reads the head. Never fails: what is not there stays empty, what is odd is told in `diagnostics`.
Head read_head(std::string_view text, const Locator& locator, Diagnostics& diagnostics);

/// Whether a text begins as the archive form does: front matter, or a link line after nothing but blank lines and
/// comments.
bool has_head(std::string_view text);

/// The parts of "[title](url)": title may hold brackets, the URL parentheses. False where the line has no such form.
struct LinkLine {
  std::string title;
  std::string url;
  std::string rest;  ///< what stands behind the closing parenthesis
};
bool read_link_line(std::string_view line, LinkLine& out);

/// Reads the YAML between the "---" lines. Where it is not YAML, lines `key: value` are read one by one.
FrontMatter read_front_matter(std::string_view yaml, const Locator& locator, Diagnostics& diagnostics);

}  // namespace newsgraph::article
