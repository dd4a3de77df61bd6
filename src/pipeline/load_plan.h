#pragma once

#include <memory>
#include <string>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/pipeline/store_load.h"
#include "newsgraph/store/batcher.h"
#include "newsgraph/store/journal.h"
#include "newsgraph/store/sender.h"

namespace newsgraph::pipeline {

/// Where a load goes and how it is cut into batches, as follows from options, inputs and the kind of store.
struct LoadPlan {
  store::Target target;
  store::BatchingOptions batching;
  bool one_graph = false;  ///< everything goes into the graph of the options
};

/// Asks the endpoint what it is, unless the options say so, and makes the plan. Error (store) where it does not answer,
/// (unsupported) where the store cannot do what the options want.
Result<LoadPlan> make_plan(const LoadOptions& options, const std::vector<LoadDocument>& documents,
                           store::HttpClient& client, const LoadListener& listener);

/// What a journal has to agree in.
store::Journal::Settings journal_settings(const LoadOptions& options, const LoadPlan& plan,
                                          const std::vector<LoadDocument>& documents);
/// The journal's path where none is named: in the working directory, another for each input and store.
std::string default_journal(const LoadOptions& options);

}  // namespace newsgraph::pipeline
