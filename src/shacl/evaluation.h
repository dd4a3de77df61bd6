#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/term_table.h"
#include "newsgraph/rdf/xsd.h"
#include "newsgraph/shacl/shape.h"

namespace newsgraph::shacl {

/// Shapes and a data graph brought together: what the first ask of the second, worked out once. Immutable, shared by
/// threads; refers to all that it is given.
class Binding {
 public:
  /// `graph` must be indexed by Shapes::inverse_predicates, and `terms` stand on the table of the shapes.
  Binding(const Shapes& shapes, const CommonTerms& common, const rdf::TermTable& terms, const rdf::DataGraph& graph);

  const Shapes& shapes() const { return shapes_; }
  const CommonTerms& common() const { return common_; }
  const rdf::TermTable& terms() const { return terms_; }
  const rdf::DataGraph& graph() const { return graph_; }

  /// True where the node has the class or a subclass of it as rdf:type (SHACL section 1.1, "SHACL instance").
  bool is_instance(rdf::TermId node, ClassIndex of) const;
  /// The class and all that the data graph makes subclasses of it, directly or not; ascending.
  std::vector<rdf::TermId> subclasses(rdf::TermId of) const;
  /// Nothing for other datatypes and what is no literal. Strings with a language are rdf:langString.
  std::optional<rdf::XsdType> datatype(rdf::TermId literal) const;
  /// As XSD orders the values of two literals; unordered for all that has no order.
  std::partial_ordering compare(rdf::TermId a, rdf::TermId b) const;

 private:
  const Shapes& shapes_;
  const CommonTerms& common_;
  const rdf::TermTable& terms_;
  const rdf::DataGraph& graph_;
  std::vector<std::vector<rdf::TermId>> subclasses_;    ///< by ClassIndex
  std::vector<std::optional<rdf::XsdType>> datatypes_;  ///< by LiteralClass
};

/// Checks nodes against shapes, for one thread; remembers which node conforms to which nested shape.
class Evaluation {
 public:
  explicit Evaluation(const Binding& binding) : binding_(binding) {}

  const Binding& binding() const { return binding_; }
  const rdf::TermTable& terms() const { return binding_.terms(); }
  const rdf::DataGraph& graph() const { return binding_.graph(); }

  /// True where there is no result (SHACL section 3.4.2). Appends all results to `out`; without one it stops at the
  /// first.
  bool validate(rdf::TermId focus, ShapeIndex shape, Findings* out);
  bool conforms(rdf::TermId node, ShapeIndex shape);

 private:
  const Binding& binding_;
  std::unordered_map<std::uint64_t, bool> known_;  ///< by node and shape
};

}  // namespace newsgraph::shacl
