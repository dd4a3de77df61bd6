#include "newsgraph/extract/english/statements.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "newsgraph/extract/english/reported_clauses.h"

namespace newsgraph::extract::english {
namespace {

bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::uint32_t longest_apposition = 30;

class StatementReader {
 public:
  StatementReader(const Outline& outline, Subjects& subjects, const Annotations& found)
      : o_(outline), subjects_(subjects), found_(found), clauses_(outline) {}

  Statements run() {
    for (std::uint32_t sentence = 0; sentence < o_.sentences().size(); ++sentence) {
      const std::size_t first = out_.all.size();
      const Text::Range range = o_.sentences()[sentence];
      add_dateline(sentence);
      for (std::uint32_t i = behind_dateline(o_, sentence); i < range.end;) i = read(i);
      clauses_.settle({out_.all.data() + first, out_.all.size() - first});
    }
    return std::move(out_);
  }

 private:
  std::uint32_t read(std::uint32_t piece);
  std::uint32_t read_according(std::uint32_t piece);
  std::uint32_t read_citing(std::uint32_t piece);
  std::uint32_t read_quoted(std::uint32_t piece);
  std::uint32_t read_quoted_by(std::uint32_t piece);
  void add_quoted(std::uint32_t piece, std::uint32_t end, Subjects::Phrase whose, const Speaker& original,
                  std::uint32_t opens);
  std::uint32_t read_spoken_to(std::uint32_t piece);
  bool passes_on(Statement& statement);
  void cite_medium(const Statement& statement);
  bool is_cited(const Statement& statement) const;
  bool is_medium(const Speaker& speaker) const;
  std::uint32_t read_first_reported(std::uint32_t piece);
  std::uint32_t read_verb(std::uint32_t piece);
  bool is_verb(std::uint32_t piece, std::uint32_t end, VerbForm form) const;
  void find_subject(Statement& statement, VerbForm form);
  bool is_inverted(const Statement& statement) const;
  void imply_subject(Statement& statement);
  void find_audience(Statement& statement) const;
  void address(Statement& statement) const;
  void find_occasion_of(Statement& statement, std::uint32_t told_end) const;
  std::uint32_t audience_end(std::uint32_t piece) const;
  std::uint32_t programme_end(std::uint32_t piece) const;
  std::uint32_t named_audience_end(std::uint32_t piece) const;
  void add(Statement statement);
  void add_dateline(std::uint32_t sentence);
  static std::uint32_t end_of_phrase(Subjects::Phrase phrase) { return std::max(phrase.begin + 1, phrase.end); }
  CitedSource source_of(const Speaker& speaker, EntityIndex who) const;
  void cite(std::vector<CitedSource> links);
  void forget_single(EntityIndex who);
  const Statement* reporter(std::uint32_t piece) const;
  bool is_body(EntityIndex who) const {
    return who != EntityIndex::none && found_[who].type == EntityType::organization;
  }
  bool is_media(EntityIndex who) const {
    return who != EntityIndex::none && found_[who].subclass == EntityClass::news_media;
  }
  std::uint32_t sentence_end(std::uint32_t piece) const { return o_.sentences()[o_.sentence_of(piece)].end; }

  /// A source that is cited before the sentence says by whom.
  struct CitedAhead {
    std::uint32_t sentence = Piece::none;
    std::uint32_t citing = Piece::none;
    Speaker source;
    EntityIndex who = EntityIndex::none;
  };

