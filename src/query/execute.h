#pragma once

#include <cstdint>

#include "newsgraph/query/dataset.h"
#include "newsgraph/query/query.h"
#include "newsgraph/query/results.h"
#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::query {

/// Evaluates a SELECT or ASK query. Rows go out as they are found where the query does not order or group. Returns
/// their number, for ASK 1; stops early where the writer fails.
std::uint64_t answer(const Query& query, const Dataset& data, ResultWriter& into);

/// Evaluates a CONSTRUCT or DESCRIBE query: each statement once, behind the query's prefixes, without finish().
/// Statements that RDF does not allow are left out (section 16.2). DESCRIBE gives the statements about each resource,
/// and about the blank nodes that they lead to. Returns the number of statements.
std::uint64_t build_graph(const Query& query, const Dataset& data, rdf::StatementSink& into);

}  // namespace newsgraph::query
