#include "newsgraph/extract/english/event_actors.h"

#include <algorithm>
#include <array>
#include <string>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract::english {
namespace {

constexpr float confidence_of_verb = 0.7F;
constexpr float confidence_of_noun = 0.5F;

bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

void append(std::vector<EntityIndex>& actors, EntityIndex actor) {
  if (actor != EntityIndex::none && std::ranges::find(actors, actor) == actors.end()) actors.push_back(actor);
}

}  // namespace

EventActors::EventActors(const Discourse& discourse, const Annotations& found)
    : d_(discourse), text_(discourse.outline.text()), o_(discourse.outline), found_(found) {}

std::uint32_t EventActors::piece_of(std::uint32_t word) const {
  const auto& pieces = o_.pieces();
  const auto after = std::ranges::upper_bound(pieces, word, {}, [](const Piece& piece) { return piece.begin; });
  return static_cast<std::uint32_t>(after - pieces.begin()) - 1;
}

/// What the clause around a piece is about: the subject of the clause that somebody reports (Etienne said France was
/// ready to …), else of the sentence.
Subjects::Phrase EventActors::subject_around(std::uint32_t piece) const {
  const std::uint32_t sentence = o_.sentence_of(piece);
  const Chars here = o_.chars(piece, piece + 1);
  const Chars* reported = nullptr;
  for (const Statement& statement : d_.statements.all) {
    if (statement.sentence != sentence) continue;
    for (const Chars& part : statement.content) {
      if (part.contains(here) && (reported == nullptr || reported->begin < part.begin)) reported = &part;
    }
  }
  if (reported != nullptr) {
    const Subjects::Phrase subject = d_.subjects.phrase_at(piece_of(text_.at(reported->begin)));
    if (subject.end <= piece && !named_by(subject).empty()) return subject;
  }
  return d_.subjects.first_of(sentence);
}

/// The subject of a verb, or what an infinitive, a participle or a verb behind "and" shares with the verb before it.
Subjects::Phrase EventActors::subject_of(const TriggerUse& use) const {
  std::uint32_t piece = piece_of(use.begin);
  const std::uint32_t sentence = o_.sentence_of(piece);
  const std::uint32_t first = o_.sentences()[sentence].begin;
  if (piece == first) return {};
  const std::u32string_view before = o_.word(piece - 1);
  if (is_one_of(before, {U"who", U"which", U"that"}) && piece > first + 1) {
    const std::uint32_t noun_end = o_.is(piece - 2, U",") ? piece - 2 : piece - 1;
    if (noun_end > first) return d_.subjects.before(noun_end);
  }
  if (before == U"to" || use.form == VerbForm::gerund || before == U"and") {
    // … urged X to: whoever was urged is not told apart from who urged.
    return subject_around(piece);
  }
  const Subjects::Phrase own = d_.subjects.before(piece);
  return own.size() > 0 ? own : subject_around(piece);
}

/// Russian artillery, U.S. forces: the country acts.
EntityIndex EventActors::of_people(Subjects::Phrase phrase) const {
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (o_.kinds(i).has(Kind::preposition) && i > phrase.begin) break;
    const MentionIndex::Item* item = d_.subjects.mention_at(i);
    if (item != nullptr && item->type == EntityType::place && i + 1 < phrase.end &&
        o_.kinds(phrase.end - 1).any({Kind::group, Kind::role, Kind::organization})) {
      return item->entity;
    }
    if (!o_.kinds(i).has(Kind::demonym)) continue;
    const std::string_view country = text_.lexicon().country_of(o_.word(i));
    const auto known = std::ranges::find_if(found_.entities, [&](const Entity& entity) {
      return entity.type == EntityType::place &&
             std::ranges::any_of(entity.names, [&](const Name& name) { return name.text == country; });
    });
    if (!country.empty() && known != found_.entities.end())
      return static_cast<EntityIndex>(known - found_.entities.begin());
  }
  return EntityIndex::none;
}

