#pragma once

#include "newsgraph/shacl/compile.h"

namespace newsgraph::shacl {

/// Terms of the SHACL namespace that this engine does not know, with the known one that was perhaps meant, or that it
/// does not check; nothing of that passes in silence. What changes results if it is left out is an error unless the
/// options allow it.
void audit_terms(const ShapesGraph& graph, const CompileOptions& options, Compiled& out);

}  // namespace newsgraph::shacl
