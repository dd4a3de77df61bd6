#include "newsgraph/extract/english/subjects.h"

#include <algorithm>
#include <string>
#include <utility>

#include "newsgraph/extract/english/statements.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract::english {
namespace {

constexpr std::uint32_t longest_apposition = 30;
constexpr Kinds pronouns = {Kind::he, Kind::she, Kind::it, Kind::they};
constexpr Kinds nouns_of_people = {Kind::title, Kind::role};
constexpr Kinds nouns_of_bodies = {Kind::group, Kind::medium, Kind::document};

bool is_possessive(std::u32string_view word) {
  return word == U"'s" || word == U"’s" || word == U"'" || word == U"’";
}

}  // namespace

Subjects::Subjects(const Outline& outline, const MentionIndex& mentions, const Annotations& found)
    : outline_(outline), text_(outline.text()), mentions_(mentions), found_(found), covering_(outline.text().size()) {
  std::uint32_t behind = 0;
  for (const auto& item : mentions.all()) {
    if (item.at.end <= behind) continue;
    behind = item.at.end;
    for (std::uint32_t word = text_.at(item.at.begin); word < text_.size() && text_[word].at.begin < item.at.end;
         ++word) {
      covering_[word] = &item;
    }
  }
  genders_.assign(found.entities.size(), Gender::unknown);
  const auto gender = [](Kinds kinds, Kind male, Kind female) {
    if (kinds.has(male) == kinds.has(female)) return Gender::unknown;
    return kinds.has(male) ? Gender::male : Gender::female;
  };
  for (const auto& item : mentions.all()) {
    Gender& of = genders_[position(item.entity)];
    if (item.type != EntityType::person || of != Gender::unknown) continue;
    const std::uint32_t word = text_.at(item.at.begin);
    if (word > 0)
      of = gender(text_[text_.is(word - 1, U".") && word > 1 ? word - 2 : word - 1].kinds, Kind::man, Kind::woman);
  }
  for (const auto& item : mentions.all()) {
    Gender& of = genders_[position(item.entity)];
    if (item.type != EntityType::person || of != Gender::unknown) continue;
    const std::uint32_t word = text_.at(item.at.begin);
    if (text_[word].at.end < item.at.end) of = gender(text_[word].kinds, Kind::given_male, Kind::given_female);
  }
}

const MentionIndex::Item* Subjects::mention_at(std::uint32_t piece) const {
  if (piece >= outline_.pieces().size() || outline_.pieces()[piece].is_quotation()) return nullptr;
  return covering_[outline_.pieces()[piece].begin];
}

std::uint32_t Subjects::piece_at(std::uint32_t position) const {
  const auto& pieces = outline_.pieces();
  const auto found =
      std::ranges::upper_bound(pieces, position, {}, [&](const Piece& p) { return text_[p.end - 1].at.end; });
  return static_cast<std::uint32_t>(found - pieces.begin());
}

/// What no noun phrase goes over.
bool Subjects::is_boundary(std::uint32_t piece) const {
  if (outline_.pieces()[piece].is_quotation()) return true;
  if (mention_at(piece) != nullptr) return false;
  const Word& word = text_[outline_.pieces()[piece].begin];
  const std::u32string_view text = outline_.word(piece);
  if (is_possessive(text)) return false;
  if (word.is_mark())
    return text != U"." && text != U"(" && text != U")" && text != U"&" && text != U"/" && text != U"$";
  if (word.kinds.any({Kind::subordinator, Kind::relative, Kind::auxiliary, Kind::modal})) return true;
  if (word.kinds.has(Kind::conjunction)) {
    // Novabank and Crestline said
    const bool list =
        text == U"and" && piece > 0 && mention_at(piece - 1) != nullptr && mention_at(piece + 1) != nullptr;
    return !list;
  }
  if (!word.kinds.has(Kind::cue) || word.is_capital()) return false;
  const auto saying = text_.lexicon().saying_at(text_.reading().text(), word.at.begin);
  const Kinds before = piece > 0 ? outline_.kinds(piece - 1) : Kinds{};
  return saying.form == VerbForm::past && !before.any({Kind::determiner, Kind::possessive, Kind::preposition});
}

