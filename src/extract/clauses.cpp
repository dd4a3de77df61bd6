#include "newsgraph/extract/clauses.h"

#include <algorithm>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {
/// Most of a text: characters that are no marks.
constexpr char32_t first_han = 0x3400;
constexpr char32_t last_han = 0x9FFF;
}  // namespace

bool is_framed(const Reading& reading, const MarkedPair& pair) {
  if (!pair.opened) return false;
  const std::uint32_t begin = pair.outer.begin;
  const std::uint32_t block = reading.blocks()[pair.block].begin;
  return pair.closed || begin == block || (begin > block && reading.at(begin - 1) == U':');
}

Clauses::Clauses(const Reading& reading) : reading_(&reading) {
  const auto& blocks = reading.blocks();
  const auto& pairs = reading.marked_pairs();
  frames_.reserve(blocks.size() + pairs.size());
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    frames_.push_back({.chars = blocks[block], .block = block});
  }
  pair_frames_.assign(pairs.size(), UINT32_MAX);
  for (std::uint32_t pair = 0; pair < pairs.size(); ++pair) {
    if (!is_framed(reading, pairs[pair])) continue;
    pair_frames_[pair] = static_cast<std::uint32_t>(frames_.size());
    frames_.push_back({.chars = pairs[pair].inner, .pair = pair, .block = pairs[pair].block});
  }
  for (std::uint32_t frame = 0; frame < frames_.size(); ++frame) read_frame(frame);
}

void Clauses::add(Chars chars, std::uint32_t frame, std::uint32_t sentence, char32_t mark) {
  while (chars.begin < chars.end && reading_->at(chars.begin) == U' ') ++chars.begin;
  while (chars.end > chars.begin && reading_->at(chars.end - 1) == U' ') --chars.end;
  if (!chars.empty()) clauses_.push_back({chars, frame, sentence, mark});
}

/// The place of the bracket that closes the one at `open`, if it is near; else `open` itself.
std::uint32_t Clauses::bracket_end(std::uint32_t open, std::uint32_t end) const {
  constexpr std::uint32_t longest_bracket = 60;
  const auto close = reading_->text({open, std::min(open + longest_bracket, end)}).find(U')');
  return close == std::u32string_view::npos ? open : open + static_cast<std::uint32_t>(close);
}

/// The mark of 1,000 and 12:30.
bool Clauses::is_in_number(std::uint32_t at) const {
  const char32_t c = reading_->at(at);
  return (c == U',' || c == U':') && at > 0 && is_digit(reading_->at(at - 1)) && is_digit(reading_->at(at + 1));
}

/// True where the sentence ends with this pair, as in 他说：“…。”他又…: only asked within marks, since the reading cuts
/// blocks into sentences.
bool Clauses::ends_sentence(const MarkedPair& pair, Chars frame) const {
  return pair.outer.begin > frame.begin && is_clause_end(reading_->at(pair.outer.begin - 1)) && !pair.inner.empty() &&
         is_sentence_end(reading_->at(pair.inner.end - 1));
}

/// Walks over the frame; inner pairs and short brackets are stepped over as one. In a block the sentences are the
/// reading's; within marks only the full marks 。！？ end one.
void Clauses::read_frame(std::uint32_t frame) {
  const Reading& reading = *reading_;
  Frame& here = frames_[frame];
  const bool marked = here.pair != UINT32_MAX;
  here.first = static_cast<std::uint32_t>(clauses_.size());
  const auto& pairs = reading.marked_pairs();
  const auto& sentences = reading.sentences();
  auto pair = marked
                  ? pairs.begin() + here.pair + 1
                  : std::ranges::lower_bound(pairs, here.chars.begin, {}, [](const auto& p) { return p.outer.begin; });
  auto next =
      marked ? sentences.end()
             : std::ranges::upper_bound(sentences, here.chars.begin, {}, [](const auto& s) { return s.chars.begin; });
  const std::u32string_view text = reading.text();
  std::uint32_t begin = here.chars.begin;
  std::uint32_t sentence = 0;
  std::uint32_t stop = here.chars.begin;  // before it neither a pair nor a sentence begins
  const auto cut = [&](std::uint32_t end, std::uint32_t following, char32_t mark) {
    add({begin, end}, frame, sentence, mark);
    begin = following;
  };
  for (std::uint32_t i = here.chars.begin; i < here.chars.end; ++i) {
    if (i < stop && text[i] >= first_han && text[i] <= last_han) continue;
    if (next != sentences.end() && next->chars.begin == i) {
      cut(i, i, 0);
      ++sentence;
      ++next;
    }
    pair = std::find_if(pair, pairs.end(), [&](const auto& p) { return p.outer.begin >= i && is_framed(reading, p); });
    stop = std::min(pair == pairs.end() ? here.chars.end : pair->outer.begin,
                    next == sentences.end() ? here.chars.end : next->chars.begin);
    if (pair != pairs.end() && pair->outer.begin == i && pair->outer.end <= here.chars.end) {
      i = pair->outer.end - 1;
      if (!marked || !ends_sentence(*pair, here.chars)) continue;
      cut(i + 1, i + 1, 0);
      ++sentence;
      continue;
    }
    const char32_t c = text[i];
    if (c == U'(') i = bracket_end(i, here.chars.end);
    if (!is_clause_end(c) || is_in_number(i)) continue;
    cut(i, i + 1, c);
    if (marked && is_sentence_end(c)) ++sentence;
  }
  cut(here.chars.end, here.chars.end, 0);
  here.count = static_cast<std::uint32_t>(clauses_.size()) - here.first;
}

std::uint32_t Clauses::frame_at(std::uint32_t position) const {
  const auto& pairs = reading_->marked_pairs();
  const MarkedPair* pair = reading_->enclosing_pair({position, position + 1});
  while (pair != nullptr) {
    const std::uint32_t frame = pair_frames_[static_cast<std::size_t>(pair - pairs.data())];
    if (frame != UINT32_MAX) return frame;
    pair = pair->parent == UINT32_MAX ? nullptr : &pairs[pair->parent];
  }
  const auto& blocks = reading_->blocks();
  const auto after = std::ranges::upper_bound(blocks, position, {}, [](Chars block) { return block.begin; });
  return after == blocks.begin() ? 0 : static_cast<std::uint32_t>(after - blocks.begin() - 1);
}

std::uint32_t Clauses::clause_at(std::uint32_t frame, std::uint32_t position) const {
  const Frame& here = frames_[frame];
  const auto first = clauses_.begin() + here.first;
  const auto after = std::upper_bound(first, first + here.count, position,
                                      [](std::uint32_t at, const Clause& c) { return at < c.chars.begin; });
  return after == first ? UINT32_MAX : static_cast<std::uint32_t>(after - clauses_.begin() - 1);
}

std::uint32_t Clauses::first_of_sentence(std::uint32_t clause) const {
  const Clause& here = clauses_[clause];
  while (clause > frames_[here.frame].first && clauses_[clause - 1].sentence == here.sentence) --clause;
  return clause;
}

std::uint32_t Clauses::last_of_sentence(std::uint32_t clause) const {
  const Clause& here = clauses_[clause];
  const std::uint32_t end = frames_[here.frame].first + frames_[here.frame].count;
  while (clause + 1 < end && clauses_[clause + 1].sentence == here.sentence) ++clause;
  return clause;
}

Chars Clauses::sentence_of(std::uint32_t clause) const {
  return {clauses_[clause].chars.begin, clauses_[last_of_sentence(clause)].chars.end};
}

}  // namespace newsgraph::extract
