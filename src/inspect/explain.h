#pragma once

#include <string>
#include <string_view>

#include "newsgraph/inspect/inspection.h"

namespace newsgraph::inspect {

/// Which rule and which lines of the tables of knowledge made what `what` means, as text; empty where it means nothing.
/// That may be
///
/// - a stretch: "12-15", code points of the body as in the graph, "headline:0-5" for the headline: all that overlaps
/// it;
/// - a thing of the inspection, "quotation-3", or the IRI of anything that the graph has of the article;
/// - a Wikidata id, Q7747;
/// - any name of an entity, or any words: mentions that are exactly these, else quotations and events that hold them.
std::string explain(const Inspection& inspection, std::string_view what);

}  // namespace newsgraph::inspect
