#include "newsgraph/extract/english/events.h"

#include <algorithm>
#include <array>

#include "newsgraph/extract/english/event_actors.h"
#include "newsgraph/extract/event_tellings.h"

namespace newsgraph::extract::english {
namespace {

/// Events of these types may stand without an actor, because something happens to a place.
constexpr std::array<std::string_view, 7> impersonal_types = {"Disaster", "Accident", "Death", "Protest",
                                                              "Assault",  "Election", "Coerce"};

/// A page with thousands of events costs linear time.
constexpr std::ptrdiff_t max_events_compared = 256;

class EventFinder {
 public:
  EventFinder(const Discourse& discourse, const EnglishTriggers& triggers, const EnglishCalendar& calendar,
              std::uint8_t extractor, Annotations& found)
      : d_(discourse),
        text_(discourse.outline.text()),
        triggers_(triggers),
        actors_(discourse, found),
        dates_(calendar.find(text_)),
        extractor_(extractor),
        found_(found) {}

  void run() {
    for (const Text::Range sentence : text_.sentences()) {
      for (std::uint32_t i = sentence.begin; i < sentence.end;) {
        const Word& word = text_[i];
        const bool month = word.is_capital() && word.kinds.has(Kind::month);
        if (word.is_mark() || word.quoted || month || d_.mentions.covering(word.at.begin) != nullptr) {
          ++i;
          continue;
        }
        const Text::Range clause = clause_of(i, sentence);
        const auto use = triggers_.at(text_, i, clause);
        if (use) add(*use, clause, sentence);
        i = use ? use->end : i + 1;
      }
    }
  }

 private:
  Text::Range clause_of(std::uint32_t word, Text::Range sentence) const;
  void date_of(Event& event, const TriggerUse& use, Text::Range clause, Text::Range sentence) const;
  void add(const TriggerUse& use, Text::Range clause, Text::Range sentence);
  bool same_word(const Event& one, const Event& other) const;
  bool in_headline(const Event& event) const { return text_[text_.at(event.trigger.begin)].block == 0; }
  Event* told_before(const Event& event);
  /// What an article tells of in ever other words: a quake, the earthquake, the tremor.
  static bool is_natural(const Event& event) {
    return event.type == "Disaster" || event.type == "Accident" || event.type == "Death" || event.type == "Election";
  }
  static bool is_impersonal(const Event& event) {
    return std::ranges::find(impersonal_types, event.type) != impersonal_types.end();
  }

  const Discourse& d_;
  const Text& text_;
  const EnglishTriggers& triggers_;
  EventActors actors_;
  std::vector<DateMention> dates_;
  std::uint8_t extractor_;
  Annotations& found_;
};

/// Between commas, semicolons, colons and dashes.
Text::Range EventFinder::clause_of(std::uint32_t word, Text::Range sentence) const {
  constexpr std::uint32_t longest_side = 30;
  const auto ends = [&](std::uint32_t i) {
    const std::u32string_view mark = text_.word(i);
    return mark == U"," || mark == U";" || mark == U":" || mark == U"—" || mark == U"–";
  };
  Text::Range clause{word, word + 1};
  while (clause.begin > sentence.begin && word - clause.begin < longest_side && !ends(clause.begin - 1)) --clause.begin;
  while (clause.end < sentence.end && clause.end - word < longest_side && !ends(clause.end)) ++clause.end;
  return clause;
}

/// The nearest date of the sentence, those of the clause before others.
void EventFinder::date_of(Event& event, const TriggerUse& use, Text::Range clause, Text::Range sentence) const {
  const Chars around = text_.chars(clause.begin, clause.end);
  const Chars whole = text_.chars(sentence.begin, sentence.end);
  const Chars trigger = text_.chars(use.begin, use.end);
  const DateMention* best = nullptr;
  std::uint32_t best_distance = UINT32_MAX;
  for (auto date = std::ranges::lower_bound(dates_, whole.begin, {}, [](const DateMention& d) { return d.at.begin; });
       date != dates_.end() && date->at.end <= whole.end; ++date) {
    std::uint32_t distance = date->at.begin >= trigger.end ? date->at.begin - trigger.end
                                                           : trigger.begin - std::min(trigger.begin, date->at.end);
    if (!around.contains(date->at)) distance += whole.size();
    if (distance >= best_distance) continue;
    best = &*date;
    best_distance = distance;
  }
  if (best == nullptr) return;
  event.start = best->start;
  event.end = best->end;
}

/// arrested, arrests: one word in two forms.
bool EventFinder::same_word(const Event& one, const Event& other) const {
  constexpr std::size_t stem = 5;
  const auto word = [&](const Event& event) { return text_.word(text_.at(event.trigger.begin)); };
  return word(one).substr(0, stem) == word(other).substr(0, stem);
}

Event* EventFinder::told_before(const Event& event) {
  const auto size = static_cast<std::ptrdiff_t>(found_.events.size());
  const auto recent = found_.events.end() - std::min(size, max_events_compared);
  const auto same = std::find_if(recent, found_.events.end(), [&](const Event& other) {
    if (other.type != event.type) return false;
    if (other.start && event.start && other.start != event.start) return false;
    if (event.actors.empty() || other.actors.empty()) {
      const bool again = event.actors.empty() || is_natural(event) || same_word(event, other) || in_headline(other);
      return is_impersonal(event) && again &&
             (event.place == other.place || event.place == EntityIndex::none || other.place == EntityIndex::none);
    }
    const auto shared = std::ranges::count_if(
        event.actors, [&](EntityIndex actor) { return std::ranges::find(other.actors, actor) != other.actors.end(); });
    return shared == static_cast<std::ptrdiff_t>(std::min(event.actors.size(), other.actors.size()));
  });
  return same == found_.events.end() ? nullptr : &*same;
}

void EventFinder::add(const TriggerUse& use, Text::Range clause, Text::Range sentence) {
  Event event;
  event.type = use.trigger->type;
  event.mode = use.trigger->mode;
  event.origin.rule =
      use.trigger->frame == TriggerFrame::noun ? "English noun for an event" : "English verb of an event";
  event.origin.add(use.trigger->row);
  event.trigger = text_.reading().span(text_.chars(use.begin, use.end));
  event.sentence = text_.reading().span(text_.chars(sentence.begin, sentence.end));
  actors_.arrange(event, use, clause.end);
  // An earthquake that killed people is no attack.
  const bool needs_doer = !is_impersonal(event) || use.trigger->frame == TriggerFrame::active;
  if (event.actors.empty() && needs_doer) return;
  event.modality = triggers_.modality(text_, clause.begin, use.begin);
  date_of(event, use, clause, sentence);
  auto index = static_cast<std::uint32_t>(found_.events.size());
  if (Event* same = told_before(event); same != nullptr) {
    index = static_cast<std::uint32_t>(same - found_.events.data());
    add_telling(*same, event);
  } else {
    found_.events.push_back(event);
  }
  found_.mentions.push_back({event.trigger, index, SubjectKind::event, extractor_, event.confidence, event.origin});
}

}  // namespace

void find_events(const Discourse& discourse, const EnglishTriggers& triggers, const EnglishCalendar& calendar,
                 std::uint8_t extractor, Annotations& found) {
  EventFinder(discourse, triggers, calendar, extractor, found).run();
}

}  // namespace newsgraph::extract::english
