#pragma once

#include "newsgraph/extract/annotations.h"

namespace newsgraph::extract {

/// Adds to an event what another telling of it in the same article says: further actors, and what was not known before.
void add_telling(Event& event, const Event& telling);

}  // namespace newsgraph::extract
