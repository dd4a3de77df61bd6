#pragma once

#include <span>

#include "newsgraph/query/function_ref.h"
#include "newsgraph/query/solver.h"

namespace newsgraph::query {

/// The rows of a query with its modifiers (SPARQL 1.1, section 18.2.4): one term for each projected variable, in the
/// order of the projection; without a projection, all columns. They come one by one where the query does not order or
/// group. `emit` returns false to end.
void run_select(const Select& select, Solver& solver, FunctionRef<bool(std::span<const rdf::TermId>)> emit);

}  // namespace newsgraph::query
