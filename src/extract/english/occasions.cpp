#include "newsgraph/extract/english/occasions.h"

#include <algorithm>
#include <array>

namespace newsgraph::extract::english {
namespace {

/// Words between the preposition and the noun: a joint televised news conference.
constexpr std::uint32_t most_words_before = 6;

class OccasionFinder {
 public:
  OccasionFinder(const Outline& outline, const Subjects& subjects, Text::Range pieces)
      : o_(outline), subjects_(subjects), range_(pieces) {}

  Occasion at(std::uint32_t preposition) const {
    const std::uint32_t noun = noun_behind(preposition + 1);
    if (noun == range_.end) return {};
    Occasion found;
    found.head = {noun, noun + 1};
    found.name = {behind_determiner(preposition + 1), noun + 1};
    const bool interview = o_.kinds(noun).has(Kind::interview);
    if (o_.is(noun + 1, U"with") && noun + 2 < range_.end) {
      const std::uint32_t end = end_of_name(noun + 2);
      if (end > noun + 2) {
        if (interview) found.asker = {noun + 2, end};
        found.name.end = end;
      }
    }
    return found;
  }

 private:
  bool is_mark(std::uint32_t piece) const {
    return o_.pieces()[piece].is_quotation() || o_.text()[o_.pieces()[piece].begin].is_mark();
  }

  /// The noun for an occasion that ends the noun phrase, or the range's end. The last one counts: summit meeting.
  std::uint32_t noun_behind(std::uint32_t piece) const {
    const std::uint32_t limit = std::min(range_.end, piece + most_words_before);
    for (std::uint32_t i = piece; i < limit && !is_mark(i); ++i) {
      const Kinds kinds = o_.kinds(i);
      if (i > piece && kinds.any({Kind::preposition, Kind::subordinator, Kind::relative, Kind::auxiliary})) break;
      const bool noun = kinds.any({Kind::occasion, Kind::interview});
      const bool goes_on =
          i + 1 < range_.end && !is_mark(i + 1) && o_.kinds(i + 1).any({Kind::occasion, Kind::interview});
      if (noun && !goes_on) return i;
    }
    return range_.end;
  }

  std::uint32_t behind_determiner(std::uint32_t piece) const {
    return o_.kinds(piece).any({Kind::determiner, Kind::possessive}) ? piece + 1 : piece;
  }

  /// Behind the name, with the words before it that say what it is: French broadcaster Canal 9, the Varn Post.
  std::uint32_t end_of_name(std::uint32_t piece) const {
    const std::uint32_t limit = std::min(range_.end, piece + most_words_before);
    for (std::uint32_t i = piece; i < limit && !is_mark(i); ++i) {
      if (i > piece && o_.kinds(i).any({Kind::preposition, Kind::subordinator, Kind::relative})) break;
      const MentionIndex::Item* item = subjects_.mention_at(i);
      if (item == nullptr) continue;
      while (i < range_.end && subjects_.mention_at(i) == item) ++i;
      return i;
    }
    return piece;
  }

  const Outline& o_;
  const Subjects& subjects_;
  Text::Range range_;
};

bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

Occasion find_occasion(const Outline& outline, const Subjects& subjects, Text::Range pieces, bool opening) {
  const OccasionFinder finder(outline, subjects, pieces);
  for (std::uint32_t i = pieces.begin; i + 1 < pieces.end; ++i) {
    const std::u32string_view word = outline.word(i);
    const bool stops = outline.pieces()[i].is_quotation() || is_one_of(word, {U"that", U";", U":"});
    if (!opening && stops) break;
    if (!is_one_of(word, {U"at", U"in", U"during", U"of"})) continue;
    // on the sidelines of a summit
    if (word == U"of" && !(i > pieces.begin && is_one_of(outline.word(i - 1), {U"sidelines", U"margins"}))) continue;
    const bool opens = i == pieces.begin || word == U"of" ||
                       is_one_of(outline.word(i - 1), {U"speaking", U"talking", U"asked", U"addressing", U"writing"});
    if (opening && !opens) continue;
    const Occasion found = finder.at(i);
    if (found.head.size() > 0) return found;
  }
  return {};
}

bool is_occasion(const Outline& outline, Subjects::Phrase phrase) {
  return phrase.size() > 0 && outline.kinds(phrase.end - 1).has(Kind::occasion);
}

}  // namespace newsgraph::extract::english
