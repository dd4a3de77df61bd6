#include "newsgraph/extract/english/reported_clauses.h"

#include <algorithm>

#include "newsgraph/extract/english/statements.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract::english {
namespace {

bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::initializer_list<std::u32string_view> question_words = {U"whether", U"if",   U"how",   U"why",
                                                                       U"what",    U"when", U"where", U"who"};
constexpr std::initializer_list<std::u32string_view> circumstances = {
    U"in",      U"on",      U"at", U"to",   U"during", U"from",    U"before", U"after",    U"via",
    U"through", U"outside", U"by", U"late", U"early",  U"earlier", U"later",  U"following"};

/// What opens a sentence before its main clause: If it rains, X said, we will stay.
constexpr std::initializer_list<std::u32string_view> openings = {U"if",      U"when",   U"while",   U"although",
                                                                 U"though",  U"unless", U"because", U"once",
                                                                 U"whereas", U"given",  U"even",    U"whatever"};

}  // namespace

std::uint32_t ReportedClauses::sentence_end(const Statement& statement) const {
  std::uint32_t end = o_.sentences()[statement.sentence].end;
  const std::uint32_t begin = o_.sentences()[statement.sentence].begin;
  while (end > begin && is_one_of(o_.word(end - 1), {U".", U"!", U"?", U"…"})) --end;
  return end;
}

/// Marked words that are speech and no term: they end like it.
bool ReportedClauses::is_speech(std::uint32_t piece) const {
  const Piece& here = o_.pieces()[piece];
  if (!here.is_quotation()) return false;
  const Chars inner = o_.text().reading().marked_pairs()[here.pair].inner;
  if (inner.empty()) return false;
  const char32_t last = o_.text().reading().at(inner.end - 1);
  return std::u32string_view(U".,?!…—–").find(last) != std::u32string_view::npos;
}

std::uint32_t ReportedClauses::skip_time(std::uint32_t piece, std::uint32_t limit) const {
  std::uint32_t end = piece;
  while (end < limit) {
    const Kinds kinds = o_.kinds(end);
    const bool time =
        kinds.any({Kind::weekday, Kind::time}) || (kinds.has(Kind::adverb) && !kinds.has(Kind::preposition));
    const bool leads = is_one_of(o_.word(end), {U"on", U"last", U"this", U"in", U"late", U"early"}) &&
                       end + 1 < limit &&
                       (o_.kinds(end + 1).any({Kind::weekday, Kind::time, Kind::month}) ||
                        is_one_of(o_.word(end + 1), {U"late", U"early"}));
    const bool date = kinds.has(Kind::month) && end > piece;
    const bool number = end > piece && o_.kinds(end - 1).has(Kind::month) &&
                        o_.text()[o_.pieces()[end].begin].shape == Word::Shape::number;
    if (!time && !leads && !date && !number) break;
    ++end;
  }
  return end;
}

/// True where what follows is what was said, or where the sentence ends.
bool ReportedClauses::begins_words(std::uint32_t piece, std::uint32_t limit) const {
  if (piece >= limit) return true;
  return o_.pieces()[piece].is_quotation() || o_.is(piece, U"that") || o_.is(piece, U":") || o_.is(piece, U",") ||
         is_one_of(o_.word(piece), question_words);
}

/// Behind "on Friday", "in a statement", "at a news conference in Paris"; only where they are not part of what was
/// said.
std::uint32_t ReportedClauses::skip_circumstances(std::uint32_t piece, std::uint32_t limit) const {
  constexpr std::uint32_t longest = 24;
  const std::uint32_t simple = skip_time(piece, limit);
  std::uint32_t end = simple;
  while (end < limit && !begins_words(end, limit)) {
    if (!is_one_of(o_.word(end), circumstances) && !o_.kinds(end).any({Kind::time, Kind::weekday, Kind::adverb}))
      return simple;
    ++end;
    while (end < limit && !begins_words(end, limit) && !is_one_of(o_.word(end), circumstances)) {
      if (o_.kinds(end).any(
              {Kind::auxiliary, Kind::modal, Kind::he, Kind::she, Kind::they, Kind::it, Kind::self, Kind::relative}))
        return simple;
      if (end - piece > longest) return simple;
      ++end;
    }
  }
  return end;
}

bool ReportedClauses::is_clause(std::uint32_t begin, std::uint32_t end) const {
  return end > begin + 2 && has_verb(o_, begin, end);
}

/// Without "that": what follows is a clause and not an object (claimed victory after …).
bool ReportedClauses::follows_bare(const Statement& statement, std::uint32_t first, std::uint32_t limit) const {
  const Kinds kinds = o_.kinds(first);
  const Text& text = o_.text();
  const bool subject = kinds.any({Kind::determiner, Kind::possessive, Kind::he, Kind::she, Kind::it, Kind::they,
                                  Kind::self, Kind::pronoun}) ||
                       text[o_.pieces()[first].begin].is_capital() ||
                       text[o_.pieces()[first].begin].shape == Word::Shape::number;
  if (statement.verb->bare && subject && limit > first + 3) return true;
  if (!is_clause(first, limit)) return false;
  for (std::uint32_t i = first; i < limit && !has_verb(o_, first, i + 1); ++i) {
    if (is_one_of(o_.word(i),
                  {U"after", U"before", U"as", U"since", U"when", U"while", U"because", U"who", U"which", U"that"}))
      return false;
  }
  return true;
}

/// The sentence before the comma that the statement stands behind; empty where that is speech in marks.
Chars ReportedClauses::left_of(const Statement& statement, std::uint32_t comma) const {
  const std::uint32_t begin = behind_dateline(o_, statement.sentence);
  if (comma <= begin || is_speech(comma - 1)) return {};
  return o_.chars(begin, comma);
}

