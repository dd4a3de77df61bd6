#pragma once

#include <string>
#include <string_view>

#include "newsgraph/inspect/inspection.h"

namespace newsgraph::inspect {

/// A text without what a terminal could take for an order: controls but line breaks and tabs become U+FFFD.
std::string printable(std::string_view text);

/// For a terminal: the text, then entities, quotations, events and sources as lists. With `colours` names, quotations
/// and events are marked in the text by ECMA-48 sequences; control characters of the article never get through.
std::string to_text(const Inspection& inspection, bool colours);

}  // namespace newsgraph::inspect
