#pragma once

#include "newsgraph/query/dataset.h"
#include "newsgraph/query/function_ref.h"
#include "newsgraph/query/path.h"

namespace newsgraph::query {

/// Finds the pairs of nodes that a path leads from and to (SPARQL 1.1, section 18.4), with the repetitions that the
/// section gives. `from` and `to` are given, or none where every node is asked for; a given node need not be in the
/// graph. `found` returns false to end the search; so does the result.
bool follow(const Graph& graph, const Path& path, rdf::TermId from, rdf::TermId to,
            FunctionRef<bool(rdf::TermId, rdf::TermId)> found);

/// True where a path may lead from a node to itself without a step.
bool may_be_empty(const Path& path);

}  // namespace newsgraph::query