std::uint32_t Subjects::skip_adverbs_back(std::uint32_t piece, std::uint32_t first) const {
  const auto is_time = [&](std::uint32_t at) {
    return outline_.kinds(at).any({Kind::time, Kind::weekday, Kind::month, Kind::adverb}) ||
           text_[outline_.pieces()[at].begin].shape == Word::Shape::number;
  };
  while (piece > first) {
    const std::uint32_t last = piece - 1;
    const Kinds kinds = outline_.kinds(last);
    const std::u32string_view word = outline_.word(last);
    if (mention_at(last) != nullptr) break;
    const bool adverb = kinds.any({Kind::adverb, Kind::auxiliary, Kind::modal, Kind::negation}) ||
                        (word.size() > 4 && word.ends_with(U"ly") && kinds.empty());
    if (adverb && !is_possessive(word)) {
      piece = last;
      continue;
    }
    // on Friday, on May 3, last week
    std::uint32_t time = piece;
    while (time > first && is_time(time - 1) && mention_at(time - 1) == nullptr) --time;
    if (time == piece) break;
    if (time > first && (outline_.kinds(time - 1).has(Kind::preposition) || outline_.is(time - 1, U"last") ||
                         outline_.is(time - 1, U"this"))) {
      piece = time - 1;
    } else if (outline_.kinds(time).any({Kind::weekday}) && mention_at(time - 1) != nullptr) {
      piece = time;
    } else {
      break;
    }
  }
  return piece;
}

std::uint32_t Subjects::segment_begin(std::uint32_t end, std::uint32_t first) const {
  std::uint32_t begin = end;
  while (begin > first && !is_boundary(begin - 1)) {
    // The full stop that ends no abbreviation.
    if (outline_.is(begin - 1, U".") && begin > first + 1 && !outline_.kinds(begin - 2).has(Kind::abbreviation) &&
        mention_at(begin - 2) == nullptr)
      break;
    --begin;
  }
  return begin;
}

/// the foreign minister; who …; 43; a nurse …
bool Subjects::is_description(Phrase phrase) const {
  if (phrase.begin >= phrase.end) return false;
  const Kinds kinds = outline_.kinds(phrase.begin);
  if (kinds.any({Kind::determiner, Kind::possessive, Kind::relative, Kind::preposition, Kind::title, Kind::role,
                 Kind::modifier, Kind::demonym}))
    return true;
  const Piece& first = outline_.pieces()[phrase.begin];
  if (!first.is_quotation() && text_[first.begin].shape == Word::Shape::number) return true;
  const std::u32string_view word = outline_.word(phrase.begin);
  if (word.size() > 5 && word.ends_with(U"ing")) return true;
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (is_possessive(outline_.word(i))) return true;
  }
  // disaster-relief division director at …
  for (std::uint32_t i = phrase.begin; i < phrase.end && !outline_.kinds(i).has(Kind::preposition); ++i) {
    if (outline_.kinds(i).any(nouns_of_people) && mention_at(i) == nullptr) return true;
  }
  return false;
}

bool Subjects::names_somebody(Phrase phrase) const {
  return phrase.begin < phrase.end && speaker_of(phrase).kind != SpeakerKind::none;
}

/// The verb stands behind a comma that closes an apposition: Ed Miliband, the shadow climate secretary, accused.
Subjects::Phrase Subjects::over_apposition(std::uint32_t comma, std::uint32_t first) const {
  const std::uint32_t lowest = comma > first + longest_apposition ? comma - longest_apposition : first;
  std::uint32_t close = comma;
  while (close > lowest) {
    std::uint32_t open = close;
    while (open > lowest && !outline_.is(open - 1, U",") && !outline_.pieces()[open - 1].is_quotation()) --open;
    // “…” Anna Tillek of the harbour board, said
    const bool behind_quotation = open > lowest && outline_.pieces()[open - 1].is_quotation();
    if (behind_quotation && mention_at(open) != nullptr && names_somebody({open, close})) return {open, comma};
    if (open <= lowest || !outline_.is(open - 1, U",")) return {};
    const std::uint32_t begin = segment_begin(open - 1, first);
    const Phrase apposed{open, close};
    const Phrase noun{begin, open - 1};
    const bool named = mention_at(open) != nullptr || is_description(apposed);
    if (!named) return {};
    if (names_somebody(noun)) return {begin, comma};
    // a year after his mentor, Evo Morales, fled
    const MentionIndex::Item* whole = mention_at(open);
    if (whole != nullptr && whole == mention_at(close - 1) && whole->type == EntityType::person) return apposed;
    close = open - 1;
  }
  return {};
}

