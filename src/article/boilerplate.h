#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsgraph::article {

/// What a piece of a page is, if it is not body text. The order is that of precedence.
enum class Role : std::uint8_t {
  none,
  keep,     ///< body text, whatever else speaks against it
  drop,     ///< no part of the article
  caption,  ///< of a picture
  credit,   ///< of a picture
  author,
  date,
  section,
  keyword,
  head,  ///< stands before a list of links to other articles: 相关阅读
  end,   ///< this and what follows is no part of the article
  tail,  ///< no part of the article where nothing but its like follows
};

struct RuleIndex;

/// What ontology/boilerplate.tsv says about pages of one host: its own rules first, then those of all hosts. Refers to
/// static data.
class PageRules {
 public:
  explicit PageRules(std::string_view host);

  /// Of an element by its name, by a class or id attribute, by any other attribute. `words`: parts of class names
  /// count as well ("share" in "post-share-box"), which says too much about inline elements of running text.
  Role of_tag(std::string_view name) const;
  Role of_classes(std::string_view names, bool words) const;
  Role of_attribute(std::string_view name, std::string_view value) const;

  /// Of a block by its text.
  Role of_text(std::string_view text) const;

 private:
  std::vector<const RuleIndex*> indexes_;
};

/// What the person or body after a label did: 记者：韩洁 责编：申铧
enum class LabelRole : std::uint8_t { none, author, editor, credit, image, date, section, ignored };

/// The role of a folded label ("记者"), none for any other text.
LabelRole label_role(std::string_view folded);

}  // namespace newsgraph::article
