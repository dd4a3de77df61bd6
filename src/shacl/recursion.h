#pragma once

#include <cstddef>
#include <vector>

#include "newsgraph/shacl/constraint.h"

namespace newsgraph::shacl {

/// Which shapes a shape refers to, by ShapeIndex.
using References = std::vector<std::vector<ShapeIndex>>;

/// One cycle of each group of shapes that refer to each other in a circle (SHACL section 3.4.3, "recursive shapes"):
/// the shapes in the order of reference, the last refers to the first.
std::vector<std::vector<ShapeIndex>> cycles(const References& references);

/// The length of the longest chain of references; those must have no cycle.
std::size_t depth(const References& references);

}  // namespace newsgraph::shacl