Subjects::Phrase Subjects::before(std::uint32_t verb) const {
  const std::uint32_t first = outline_.sentences()[outline_.sentence_of(verb)].begin;
  const std::uint32_t end = skip_adverbs_back(verb, first);
  if (end == first) return {};
  if (outline_.is(end - 1, U",")) return over_apposition(end - 1, first);
  std::uint32_t begin = segment_begin(end, first);
  if (begin == end) return {};
  // the town, which X said; but: talks after which X announced
  const bool relative = begin > first && outline_.kinds(begin - 1).has(Kind::relative);
  if (relative && (begin < first + 2 || !outline_.kinds(begin - 2).has(Kind::preposition))) return {};
  if (begin > first + 1 && outline_.is(begin - 1, U",") && mention_at(begin) != nullptr) {
    // His lawyer, Ellen Brandt said / the minister, X
    const std::uint32_t noun = segment_begin(begin - 1, first);
    const Phrase whole{noun, begin - 1};
    if (noun < begin - 1 && begin - noun < 12 && is_description(whole) &&
        !outline_.kinds(noun).has(Kind::preposition) &&
        outline_.kinds(begin - 2).any({Kind::title, Kind::role, Kind::group, Kind::medium})) {
      begin = noun;
    }
  }
  return {begin, end};
}

/// What a name is the subject of: a small word behind it that is no noun which a name may stand before.
bool Subjects::is_verb_behind_name(std::uint32_t piece) const {
  const Word& word = text_[outline_.pieces()[piece].begin];
  if (word.shape != Word::Shape::lower || is_possessive(outline_.word(piece))) return false;
  return !word.kinds.any({Kind::title, Kind::role, Kind::group, Kind::medium, Kind::document, Kind::organization,
                          Kind::place, Kind::preposition, Kind::conjunction, Kind::modifier, Kind::particle});
}

Subjects::Phrase Subjects::phrase_at(std::uint32_t piece) const {
  if (piece >= outline_.pieces().size()) return {piece, piece};
  const std::uint32_t limit = outline_.sentences()[outline_.sentence_of(piece)].end;
  std::uint32_t end = piece;
  while (end < limit && !is_boundary(end)) {
    if (outline_.is(end, U".") && end > piece && !outline_.kinds(end - 1).has(Kind::abbreviation) &&
        mention_at(end - 1) == nullptr)
      break;
    if (end + 1 == limit && outline_.is(end, U".")) break;
    const Kinds kinds = outline_.kinds(end);
    const bool joins = outline_.is(end, U"of") || outline_.is(end, U"for") || outline_.is(end, U"at") ||
                       outline_.is(end, U"from") || outline_.is(end, U"with");
    if (kinds.has(Kind::preposition) && !joins && end > piece && mention_at(end) == nullptr) break;
    if (end > piece && kinds.any({Kind::weekday})) break;
    if (end > piece && mention_at(end - 1) != nullptr && mention_at(end) == nullptr && is_verb_behind_name(end)) break;
    ++end;
  }
  // the minister, John Smith
  if (end < limit && outline_.is(end, U",") && mention_at(end + 1) != nullptr && end > piece &&
      mention_at(end - 1) == nullptr && outline_.kinds(end - 1).any(nouns_of_people)) {
    const MentionIndex::Item* name = mention_at(end + 1);
    std::uint32_t behind = end + 1;
    while (behind < limit && mention_at(behind) == name) ++behind;
    return {piece, behind};
  }
  return {piece, end};
}

Subjects::Phrase Subjects::behind(std::uint32_t verb_end) const {
  return phrase_at(verb_end);
}

