#include "newsgraph/extract/english/events.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/extract/calendar.h"
#include "newsgraph/extract/event_arguments.h"
#include "newsgraph/extract/event_tellings.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/statements.h"
#include "newsgraph/extract/task.h"
#include "newsgraph/extract/triggers.h"

namespace newsgraph::extract {
namespace {

/// Events of these types may stand without an actor, because something happens to a place.
constexpr std::string_view impersonal_types[] = {"Disaster", "Accident", "Death", "Protest",
                                                 "Assault",  "Election", "Coerce"};

Origin origin_of(const TriggerMention& trigger, RowId modality) {
  Origin origin{.rule = name_of(trigger.trigger->frame)};
  origin.add(trigger.trigger->row);
  origin.add(modality);
  return origin;
}

/// A page with thousands of events costs linear time.
constexpr std::ptrdiff_t max_events_compared = 256;

class EventFinder {
 public:
  EventFinder(const Knowledge& knowledge, const Discourse& discourse, Annotations& found)
      : reading_(discourse.context.reading),
        triggers_(knowledge.triggers()),
        found_(found),
        discourse_(discourse),
        arguments_(reading_, triggers_, found, discourse),
        dates_(knowledge.calendar().find(reading_)) {}

  /// The headline comes last: it is short of names and words, and tells what the text tells.
  void run() {
    for (const Sentence& sentence : reading_.sentences()) {
      if (!reading_.in_headline(sentence.chars.begin)) read(sentence);
    }
    for (const Sentence& sentence : reading_.sentences()) {
      if (reading_.in_headline(sentence.chars.begin)) read(sentence);
    }
  }

 private:
  TriggerMention with_next(TriggerMention trigger) const;
  bool counts(const TriggerMention& trigger) const;
  Chars told_by(std::uint32_t position) const;
  void date_of(Event& event, Chars clause, const Sentence& sentence) const;
  void add(const TriggerMention& found, const Sentence& sentence);
  bool is_same(const Event& other, const Event& event, bool in_headline) const;
  Event* told_before(const Event& event, bool in_headline);
  void take_cause(Event& event, const Sentence& sentence) const;
  void read(const Sentence& sentence);

