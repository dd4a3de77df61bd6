#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
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
  using Describe = std::function<std::string(rdf::TermId)>;

  /// `describe` is how explanations show terms; without it they are shown as rdf::describe() does.
  explicit Evaluation(const Binding& binding, Describe describe = {})
      : binding_(binding), describe_(std::move(describe)) {}

  const Binding& binding() const { return binding_; }
  const rdf::TermTable& terms() const { return binding_.terms(); }
  const rdf::DataGraph& graph() const { return binding_.graph(); }
  /// A term for people, as it stands in explanations.
  std::string describe(rdf::TermId term) const { return describe_ ? describe_(term) : rdf::describe(terms()[term]); }

  /// True where there is no result (SHACL section 3.4.2). Appends all results to `out`; without one it stops at the
  /// first.
  bool validate(rdf::TermId focus, ShapeIndex index, Findings* out);
  bool conforms(rdf::TermId node, ShapeIndex shape);
  /// As validate(), for a value of sh:property. Where that is nested deeply, the results of one node and shape are
  /// given once, however many ways lead there: shapes and data that share parts have exponentially many.
  bool validate_property(rdf::TermId node, ShapeIndex shape, Findings* out);
  /// Appends why the node does not conform to a nested shape. Stops in the deep and after the first thousand results:
  /// reasons of reasons are exponentially many too.
  void explain(rdf::TermId node, ShapeIndex shape, Findings& out);

 private:
  const Binding& binding_;
  Describe describe_;
  std::unordered_map<std::uint64_t, bool> known_;  ///< by node and shape
  std::unordered_set<std::uint64_t> told_;         ///< likewise: deep results of the sh:property that is being checked
  std::size_t properties_ = 0;                     ///< sh:property within each other that are being checked
  std::size_t explanations_ = 0;                   ///< within each other that are being given
  std::size_t details_left_ = 0;
};

}  // namespace newsgraph::shacl