Subjects::Phrase Subjects::first_of(std::uint32_t sentence) const {
  const Text::Range range = outline_.sentences()[sentence];
  std::uint32_t piece = behind_dateline(outline_, sentence);
  while (piece < range.end) {
    const Kinds kinds = outline_.kinds(piece);
    const std::u32string_view word = outline_.word(piece);
    const bool opening = mention_at(piece) == nullptr &&
                         (kinds.any({Kind::preposition, Kind::subordinator}) ||
                          (kinds.has(Kind::conjunction) && word != U"and" && word != U"but") ||
                          (word.size() > 5 && word.ends_with(U"ing")) || word == U"asked" || word == U"born");
    if (opening) {
      std::uint32_t comma = piece;
      while (comma < range.end && !outline_.is(comma, U",")) ++comma;
      if (comma == range.end) break;
      piece = comma + 1;
    } else if (outline_.pieces()[piece].is_quotation() || outline_.is(piece, U",") ||
               kinds.any({Kind::adverb, Kind::conjunction})) {
      ++piece;
    } else {
      break;
    }
  }
  return phrase_at(piece);
}

/// What the phrase says before the first preposition that is no part of a name, without what opens a clause.
Subjects::Phrase Subjects::head_of(Phrase phrase) const {
  while (phrase.begin < phrase.end) {
    const Kinds kinds = outline_.kinds(phrase.begin);
    if (mention_at(phrase.begin) != nullptr) break;
    if (kinds.has(Kind::preposition)) {
      ++phrase.begin;
      const MentionIndex::Item* place = mention_at(phrase.begin);
      while (phrase.begin < phrase.end && place != nullptr && mention_at(phrase.begin) == place) ++phrase.begin;
      while (phrase.begin < phrase.end && place == nullptr && mention_at(phrase.begin) == nullptr &&
             (outline_.kinds(phrase.begin)
                  .any({Kind::determiner, Kind::possessive, Kind::time, Kind::weekday, Kind::month}) ||
              outline_.is(phrase.begin, U"last"))) {
        const bool over = outline_.kinds(phrase.begin).any({Kind::time, Kind::weekday});
        ++phrase.begin;
        if (over) break;
      }
    } else if (outline_.is(phrase.begin, U",") || kinds.any({Kind::adverb, Kind::time, Kind::weekday}) ||
               (kinds.has(Kind::conjunction))) {
      ++phrase.begin;
    } else {
      break;
    }
  }
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    const bool cut = outline_.is(i, U",") || outline_.is(i, U"(") ||
                     (outline_.kinds(i).has(Kind::preposition) && mention_at(i) == nullptr);
    if (cut) {
      phrase.end = i;
      break;
    }
  }
  return phrase;
}

/// Where the noun at the end of a head begins, which may be of several words: news agency.
std::uint32_t Subjects::noun_of(Phrase head) const {
  for (std::uint32_t i = head.begin; i + 1 < head.end; ++i) {
    const Word& word = text_[outline_.pieces()[i].begin];
    if (mention_at(i) == nullptr && word.phrase.has(Kind::medium) &&
        word.phrase_end == outline_.pieces()[head.end - 1].end)
      return i;
  }
  return head.end - 1;
}

/// Who a head names by its last word: the Greek minister X, the union RMT, the RMT union.
Speaker Subjects::named_by(Phrase phrase, Phrase head) const {
  const Chars at = outline_.chars(phrase.begin, phrase.end);
  const MentionIndex::Item* last = mention_at(head.end - 1);
  if (last != nullptr) return {SpeakerKind::named, last->entity, at};
  const Kinds noun = outline_.kinds(head.end - 1);
  // Michael Brady QC
  const MentionIndex::Item* honoured = head.size() > 1 ? mention_at(head.end - 2) : nullptr;
  if (honoured != nullptr && honoured->type == EntityType::person &&
      text_[outline_.pieces()[head.end - 1].begin].shape == Word::Shape::upper)
    return {SpeakerKind::named, honoured->entity, at};
  const std::uint32_t begin = noun_of(head);
  const MentionIndex::Item* owner = begin > head.begin ? mention_at(begin - 1) : nullptr;
  if (owner != nullptr && owner->type == EntityType::organization && noun.any({Kind::group, Kind::medium})) {
    return {SpeakerKind::named, owner->entity, at};
  }
  return {};
}

/// Mesa's party, Citizen Community; his mother, Beth: the name behind the comma, an organisation's only where asked
/// for.
Speaker Subjects::named_in_apposition(Phrase phrase, Phrase head, bool organizations) const {
  std::uint32_t comma = head.end;
  while (comma < phrase.end && !outline_.is(comma, U",")) ++comma;
  if (comma + 1 >= phrase.end) return {};
  const Phrase apposed = head_of({comma + 1, phrase.end});
  const MentionIndex::Item* name = apposed.begin < apposed.end ? mention_at(apposed.end - 1) : nullptr;
  if (name == nullptr) return {};
  if (name->type != EntityType::person && !(organizations && name->type == EntityType::organization)) return {};
  return {SpeakerKind::named, name->entity, outline_.chars(phrase.begin, phrase.end)};
}

