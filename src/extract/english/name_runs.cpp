#include "newsgraph/extract/english/name_runs.h"

#include <algorithm>

namespace newsgraph::extract::english {
namespace {

constexpr std::uint32_t longest_run = 12;

/// Capitalised at the head of sentences, and no part of names.
constexpr Kinds function_words = {
    Kind::determiner, Kind::possessive, Kind::preposition, Kind::conjunction, Kind::subordinator, Kind::relative,
    Kind::auxiliary,  Kind::modal,      Kind::negation,    Kind::he,          Kind::she,          Kind::it,
    Kind::they,       Kind::self,       Kind::addressee,   Kind::pronoun,     Kind::adverb};

class RunReader {
 public:
  explicit RunReader(const Text& text) : text_(text) {}

  std::vector<Run> run() {
    std::vector<Run> out;
    for (const Text::Range block : text_.blocks()) {
      if (block.begin == 0 && is_title_case(block)) continue;
      for (std::uint32_t i = block.begin; i < block.end;) {
        if (!begins(i)) {
          ++i;
          continue;
        }
        const Run run{i, end_of(i, block.end)};
        out.push_back(run);
        i = run.end;
      }
    }
    return out;
  }

 private:
  /// A headline in which almost every word has a capital says nothing about names.
  bool is_title_case(Text::Range block) const {
    std::uint32_t capital = 0;
    std::uint32_t lower = 0;
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      if (text_[i].shape == Word::Shape::lower && text_[i].at.size() > 3 && !text_[i].kinds.any(function_words))
        ++lower;
      if (text_[i].is_capital()) ++capital;
    }
    return capital > 4 && lower * 4 < capital;
  }

  bool begins(std::uint32_t i) const {
    const Word& word = text_[i];
    if (!word.is_capital()) return false;
    if (word.kinds.any({Kind::weekday, Kind::month})) {
      return word.kinds.any({Kind::given_male, Kind::given_female}) && text_[i + 1].shape == Word::Shape::capital &&
             !word.kinds.has(Kind::weekday);
    }
    if (!word.kinds.any(function_words)) return true;
    // "Will Smith", "US": a function word only where it is written like one.
    if (word.shape == Word::Shape::upper && word.at.size() > 1 && !word.initial) return true;
    return word.kinds.any({Kind::given_male, Kind::given_female, Kind::particle}) && text_[i + 1].is_capital() &&
           !word.kinds.has(Kind::determiner);
  }

  bool is_part(std::uint32_t i, std::uint32_t end) const {
    const Word& word = text_[i];
    if (i >= end || !word.is_capital() || word.kinds.has(Kind::weekday)) return false;
    if (word.kinds.has(Kind::month)) return text_[i + 1].shape != Word::Shape::number;
    if (word.kinds.any({Kind::self, Kind::he, Kind::she, Kind::they})) return word.shape == Word::Shape::upper;
    return true;
  }

  /// The index of the word with which a run that ends before `next` goes on; `next` itself where it does not.
  std::uint32_t joined(Run run, std::uint32_t next, std::uint32_t end) const;
  /// The word behind "of" and the like at `next`, where it goes on with the name of a body or a place; else `next`.
  std::uint32_t joined_by_of(Run run, std::uint32_t next, std::uint32_t end) const;
  /// Whether a genitive that ends at `next` begins a name: Sheriff's Office, St. Mary's Hospital, People's Party.
  bool is_owner(Run run, std::uint32_t next) const;
  bool is_membership(std::uint32_t mark) const;
  bool has(Run run, Kinds kinds) const {
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (text_[i].kinds.any(kinds)) return true;
    }
    return false;
  }
  std::uint32_t end_of(std::uint32_t begin, std::uint32_t block_end) const;
  bool is_listed_body(Run run, std::uint32_t behind_and, std::uint32_t end) const;

  const Text& text_;
};

/// Avon and Somerset Police: one name over "and".
bool RunReader::is_listed_body(Run run, std::uint32_t behind_and, std::uint32_t end) const {
  if (run.size() != 1 || text_[run.begin].kinds.any({Kind::given_male, Kind::given_female})) return false;
  if (text_[run.begin - 1].is_capital() || text_.is(run.begin - 1, U",")) return false;
  std::uint32_t last = behind_and;
  while (last + 1 < end && text_[last + 1].is_capital()) ++last;
  const Kinds kinds = text_[last].kinds;
  return last > behind_and && last <= behind_and + 2 && kinds.has(Kind::organization);
}