/// Whom a noun phrase names: its head, what is listed with it, whom a pronoun means.
EventActors::Actors EventActors::named_by(Subjects::Phrase phrase) const {
  Actors out;
  if (phrase.size() == 0) return out;
  const Speaker speaker = d_.subjects.speaker_of(phrase);
  EntityIndex who = speaker.entity;
  if (who == EntityIndex::none && (speaker.kind == SpeakerKind::pronoun || speaker.kind == SpeakerKind::role))
    who = d_.subjects.resolve(speaker);
  // Novabank and Crestline: names with nothing but "and" and commas between.
  for (std::uint32_t i = phrase.begin; i + 1 < phrase.end; ++i) {
    if (!is_one_of(o_.word(i), {U"and", U","})) continue;
    const MentionIndex::Item* left = i > phrase.begin ? d_.subjects.mention_at(i - 1) : nullptr;
    const MentionIndex::Item* right = d_.subjects.mention_at(i + 1);
    if (left == nullptr || right == nullptr || o_.is(i, U",")) continue;
    append(out, left->entity);
    append(out, right->entity);
  }
  if (out.empty()) append(out, who);
  if (out.empty()) append(out, of_people(phrase));
  return out;
}

/// The names behind a preposition that says who else takes part: with X, between A and B, on X, against X, by X, of X.
EventActors::Actors EventActors::behind_preposition(std::uint32_t from, std::uint32_t clause_end) const {
  constexpr std::uint32_t reach = 8;
  Actors out;
  for (std::uint32_t i = from; i < std::min(clause_end, from + reach); ++i) {
    if (!is_one_of(text_.word(i),
                   {U"with", U"between", U"on", U"against", U"by", U"of", U"from", U"for", U"among", U"to"}))
      continue;
    const Subjects::Phrase phrase = d_.subjects.phrase_at(piece_of(i) + 1);
    for (const EntityIndex actor : named_by(phrase)) append(out, actor);
    if (!out.empty()) break;
  }
  return out;
}

/// A place that something is done to is where it is done, unless it is a country.
void EventActors::add_object(Event& event, const Actors& objects, bool visit) const {
  for (const EntityIndex object : objects) {
    const Entity& entity = found_[object];
    const bool where = entity.type == EntityType::place && (visit || entity.subclass != EntityClass::country);
    if (where) {
      if (event.place == EntityIndex::none) event.place = object;
    } else {
      append(event.actors, object);
    }
  }
}

void EventActors::arrange_verb(Event& event, const TriggerUse& use, std::uint32_t clause_end) const {
  const TriggerFrame frame = use.trigger->frame;
  const Subjects::Phrase subject = subject_of(use);
  const Actors subjects = named_by(subject);
  const std::uint32_t behind = piece_of(use.end - 1) + 1;
  event.confidence = confidence_of_verb;
  if (use.passive) {
    if (text_.is(use.end, U"by")) {
      for (const EntityIndex actor : named_by(d_.subjects.phrase_at(behind + 1))) append(event.actors, actor);
    }
    add_object(event, subjects, false);
    return;
  }
  for (const EntityIndex actor : subjects) append(event.actors, actor);
  if (frame == TriggerFrame::subject || behind >= o_.pieces().size() ||
      o_.sentence_of(behind) != o_.sentence_of(behind - 1))
    return;
  std::uint32_t object = behind;
  if (is_one_of(o_.word(object), {U"with", U"on", U"against", U"to"})) ++object;
  if (object >= o_.pieces().size()) return;
  Actors objects = named_by(d_.subjects.phrase_at(object));
  if (objects.empty() && frame == TriggerFrame::mutual) objects = behind_preposition(use.end, clause_end);
  // fined Crestline $30m
  const std::uint32_t name = object + (o_.kinds(object).has(Kind::determiner) ? 1 : 0);
  const MentionIndex::Item* first = name < o_.pieces().size() ? d_.subjects.mention_at(name) : nullptr;
  if (objects.empty() && first != nullptr && !is_one_of(o_.word(piece_of(text_.at(first->at.end))), {U"'s", U"’s"}))
    append(objects, first->entity);
  // imposed sanctions on X, sent aid to X
  if (objects.empty() && !event.actors.empty() && frame == TriggerFrame::transitive)
    objects = behind_preposition(use.end, clause_end);
  if (objects.empty() && frame != TriggerFrame::mutual) {
    // accused the army of …; condemned the attack by X
    const Subjects::Phrase phrase = d_.subjects.phrase_at(object);
    append(objects, of_people(phrase));
  }
  add_object(event, objects, frame == TriggerFrame::visit);
}

