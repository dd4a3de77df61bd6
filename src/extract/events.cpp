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

/// 批评, 呼吁, 道歉, 祝贺: what is done by saying it, unlike 支持.
bool is_spoken(const Trigger& trigger) {
  constexpr std::string_view types[] = {"Request", "Accuse", "Threaten", "Concede"};
  return std::ranges::find(types, trigger.type) != std::end(types) ||
         (trigger.type == "Support" && trigger.frame == TriggerFrame::transitive);
}

/// 入侵#第一千天, 建交#60周年: the date is not the event's, but counted from it. `behind` is the rest of its clause.
bool is_counted_from(std::u32string_view behind) {
  const auto has = [&](std::u32string_view word) { return behind.find(word) != std::u32string_view::npos; };
  return has(U"周年") || (has(U"第") && (behind.ends_with(U"天") || behind.ends_with(U"日")));
}

/// 此前, 一贯: what is told with these words took place at another time, or always.
bool is_of_other_times(std::u32string_view words) {
  constexpr std::u32string_view others[] = {
      U"此前", U"早前", U"之前", U"先前", U"以前", U"从前", U"原本",   U"曾",       U"过去", U"一贯", U"一直",
      U"历来", U"向来", U"多次", U"屡",   U"长期", U"以来", U"经常",   U"常常",     U"总是", U"往往", U"近年",
      U"多年", U"至今", U"近期", U"近日", U"日前", U"最近", U"不久前", U"早些时候", U"当年", U"每年", U"年来"};
  return std::ranges::any_of(others, [&](auto word) { return words.find(word) != std::u32string_view::npos; });
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
        dates_(knowledge.calendar().find(reading_)),
        day_of_report_(find_day_of_report()) {}

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
  const DateMention* date_in(const Event& event, Chars clause, const Sentence& sentence) const;
  const DateMention* date_before(const Sentence& sentence) const;
  std::optional<Timestamp> find_day_of_report() const;
  bool is_date_of(const DateMention& date, Chars clause, Chars trigger) const;
  void date_of(Event& event, const TriggerMention& trigger, Chars clause, const Sentence& sentence) const;
  void inherit_date(Event& event, const TriggerMention& trigger, const Sentence& sentence) const;
  void add(const TriggerMention& found, const Sentence& sentence);
  bool is_same(const Event& other, const Event& event, bool in_headline) const;
  Event* told_before(const Event& event, bool in_headline);
  void take_cause(Event& event, const Sentence& sentence) const;
  bool counts_people(Chars clause, Chars trigger) const;
  void read(const Sentence& sentence);

  const Reading& reading_;
  const TriggerLexicon& triggers_;
  Annotations& found_;
  const Discourse& discourse_;
  EventArguments arguments_;
  std::vector<DateMention> dates_;
  std::optional<Timestamp> day_of_report_;
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

/// The day that a report tells of, where its first paragraphs name that of its publication or the one before.
std::optional<Timestamp> EventFinder::find_day_of_report() const {
  constexpr std::size_t most_blocks = 3;  // the headline and two paragraphs
  constexpr std::int64_t most_days = 1;
  if (!reading_.article().published) return std::nullopt;
  const std::int64_t published = days_since_epoch(civil_date(reading_.article().published));
  const std::uint32_t end = reading_.blocks()[std::min(reading_.blocks().size(), most_blocks) - 1].end;
  for (const DateMention& date : dates_) {
    if (date.at.begin >= end) break;
    if (date.end || date.start.precision != Precision::day) continue;
    const std::int64_t age = published - days_since_epoch(civil_date(date.start));
    if (age >= 0 && age <= most_days) return date.start;
  }
  return std::nullopt;
}

/// Whether a date can be the event's: not 截至5日, up to when something is told, nor what is 5日…第百天.
bool EventFinder::is_date_of(const DateMention& date, Chars clause, Chars trigger) const {
  constexpr std::u32string_view until[] = {U"截至", U"截止", U"截止到", U"截至当地时间"};
  const std::u32string_view before = reading_.text({0, date.at.begin});
  if (std::ranges::any_of(until, [&](std::u32string_view word) { return before.ends_with(word); })) return false;
  // 南方周末 is a newspaper.
  const MentionIndex::Item* name = arguments_.mentions().covering(date.at.begin);
  if (name != nullptr && name->at.contains(date.at)) return false;
  return !is_counted_from(reading_.text({trigger.end, clause.end}));
}

/// The date in the clause (the nearest one to the trigger), else the first in the sentence before it; of what has
/// not happened yet not the one that says when somebody told of it (周三表示将访问).
const DateMention* EventFinder::date_in(const Event& event, Chars clause, const Sentence& sentence) const {
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
    if (telling.contains(date.at) || !is_date_of(date, clause, trigger)) continue;
    const std::uint32_t distance = date.at.end <= trigger.begin ? trigger.begin - date.at.end
                                                                : date.at.begin - std::min(date.at.begin, trigger.end);
    const std::uint32_t weighted = inside ? distance : distance + sentence.chars.size();
    if (weighted < best_distance) {
      best = &date;
      best_distance = weighted;
    }
  }
  return best;
}