std::uint32_t RunReader::joined_by_of(Run run, std::uint32_t next, std::uint32_t end) const {
  const std::u32string_view word = text_.word(next);
  const std::uint32_t behind_the = next + (text_.is(next + 1, U"the") ? 2U : 1U);
  const bool titled = has(run, {Kind::title, Kind::honorific}) && !has(run, {Kind::organization_of});
  if ((word != U"of" && word != U"for") || titled || !is_part(behind_the, end) ||
      text_[behind_the].kinds.any(function_words)) {
    return next;
  }
  const bool place = word == U"of" && has(run, {Kind::place});
  return place || has(run, {Kind::organization_of}) ? behind_the : next;
}

bool RunReader::is_owner(Run run, std::uint32_t next) const {
  static constexpr std::u32string_view plain[] = {U"people",  U"children", U"women",    U"men",     U"workers",
                                                  U"farmers", U"teachers", U"veterans", U"players", U"writers"};
  return text_[next - 1].kinds.any({Kind::title, Kind::role, Kind::honorific}) ||
         std::ranges::find(plain, text_.word(next - 1)) != std::end(plain) ||
         (run.size() > 1 && text_[run.begin].kinds.has(Kind::place_before));
}

/// Airline Pilots’ Association: those who belong to it, in the plural.
bool RunReader::is_membership(std::uint32_t mark) const {
  static constexpr std::u32string_view bodies[] = {U"association", U"union",   U"federation", U"guild",   U"party",
                                                   U"league",      U"society", U"congress",   U"council", U"institute",
                                                   U"club",        U"fund",    U"committee",  U"bureau"};
  const bool plural = (text_.is(mark, U"'") || text_.is(mark, U"’")) && text_.word(mark - 1).ends_with(U's');
  return plural && std::ranges::find(bodies, text_.word(mark + 1)) != std::end(bodies);
}

std::uint32_t RunReader::joined(Run run, std::uint32_t next, std::uint32_t end) const {
  if (is_part(next, end)) return next;
  const std::u32string_view word = text_.word(next);
  const bool touches = next < end && text_[next].at.begin == text_[next - 1].at.end;
  const Word& last = text_[next - 1];
  // John F. Kennedy, St. Louis, Novabank Corp.
  if (word == U"." && touches && (last.kinds.has(Kind::abbreviation) || last.at.size() == 1) &&
      is_part(next + 1, end) && text_[next + 1].sentence == last.sentence &&
      !text_[next + 1].kinds.any(function_words)) {
    return next + 1;
  }
  if (word == U"&" && is_part(next + 1, end)) return next + 1;
  if (text_[next].kinds.has(Kind::particle) && text_[next].shape == Word::Shape::lower) {
    std::uint32_t behind = next + 1;
    while (behind < next + 3 && text_[behind].kinds.has(Kind::particle) && !text_[behind].is_capital()) ++behind;
    if (is_part(behind, end)) return behind;
  }
  if (const std::uint32_t behind = joined_by_of(run, next, end); behind != next) return behind;
  if (word == U"and" && is_part(next + 1, end)) {
    const bool inside = run.size() >= 3 && has(run, {Kind::organization_of}) && has(run, {Kind::preposition}) &&
                        !text_[next + 1].kinds.any({Kind::organization_of, Kind::title});
    if (inside || is_listed_body(run, next + 1, end)) return next + 1;
  }
  const bool genitive = word == U"'s" || word == U"’s" || ((word == U"'" || word == U"’") && touches);
  const bool joins = genitive && is_part(next + 1, end) &&
                     text_[next + 1].kinds.any({Kind::organization, Kind::place}) &&
                     (is_owner(run, next) || is_membership(next));
  return joins ? next + 1 : next;
}

std::uint32_t RunReader::end_of(std::uint32_t begin, std::uint32_t block_end) const {
  std::uint32_t end = begin + 1;
  while (end < block_end && end - begin < longest_run) {
    const std::uint32_t next = end;
    const std::uint32_t part = joined({begin, end}, next, block_end);
    if (part == next && !is_part(next, block_end)) break;
    if (text_[part].initial && text_[part].sentence != text_[begin].sentence) break;
    if (text_[part].quoted != text_[begin].quoted) break;
    end = part + 1;
  }
  return end;
}

}  // namespace

std::vector<Run> capitalized_runs(const Text& text) {
  return RunReader(text).run();
}

std::uint32_t words_in(const Text& text, Run run) {
  std::uint32_t count = 0;
  for (std::uint32_t i = run.begin; i < run.end; ++i) count += text[i].is_mark() ? 0U : 1U;
  return count;
}

}  // namespace newsgraph::extract::english
