#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/progress.h"
#include "newsgraph/pipeline/rdf_input.h"
#include "newsgraph/query/dataset.h"
#include "newsgraph/query/query.h"

namespace newsgraph::pipeline {

struct QueryDataOptions {
  std::vector<std::string> data;  ///< as of rdf_documents()
  RdfInputOptions rdf;
  query::DefaultGraph default_graph = query::DefaultGraph::all;
  unsigned jobs = 1;
  ProgressListener progress;  ///< statements read
};

/// Data in memory, indexed for one query.
struct QueryData {
  std::unique_ptr<rdf::TermTable> terms;  ///< on top of the query's
  std::unique_ptr<query::Dataset> dataset;
  Prefixes prefixes;             ///< of the documents
  std::uint64_t statements = 0;  ///< as they were read
};

/// Loads what a query is to be evaluated on. The query has to outlive the data. Errors: inputs that cannot be read.
Result<QueryData> load_query_data(const query::Query& query, const QueryDataOptions& options);

}  // namespace newsgraph::pipeline
