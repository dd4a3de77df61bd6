#pragma once

#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/pipeline/load_plan.h"
#include "newsgraph/pipeline/store_load.h"

namespace newsgraph::pipeline {

/// How many statements the store has of what a load goes to: in its one graph, or in all named graphs.
Result<std::uint64_t> count_stored(store::HttpClient& client, const LoadPlan& plan, const std::string& graph);

/// What was sent: statements, and those of them that name no graph.
struct Sent {
  std::uint64_t statements = 0;
  std::uint64_t unnamed = 0;
};

/// Compares what the store has with what was sent. Where the store grew by just as many, all is well. Otherwise the
/// input is read again, since it may say things twice and the store may have held some of them: each graph has to have
/// at least its different statements, and just those where it was replaced; and where it has more, so that some could
/// be missing, the store is asked for each of them. A delta is always read again: what it drops and fills has to have
/// just that, nothing is left of what it drops, what it adds is there and what it removes is not.
Result<LoadCheck> check_load(store::HttpClient& client, const LoadPlan& plan, const LoadOptions& options,
                             const std::vector<LoadDocument>& documents, std::optional<std::uint64_t> before,
                             const Sent& sent);

}  // namespace newsgraph::pipeline
