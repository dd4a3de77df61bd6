#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/shacl/constraint.h"
#include "newsgraph/shacl/shapes_graph.h"

// The constraint components of SHACL Core, in the order of the specification (sections 4.1 to 4.8). To add one: its
// code in the file of its section in constraints/, and a word here.
// clang-format off
#define NEWSGRAPH_SHACL_COMPONENTS(X)                                          \
  X(class_) X(datatype) X(node_kind)                                           \
  X(min_count) X(max_count)                                                    \
  X(min_exclusive) X(min_inclusive) X(max_exclusive) X(max_inclusive)          \
  X(min_length) X(max_length) X(pattern) X(language_in) X(unique_lang)         \
  X(equals) X(disjoint) X(less_than) X(less_than_or_equals)                    \
  X(not_) X(and_) X(or_) X(xone)                                               \
  X(node) X(property) X(qualified_min_count) X(qualified_max_count)            \
  X(closed) X(has_value) X(in)
// clang-format on

namespace newsgraph::shacl {

/// The compiler of shapes, as a constraint component sees it: one shape, its parameters, and where constraints go.
/// What is ill-formed is remembered as an error with the shape, the term and its place; compiling goes on.
class ConstraintReader {
 public:
  ConstraintReader() = default;
  ConstraintReader(const ConstraintReader&) = delete;
  ConstraintReader& operator=(const ConstraintReader&) = delete;
  virtual ~ConstraintReader() = default;

  virtual const ShapesGraph& graph() const = 0;
  virtual rdf::TermId shape() const = 0;

  /// All values of a parameter, by its local name ("minCount").
  std::span<const rdf::TermId> values(std::string_view parameter) const;
  /// Its value, where it has one; an error where it has several.
  std::optional<rdf::TermId> value(std::string_view parameter);
  /// An xsd:integer, not negative.
  std::optional<std::uint64_t> count(std::string_view parameter);
  /// True for "true"^^xsd:boolean alone: SHACL compares terms. An error for what is no xsd:boolean, a warning
  /// for other ways to write one, such as "1"^^xsd:boolean.
  bool flag(std::string_view parameter);
  /// The members of the list that is this value.
  std::optional<std::vector<rdf::TermId>> list(std::string_view parameter, rdf::TermId head);
  /// An error unless the value is an IRI.
  bool require_iri(std::string_view parameter, rdf::TermId value);

  virtual ShapeIndex index_of(rdf::TermId shape) = 0;
  virtual ClassIndex class_index_of(rdf::TermId of) = 0;
  /// The qualified value shapes of the property shapes beside this one, without its own (SHACL section 4.7.3).
  virtual std::vector<ShapeIndex> sibling_shapes() = 0;
  virtual void add(std::unique_ptr<Constraint> constraint) = 0;
  virtual void fail(std::string_view parameter, std::string message) = 0;
  virtual void warn(std::string_view parameter, std::string message) = 0;
};

struct Component {
  std::string_view parameter;                ///< local name of the one that makes a shape have the constraint
  std::span<const std::string_view> others;  ///< local names of the further ones
  std::string_view name;                     ///< local name of its IRI: "MinCountConstraintComponent"
  bool property_shapes_only;
  void (*compile)(const Component& self, ConstraintReader& reader);
};

#define X(name) extern const Component name##_component;
NEWSGRAPH_SHACL_COMPONENTS(X)
#undef X

std::span<const Component* const> components();

}  // namespace newsgraph::shacl
