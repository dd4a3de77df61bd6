#pragma once

#include <cstddef>
#include <vector>

#include "newsgraph/query/solver.h"

namespace newsgraph::query {

/// In which order the triples of a basic graph pattern are looked for in a graph, and which of its conditions can be
/// tested behind each.
struct Solver::Plan {
  struct Step {
    std::size_t triple = 0;
    std::vector<const Expression*> conditions;
  };
  const Graph* graph = nullptr;
  std::vector<Step> steps;
};

}  // namespace newsgraph::query
