#pragma once

#include "newsgraph/extract/knowledge.h"
#include "newsgraph/extract/origin.h"
#include "newsgraph/inspect/inspection.h"

namespace newsgraph::inspect {

/// An origin in words: its rule, and its rows with their places and texts.
Reason reason_of(const extract::Origin& origin, const extract::Knowledge& knowledge);

}  // namespace newsgraph::inspect