void EventFinder::date_of(Event& event, const TriggerMention& trigger, Chars clause, const Sentence& sentence) const {
  const DateMention* best = date_in(event, clause, sentence);
  if (best == nullptr) {
    inherit_date(event, trigger, sentence);
    return;
  }
  event.start = best->start;
  event.end = best->end;
  if (!best->year_open || best->end || !reading_.article().published) return;
  const CivilDate today = civil_date(reading_.article().published);
  CivilDate start = civil_date(best->start);
  const int months_ahead =
      (start.year - today.year) * 12 + static_cast<int>(start.month) - static_cast<int>(today.month);
  // 将在12月访问: what is planned lies ahead; 11月将某人解职: what took place does not.
  if (event.modality == Modality::planned && months_ahead < 0)
    ++start.year;
  else if (event.modality == Modality::actual && months_ahead > 0)
    --start.year;
  else
    return;
  if (const auto other = timestamp(start, best->start.precision)) event.start = *other;
}

/// The last date that the sentences of the paragraph before this one name.
const DateMention* EventFinder::date_before(const Sentence& sentence) const {
  auto behind =
      std::ranges::lower_bound(dates_, sentence.chars.begin, {}, [](const DateMention& d) { return d.at.begin; });
  if (behind == dates_.begin()) return nullptr;
  const DateMention& date = *std::prev(behind);
  return reading_.sentence_at(date.at.begin).block == sentence.block ? &date : nullptr;
}

/// What took place without a date of its own, in the report of a day: on that day where its paragraph has just spoken
/// of it, or where somebody calls, blames, thanks … as those do whom a report quotes.
void EventFinder::inherit_date(Event& event, const TriggerMention& trigger, const Sentence& sentence) const {
  if (event.modality != Modality::actual || !day_of_report_ || trigger.trigger->frame == TriggerFrame::noun) return;
  constexpr std::uint32_t reach = 200;  // a page without marks costs linear time
  const std::uint32_t end = std::min(sentence.chars.end, trigger.at.end + reach);
  const std::u32string_view behind = reading_.text({trigger.at.end, end});
  if (behind.starts_with(U"的") || is_counted_from(behind.substr(0, behind.find_first_of(U",。;")))) return;
  const std::uint32_t begin = std::max(sentence.chars.begin, trigger.at.begin > reach ? trigger.at.begin - reach : 0);
  if (is_of_other_times(reading_.text({begin, trigger.at.begin}))) return;
  const DateMention* before = date_before(sentence);
  const bool same_day = before != nullptr && !before->end && before->start == *day_of_report_;
  const bool speaks = is_spoken(*trigger.trigger) && before == nullptr && !event.actors.empty() &&
                      found_[event.actors.front()].type != EntityType::place;
  if (same_day || speaks) event.start = *day_of_report_;
}

/// Whether two events of one type are one that is told twice. Headlines tell what the text tells again.
bool EventFinder::is_same(const Event& other, const Event& event, bool in_headline) const {
  if (other.type != event.type) return false;
  if (other.start && event.start && other.start != event.start) return false;
  const std::string_view text = reading_.article().text;
  const std::string_view word = event.trigger.of(text);
  const bool same_word = other.trigger.of(text) == word;
  const bool same_place = other.place == event.place;
  if (event.actors.empty() || other.actors.empty()) {
    const bool may_be_one = same_place || event.place == EntityIndex::none || other.place == EntityIndex::none;
    return may_be_one ? same_word || happens(event.type) : same_word;
  }
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

/// 造成12人死亡: it befell somebody, though nobody with a name.
bool EventFinder::counts_people(Chars clause, Chars trigger) const {
  constexpr std::uint32_t reach = 40;
  const std::uint32_t begin = std::max(clause.begin, trigger.begin > reach ? trigger.begin - reach : 0);
  for (std::uint32_t i = begin + 1; i < trigger.begin; ++i) {
    if (!is_any(reading_.at(i), U"人名")) continue;
    if (is_digit(reading_.at(i - 1)) || is_han_numeral(reading_.at(i - 1))) return true;
  }
  return false;
}

void EventFinder::add(const TriggerMention& found, const Sentence& sentence) {
  const Chars clause = arguments_.clause_of(found.at, sentence);
  const bool before_name = arguments_.mentions().starting_at(found.at.end) != nullptr;
  const TriggerMention trigger{found.at, triggers_.meaning(reading_, clause, found, before_name), {}};
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
  const bool told = event.place != EntityIndex::none || counts_people(clause, trigger.at);
  if (event.actors.empty() && !(impersonal && told)) return;
  date_of(event, trigger, clause, sentence);

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
