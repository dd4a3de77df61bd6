#pragma once

#include <string>

#include "newsgraph/inspect/inspection.h"

namespace newsgraph::inspect {

/// The inspection as one JSON object (RFC 8259), indented: `article`, `things` with their facts, reasons and RDF, and
/// `occurrences`, whose `thing` is the `id` of one. Offsets are code points of the headline or the body.
std::string to_json(const Inspection& inspection);

}  // namespace newsgraph::inspect
