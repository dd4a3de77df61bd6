#include "newsgraph/pipeline/query.h"

#include <utility>

#include "newsgraph/pipeline/rdf_load.h"

namespace newsgraph::pipeline {

Result<QueryData> load_query_data(const query::Query& query, const QueryDataOptions& options) {
  auto documents = rdf_documents(options.data, options.rdf);
  if (!documents) return tl::make_unexpected(std::move(documents.error()));
  QueryData out;
  out.terms = std::make_unique<rdf::TermTable>(query.terms.get());
  const bool split = query.named_graphs || query.has_dataset() || options.default_graph == query::DefaultGraph::unnamed;
  // RDF 1.1 compares language tags without regard to case; so do patterns, by one form for all.
  rdf::RowSink rows(*out.terms, split ? rdf::RowSink::Graphs::split : rdf::RowSink::Graphs::merge,
                    rdf::RowSink::Languages::canonical);
  for (std::size_t i = 0; i < documents->size(); ++i) {
    rdf::ReadDocument& document = (*documents)[i];
    // Labels of a single document stay as they are written, so that answers show what its author knows.
    if (documents->size() > 1) document.blank_prefix = "data" + std::to_string(i + 1) + '-';
    if (Status status = load(document, rows, out.prefixes, options.jobs, options.progress); !status)
      return tl::make_unexpected(std::move(status.error()));
  }
  out.statements = rows.next_ordinal();
  out.dataset = std::make_unique<query::Dataset>(query, rows.take(), *out.terms, options.default_graph);
  return out;
}

}  // namespace newsgraph::pipeline