  const Outline& o_;
  Subjects& subjects_;
  const Annotations& found_;
  ReportedClauses clauses_;
  Statements out_;
  CitedAhead cited_ahead_;
};

std::uint32_t StatementReader::read(std::uint32_t piece) {
  if (o_.pieces()[piece].is_quotation() || subjects_.mention_at(piece) != nullptr) return piece + 1;
  const std::u32string_view word = o_.word(piece);
  if (word == U"according" && o_.is(piece + 1, U"to")) return read_according(piece);
  if (word == U"citing" || word == U"quoting") return read_citing(piece);
  if (word == U"quoted") return read_quoted(piece);
  if (is_one_of(word, {U"reported", U"carried", U"published", U"broadcast", U"aired"}) && o_.is(piece + 1, U"by"))
    return read_first_reported(piece);
  if (is_one_of(word, {U"speaking", U"talking", U"writing", U"interview"}) &&
      is_one_of(o_.word(piece + 1), {U"to", U"with", U"in", U"on", U"by", U"for"}))
    return read_spoken_to(piece);
  return read_verb(piece);
}

CitedSource StatementReader::source_of(const Speaker& speaker, EntityIndex who) const {
  const EntityType type = who == EntityIndex::none ? EntityType::organization : found_[who].type;
  return {who, speaker.at, type};
}

void StatementReader::cite(std::vector<CitedSource> links) {
  Citation citation;
  citation.at = {links.front().at.begin, links.front().at.end};
  for (const CitedSource& link : links) {
    citation.at.begin = std::min(citation.at.begin, link.at.begin);
    citation.at.end = std::max(citation.at.end, link.at.end);
  }
  citation.links = std::move(links);
  out_.citations.push_back(std::move(citation));
}

/// Takes back that a source reports on its own, because it is a link of a longer chain.
void StatementReader::forget_single(EntityIndex who) {
  if (out_.citations.empty()) return;
  const Citation& last = out_.citations.back();
  if (last.links.size() == 1 && last.links.front().entity == who && who != EntityIndex::none) out_.citations.pop_back();
}

/// Who reports in the sentence so far: the last statement whose speaker is known.
const Statement* StatementReader::reporter(std::uint32_t piece) const {
  if (out_.all.empty() || out_.all.back().sentence != o_.sentence_of(piece)) return nullptr;
  return &out_.all.back();
}

void StatementReader::add(Statement statement) {
  subjects_.remember(statement.speaker, statement.who);
  out_.all.push_back(std::move(statement));
}

std::uint32_t StatementReader::read_according(std::uint32_t piece) {
  Statement statement;
  statement.piece = piece;
  statement.piece_end = piece + 2;
  statement.sentence = o_.sentence_of(piece);
  statement.subject = subjects_.behind(piece + 2);
  statement.inverted = true;
  statement.speaker = subjects_.speaker_of(statement.subject);
  if (statement.speaker.kind == SpeakerKind::none) return piece + 2;
  statement.who = subjects_.resolve(statement.speaker);
  statement.behind = end_of_phrase(statement.subject);
  std::vector<CitedSource> links = {source_of(statement.speaker, statement.who)};
  // KCNA reported on Friday, according to Yonhap
  const Statement* inner = reporter(piece);
  if (inner != nullptr && is_body(inner->who) && is_body(statement.who) && inner->who != statement.who &&
      inner->piece < piece && !inner->inverted) {
    forget_single(inner->who);
    links.push_back(source_of(inner->speaker, inner->who));
    cite(std::move(links));
    return statement.behind;
  }
  if (is_cited(statement)) cite(std::move(links));
  const std::uint32_t next = statement.behind;
  clauses_.read_according(statement);
  add(std::move(statement));
  return next;
}

/// X reported, citing Y
std::uint32_t StatementReader::read_citing(std::uint32_t piece) {
  Subjects::Phrase phrase = subjects_.behind(piece + 1);
  // Citing an official, X said: the name behind the comma is no apposition.
  for (std::uint32_t i = phrase.begin; piece == o_.sentences()[o_.sentence_of(piece)].begin && i < phrase.end; ++i) {
    if (o_.is(i, U",")) phrase.end = i;
  }
  Speaker source = subjects_.speaker_of(phrase);
  if (source.kind == SpeakerKind::none) return piece + 1;
  const EntityIndex who = subjects_.resolve(source);
  source.at = o_.chars(phrase.begin, phrase.end);
  // citing unnamed sources close to the investigation: the phrase goes on
  std::uint32_t end = end_of_phrase(phrase);
  if (who == EntityIndex::none) {
    while (end < sentence_end(piece) && !o_.is(end, U",") && !o_.is(end, U".") && !o_.pieces()[end].is_quotation() &&
           !o_.kinds(end).has(Kind::subordinator))
      ++end;
    source.at = o_.chars(phrase.begin, end);
  }
  const auto here = o_.sentence_of(piece);
  Statement* last = out_.all.empty() || out_.all.back().sentence != here ? nullptr : &out_.all.back();
  if (last == nullptr) {
    cited_ahead_ = {here, piece, source, who};
    return end;
  }
  const bool speaks = is_media(last->who) || (is_body(last->who) && last->verb != nullptr);
  if (!speaks) return end;
  forget_single(last->who);
  cite({source_of(last->speaker, last->who), source_of(source, who)});
  last->speaker = source;
  last->who = who;
  last->behind = std::max(last->behind, o_.is(end, U",") ? end + 1 : end);
  clauses_.read(*last);
  return end;
}

/// Citing Y, X said; X, citing Y, said: Y is whose words X passes on.
bool StatementReader::passes_on(Statement& statement) {
  const CitedAhead ahead = std::exchange(cited_ahead_, {});
  if (ahead.sentence != statement.sentence || statement.speaker.implied || statement.inverted) return false;
  const Subjects::Phrase subject = statement.subject;
  Speaker medium = statement.speaker;
  if (subject.begin < ahead.citing && subject.contains(ahead.citing) && o_.is(ahead.citing - 1, U",")) {
    medium = subjects_.speaker_of({subject.begin, ahead.citing - 1});
  }
  const EntityIndex who = subjects_.resolve(medium);
  const bool reports = is_body(who) || (medium.kind == SpeakerKind::role && is_medium(medium));
  if (!reports) return false;
  cite({source_of(medium, who), source_of(ahead.source, ahead.who)});
  statement.speaker = ahead.source;
  statement.who = ahead.who;
  return true;
}

/// X quoted Y as saying that …
std::uint32_t StatementReader::read_quoted(std::uint32_t piece) {
  if (o_.is(piece + 1, U"by") || o_.is(piece + 1, U"as")) return read_quoted_by(piece);
  const Subjects::Phrase whose = subjects_.behind(piece + 1);
  const Speaker original = subjects_.speaker_of(whose);
  std::uint32_t as = end_of_phrase(whose);
  // quoted Y, the director of …, as saying
  if (o_.is(as, U",")) {
    const std::uint32_t limit = std::min(sentence_end(piece), as + longest_apposition);
    while (as < limit && !(o_.is(as, U"as") && o_.is(as + 1, U"saying"))) ++as;
  }
  if (original.kind == SpeakerKind::none || !o_.is(as, U"as") || !o_.is(as + 1, U"saying")) return piece + 1;
  const Subjects::Phrase medium = subjects_.before(piece);
  const Speaker by = subjects_.speaker_of(medium);
  if (by.kind != SpeakerKind::none) {
    cite({source_of(by, subjects_.resolve(by)), source_of(original, subjects_.resolve(original))});
  }
  add_quoted(piece, as + 2, whose, original, medium.size() > 0 ? medium.begin : piece);
  return as + 2;
}

/// Y, quoted by X, said; Y was quoted by X as saying that …; Y was quoted as saying by X
std::uint32_t StatementReader::read_quoted_by(std::uint32_t piece) {
  const bool said_first = o_.is(piece + 1, U"as") && o_.is(piece + 2, U"saying");
  const std::uint32_t by = said_first ? piece + 3 : piece + 1;
  const Subjects::Phrase whose = subjects_.before(o_.is(piece - 1, U",") ? piece - 1 : piece);
  const Speaker original = subjects_.speaker_of(whose);
  if (original.kind == SpeakerKind::none) return piece + 1;
  std::uint32_t end = by;
  if (o_.is(by, U"by")) {
    const Subjects::Phrase medium = subjects_.behind(by + 1);
    const Speaker passes_on = subjects_.speaker_of(medium);
    end = end_of_phrase(medium);
    if (passes_on.kind == SpeakerKind::named) {
      cite({source_of(passes_on, passes_on.entity), source_of(original, subjects_.resolve(original))});
    }
  }
  if (!said_first && o_.is(end, U"as") && o_.is(end + 1, U"saying")) {
    end += 2;
  } else if (!said_first) {
    return end;
  }
  add_quoted(piece, end, whose, original, Piece::none);
  return end;
}

/// Somebody whom a medium quotes "as saying".
void StatementReader::add_quoted(std::uint32_t piece, std::uint32_t end, Subjects::Phrase whose,
                                 const Speaker& original, std::uint32_t opens) {
  Statement statement;
  statement.opens = opens;
  statement.piece = piece;
  statement.piece_end = end;
  statement.sentence = o_.sentence_of(piece);
  statement.verb = o_.text().lexicon().saying_at(U"said", 0).verb;
  statement.subject = whose;
  statement.inverted = whose.begin > piece;
  statement.speaker = original;
  statement.who = subjects_.resolve(original);
  statement.behind = end;
  clauses_.read(statement);
  add(std::move(statement));
}

/// The decision was first reported by Reuters; in remarks carried by IRNA.
std::uint32_t StatementReader::read_first_reported(std::uint32_t piece) {
  const Subjects::Phrase medium = subjects_.behind(piece + 2);
  const Speaker by = subjects_.speaker_of(medium);
  const bool reports = o_.is(piece, U"reported") ? is_body(by.entity) : is_media(by.entity);
  if (by.kind == SpeakerKind::named && reports) cite({source_of(by, by.entity)});
  return end_of_phrase(medium);
}

/// Speaking to the BBC, X said; in an interview with the Guardian
std::uint32_t StatementReader::read_spoken_to(std::uint32_t piece) {
  const bool determined = o_.kinds(piece + 2).has(Kind::determiner);
  const MentionIndex::Item* medium = subjects_.mention_at(piece + (determined ? 3 : 2));
  if (medium != nullptr && is_media(medium->entity)) cite({{medium->entity, medium->at, medium->type}});
  return piece + 1;
}

/// LA PAZ, Oct. 19 (AP) -
void StatementReader::add_dateline(std::uint32_t sentence) {
  const std::uint32_t first = o_.sentences()[sentence].begin;
  const std::uint32_t end = behind_dateline(o_, sentence);
  bool bracket = false;
  for (std::uint32_t i = first; i < end; ++i) {
    bracket = bracket || o_.is(i, U"(");
    const MentionIndex::Item* item = bracket ? subjects_.mention_at(i) : nullptr;
    if (item == nullptr || item->type != EntityType::organization) continue;
    if (out_.citations.empty() || out_.citations.back().links.front().at != item->at)
      cite({{item->entity, item->at, item->type}});
  }
}

/// False for nouns (a report), participles (was called, praised by) and infinitives.
bool StatementReader::is_verb(std::uint32_t piece, std::uint32_t end, VerbForm form) const {
  const std::uint32_t first = o_.sentences()[o_.sentence_of(piece)].begin;
  std::uint32_t before = piece;
  while (before > first && o_.kinds(before - 1).has(Kind::adverb) && subjects_.mention_at(before - 1) == nullptr)
    --before;
  const Kinds kinds = before > first ? o_.kinds(before - 1) : Kinds{};
  const std::u32string_view word = before > first ? o_.word(before - 1) : std::u32string_view();
  const bool mention = before > first && subjects_.mention_at(before - 1) != nullptr;
  if (!mention && kinds.any({Kind::determiner, Kind::possessive, Kind::negation}) && !kinds.any({Kind::pronoun}))
    return false;
  if (is_one_of(word, {U"was", U"were", U"is", U"are", U"been", U"being", U"be", U"am", U"to", U"not", U"'s", U"’s"}))
    return false;
  if (!mention && kinds.has(Kind::preposition) && form != VerbForm::gerund) return false;
  if (o_.is(end, U"by") && form == VerbForm::past) return false;
  if (form == VerbForm::gerund) return word == U"," || word == U"—" || word == U"–" || before == first;
  if (form == VerbForm::third)
    return mention ||
           kinds.any({Kind::he, Kind::she, Kind::it, Kind::relative, Kind::title, Kind::role, Kind::group,
                      Kind::document, Kind::medium}) ||
           word == U"," || word == U"and" || word == U")" ||
           o_.pieces()[before > first ? before - 1 : piece].is_quotation();
  if (form == VerbForm::base) {
    return kinds.any({Kind::they, Kind::self, Kind::addressee}) || word == U"police" || word == U"people" ||
           (kinds.any({Kind::role, Kind::group}) && word.ends_with(U's'));
  }
  return true;
}

/// "…," said X; It was over, said X.
bool StatementReader::is_inverted(const Statement& statement) const {
  if (statement.verb->audience) return false;  // "…," X told Y
  const std::uint32_t first = o_.sentences()[statement.sentence].begin;
  const bool opens = statement.piece == first;
  const bool quoted = !opens && (o_.pieces()[statement.piece - 1].is_quotation() ||
                                 (statement.piece > first + 1 && o_.is(statement.piece - 1, U",") &&
                                  o_.pieces()[statement.piece - 2].is_quotation()));
  const bool after =
      opens && first > 0 && o_.pieces()[first - 1].is_quotation() && o_.block_of(first - 1) == o_.block_of(first);
  const bool comma = !opens && o_.is(statement.piece - 1, U",");
  if (!quoted && !after && !comma) return false;
  const Speaker behind = subjects_.speaker_of(subjects_.behind(statement.piece_end));
  if (behind.kind == SpeakerKind::none) return false;
  if (quoted || after) return true;
  const std::uint32_t end = end_of_phrase(subjects_.behind(statement.piece_end));
  return behind.kind == SpeakerKind::named &&
         (end >= sentence_end(statement.piece) || o_.is(end, U".") || o_.is(end, U","));
}

/// ", adding that …", "… and said": who spoke or acted before in the sentence.
void StatementReader::imply_subject(Statement& statement) {
  const Statement* last = reporter(statement.piece);
  if (last != nullptr) {
    statement.speaker = last->speaker;
    statement.who = last->who;
  } else {
    statement.speaker = subjects_.speaker_of(subjects_.first_of(statement.sentence));
    statement.who = subjects_.resolve(statement.speaker);
  }
  statement.speaker.implied = true;
}

void StatementReader::find_subject(Statement& statement, VerbForm form) {
  const std::uint32_t first = o_.sentences()[statement.sentence].begin;
  if ((form == VerbForm::past || form == VerbForm::third) && is_inverted(statement)) {
    statement.inverted = true;
    statement.subject = subjects_.behind(statement.piece_end);
  } else if (form != VerbForm::gerund) {
    statement.subject = subjects_.before(statement.piece);
  }
  if (statement.subject.size() > 0) {
    statement.speaker = subjects_.speaker_of(statement.subject);
    const std::uint32_t last = statement.subject.end - 1;
    const bool capital = o_.text()[o_.pieces()[last].begin].is_capital();
    if (statement.speaker.kind == SpeakerKind::none) {
      statement.speaker = {capital ? SpeakerKind::role : SpeakerKind::phrase, EntityIndex::none,
                           o_.chars(statement.subject.begin, statement.subject.end)};
    }
    statement.who = subjects_.resolve(statement.speaker);
    return;
  }
  const std::u32string_view before = statement.piece > first ? o_.word(statement.piece - 1) : std::u32string_view();
  // Osgood, who said …
  if (is_one_of(before, {U"who", U"which"})) {
    const std::uint32_t end = statement.piece - 1;
    const std::uint32_t noun_end = end > first && o_.is(end - 1, U",") ? end - 1 : end;
    const Subjects::Phrase noun = noun_end > first ? subjects_.before(noun_end) : Subjects::Phrase{};
    if (noun.size() == 0) return;
    statement.speaker = subjects_.speaker_of(noun);
    statement.who = subjects_.resolve(statement.speaker);
    return;
  }
  const bool goes_on = form == VerbForm::gerund || is_one_of(before, {U"and", U"but", U"then", U","}) ||
                       o_.kinds(statement.piece - (statement.piece > first ? 1U : 0U)).has(Kind::adverb);
  if (goes_on) imply_subject(statement);
}

/// Behind a station's number and its programme: 's Today programme; the piece itself where none follows.
std::uint32_t StatementReader::programme_end(std::uint32_t piece) const {
  const Text& text = o_.text();
  const auto is_number = [&](std::uint32_t at) {
    return at < o_.pieces().size() && text[o_.pieces()[at].begin].shape == Word::Shape::number;
  };
  std::uint32_t end = is_number(piece) ? piece + 1 : piece;
  if (!is_one_of(o_.word(end), {U"'s", U"’s"})) return end;
  for (++end; end < o_.pieces().size(); ++end) {
    const bool name = text[o_.pieces()[end].begin].is_capital() || o_.is(end, U"at") || o_.is(end, U"the") ||
                      is_one_of(o_.word(end), {U"programme", U"program", U"show", U"podcast"});
    if (!name || o_.pieces()[end].is_quotation()) break;
  }
  return end;
}

/// Behind a name that is told, with the programme or the noun that belongs to it: BBC Radio's Today programme, the
/// Interfax news agency.
std::uint32_t StatementReader::named_audience_end(std::uint32_t piece) const {
  const MentionIndex::Item* item = subjects_.mention_at(piece);
  while (piece < o_.pieces().size() && subjects_.mention_at(piece) == item) ++piece;
  if (const std::uint32_t programme = programme_end(piece); programme > piece) return programme;
  if (item->type != EntityType::organization || piece >= o_.pieces().size()) return piece;
  const Text& text = o_.text();
  const Word& noun = text[o_.pieces()[piece].begin];
  const std::uint32_t end = noun.phrase.has(Kind::medium) ? noun.phrase_end : o_.pieces()[piece].end;
  const bool called = noun.phrase.has(Kind::medium) || noun.kinds.any({Kind::medium, Kind::group});
  while (called && piece < o_.pieces().size() && o_.pieces()[piece].begin < end) ++piece;
  return piece;
}

/// The end of a noun phrase that somebody is told: reporters, a news conference, Reuters.
std::uint32_t StatementReader::audience_end(std::uint32_t piece) const {
  const std::uint32_t limit = sentence_end(piece - 1);
  if (piece >= limit) return piece;
  if (const MentionIndex::Item* item = subjects_.mention_at(piece); item != nullptr) {
    while (piece < limit && subjects_.mention_at(piece) == item) ++piece;
    return piece;
  }
  if (o_.kinds(piece).any({Kind::he, Kind::she, Kind::it, Kind::they, Kind::self, Kind::addressee}) &&
      !o_.kinds(piece).has(Kind::possessive))
    return piece + 1;
  const std::uint32_t first = piece;
  constexpr Kinds stops = {Kind::preposition, Kind::subordinator, Kind::auxiliary, Kind::modal,
                           Kind::pronoun,     Kind::he,           Kind::she,       Kind::it,
                           Kind::they,        Kind::self,         Kind::relative,  Kind::weekday};
  while (piece < limit && piece < first + 6) {
    const Kinds kinds = o_.kinds(piece);
    if (o_.pieces()[piece].is_quotation() || o_.text()[o_.pieces()[piece].begin].is_mark()) break;
    if (piece > first && (kinds.any(stops) || kinds.any({Kind::determiner, Kind::possessive}))) break;
    if (subjects_.mention_at(piece) != nullptr) {
      // told the Associated Press, told state broadcaster NRK; told reporters Smith was ill
      if (piece > first && !o_.kinds(piece - 1).any({Kind::determiner, Kind::possessive, Kind::medium, Kind::demonym}))
        break;
      return named_audience_end(piece);
    }
    ++piece;
  }
  return piece;
}

void StatementReader::find_audience(Statement& statement) const {
  statement.behind = statement.piece_end;
  if (statement.inverted) {
    statement.behind = end_of_phrase(statement.subject);
    return;
  }
  if (!statement.verb->audience) return;
  statement.behind = audience_end(statement.piece_end);
  statement.told = {statement.piece_end, statement.behind};
  address(statement);
}

/// Whom the words mean that say who is told: a name, also with what it is before it (French broadcaster Canal 9).
void StatementReader::address(Statement& statement) const {
  if (statement.told.size() == 0) return;
  const MentionIndex::Item* first = nullptr;
  for (std::uint32_t i = statement.told.begin; i < statement.told.end && first == nullptr; ++i) {
    first = subjects_.mention_at(i);
  }
  if (first != nullptr) statement.audience = first->entity;
}

/// When it was said: behind the verb and whom it was told, or at the beginning of the sentence. Told a news conference:
/// that is when, and nobody.
void StatementReader::find_occasion_of(Statement& statement, std::uint32_t told_end) const {
  if (is_occasion(o_, statement.told) && statement.audience == EntityIndex::none) {
    const std::uint32_t first = statement.told.begin;
    const bool determined = o_.kinds(first).any({Kind::determiner, Kind::possessive});
    statement.occasion = {
        {first + (determined ? 1U : 0U), statement.told.end}, {statement.told.end - 1, statement.told.end}, {}};
    statement.told = {};
    return;
  }
  const std::uint32_t limit = sentence_end(statement.piece);
  statement.occasion =
      find_occasion(o_, subjects_, {told_end, std::max(told_end, std::min(limit, statement.behind))}, false);
  // said in an interview the war was over
  const std::u32string_view next = told_end < limit ? o_.word(told_end) : std::u32string_view();
  if (statement.occasion.head.size() == 0 && is_one_of(next, {U"at", U"in", U"during"}))
    statement.occasion = find_occasion(o_, subjects_, {told_end, limit}, true);
  const bool alone = out_.all.empty() || out_.all.back().sentence != statement.sentence;
  if (statement.occasion.head.size() == 0 && alone) {
    const std::uint32_t first = behind_dateline(o_, statement.sentence);
    statement.occasion = find_occasion(o_, subjects_, {first, std::max(first, statement.piece)}, true);
  }
  if (statement.occasion.head.size() == 0 && !alone && statement.speaker.implied)
    statement.occasion = out_.all.back().occasion;
  if (statement.told.size() > 0 || statement.occasion.asker.size() == 0) return;
  statement.told = statement.occasion.asker;
  address(statement);
}

/// According to a body with a name, a medium or papers: the article rests on it. What police or a person says is no
/// more than said, and who has seen the papers is told with them.
bool StatementReader::is_cited(const Statement& statement) const {
  if (is_body(statement.who)) return true;
  const Subjects::Phrase phrase = statement.subject;
  bool papers = false;
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (o_.kinds(i).has(Kind::preposition)) break;
    papers = o_.kinds(i).any({Kind::document, Kind::medium});
  }
  const bool seen = is_one_of(o_.word(phrase.end), {U"seen", U"obtained", U"reviewed", U"leaked"});
  return papers && !seen;
}

/// A newspaper, the agency: a medium without a name.
bool StatementReader::is_medium(const Speaker& speaker) const {
  const std::uint32_t end = o_.text().at(speaker.at.end - 1) + 1;
  return !speaker.at.empty() && o_.text()[end - 1].kinds.has(Kind::medium);
}

/// A medium reports, or somebody tells it: it is what the article rests on. "X said …, Y reported" rests on X through
/// Y.
void StatementReader::cite_medium(const Statement& statement) {
  if (is_media(statement.audience) && statement.told.size() > 0) {
    const Chars at = o_.chars(statement.told.begin, statement.told.end);
    cite({{statement.audience, at, EntityType::organization}});
    return;
  }
  // The M.E.N. reported that …: by the verb a medium, or a body that is cited like one.
  const bool reporting = is_one_of(o_.word(statement.piece), {U"reported", U"reports", U"reporting"});
  const bool reports = (is_media(statement.who) || (reporting && is_body(statement.who))) &&
                       !statement.content.empty() && !statement.speaker.implied &&
                       statement.speaker.kind == SpeakerKind::named;
  if (!reports) return;
  const CitedSource medium = source_of(statement.speaker, statement.who);
  const Statement* inner = reporter(statement.piece);
  const bool at_end = statement.piece_end >= sentence_end(statement.piece) || o_.is(statement.piece_end, U".");
  const bool passed_on = inner != nullptr && at_end && is_media(inner->who) && inner->who != statement.who &&
                         o_.is(statement.begin() - 1, U",");
  if (!passed_on) {
    cite({medium});
    return;
  }
  forget_single(inner->who);
  cite({medium, source_of(inner->speaker, inner->who)});
}

std::uint32_t StatementReader::read_verb(std::uint32_t piece) {
  const std::uint32_t at = o_.text()[o_.pieces()[piece].begin].at.begin;
  const auto saying = o_.text().lexicon().saying_at(o_.text().reading().text(), at);
  if (saying.verb == nullptr) return piece + 1;
  Statement statement;
  statement.piece = piece;
  statement.piece_end = piece + 1;
  while (statement.piece_end < o_.pieces().size() &&
         o_.text()[o_.pieces()[statement.piece_end].begin].at.begin < at + saying.length)
    ++statement.piece_end;
  statement.sentence = o_.sentence_of(piece);
  statement.verb = saying.verb;
  if (statement.piece_end > sentence_end(piece) || !is_verb(piece, statement.piece_end, saying.form)) return piece + 1;
  find_subject(statement, saying.form);
  const SpeakerKind kind = statement.speaker.kind;
  if (kind == SpeakerKind::none || (saying.verb->agent && kind == SpeakerKind::phrase)) return statement.piece_end;
  find_audience(statement);
  const std::uint32_t told_end = statement.behind;
  clauses_.read(statement);
  find_occasion_of(statement, told_end);
  if (!passes_on(statement) && o_.block_of(piece) != 0) cite_medium(statement);
  const std::uint32_t next = statement.piece_end;
  add(std::move(statement));
  return next;
}

}  // namespace