/// Whether the noun of a phrase without a name is one of somebody or of a body. It may have something behind it: people
/// familiar with the matter, a study published on Wednesday.
bool Subjects::is_role(Phrase head) const {
  constexpr std::uint32_t reach = 3;
  for (std::uint32_t i = head.end; i-- > head.begin && head.end - i <= reach;) {
    const Kinds noun = outline_.kinds(i);
    if (mention_at(i) != nullptr || is_possessive(outline_.word(i))) return false;
    if (noun.any(nouns_of_people) || noun.any(nouns_of_bodies)) return true;
    if (i + 1 == head.end && noun.any({Kind::demonym, Kind::pronoun})) return true;
  }
  return false;
}

/// A report in the Sunday Times: the medium that says it; null where it is none.
const MentionIndex::Item* Subjects::published_by(Phrase phrase, Phrase head) const {
  const std::uint32_t noun = head.end - 1;
  if (head.end >= phrase.end || mention_at(noun) != nullptr || !outline_.kinds(noun).has(Kind::document))
    return nullptr;
  const bool joins = outline_.is(head.end, U"in") || outline_.is(head.end, U"by") || outline_.is(head.end, U"on") ||
                     outline_.is(head.end, U"from");
  const std::uint32_t at = head.end + (outline_.kinds(head.end + 1).has(Kind::determiner) ? 2 : 1);
  const MentionIndex::Item* medium = joins && at < phrase.end ? mention_at(at) : nullptr;
  const bool publishes = medium != nullptr && found_[medium->entity].subclass == EntityClass::news_media;
  return publishes ? medium : nullptr;
}

Speaker Subjects::speaker_of(Phrase phrase) const {
  const auto is_adverb = [&](std::uint32_t piece) {
    return outline_.kinds(piece).has(Kind::adverb) && mention_at(piece) == nullptr;
  };
  while (phrase.begin < phrase.end && is_adverb(phrase.begin)) ++phrase.begin;
  const Phrase head = head_of(phrase);
  if (head.begin >= head.end) return {};
  phrase.begin = head.begin;
  const Chars at = outline_.chars(phrase.begin, phrase.end);
  const Kinds kinds = outline_.kinds(head.begin);
  if (head.size() == 1 && mention_at(head.begin) == nullptr) {
    if (kinds.any({Kind::self, Kind::addressee})) return {SpeakerKind::self, EntityIndex::none, at};
    if (kinds.any(pronouns)) return {SpeakerKind::pronoun, EntityIndex::none, outline_.chars(head.begin, head.end)};
  }
  if (const MentionIndex::Item* medium = published_by(phrase, head); medium != nullptr)
    return {SpeakerKind::named, medium->entity, at};
  const Speaker named = named_by(phrase, head);
  const bool unnamed = named.kind == SpeakerKind::none;
  if (!unnamed && found_[named.entity].type == EntityType::person) return named;
  const Speaker apposed = named_in_apposition(phrase, head, unnamed);
  if (apposed.kind != SpeakerKind::none) return apposed;
  if (unnamed && is_role(head)) return {SpeakerKind::role, EntityIndex::none, at};
  return named;
}

void Subjects::remember(const Speaker& speaker, EntityIndex who) {
  if (speaker.at.empty()) return;
  const std::uint32_t word = text_.at(speaker.at.begin);
  bool person = who != EntityIndex::none && found_[who].type == EntityType::person;
  if (who == EntityIndex::none) {
    const Phrase head = head_of({piece_at(speaker.at.begin), piece_at(speaker.at.end - 1) + 1});
    person = head.begin < head.end && outline_.kinds(head.end - 1).any(nouns_of_people);
  }
  turns_.push_back({speaker.at.begin, text_[word].block, who, person});
}

Subjects::Gender Subjects::gender_of(EntityIndex person) const {
  return position(person) < genders_.size() ? genders_[position(person)] : Gender::unknown;
}

