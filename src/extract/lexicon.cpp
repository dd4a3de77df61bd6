#include "newsgraph/extract/lexicon.h"

#include <algorithm>

#include "newsgraph/base/check.h"

namespace newsgraph::extract {
namespace {

constexpr unsigned child_bits = 21;
constexpr unsigned character_bits = 21;
constexpr std::uint64_t child_mask = (1ULL << child_bits) - 1;
constexpr std::size_t max_nodes = std::size_t{1} << child_bits;
constexpr std::size_t character_range = 0x110000;

/// Parent and character, without a child. Never 0, since the root's children are kept apart.
constexpr std::uint64_t key_of(std::uint32_t parent, char32_t c) {
  return (static_cast<std::uint64_t>(parent) << (character_bits + child_bits)) |
         (static_cast<std::uint64_t>(c) << child_bits);
}

std::size_t slot_of(std::uint64_t key, std::size_t capacity) {
  std::uint64_t mixed = (key >> child_bits) * 0x9E3779B97F4A7C15ULL;
  mixed ^= mixed >> 32U;
  return static_cast<std::size_t>(mixed) & (capacity - 1);
}

}  // namespace

Lexicon::Lexicon(std::vector<std::pair<std::u32string, Value>> words) : edges_(64) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (const auto& [word, value] : words) {
    if (word.empty()) continue;
    Node node = root;
    for (const char32_t c : word) node = add_child(node, c);
    Terminal& terminal = terminals_[node];
    if (terminal.count == 0) {
      terminal.first = static_cast<std::uint32_t>(values_.size());
      ++words_;
    }
    ++terminal.count;  // equal words are neighbours after sorting, so their values are too
    values_.push_back(value);
  }
}

Lexicon::Node Lexicon::child(Node parent, char32_t c) const {
  const std::uint64_t key = key_of(parent, c);
  for (std::size_t slot = slot_of(key, edges_.size());; slot = (slot + 1) & (edges_.size() - 1)) {
    const Edge edge = edges_[slot];
    if ((edge & ~child_mask) == key) return static_cast<Node>(edge & child_mask);
    if (edge == 0) return root;
  }
}

void Lexicon::insert(Edge edge) {
  std::size_t slot = slot_of(edge & ~child_mask, edges_.size());
  while (edges_[slot] != 0) slot = (slot + 1) & (edges_.size() - 1);
  edges_[slot] = edge;
}

Lexicon::Node Lexicon::add_child(Node parent, char32_t c) {
  const Node present = parent == root ? first_child(c) : child(parent, c);
  if (present != root) return present;
  invariant(terminals_.size() < max_nodes && c < character_range, "a lexicon has too many words");
  const Node node = static_cast<Node>(terminals_.size());
  terminals_.emplace_back();
  if (parent == root) {
    if (first_.size() <= c) first_.resize(static_cast<std::size_t>(c) + 1, root);
    first_[c] = node;
    return node;
  }
  if ((used_ + 1) * 2 > edges_.size()) {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Edge edge : old) {
      if (edge != 0) insert(edge);
    }
  }
  insert(key_of(parent, c) | node);
  ++used_;
  return node;
}

std::span<const Lexicon::Value> Lexicon::values(Node node) const {
  const Terminal terminal = terminals_[node];
  return std::span(values_).subspan(terminal.first, terminal.count);
}

void Lexicon::match(std::u32string_view text, std::size_t at, std::vector<Match>& out) const {
  out.clear();
  Node node = at < text.size() ? first_child(text[at]) : root;
  for (std::size_t i = at + 1; node != root; ++i) {
    if (terminals_[node].count != 0) out.push_back({static_cast<std::uint32_t>(i - at), values(node)});
    node = i < text.size() ? child(node, text[i]) : root;
  }
}

Lexicon::Match Lexicon::longest(std::u32string_view text, std::size_t at) const {
  Match best;
  Node node = at < text.size() ? first_child(text[at]) : root;
  for (std::size_t i = at + 1; node != root; ++i) {
    if (terminals_[node].count != 0) best = {static_cast<std::uint32_t>(i - at), values(node)};
    node = i < text.size() ? child(node, text[i]) : root;
  }
  return best;
}

std::span<const Lexicon::Value> Lexicon::find(std::u32string_view word) const {
  Node node = word.empty() ? root : first_child(word.front());
  for (std::size_t i = 1; node != root && i < word.size(); ++i) node = child(node, word[i]);
  return node == root ? std::span<const Value>() : values(node);
}

}  // namespace newsgraph::extract
