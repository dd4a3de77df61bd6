#include "newsgraph/extract/lexicon.h"

#include <algorithm>

namespace newsgraph::extract {
namespace {

constexpr std::size_t character_range = 0x110000;

std::uint64_t key_of(std::uint32_t parent, char32_t c) {
  return (static_cast<std::uint64_t>(parent) << 32U) | (static_cast<std::uint64_t>(c) + 1U);
}

std::size_t slot_of(std::uint64_t key, std::size_t capacity) {
  std::uint64_t mixed = key * 0x9E3779B97F4A7C15ULL;
  mixed ^= mixed >> 32U;
  return static_cast<std::size_t>(mixed) & (capacity - 1);
}

}  // namespace

Lexicon::Lexicon(std::vector<std::pair<std::u32string, Value>> words) : edges_(64), starts_(character_range) {
  std::ranges::sort(words);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& [word, value] = words[i];
    if (word.empty()) continue;
    Node node = no_node;
    for (const char32_t c : word) node = add_child(node, c);
    Terminal& terminal = terminals_[node];
    if (terminal.count == 0) {
      terminal.first = static_cast<std::uint32_t>(values_.size());
      ++words_;
    }
    ++terminal.count;  // equal words are neighbours after sorting, so their values are too
    values_.push_back(value);
    if (word.front() < character_range) starts_[word.front()] = true;
  }
}

Lexicon::Node Lexicon::child(Node parent, char32_t c) const {
  const std::uint64_t key = key_of(parent, c);
  for (std::size_t slot = slot_of(key, edges_.size());; slot = (slot + 1) & (edges_.size() - 1)) {
    if (edges_[slot].key == key) return edges_[slot].child;
    if (edges_[slot].key == 0) return no_node;
  }
}

Lexicon::Node Lexicon::add_child(Node parent, char32_t c) {
  if (const Node present = child(parent, c); present != no_node) return present;
  if ((used_ + 1) * 2 > edges_.size()) grow();
  const std::uint64_t key = key_of(parent, c);
  std::size_t slot = slot_of(key, edges_.size());
  while (edges_[slot].key != 0) slot = (slot + 1) & (edges_.size() - 1);
  const Node node = static_cast<Node>(terminals_.size());
  edges_[slot] = {key, node};
  ++used_;
  terminals_.emplace_back();
  return node;
}

void Lexicon::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.key == 0) continue;
    std::size_t slot = slot_of(edge.key, edges_.size());
    while (edges_[slot].key != 0) slot = (slot + 1) & (edges_.size() - 1);
    edges_[slot] = edge;
  }
}

std::span<const Lexicon::Value> Lexicon::values(Node node) const {
  const Terminal terminal = terminals_[node];
  return std::span(values_).subspan(terminal.first, terminal.count);
}

void Lexicon::match(std::u32string_view text, std::size_t at, std::vector<Match>& out) const {
  out.clear();
  if (at >= text.size() || text[at] >= starts_.size() || !starts_[text[at]]) return;
  Node node = no_node;
  for (std::size_t i = at; i < text.size(); ++i) {
    node = child(node, text[i]);
    if (node == no_node) return;
    if (terminals_[node].count != 0) out.push_back({static_cast<std::uint32_t>(i + 1 - at), values(node)});
  }
}

Lexicon::Match Lexicon::longest(std::u32string_view text, std::size_t at) const {
  Match best;
  if (at >= text.size() || text[at] >= starts_.size() || !starts_[text[at]]) return best;
  Node node = no_node;
  for (std::size_t i = at; i < text.size(); ++i) {
    node = child(node, text[i]);
    if (node == no_node) break;
    if (terminals_[node].count != 0) best = {static_cast<std::uint32_t>(i + 1 - at), values(node)};
  }
  return best;
}

std::span<const Lexicon::Value> Lexicon::find(std::u32string_view word) const {
  if (word.empty() || edges_.empty()) return {};
  Node node = no_node;
  for (const char32_t c : word) {
    node = child(node, c);
    if (node == no_node) return {};
  }
  return values(node);
}

}  // namespace newsgraph::extract