bool Subjects::suits(EntityIndex person, Gender wanted) const {
  const Gender gender = gender_of(person);
  return gender == Gender::unknown || wanted == Gender::unknown || gender == wanted;
}

/// The last person who spoke in the block before the position and may be meant. Without a value: none did; `none`:
/// somebody without a name was the last.
std::optional<EntityIndex> Subjects::last_to_speak(std::uint32_t block, std::uint32_t position, Gender wanted) const {
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read the views of g++ 12
  for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
    if (turn->block != block || turn->at >= position || !turn->person) continue;
    if (turn->who == EntityIndex::none || suits(turn->who, wanted)) return turn->who;
  }
  return std::nullopt;
}

/// The first person of the last sentence of the block, before the position, that names one who may be meant.
EntityIndex Subjects::first_of_last_sentence(std::uint32_t block, std::uint32_t position, Gender wanted) const {
  const Text::Range words = text_.blocks()[block];
  std::uint32_t sentence = UINT32_MAX;
  EntityIndex first = EntityIndex::none;
  for (std::uint32_t word = words.end; word-- > words.begin;) {
    if (text_[word].at.begin >= position) continue;
    if (first != EntityIndex::none && text_[word].sentence != sentence) break;
    const MentionIndex::Item* item = covering_[word];
    if (item == nullptr || item->type != EntityType::person || text_[word].quoted) continue;
    if (!suits(item->entity, wanted)) continue;
    if (is_possessive(text_.word(word + 1)) && first != EntityIndex::none) continue;
    first = item->entity;
    sentence = text_[word].sentence;
  }
  return first;
}

/// Who spoke last in the paragraph, else the first person of the nearest sentence before that may be meant.
EntityIndex Subjects::person_before(std::uint32_t position, Gender wanted) const {
  constexpr std::uint32_t blocks_back = 4;
  const std::uint32_t block = text_[text_.at(position)].block;
  for (std::uint32_t back = 0; back <= std::min(block, blocks_back); ++back) {
    const std::uint32_t here = block - back;
    if (here == 0 && block > 1) break;
    if (const auto spoke = last_to_speak(here, position, wanted)) return *spoke;
    const EntityIndex named = first_of_last_sentence(here, position, wanted);
    if (named != EntityIndex::none) return named;
  }
  return EntityIndex::none;
}

/// Whether one of the names of a body holds what a noun calls it: the airline is British Airways, also where it stands
/// as BA.
bool Subjects::is_called(EntityIndex body, std::u32string_view noun) const {
  static constexpr std::pair<std::u32string_view, std::u32string_view> parts[] = {{U"airline", U"airways"},
                                                                                  {U"airline", U"airlines"},
                                                                                  {U"airline", U"air"},
                                                                                  {U"carmaker", U"motor"},
                                                                                  {U"carmaker", U"motors"},
                                                                                  {U"automaker", U"motor"},
                                                                                  {U"automaker", U"motors"},
                                                                                  {U"newspaper", U"times"},
                                                                                  {U"newspaper", U"post"},
                                                                                  {U"newspaper", U"daily"},
                                                                                  {U"newspaper", U"journal"},
                                                                                  {U"paper", U"times"},
                                                                                  {U"paper", U"post"},
                                                                                  {U"paper", U"daily"},
                                                                                  {U"broadcaster", U"broadcasting"},
                                                                                  {U"broadcaster", U"television"},
                                                                                  {U"court", U"tribunal"},
                                                                                  {U"ministry", U"department"},
                                                                                  {U"team", U"united"},
                                                                                  {U"club", U"united"},
                                                                                  {U"chipmaker", U"semiconductor"},
                                                                                  {U"lender", U"bank"},
                                                                                  {U"charity", U"trust"},
                                                                                  {U"university", U"college"}};
  return std::ranges::any_of(found_[body].names, [&](const Name& name) {
    const std::u32string words = U" " + fold(name.text) + U" ";
    const auto holds = [&](std::u32string_view part) {
      return words.find(U" " + std::u32string(part) + U" ") != std::u32string::npos;
    };
    return holds(noun) ||
           std::ranges::any_of(parts, [&](const auto& pair) { return pair.first == noun && holds(pair.second); });
  });
}

