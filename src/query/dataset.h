#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "newsgraph/query/query.h"
#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/term_table.h"

namespace newsgraph::query {

/// One graph that is asked: a DataGraph with its indexes by object, and what is known of its predicates.
class Graph {
 public:
  Graph() = default;
  /// `indexed` are the predicates that a query names, or all of the rows where `all_predicates`.
  Graph(std::vector<rdf::Row> rows, std::size_t terms_end, std::span<const rdf::TermId> indexed, bool all_predicates);

  std::size_t size() const { return data_.size(); }
  const rdf::DataGraph& data() const { return data_; }
  /// Ascending; all that the graph has, where it was built for any predicate.
  std::span<const rdf::TermId> predicates() const { return predicates_; }
  /// Empty where no triple of an indexed predicate is meant.
  std::span<const rdf::TermId> subjects(rdf::TermId predicate, rdf::TermId object) const;
  std::span<const rdf::TermId> subjects_of(rdf::TermId predicate) const;
  std::span<const rdf::TermId> objects_of(rdf::TermId predicate) const;
  /// All subjects and objects, ascending.
  const std::vector<rdf::TermId>& nodes() const;

  /// How many different subjects and objects the triples of a predicate have. Counted when first asked.
  struct Spread {
    std::size_t triples = 0;
    std::size_t subjects = 0;
    std::size_t objects = 0;
  };
  const Spread& spread(rdf::TermId predicate) const;

 private:
  std::optional<std::size_t> place_of(rdf::TermId predicate) const;

  rdf::DataGraph data_;
  std::vector<rdf::TermId> predicates_;
  mutable std::vector<std::optional<Spread>> spreads_;
  mutable std::optional<std::vector<rdf::TermId>> nodes_;
};

/// How a dataset's default graph is made.
enum class DefaultGraph : std::uint8_t {
  all,      ///< every statement, whatever graph it is in
  unnamed,  ///< the statements that are in no named graph (RDF 1.1 Datasets)
};

/// What a query is evaluated on (SPARQL 1.1, section 13): by one thread at a time. FROM and FROM NAMED of the query
/// choose among the graphs that were read.
class Dataset {
 public:
  /// `graphs` as RowSink gives them, split; the table that numbers their terms has to outlive the dataset.
  Dataset(const Query& query, std::vector<rdf::RowSink::Graph> graphs, const rdf::TermTable& terms, DefaultGraph how);

  const rdf::TermTable& terms() const { return *terms_; }
  const Graph& default_graph() const { return default_graph_; }

  struct Named {
    rdf::TermId name;
    std::unique_ptr<Graph> graph;
  };
  /// By the numbers of their names, ascending. Empty where the query does not ask for graphs by name.
  const std::vector<Named>& named_graphs() const { return named_; }
  /// Null where there is none of that name.
  const Graph* named_graph(rdf::TermId name) const;

 private:
  const rdf::TermTable* terms_;
  Graph default_graph_;
  std::vector<Named> named_;
};

}  // namespace newsgraph::query
