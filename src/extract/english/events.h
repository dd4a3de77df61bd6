#pragma once

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/english/dates.h"
#include "newsgraph/extract/english/discourse.h"
#include "newsgraph/extract/english/triggers.h"

namespace newsgraph::extract::english {

/// Events of an English article by trigger, with who takes part, where and when; what is told twice is one event. Adds
/// them to `found.events`, and a mention for each trigger.
void find_events(const Discourse& discourse, const EnglishTriggers& triggers, const EnglishCalendar& calendar,
                 std::uint8_t extractor, Annotations& found);

}  // namespace newsgraph::extract::english