  const Reading& reading_;
  const TriggerLexicon& triggers_;
  Annotations& found_;
  const Discourse& discourse_;
  EventArguments arguments_;
  std::vector<DateMention> dates_;
};

/// The words that say who tells of what stands at this place, and when he does: 甲社周四报道，…. Empty where nobody
/// does, or where telling is doing: 周四宣布辞职.
Chars EventFinder::told_by(std::uint32_t position) const {
  const Clauses& clauses = discourse_.context.clauses;
  const Statement* by = discourse_.statements.before(clauses, clauses.frame_at(position), position);
  if (by == nullptr || !by->content.contains(position)) return {};
  if (by->word != nullptr && by->word->kind == CueClass::announce) return {};
  return {clauses[by->clause].chars.begin, by->cue.end};
}

void EventFinder::read(const Sentence& sentence) {
  for (std::uint32_t i = sentence.chars.begin; i < sentence.chars.end;) {
    const auto trigger = triggers_.trigger_at(reading_, i);
    if (!trigger) {
      ++i;
      continue;
    }
    TriggerMention whole = with_next(*trigger);
    if (counts(whole)) add(whole, sentence);
    // 解放军演示: a word that runs into a name hides none behind it.
    else if (!whole.trigger->type.empty())
      whole.at.end = i + 1;
    i = whole.at.end;
  }
}

/// 示威游行, 逮捕拘留: words of one type that follow each other tell one event.
TriggerMention EventFinder::with_next(TriggerMention trigger) const {
  while (!trigger.trigger->type.empty()) {
    const auto next = triggers_.trigger_at(reading_, trigger.at.end);
    if (!next || next->trigger->type != trigger.trigger->type) break;
    trigger = {{trigger.at.begin, next->at.end}, next->trigger, next->meanings};
  }
  return trigger;
}

/// A word that is part of a name is no trigger, though one may begin with a name (亚洲杯), nor is a one-character word
/// unless a name stands right behind it.
bool EventFinder::counts(const TriggerMention& trigger) const {
  if (trigger.trigger->type.empty()) return false;
  const MentionIndex::Item* first = arguments_.mentions().covering(trigger.at.begin);
  if (first != nullptr && (first->at.begin < trigger.at.begin || first->at.end >= trigger.at.end)) return false;
  const MentionIndex::Item* last = arguments_.mentions().covering(trigger.at.end - 1);
  if (last != nullptr && last->at.end > trigger.at.end) return false;
  if (trigger.at.size() > 1) return true;
  const MentionIndex::Item* behind = arguments_.mentions().starting_at(trigger.at.end);
  return behind != nullptr && behind->type != EntityType::person && trigger.trigger->frame == TriggerFrame::visit;
}

/// The date in the clause (the nearest one to the trigger), else the first in the sentence before it; of what has
/// not happened yet not the one that says when somebody told of it (周三表示将访问).
void EventFinder::date_of(Event& event, Chars clause, const Sentence& sentence) const {
  const Chars trigger = reading_.chars(event.trigger);
  const Chars telling = event.modality == Modality::actual ? Chars{} : told_by(trigger.begin);
  const DateMention* best = nullptr;
  std::uint32_t best_distance = UINT32_MAX;
  auto first =
      std::ranges::lower_bound(dates_, sentence.chars.begin, {}, [](const DateMention& d) { return d.at.begin; });
  for (; first != dates_.end() && first->at.end <= clause.end; ++first) {
    const DateMention& date = *first;
    const bool inside = clause.contains(date.at);
    if (!inside && date.at.begin > trigger.begin) continue;
    if (telling.contains(date.at)) continue;
    // 南方周末 is a newspaper.
    const MentionIndex::Item* name = arguments_.mentions().covering(date.at.begin);
    if (name != nullptr && name->at.contains(date.at)) continue;
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
  // 将在12月访问: what is planned lies ahead.
  if (event.modality != Modality::planned || !best->year_open || best->end || !reading_.article().published) return;
  const CivilDate today = civil_date(reading_.article().published);
  CivilDate start = civil_date(best->start);
  if (start.year * 12 + static_cast<int>(start.month) >= today.year * 12 + static_cast<int>(today.month)) return;
  ++start.year;
  if (const auto next = timestamp(start, best->start.precision)) event.start = *next;
}

/// Whether two events of one type are one that is told twice. Headlines tell what the text tells again.
bool EventFinder::is_same(const Event& other, const Event& event, bool in_headline) const {
  if (other.type != event.type) return false;
  if (other.start && event.start && other.start != event.start) return false;
  const std::string_view text = reading_.article().text;
  const std::string_view word = event.trigger.of(text);
  const bool same_word = other.trigger.of(text) == word;
  const bool same_place = other.place == event.place;
  if (event.actors.empty() || other.actors.empty()) return same_place ? same_word || happens(event.type) : same_word;
  const auto shared = std::ranges::count_if(
      event.actors, [&](EntityIndex actor) { return std::ranges::find(other.actors, actor) != other.actors.end(); });
  if (in_headline) return shared > 0 || other.trigger.of(text).find(word) != std::string_view::npos;
  const bool all = shared == static_cast<std::ptrdiff_t>(std::min(event.actors.size(), other.actors.size()));
  const bool same_doer = other.actors.front() == event.actors.front();
  if (same_word) return shared > 0 && (same_doer || all);
  const bool same_modality = other.modality == event.modality || (same_place && other.actors == event.actors);
  return same_modality && same_doer && all;
}

Event* EventFinder::told_before(const Event& event, bool in_headline) {
  const auto size = static_cast<std::ptrdiff_t>(found_.events.size());
  const auto recent = found_.events.end() - std::min(size, max_events_compared);
  const auto same =
      std::find_if(recent, found_.events.end(), [&](const Event& other) { return is_same(other, event, in_headline); });
  return same == found_.events.end() ? nullptr : &*same;
}

/// Deaths without further word happen where and to whom what was told before them happened: a quake, an attack.
void EventFinder::take_cause(Event& event, const Sentence& sentence) const {
  constexpr std::string_view causes[] = {"Disaster", "Accident", "Assault"};
  if (event.type != "Death" || !event.actors.empty() || event.place != EntityIndex::none || found_.events.empty())
    return;
  const Event& cause = found_.events.back();
  if (std::ranges::find(causes, cause.type) == std::end(causes) || cause.modality != event.modality) return;
  if (reading_.sentence_at(reading_.chars(cause.trigger).begin).block != sentence.block) return;
  event.place = cause.place;
  for (const EntityIndex actor : cause.actors) {
    if (found_[actor].type == EntityType::place) event.actors.push_back(actor);
  }
  if (!event.start) {
    event.start = cause.start;
    event.end = cause.end;
  }
}

void EventFinder::add(const TriggerMention& found, const Sentence& sentence) {
  const Chars clause = arguments_.clause_of(found.at, sentence);
  const TriggerMention trigger{found.at, triggers_.meaning(reading_, clause, found), {}};
  if (trigger.trigger == nullptr) return;
  Event event;
  event.type = trigger.trigger->type;
  event.mode = trigger.trigger->mode;
  event.trigger = reading_.span(trigger.at);
  event.sentence = reading_.span(sentence.chars);
  std::vector<Chars> names;
  for (const auto& item : arguments_.mentions().in(clause)) names.push_back(item.at);
  const TriggerLexicon::Found modality = triggers_.modality(reading_, clause, trigger.at.begin, names);
  event.modality = modality.modality;
  event.origin = origin_of(trigger, modality.row);
  arguments_.arrange(event, trigger, clause);
  take_cause(event, sentence);
  const bool impersonal = std::ranges::find(impersonal_types, event.type) != std::end(impersonal_types);
  if (event.actors.empty() && !(impersonal && event.place != EntityIndex::none)) return;
  date_of(event, clause, sentence);

  auto index = static_cast<std::uint32_t>(found_.events.size());
  const bool in_headline = reading_.in_headline(trigger.at.begin);
  if (Event* same = told_before(event, in_headline); same != nullptr) {
    index = static_cast<std::uint32_t>(same - found_.events.data());
    if (in_headline) event.actors.clear();
    add_telling(*same, event);
  } else {
    found_.events.push_back(event);
  }
  static const std::uint8_t extractor = extractor_index("events");
  found_.mentions.push_back({event.trigger, index, SubjectKind::event, extractor, event.confidence, event.origin});
}

/// An occasion is an event that the article tells of where its head is the event's trigger: 在与林一帆会谈时表示.
void link_occasions(Annotations& found) {
  std::vector<const Mention*> triggers;
  for (const Mention& mention : found.mentions) {
    if (mention.kind == SubjectKind::event) triggers.push_back(&mention);
  }
  std::ranges::sort(triggers, {}, [](const Mention* mention) { return mention->span; });
  for (Occasion& occasion : found.occasions) {
    const auto behind = std::ranges::lower_bound(triggers, occasion.head.end, {},
                                                 [](const Mention* mention) { return mention->span.begin; });
    if (behind == triggers.begin()) continue;
    const Mention& last = **std::prev(behind);
    if (last.span.end > occasion.head.begin) occasion.event = last.subject;
  }
}

void run(Task& task) {
  if (task.is_english()) {
    english::find_events(task.english_discourse(), task.knowledge.english_triggers(), task.knowledge.english_calendar(),
                         extractor_index("events"), task.found);
  } else {
    EventFinder(task.knowledge, task.discourse(), task.found).run();
  }
  if (!task.found.occasions.empty()) link_occasions(task.found);
}

}  // namespace

const Extractor events_extractor{"events", 1, "events by trigger and the names around it", run};

}  // namespace newsgraph::extract
