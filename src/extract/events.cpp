#include "newsgraph/extract/english/events.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/extract/calendar.h"
#include "newsgraph/extract/event_arguments.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/task.h"
#include "newsgraph/extract/triggers.h"

namespace newsgraph::extract {
namespace {

/// Events of these types may stand without an actor, because something happens to a place.
constexpr std::string_view impersonal_types[] = {"Disaster", "Accident", "Death", "Protest",
                                                 "Assault",  "Election", "Coerce"};

/// A page with thousands of events costs linear time.
constexpr std::ptrdiff_t max_events_compared = 256;

class EventFinder {
 public:
  EventFinder(const Reading& reading, const Knowledge& knowledge, Annotations& found)
      : reading_(reading),
        triggers_(knowledge.triggers()),
        found_(found),
        arguments_(reading, found),
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
  void date_of(Event& event, Chars clause, const Sentence& sentence) const;
  void add(const TriggerMention& trigger, const Sentence& sentence);
  Event* told_before(const Event& event);

  const Reading& reading_;
  const TriggerLexicon& triggers_;
  Annotations& found_;
  EventArguments arguments_;
  std::vector<DateMention> dates_;
};

/// A word that is part of a name is no trigger, nor is a one-character word unless a name stands right behind it.
bool EventFinder::counts(const TriggerMention& trigger) const {
  if (trigger.trigger->type.empty()) return false;
  if (arguments_.mentions().covering(trigger.at.begin) != nullptr) return false;
  const MentionIndex::Item* last = arguments_.mentions().covering(trigger.at.end - 1);
  if (last != nullptr && last->at.end > trigger.at.end) return false;
  if (trigger.at.size() > 1) return true;
  const MentionIndex::Item* behind = arguments_.mentions().starting_at(trigger.at.end);
  return behind != nullptr && behind->type != EntityType::person && trigger.trigger->frame == Frame::visit;
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

Event* EventFinder::told_before(const Event& event) {
  const auto size = static_cast<std::ptrdiff_t>(found_.events.size());
  const auto recent = found_.events.end() - std::min(size, max_events_compared);
  const auto same = std::find_if(recent, found_.events.end(), [&](const Event& other) {
    if (other.type != event.type) return false;
    if (other.start && event.start && other.start != event.start) return false;
    const bool same_word = other.trigger.of(reading_.article().text) == event.trigger.of(reading_.article().text);
    if (event.actors.empty()) return same_word && (!other.actors.empty() || other.place == event.place);
    const auto shared = std::ranges::count_if(
        event.actors, [&](EntityIndex actor) { return std::ranges::find(other.actors, actor) != other.actors.end(); });
    if (same_word) return shared > 0;
    const bool same_doer = !other.actors.empty() && other.actors.front() == event.actors.front();
    return other.modality == event.modality && same_doer &&
           shared == static_cast<std::ptrdiff_t>(std::min(event.actors.size(), other.actors.size()));
  });
  return same == found_.events.end() ? nullptr : &*same;
}

void EventFinder::add(const TriggerMention& trigger, const Sentence& sentence) {
  const Chars clause = arguments_.clause_of(trigger.at, sentence);
  if (!triggers_.means_event(reading_, clause, trigger)) return;
  Event event;
  event.type = trigger.trigger->type;
  event.trigger = reading_.span(trigger.at);
  event.sentence = reading_.span(sentence.chars);
  arguments_.arrange(event, trigger, clause, sentence);
  const bool impersonal = std::ranges::find(impersonal_types, event.type) != std::end(impersonal_types);
  if (event.actors.empty() && !(impersonal && event.place != EntityIndex::none)) return;
  event.modality = triggers_.modality(reading_, clause, trigger.at.begin);
  date_of(event, clause, sentence);

  auto index = static_cast<std::uint32_t>(found_.events.size());
  if (Event* same = told_before(event); same != nullptr) {
    index = static_cast<std::uint32_t>(same - found_.events.data());
    for (const EntityIndex actor : event.actors) {
      if (std::ranges::find(same->actors, actor) == same->actors.end()) same->actors.push_back(actor);
    }
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
  if (task.is_english()) {
    english::find_events(task.english_discourse(), task.knowledge.english_triggers(), task.knowledge.english_calendar(),
                         extractor_index("events"), task.found);
    return;
  }
  EventFinder(task.reading, task.knowledge, task.found).run();
}

}  // namespace

const Extractor events_extractor{"events", 1, "events by trigger and the names around it", run};

}  // namespace newsgraph::extract
