#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/rdf/term_table.h"

namespace newsgraph::shacl {

class Constraint;
class Evaluation;
struct Shape;

/// Place of a shape in Shapes::all.
using ShapeIndex = std::uint32_t;
/// Place of a class in Shapes::classes.
using ClassIndex = std::uint32_t;

/// A validation result (SHACL section 3.6.2); messages are made of it by whoever shows it.
struct Finding {
  rdf::TermId focus = rdf::TermId::none;
  rdf::TermId value = rdf::TermId::none;  ///< none: the result has no value
  rdf::TermId path = rdf::TermId::none;   ///< a predicate, where the path is not that of the shape (sh:closed)
  const Shape* shape = nullptr;
  const Constraint* constraint = nullptr;
  std::uint32_t count = 0;         ///< of value nodes, for constraints that count
  rdf::LiteralClass language = 0;  ///< that several value nodes have (sh:uniqueLang)
  std::vector<Finding> details;    ///< why a nested shape is not conformed to
};
using Findings = std::vector<Finding>;

/// A focus node and what the shape's path leads to from it (of a node shape: itself), ascending.
struct ValueNodes {
  rdf::TermId focus;
  std::span<const rdf::TermId> values;
  const Shape& shape;
};

/// One constraint of one shape: a constraint component with its parameters (SHACL section 3.4). Immutable, shared by
/// threads.
class Constraint {
 public:
  /// `component` is the local name of its IRI: "MinCountConstraintComponent".
  explicit Constraint(std::string_view component) : component_(component) {}
  Constraint(const Constraint&) = delete;
  Constraint& operator=(const Constraint&) = delete;
  virtual ~Constraint() = default;

  /// True where the value nodes satisfy it. Appends one result for each violation to `out`; without one it may stop at
  /// the first.
  virtual bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const = 0;

  /// What is wrong, in English, for a result of this constraint: "is 3, must be at least 5".
  virtual std::string explain(const Evaluation& evaluation, const Finding& finding) const = 0;

  std::string_view component() const { return component_; }

  struct Parameter {
    std::string_view name;  ///< local name: "minCount"
    rdf::TermId value;
  };
  /// For templates of messages, and to show the constraint.
  std::vector<Parameter> parameters;

 private:
  std::string_view component_;
};

/// A constraint that each value node satisfies or not by itself.
class ValueConstraint : public Constraint {
 public:
  using Constraint::Constraint;
  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const final;

 protected:
  virtual bool holds(Evaluation& evaluation, rdf::TermId value) const = 0;
  /// Why it does not hold, for constraints on nested shapes.
  virtual void add_details(Evaluation& evaluation, rdf::TermId value, Findings& out) const;
};

}  // namespace newsgraph::shacl
