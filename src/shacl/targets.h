#pragma once

#include <vector>

#include "newsgraph/shacl/evaluation.h"
#include "newsgraph/shacl/shape.h"

namespace newsgraph::shacl {

/// The focus nodes that a shape's targets give in a data graph (SHACL section 2.1.3): ascending, once each.
std::vector<rdf::TermId> focus_nodes(const Binding& binding, const Targets& targets);

/// The target classes without an instance in the data graph.
std::vector<rdf::TermId> absent_classes(const Binding& binding, const Targets& targets);

}  // namespace newsgraph::shacl
