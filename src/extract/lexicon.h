#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// A set of folded words, each with one or more numbers that say what it is; finds all words that begin at a place
/// of a folded text. Immutable after building, so threads share it. A trie whose edges are one open-addressing hash
/// table: one probe for each character that is read. Holds up to two million trie nodes, some 500,000 words.
class Lexicon {
 public:
  /// What the words mean is the caller's: an index into one of its vectors, usually.
  using Value = std::uint32_t;
  struct Match {
    std::uint32_t length = 0;  ///< code points
    std::span<const Value> values;
  };

  Lexicon() = default;
  /// Words with their values; a word may occur several times. Empty words are left out.
  /// Throws BrokenInvariant beyond its capacity.
  explicit Lexicon(std::vector<std::pair<std::u32string, Value>> words);

  /// All words that begin at `at`, shortest first, appended to `out` after clearing it.
  void match(std::u32string_view text, std::size_t at, std::vector<Match>& out) const;
  /// The longest word that begins at `at`; length 0 where there is none.
  Match longest(std::u32string_view text, std::size_t at) const;
  /// The values of exactly this word; empty where it is not in the set.
  std::span<const Value> find(std::u32string_view word) const;

  std::size_t size() const { return words_; }

 private:
  using Node = std::uint32_t;
  static constexpr Node root = 0;  // never a child, so it also stands for "none"
  /// An edge in eight bytes, so that a probe costs one cache line of a small table: parent (22 bits), character (21)
  /// and child (21). 0 = free.
  using Edge = std::uint64_t;
  struct Terminal {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  Node first_child(char32_t c) const { return c < first_.size() ? first_[c] : root; }
  Node child(Node parent, char32_t c) const;
  Node add_child(Node parent, char32_t c);
  void insert(Edge edge);
  std::span<const Value> values(Node node) const;

  std::vector<Node> first_;  ///< children of the root by character: most places of a text end here
  std::vector<Edge> edges_;  ///< of all other nodes: open addressing, a power of two
  std::size_t used_ = 0;
  std::vector<Terminal> terminals_{1};  ///< by node
  std::vector<Value> values_;
  std::size_t words_ = 0;
};

}  // namespace newsgraph::extract