bool has_verb(const Outline& outline, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::u32string_view word = outline.word(i);
    const Kinds kinds = outline.kinds(i);
    const bool governed = i > begin && outline.kinds(i - 1).has(Kind::preposition);
    if (word == U"having" || word == U"being" || governed) continue;
    if (kinds.any({Kind::auxiliary, Kind::modal, Kind::past}) && word != U"'s" && word != U"’s") return true;
    const bool past =
        word.size() > 3 && word.ends_with(U"ed") && !outline.text()[outline.pieces()[i].begin].is_capital();
    const bool nominal = i > begin && outline.kinds(i - 1).any({Kind::determiner, Kind::possessive});
    if ((past || kinds.has(Kind::cue)) && !nominal) return true;
    // it struck, she walks: what stands behind a pronoun
    if (i > begin && outline.kinds(i - 1).any({Kind::he, Kind::she, Kind::they, Kind::it, Kind::self}) &&
        !outline.text()[outline.pieces()[i].begin].is_mark())
      return true;
  }
  return false;
}

std::uint32_t behind_dateline(const Outline& outline, std::uint32_t sentence) {
  constexpr std::uint32_t longest = 18;
  const Text::Range range = outline.sentences()[sentence];
  const Text& text = outline.text();
  const Piece& first = outline.pieces()[range.begin];
  if (first.is_quotation() || !text[first.begin].is_capital()) return range.begin;
  if (text.blocks()[text[first.begin].block].begin != first.begin || text[first.begin].block == 0) return range.begin;
  bool bracket = false;
  for (std::uint32_t i = range.begin; i < std::min(range.end, range.begin + longest); ++i) {
    const std::u32string_view word = outline.word(i);
    bracket = bracket || word == U")";
    const bool dash = word == U"—" || word == U"–" || word == U"-" || word == U"--";
    if (!dash) continue;
    std::uint32_t behind = i + 1;
    while (behind < range.end && outline.is(behind, U"-")) ++behind;
    // RABAT — (AP) Morocco
    if (outline.is(behind, U"(") && outline.is(behind + 2, U")")) behind += 3;
    return bracket || text[first.begin].shape == Word::Shape::upper ? behind : range.begin;
  }
  return range.begin;
}

Statements find_statements(const Outline& outline, Subjects& subjects, const Annotations& found) {
  return StatementReader(outline, subjects, found).run();
}

}  // namespace newsgraph::extract::english
