#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/extract/calendar.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/task.h"
#include "newsgraph/extract/triggers.h"

namespace newsgraph::extract {
namespace {

constexpr std::u32string_view place_prepositions = U"在于从自到往赴抵";
constexpr std::u32string_view patient_prepositions = U"对向给将把";
constexpr std::u32string_view passive_markers = U"被遭由受";
constexpr std::u32string_view joiners = U"、和与同及跟,暨";

/// An object stands close behind its trigger: 逮捕了两名(…)B.
constexpr std::uint32_t max_object_distance = 10;
/// 俄罗斯外长拉夫罗夫: a place so close before a person or organisation only says whose it is.
constexpr std::uint32_t max_modifier_distance = 12;
/// Events of these types may stand without an actor, because something happens to a place.
constexpr std::string_view impersonal_types[] = {"Disaster", "Accident", "Death", "Protest", "Assault", "Election"};

/// Bounds on how far is looked, so that a page without punctuation or with thousands of events costs linear time.
constexpr std::uint32_t max_clause_side = 120;
constexpr int max_clauses_back = 6;
constexpr std::ptrdiff_t max_events_compared = 256;

constexpr float confidence_in_clause = 0.8F;
constexpr float confidence_from_before = 0.6F;
constexpr float confidence_of_noun = 0.5F;

using Item = MentionIndex::Item;

bool one_of(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

/// The part that a mention plays around a trigger.
enum class Role : std::uint8_t { actor, patient, agent, place, none };

struct Argument {
  Item item;
  Role role = Role::none;
};

class EventFinder {
 public:
  EventFinder(const Reading& reading, const Knowledge& knowledge, Annotations& found)
      : reading_(reading),
        triggers_(knowledge.triggers()),
        found_(found),
        mentions_(reading, found),
        dates_(knowledge.calendar().find(reading)) {}

  void run() {
    for (const Sentence& sentence : reading_.sentences()) {
      for (std::uint32_t i = sentence.chars.begin; i < sentence.chars.end;) {
        const auto trigger = triggers_.trigger_at(reading_, i);
        if (!trigger) {
          ++i;
          continue;
        }
        if (counts(*trigger)) add(*trigger, sentence);
        i = trigger->at.end;
      }
    }
  }

 private:
  bool counts(const TriggerMention& trigger) const;
  Chars clause_of(Chars trigger, const Sentence& sentence) const;
  std::vector<Item> outermost(Chars range) const;
  Role role_before(const std::vector<Item>& items, std::size_t index, std::uint32_t trigger) const;
  std::vector<Argument> arguments_before(Chars range) const;
  std::vector<Item> objects_behind(Chars trigger, std::uint32_t end) const;
  std::vector<Item> subjects_before(Chars clause, const Sentence& sentence) const;
  void date_of(Event& event, Chars clause, const Sentence& sentence) const;
  void arrange(Event& event, const TriggerMention& trigger, Chars clause, const Sentence& sentence) const;
  void add(const TriggerMention& trigger, const Sentence& sentence);
  static void append(std::vector<EntityIndex>& actors, EntityIndex entity);
  Event* told_before(const Event& event);

  const Reading& reading_;
  const TriggerLexicon& triggers_;
  Annotations& found_;
  MentionIndex mentions_;
  std::vector<DateMention> dates_;
};

/// A word that is part of a name is no trigger, nor is a one-character word unless a name stands right behind it.
bool EventFinder::counts(const TriggerMention& trigger) const {
  if (trigger.trigger->type.empty()) return false;
  const Item* around = mentions_.covering(trigger.at.begin);
  if (around != nullptr && around->at.end >= trigger.at.end) return false;
  if (trigger.at.size() > 1) return true;
  const Item* behind = mentions_.starting_at(trigger.at.end);
  return behind != nullptr && behind->type != EntityType::person && trigger.trigger->frame == Frame::visit;
}

/// From the last to the next 。，；：outside brackets; a short pause (、) ends no clause.
Chars EventFinder::clause_of(Chars trigger, const Sentence& sentence) const {
  Chars clause = trigger;
  const std::uint32_t first = std::max(sentence.chars.begin, trigger.begin - std::min(trigger.begin, max_clause_side));
  const std::uint32_t last = std::min(sentence.chars.end, trigger.end + max_clause_side);
  while (clause.begin > first && !is_clause_end(reading_.at(clause.begin - 1))) --clause.begin;
  while (clause.end < last && !is_clause_end(reading_.at(clause.end))) ++clause.end;
  return clause;
}

std::vector<Item> EventFinder::outermost(Chars range) const {
  std::vector<Item> items = mentions_.in(range);
  std::uint32_t end = 0;
  std::erase_if(items, [&](const Item& item) {
    const bool nested = item.at.end <= end;
    end = std::max(end, item.at.end);
    return nested;
  });
  return items;
}

Role EventFinder::role_before(const std::vector<Item>& items, std::size_t index, std::uint32_t trigger) const {
  const Item& item = items[index];
  const char32_t before = item.at.begin == 0 ? U'\n' : reading_.at(item.at.begin - 1);
  if (before == U'据') return Role::none;
  if (item.type == EntityType::place && one_of(place_prepositions, before)) return Role::place;
  if (one_of(passive_markers, before)) return Role::agent;
  if (one_of(patient_prepositions, before)) return Role::patient;
  const bool followed = index + 1 < items.size();
  const std::uint32_t gap_end = followed ? items[index + 1].at.begin : trigger;
  const std::u32string_view gap = reading_.text({item.at.end, std::max(item.at.end, gap_end)});
  const bool joined = !gap.empty() && one_of(joiners, gap.front());
  if (followed && item.type == EntityType::place && items[index + 1].type != EntityType::place && !joined &&
      gap.size() <= max_modifier_distance) {
    return Role::none;
  }
  if (followed && gap == U"的") return Role::none;
  return Role::actor;
}

std::vector<Argument> EventFinder::arguments_before(Chars range) const {
  const std::vector<Item> items = outermost(range);
  std::vector<Argument> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Role role = role_before(items, i, range.end);
    // A list shares the role of its first member: 对A和B.
    if (role == Role::actor && !out.empty() && items[i].at.begin > 0 &&
        one_of(joiners, reading_.at(items[i].at.begin - 1)) && out.back().item.at.end + 1 == items[i].at.begin) {
      role = out.back().role;
    }
    out.push_back({items[i], role});
  }
  return out;
}

/// The first name behind the trigger and those that are listed with it.
std::vector<Item> EventFinder::objects_behind(Chars trigger, std::uint32_t end) const {
  std::vector<Item> objects;
  for (const Item& item : outermost({trigger.end, end})) {
    if (objects.empty()) {
      if (item.at.begin - trigger.end > max_object_distance) break;
      objects.push_back(item);
      continue;
    }
    const std::u32string_view gap = reading_.text({objects.back().at.end, item.at.begin});
    const bool listed = gap.empty() || (gap.size() <= 2 && one_of(joiners, gap.front())) || gap == U"以及";
    const bool owner = item.type != EntityType::place && objects.back().type == EntityType::place &&
                       gap.size() <= max_modifier_distance;
    if (!listed && !owner) break;
    if (owner && !listed) objects.pop_back();
    objects.push_back(item);
  }
  return objects;
}

/// Who acts in the clauses before, where the trigger's own clause names nobody: the nearest clause that does. A medium
/// that reports is no actor of what it reports.
std::vector<Item> EventFinder::subjects_before(Chars clause, const Sentence& sentence) const {
  Chars before{clause.begin, clause.begin};
  for (int step = 0; step < max_clauses_back && before.begin > sentence.chars.begin; ++step) {
    before.end = before.begin - 1;
    before = clause_of({before.end, before.end}, sentence);
    std::vector<Item> subjects;
    for (const Argument& argument : arguments_before(before)) {
      const bool medium = found_[argument.item.entity].subclass == EntityClass::news_media;
      if (argument.role != Role::actor || medium) continue;
      const bool listed = !subjects.empty() && argument.item.at.begin - subjects.back().at.end <= 1;
      if (!subjects.empty() && !listed) break;
      subjects.push_back(argument.item);
    }
    if (!subjects.empty()) return subjects;
  }
  return {};
}

void EventFinder::append(std::vector<EntityIndex>& actors, EntityIndex entity) {
  if (std::ranges::find(actors, entity) == actors.end()) actors.push_back(entity);
}

/// The date in the clause (the nearest one to the trigger), else the first in the sentence before it.
void EventFinder::date_of(Event& event, Chars clause, const Sentence& sentence) const {
  const Chars trigger = reading_.chars(event.trigger);
  const DateMention* best = nullptr;
  std::uint32_t best_distance = UINT32_MAX;
  auto first =
      std::ranges::lower_bound(dates_, sentence.chars.begin, {}, [](const DateMention& d) { return d.at.begin; });
  for (; first != dates_.end() && first->at.end <= clause.end; ++first) {
    const DateMention& date = *first;
    const bool inside = clause.contains(date.at);
    if (!inside && date.at.begin > trigger.begin) continue;
    const std::uint32_t distance = date.at.end <= trigger.begin ? trigger.begin - date.at.end
                                                                : date.at.begin - std::min(date.at.begin, trigger.end);
    const std::uint32_t weighted = inside ? distance : distance + sentence.chars.size();
    if (weighted < best_distance) {
      best = &date;
      best_distance = weighted;
    }
  }
  if (best == nullptr) return;
  event.start = best->start;
  event.end = best->end;
}

/// Puts the arguments around the trigger into their places, doer first.
void EventFinder::arrange(Event& event, const TriggerMention& trigger, Chars clause, const Sentence& sentence) const {
  const Frame frame = trigger.trigger->frame;
  const std::vector<Argument> before = arguments_before({clause.begin, trigger.at.begin});
  std::vector<Item> behind;
  if (frame != Frame::subject) behind = objects_behind(trigger.at, clause.end);
  for (const Argument& argument : before) {
    if (argument.role == Role::agent) append(event.actors, argument.item.entity);
    if (argument.role == Role::place) event.place = argument.item.entity;
  }
  for (const Argument& argument : before) {
    if (argument.role == Role::actor) append(event.actors, argument.item.entity);
  }
  event.confidence = frame == Frame::noun ? confidence_of_noun : confidence_in_clause;
  if (event.actors.empty()) {
    for (const Item& item : subjects_before(clause, sentence)) append(event.actors, item.entity);
    event.confidence = std::min(event.confidence, confidence_from_before);
  }
  for (const Argument& argument : before) {
    if (argument.role == Role::patient) append(event.actors, argument.item.entity);
  }
  for (const Item& item : behind) {
    if (frame == Frame::visit && item.type == EntityType::place) {
      if (event.place == EntityIndex::none) event.place = item.entity;
      continue;
    }
    append(event.actors, item.entity);
  }
}

Event* EventFinder::told_before(const Event& event) {
  const auto size = static_cast<std::ptrdiff_t>(found_.events.size());
  const auto recent = found_.events.end() - std::min(size, max_events_compared);
  const auto same = std::find_if(recent, found_.events.end(), [&](const Event& other) {
    if (other.type != event.type || other.modality != event.modality) return false;
    if (other.start && event.start && other.start != event.start) return false;
    if (event.actors.empty()) return other.actors.empty() && other.place == event.place;
    const auto shared = std::ranges::count_if(
        event.actors, [&](EntityIndex actor) { return std::ranges::find(other.actors, actor) != other.actors.end(); });
    const bool same_doer = !other.actors.empty() && other.actors.front() == event.actors.front();
    const bool same_word = other.trigger.of(reading_.article().text) == event.trigger.of(reading_.article().text);
    return shared == static_cast<std::ptrdiff_t>(std::min(event.actors.size(), other.actors.size())) &&
           (same_doer || same_word);
  });
  return same == found_.events.end() ? nullptr : &*same;
}

void EventFinder::add(const TriggerMention& trigger, const Sentence& sentence) {
  const Chars clause = clause_of(trigger.at, sentence);
  Event event;
  event.type = trigger.trigger->type;
  event.trigger = reading_.span(trigger.at);
  event.sentence = reading_.span(sentence.chars);
  arrange(event, trigger, clause, sentence);
  const bool impersonal = std::ranges::find(impersonal_types, event.type) != std::end(impersonal_types);
  if (event.actors.empty() && !(impersonal && event.place != EntityIndex::none)) return;
  event.modality = triggers_.modality(reading_, clause, trigger.at.begin);
  date_of(event, clause, sentence);

  auto index = static_cast<std::uint32_t>(found_.events.size());
  if (Event* same = told_before(event); same != nullptr) {
    index = static_cast<std::uint32_t>(same - found_.events.data());
    for (const EntityIndex actor : event.actors) append(same->actors, actor);
    if (!same->start) {
      same->start = event.start;
      same->end = event.end;
    }
    if (same->place == EntityIndex::none) same->place = event.place;
    same->confidence = std::max(same->confidence, event.confidence);
  } else {
    found_.events.push_back(event);
  }
  static const std::uint8_t extractor = extractor_index("events");
  found_.mentions.push_back({event.trigger, index, SubjectKind::event, extractor, event.confidence});
}

void run(Task& task) {
  EventFinder(task.reading, task.knowledge, task.found).run();
}

}  // namespace

const Extractor events_extractor{"events", 1, "events by trigger and the names around it", run};

}  // namespace newsgraph::extract
