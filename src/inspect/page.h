#pragma once

#include <string>

#include "newsgraph/inspect/inspection.h"

namespace newsgraph::inspect {

/// One HTML document that needs nothing but itself: the text with entities, quotations, events and sources marked, what
/// is known of each, and the RDF behind it. Whatever comes from the article is escaped; the Content-Security-Policy
/// allows the page's own style and script by their hashes and nothing else, from nowhere.
///
/// The fragment of its address chooses what is shown: "#entity-3", "#quotation-1", "#event-2", "#source-1", "#article",
/// or a mention, "#m12".
std::string to_html(const Inspection& inspection);

}  // namespace newsgraph::inspect