/// "the ministry", "the company": the organisation whose name holds the noun, else the last one; "it", without a noun:
/// the last one. A medium is no company.
EntityIndex Subjects::body_before(std::uint32_t position, std::u32string_view noun) const {
  const bool pronoun = noun.empty();
  const bool medium = pronoun || text_.lexicon().kinds(noun).has(Kind::medium);
  const auto& all = mentions_.all();
  auto item = std::ranges::lower_bound(all, position, {}, [](const auto& i) { return i.at.begin; });
  EntityIndex last = EntityIndex::none;
  for (int steps = 0; item != all.begin() && steps < 40; ++steps) {
    --item;
    if (item->type != EntityType::organization) continue;
    if (!pronoun && is_called(item->entity, noun)) return item->entity;
    const bool other = !medium && found_[item->entity].subclass == EntityClass::news_media;
    if (last == EntityIndex::none && !other) last = item->entity;
  }
  return pronoun || text_.lexicon().kinds(noun).has(Kind::anaphor) ? last : EntityIndex::none;
}

/// "the Italian", "the minister": who was called so, else the person that the sentence before is about.
EntityIndex Subjects::described_as(std::uint32_t position, std::u32string_view noun) const {
  const std::uint32_t here = text_.at(position);
  std::uint32_t word = here;
  constexpr std::uint32_t reach = 400;
  for (std::uint32_t steps = 0; word > 0 && steps < reach; ++steps) {
    --word;
    if (text_.word(word) != noun) continue;
    for (std::uint32_t near = word + 1; near < word + 4; ++near) {
      const MentionIndex::Item* item = near < covering_.size() ? covering_[near] : nullptr;
      if (item != nullptr && item->type == EntityType::person) return item->entity;
    }
    for (std::uint32_t back = word; back > 0 && word - back < 8; --back) {
      const MentionIndex::Item* item = covering_[back - 1];
      if (item != nullptr && item->type == EntityType::person && text_[back - 1].sentence == text_[word].sentence)
        return item->entity;
    }
    return EntityIndex::none;
  }
  return EntityIndex::none;
}

EntityIndex Subjects::resolve(const Speaker& speaker) const {
  if (speaker.entity != EntityIndex::none || speaker.at.empty()) return speaker.entity;
  const std::uint32_t piece = piece_at(speaker.at.begin);
  if (speaker.kind == SpeakerKind::pronoun) {
    const Kinds kinds = outline_.kinds(piece);
    if (kinds.has(Kind::he)) return person_before(speaker.at.begin, Gender::male);
    if (kinds.has(Kind::she)) return person_before(speaker.at.begin, Gender::female);
    return kinds.has(Kind::it) ? body_before(speaker.at.begin, {}) : EntityIndex::none;
  }
  if (speaker.kind != SpeakerKind::role || !outline_.is(piece, U"the")) return EntityIndex::none;
  const Phrase whole{piece, piece_at(speaker.at.end - 1) + 1};
  const Phrase head = head_of(whole);
  if (head.size() > 3 || head.size() < 2 || head.end != whole.end) return EntityIndex::none;
  const Kinds noun = outline_.kinds(head.end - 1);
  const std::u32string_view word = outline_.word(head.end - 1);
  if (noun.any({Kind::group, Kind::medium}) && !noun.any(nouns_of_people)) return body_before(speaker.at.begin, word);
  if (!noun.any({Kind::title, Kind::role, Kind::demonym}) || word.ends_with(U's')) return EntityIndex::none;
  const EntityIndex described = described_as(speaker.at.begin, word);
  if (described != EntityIndex::none) return described;
  return noun.has(Kind::demonym) ? person_before(speaker.at.begin, Gender::unknown) : EntityIndex::none;
}

std::optional<EntityType> type_of_description(const Text& text, Chars words) {
  std::uint32_t head = text.at(words.begin);
  for (std::uint32_t i = head; i < text.size() && text[i].at.end <= words.end; ++i) {
    if (text[i].is_mark() || text[i].kinds.any({Kind::preposition, Kind::relative, Kind::subordinator})) break;
    head = i;
  }
  const Kinds kinds = text[head].kinds;
  if (kinds.any({Kind::role, Kind::title, Kind::man, Kind::woman})) return EntityType::person;
  if (kinds.any({Kind::group, Kind::organization, Kind::medium})) return EntityType::organization;
  return std::nullopt;
}

}  // namespace newsgraph::extract::english