/// Whether nothing but a verb and what goes with the noun stands between a subject and the noun: no other clause.
bool EventActors::is_in_reach(std::uint32_t from, std::uint32_t noun) const {
  for (std::uint32_t i = from; i < noun; ++i) {
    const bool other = o_.kinds(i).any({Kind::subordinator, Kind::relative}) || o_.is(i, U",") ||
                       is_one_of(o_.word(i), {U"to", U"after", U"before", U"because", U"as", U"over", U"since"});
    if (other && d_.subjects.mention_at(i) == nullptr) return false;
  }
  return true;
}

void EventActors::arrange_noun(Event& event, const TriggerUse& use, std::uint32_t clause_end) const {
  const std::uint32_t piece = piece_of(use.begin);
  event.confidence = confidence_of_noun;
  // Whose: Kishida's resignation, Russia's attack
  if (use.begin > 1 && is_one_of(text_.word(use.begin - 1), {U"'s", U"’s", U"'", U"’"})) {
    if (const MentionIndex::Item* owner = d_.subjects.mention_at(piece - 2); owner != nullptr)
      add_object(event, {owner->entity}, false);
  }
  add_object(event, behind_preposition(use.end, clause_end), false);
  const bool happens = event.type == "Disaster" || event.type == "Accident" || event.type == "Death";
  if (!event.actors.empty() || happens) return;
  // What the sentence's subject does: X held, led, announced it.
  const Subjects::Phrase subject = subject_around(piece);
  if (subject.end <= piece && is_in_reach(subject.end, piece)) {
    for (const EntityIndex actor : named_by(subject)) append(event.actors, actor);
  }
}

/// in X, at X, near X behind the trigger, else before it in the clause.
EntityIndex EventActors::place_near(const TriggerUse& use, std::uint32_t clause_end) const {
  const auto place_at = [&](std::uint32_t preposition) {
    constexpr std::uint32_t reach = 6;
    if (!is_one_of(text_.word(preposition), {U"in", U"at", U"near", U"outside", U"across", U"off"}))
      return EntityIndex::none;
    for (std::uint32_t i = preposition + 1; i < std::min(text_.size(), preposition + reach); ++i) {
      const MentionIndex::Item* item = d_.subjects.mention_at(piece_of(i));
      if (item != nullptr) return item->type == EntityType::place ? item->entity : EntityIndex::none;
      if (text_[i].is_mark() || text_[i].kinds.any({Kind::preposition, Kind::auxiliary})) break;
    }
    return EntityIndex::none;
  };
  for (std::uint32_t i = use.end; i < clause_end; ++i) {
    if (const EntityIndex place = place_at(i); place != EntityIndex::none) return place;
  }
  const std::uint32_t first = text_.sentence_of(use.begin).begin;
  for (std::uint32_t i = use.begin; i > first; --i) {
    if (const EntityIndex place = place_at(i - 1); place != EntityIndex::none) return place;
  }
  return EntityIndex::none;
}

void EventActors::arrange(Event& event, const TriggerUse& use, std::uint32_t clause_end) const {
  if (use.trigger->frame == TriggerFrame::noun) {
    arrange_noun(event, use, clause_end);
  } else {
    arrange_verb(event, use, clause_end);
  }
  if (event.place == EntityIndex::none) event.place = place_near(use, clause_end);
}

}  // namespace newsgraph::extract::english