/// From a piece to where what is said ends: the sentence's end, or another source.
Chars ReportedClauses::right_of(const Statement& statement, std::uint32_t first) const {
  const std::uint32_t limit = sentence_end(statement);
  std::uint32_t end = first;
  while (end < limit) {
    if (o_.is(end, U",") && (o_.is(end + 1, U"according") || o_.is(end + 1, U"citing") || o_.is(end + 1, U"quoting")))
      break;
    if (end > first && o_.is(end, U"according") && o_.is(end + 1, U"to")) break;
    ++end;
  }
  return first < end ? o_.chars(first, end) : Chars{};
}

void ReportedClauses::read(Statement& statement) const {
  statement.content.clear();
  const SayingVerb& verb = *statement.verb;
  const std::uint32_t limit = sentence_end(statement);
  const std::uint32_t first = skip_circumstances(statement.behind, limit);
  statement.behind = first;
  if (!verb.clause && !verb.that && !verb.question) return;
  // said a woman who gave only her first name
  if (statement.inverted && o_.kinds(first).has(Kind::relative)) return;
  const std::uint32_t said = first < limit && o_.is(first, U"that") ? first + 1 : first;
  if (said >= limit || o_.is(said, U",")) {
    read_before(statement, said, limit);
  } else {
    read_behind(statement, first, limit);
  }
}

/// X said that …, X asked whether …, X said …
void ReportedClauses::read_behind(Statement& statement, std::uint32_t first, std::uint32_t limit) const {
  const SayingVerb& verb = *statement.verb;
  if (o_.is(first, U"that")) {
    if (o_.is(++first, U":")) ++first;
  } else {
    const bool question = is_one_of(o_.word(first), question_words);
    if (!verb.clause && !(question && verb.question)) return;
    const bool phrase = is_one_of(
        o_.word(first), {U"to", U"of", U"for", U"as", U"against", U"with", U"about", U"in", U"on", U":", U"it"});
    if (phrase && !(o_.is(first, U"it") && is_clause(first, limit))) return;
    if (is_speech(first)) return;
    if (!question && !follows_bare(statement, first, limit)) return;
  }
  const Chars right = right_of(statement, first);
  if (!right.empty()) statement.content.push_back(right);
}

/// …, X said; …, said X, …
void ReportedClauses::read_before(Statement& statement, std::uint32_t first, std::uint32_t limit) const {
  const bool at_end = first >= limit;
  const std::uint32_t begin = statement.begin();
  const std::uint32_t sentence = o_.sentences()[statement.sentence].begin;
  if (begin <= sentence || !o_.is(begin - 1, U",") || statement.speaker.implied) return;
  const std::uint32_t left_begin = behind_dateline(o_, statement.sentence);
  const Chars left = left_of(statement, begin - 1);
  if (left.empty()) return;
  // With nothing behind the verb what was said stands before it.
  const bool ends = at_end || is_one_of(o_.word(first + 1), {U"citing", U"according", U"quoting", U"adding"});
  const bool opens = o_.kinds(left_begin).any({Kind::preposition}) || is_one_of(o_.word(left_begin), openings);
  const bool clause = (is_clause(left_begin, begin - 1) && (at_end || !opens)) || (ends && begin > left_begin + 4);
  const bool determined = o_.kinds(first + 1).has(Kind::determiner) && !opens;
  const bool goes_on = !at_end && first + 1 < limit && !o_.pieces()[first + 1].is_quotation() && !determined &&
                       !o_.kinds(first + 1).any({Kind::relative, Kind::cue, Kind::conjunction}) &&
                       !is_one_of(o_.word(first + 1), {U"citing", U"according", U"quoting"}) &&
                       !o_.word(first + 1).ends_with(U"ing");
  if (clause) {
    statement.content.push_back(left);
  } else if (goes_on && is_clause(first + 1, limit)) {
    statement.content = {left, right_of(statement, first + 1)};
  }
}

void ReportedClauses::read_according(Statement& statement) const {
  statement.content.clear();
  const std::uint32_t limit = sentence_end(statement);
  const std::uint32_t begin = behind_dateline(o_, statement.sentence);
  if (statement.piece <= begin + (o_.kinds(begin).has(Kind::conjunction) ? 1U : 0U)) {
    // According to X, …
    std::uint32_t first = statement.behind;
    while (first < limit && !o_.is(first, U",")) ++first;
    if (first + 1 < limit && is_clause(first + 1, limit)) statement.content.push_back(right_of(statement, first + 1));
    return;
  }
  std::uint32_t end = statement.piece;
  if (o_.is(end - 1, U",")) --end;
  if (end > begin && is_speech(end - 1)) return;
  if (end > begin + 3) statement.content.push_back(o_.chars(begin, end));
}

/// X said that … and warned that …; X said …, and Y said …; X said …, Y reported.
void ReportedClauses::settle(std::span<Statement> statements) const {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& next = statements[i];
    std::uint32_t begin = next.begin();
    const std::uint32_t sentence = o_.sentences()[next.sentence].begin;
    const bool joined =
        begin > sentence && (o_.is(begin - 1, U"and") || o_.is(begin - 1, U"but") || o_.is(begin - 1, U"while"));
    if (joined) --begin;
    const bool comma = begin > sentence && o_.is(begin - 1, U",");
    if (comma) --begin;
    if (!joined && !comma) continue;
    if (joined && !comma && !next.speaker.implied) continue;
    const std::uint32_t at = o_.chars(begin, begin + 1).begin;
    for (std::size_t j = 0; j < i; ++j) {
      for (Chars& part : statements[j].content) {
        if (part.begin < at && part.end > at) part.end = o_.chars(sentence, begin).end;
      }
    }
  }
}

}  // namespace newsgraph::extract::english
