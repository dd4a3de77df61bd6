#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/term_table.h"
#include "newsgraph/shacl/vocabulary.h"

namespace newsgraph::shacl {

/// A graph of shapes as it was read, and questions that the compiler asks of it. Refers to the table and the graph.
class ShapesGraph {
 public:
  ShapesGraph(rdf::TermTable& terms, const rdf::DataGraph& graph);

  const CommonTerms& common() const { return common_; }
  const rdf::TermTable& terms() const { return terms_; }
  const rdf::DataGraph& graph() const { return graph_; }
  /// The graphs' predicates that are asked for backwards: DataGraph must be indexed by them.
  static std::vector<rdf::TermId> inverse_predicates(rdf::TermTable& terms);

  /// None where the graph does not speak of it.
  rdf::TermId find(std::string_view iri) const { return terms_.find(rdf::iri(iri)); }

  std::span<const rdf::TermId> objects(rdf::TermId subject, std::string_view predicate) const;
  bool has(rdf::TermId subject, std::string_view predicate) const { return !objects(subject, predicate).empty(); }
  bool has_type(rdf::TermId node, std::string_view type) const;

  /// The members of an RDF list; nothing where it is not well formed (SHACL section 1.1: one first and one rest each,
  /// no cycle, rdf:nil at the end).
  std::optional<std::vector<rdf::TermId>> list(rdf::TermId head) const;

  /// The first statement of the subject with the predicate; without one, the first of the subject, if it has any.
  std::optional<rdf::Ordinal> place(rdf::TermId subject, std::string_view predicate = {}) const;
  /// As it is named in messages: <IRI>, or "a blank node".
  std::string name(rdf::TermId term) const;
  /// "shape <IRI>"; one without an IRI is "a shape in <IRI>", by the next node around it that has one.
  std::string shape_name(rdf::TermId shape) const;

 private:
  const rdf::TermTable& terms_;
  const rdf::DataGraph& graph_;
  CommonTerms common_;
  std::unordered_map<rdf::TermId, rdf::TermId> around_;  ///< blank node, a subject that it is an object of
};

}  // namespace newsgraph::shacl
