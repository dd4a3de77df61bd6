#pragma once

#include <memory>
#include <string_view>

// The parser's types; its header is included by the sources that walk the tree.
struct GumboInternalNode;
struct GumboInternalOutput;

namespace newsgraph::article {

/// A parsed piece of HTML. Owns the tree, which lives in one arena and refers to the text, which must outlive it.
class HtmlTree {
 public:
  /// Never fails: any text is HTML of some sort. Give it what tame_html() returned.
  explicit HtmlTree(std::string_view html);
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  const GumboInternalNode& root() const;

 private:
  class Arena;
  std::unique_ptr<Arena> arena_;
  GumboInternalOutput* output_ = nullptr;  ///< in the arena
};

}  // namespace newsgraph::article
