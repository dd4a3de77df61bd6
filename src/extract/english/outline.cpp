#include "newsgraph/extract/english/outline.h"

#include <algorithm>

#include "newsgraph/extract/clauses.h"

namespace newsgraph::extract::english {

namespace {

/// A pair whose marks can be trusted, or one that its paragraph leaves open and the next paragraph opens again.
bool is_quotation(const Reading& reading, std::size_t index) {
  const auto& pairs = reading.marked_pairs();
  const MarkedPair& pair = pairs[index];
  if (is_framed(reading, pair)) return true;
  if (!pair.opened || pair.parent != UINT32_MAX) return false;
  for (std::size_t next = index + 1; next < pairs.size(); ++next) {
    if (pairs[next].block == pair.block) continue;
    const Chars block = reading.blocks()[pairs[next].block];
    return pairs[next].block == pair.block + 1 && pairs[next].open == pair.open && pairs[next].opened &&
           pairs[next].outer.begin == block.begin;
  }
  return false;
}

}  // namespace

Outline::Outline(const Text& text) : text_(&text) {
  for (const Text::Range block : text.blocks()) read_block(block);
}

Chars Outline::chars(std::uint32_t first, std::uint32_t end) const {
  return first < end ? text_->chars(pieces_[first].begin, pieces_[end - 1].end) : Chars{};
}

void Outline::read_block(Text::Range block) {
  const Reading& reading = text_->reading();
  const auto& pairs = reading.marked_pairs();
  auto begin = static_cast<std::uint32_t>(pieces_.size());
  const auto cut = [&] {
    const auto end = static_cast<std::uint32_t>(pieces_.size());
    if (begin == end) return;
    numbers_.resize(end, static_cast<std::uint32_t>(sentences_.size()));
    sentences_.push_back({begin, end});
    begin = end;
  };
  if (block.begin == block.end) return;
  auto pair = std::ranges::lower_bound(pairs, (*text_)[block.begin].at.begin, {},
                                       [](const MarkedPair& p) { return p.outer.begin; });
  std::uint32_t last_sentence = UINT32_MAX;
  for (std::uint32_t i = block.begin; i < block.end;) {
    const std::uint32_t here = (*text_)[i].at.begin;
    while (pair != pairs.end() &&
           (pair->outer.begin < here || !is_quotation(reading, static_cast<std::size_t>(pair - pairs.begin()))))
      ++pair;
    Piece piece{i, i + 1, Piece::none};
    if (pair != pairs.end() && pair->outer.begin == here) {
      piece.pair = static_cast<std::uint32_t>(pair - pairs.begin());
      while (piece.end < block.end && (*text_)[piece.end].at.begin < pair->outer.end) ++piece.end;
    }
    if (last_sentence != UINT32_MAX && (*text_)[piece.begin].sentence != last_sentence) cut();
    pieces_.push_back(piece);
    last_sentence = (*text_)[piece.end - 1].sentence;
    i = piece.end;
  }
  cut();
}

}  // namespace newsgraph::extract::english
