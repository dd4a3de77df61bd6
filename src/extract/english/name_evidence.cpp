#include "newsgraph/extract/english/name_evidence.h"

#include <algorithm>

namespace newsgraph::extract::english {
namespace {

constexpr Kinds person_nouns = {Kind::title, Kind::role, Kind::honorific};

bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool NameEvidence::follows_role(Run run) const {
  if (run.begin == 0) return false;
  const Word& before = text_[run.begin - 1];
  if (before.block != text_[run.begin].block) return false;
  if (text_.is(run.begin - 1, U".") && run.begin > 1) return text_[run.begin - 2].kinds.has(Kind::honorific);
  return before.kinds.any(person_nouns) && !before.kinds.has(Kind::cue);
}

bool NameEvidence::follows_apposed_role(Run run) const {
  if (run.begin < 2 || !text_.is(run.begin - 1, U",")) return false;
  const Word& noun = text_[run.begin - 2];
  if (noun.block != text_[run.begin].block || noun.is_capital() || !noun.kinds.any({Kind::title, Kind::role}))
    return false;
  // A list goes on: teachers, Greenpeace and …
  return text_.is(run.end, U",") || text_.is(run.end, U".") || text_[run.end].kinds.has(Kind::cue);
}

bool NameEvidence::follows_apposed_body(Run run) const {
  if (run.begin < 3 || !text_.is(run.begin - 1, U",")) return false;
  const Word& noun = text_[run.begin - 2];
  if (noun.is_capital() || !noun.kinds.any({Kind::group, Kind::medium}) || noun.kinds.has(Kind::place)) return false;
  return text_[run.end].kinds.has(Kind::cue) || (text_.is(run.end, U",") && text_[run.end + 1].kinds.has(Kind::cue));
}

bool NameEvidence::is_aged(Run run) const {
  const Word& number = text_[run.end + 1];
  if (!text_.is(run.end, U",") || number.shape != Word::Shape::number || number.at.size() > 3) return false;
  const std::u32string_view behind = text_.word(run.end + 2);
  return behind == U"," || behind == U"." || behind == U"and" || behind == U"who";
}

bool NameEvidence::is_who(Run run) const {
  const std::uint32_t at = text_.is(run.end, U",") ? run.end + 1 : run.end;
  return text_.is(at, U"who") || text_.is(at, U"whose") || text_.is(at, U"whom");
}

bool NameEvidence::is_which(Run run) const {
  return text_.is(run.end, U",") && (text_.is(run.end + 1, U"which") || text_.is(run.end + 1, U"where"));
}

bool NameEvidence::speaks(Run run) const {
  std::uint32_t next = run.end;
  while (text_[next].kinds.has(Kind::adverb) && next < run.end + 2) ++next;
  if (text_[next].kinds.has(Kind::cue) && !text_[next].is_capital()) {
    const auto saying = text_.lexicon().saying_at(text_.reading().text(), text_[next].at.begin);
    if (saying.verb != nullptr && (saying.form == VerbForm::past || saying.form == VerbForm::third)) return true;
  }
  if (run.begin < 2) return false;
  const auto before = text_.lexicon().saying_at(text_.reading().text(), text_[run.begin - 1].at.begin);
  const std::u32string_view mark = text_.word(run.begin - 2);
  return before.verb != nullptr && before.verb->quote && !before.verb->object && before.form == VerbForm::past &&
         !mark.empty() && (is_quotation_mark(mark.front()) || mark == U",");
}

bool NameEvidence::is_told(Run run) const {
  const std::uint32_t verb = follows_the(run) ? run.begin - 1 : run.begin;
  return verb > 0 && is_one_of(text_.word(verb - 1), {U"told", U"tells", U"telling"});
}

bool NameEvidence::is_contender(Run run) const {
  return run.begin > 0 &&
         is_one_of(text_.word(run.begin - 1), {U"leaders", U"champions", U"rivals", U"neighbours", U"neighbors",
                                               U"visitors", U"hosts", U"strugglers", U"newcomers", U"finalists",
                                               U"giants", U"holders", U"runners-up", U"opponents", U"favourites"});
}

bool NameEvidence::is_behind_street(Run run) const {
  if (run.begin < 2 || !text_.is(run.begin - 1, U",") || run.size() > 2) return false;
  const bool street = is_one_of(text_.word(run.begin - 2), {U"road", U"street", U"avenue", U"lane", U"drive", U"close",
                                                            U"crescent", U"terrace", U"way", U"grove", U"gardens"});
  return street && text_[run.begin - 2].is_capital() && (text_.is(run.end, U",") || text_.is(run.end, U"."));
}

/// chief executive of X, an analyst at X
bool NameEvidence::is_employer(Run run) const {
  if (run.begin < 2) return false;
  const std::u32string_view noun = text_.word(run.begin - 2);
  if (text_.is(run.begin - 1, U"of")) {
    return is_one_of(noun, {U"executive", U"chairman", U"chairwoman", U"ceo", U"cfo", U"founder", U"co-founder",
                            U"boss", U"shareholder", U"shareholders", U"owner", U"owners", U"subsidiary", U"takeover"});
  }
  return text_.is(run.begin - 1, U"at") &&
         is_one_of(noun, {U"analyst",   U"analysts",   U"economist",   U"economists", U"strategist", U"strategists",
                          U"executive", U"executives", U"lawyer",      U"lawyers",    U"employee",   U"employees",
                          U"partner",   U"researcher", U"researchers", U"trader",     U"traders",    U"broker",
                          U"brokers",   U"engineer",   U"engineers"});
}

Kinds NameEvidence::apposed(Run run) const {
  constexpr std::uint32_t longest = 12;
  const bool bracket = text_.is(run.end, U"(") && text_.is(run.end + 2, U")");
  const std::uint32_t comma = bracket ? run.end + 3 : run.end;
  if (!text_.is(comma, U",")) return {};
  const std::uint32_t first = comma + 1;
  const Kinds begins = text_[first].kinds;
  const bool opened =
      begins.any({Kind::determiner, Kind::possessive, Kind::modifier, Kind::demonym, Kind::title, Kind::role}) ||
      text_.is(first + 1, U"'s") || text_.is(first + 1, U"’s");
  if (!opened || begins.any({Kind::conjunction, Kind::relative})) return {};
  Kinds head;
  for (std::uint32_t i = first; i < first + longest; ++i) {
    const Word& word = text_[i];
    if (word.block != text_[run.begin].block) break;
    if (i > first && (text_.is(i, U"'s") || text_.is(i, U"’s"))) {
      head = {};
      continue;
    }
    const bool ends = word.is_mark() || word.kinds.any({Kind::preposition, Kind::conjunction, Kind::relative,
                                                        Kind::auxiliary, Kind::modal});
    if (ends && i > first) return head;
    head = word.is_capital() && !word.kinds.any(person_nouns) ? Kinds{} : word.kinds;
  }
  return {};
}

Kinds NameEvidence::noun_behind(Run run) const {
  const Word& next = text_[run.end];
  if (next.shape != Word::Shape::lower || next.block != text_[run.begin].block) return {};
  // the Anadolu news agency
  return next.phrase.has(Kind::medium) ? next.phrase : next.kinds;
}

Kinds NameEvidence::noun_before(Run run) const {
  if (run.begin == 0) return {};
  const Word& before = text_[run.begin - 1];
  return before.block == text_[run.begin].block && !before.is_mark() ? before.kinds : Kinds{};
}

bool NameEvidence::is_located(Run run) const {
  // A stake in it, trust in them.
  if (run.begin > 1 &&
      is_one_of(text_.word(run.begin - 2), {U"shares", U"share", U"stake", U"stakes", U"interest", U"invest",
                                            U"invested", U"investment", U"confidence", U"trust", U"faith", U"belief",
                                            U"believe", U"investors", U"shareholders", U"confident"})) {
    return false;
  }
  return run.begin > 0 && is_one_of(text_.word(run.begin - 1), {U"in", U"near", U"outside", U"across", U"around",
                                                                U"into", U"throughout", U"inside"});
}

bool NameEvidence::follows_the(Run run) const {
  return run.begin > 0 && text_.is(run.begin - 1, U"the");
}

bool NameEvidence::is_owner(Run run) const {
  return text_.is(run.end, U"'s") || text_.is(run.end, U"’s");
}

/// KYIV, May 3 (AFP) — at the head of a block.
bool NameEvidence::is_dateline(Run run) const {
  constexpr std::uint32_t reach = 16;
  const Word& first = text_[run.begin];
  if (text_.blocks()[first.block].begin != run.begin || first.block == 0) return false;
  const std::uint32_t end = std::min(text_.blocks()[first.block].end, run.end + reach);
  for (std::uint32_t i = run.end; i < end; ++i) {
    const std::u32string_view word = text_.word(i);
    if (word == U"—" || word == U"–" || word == U"-") return first.shape == Word::Shape::upper || i < run.end + 10;
    if (word == U"." && text_[i].sentence != text_[i + 1].sentence) return false;
  }
  return false;
}

}  // namespace newsgraph::extract::english
