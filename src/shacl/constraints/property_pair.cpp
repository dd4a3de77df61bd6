#include <algorithm>
#include <compare>
#include <memory>

#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/evaluation.h"

// SHACL section 4.5
namespace newsgraph::shacl {

using rdf::TermId;

namespace {

/// What both sets, the value nodes and the values of another property, are compared by.
class PropertyPair : public Constraint {
 public:
  PropertyPair(std::string_view component, TermId other) : Constraint(component), other_(other) {}

 protected:
  std::span<const TermId> others(const Evaluation& evaluation, TermId focus) const {
    return evaluation.graph().objects(focus, other_);
  }
  std::string name(const Evaluation& evaluation) const { return evaluation.describe(other_); }
  void report(const ValueNodes& at, TermId value, Findings* out) const {
    if (out != nullptr) out->push_back({.focus = at.focus, .value = value, .shape = &at.shape, .constraint = this});
  }

 private:
  TermId other_;
};

class Equals final : public PropertyPair {
 public:
  using PropertyPair::PropertyPair;
  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const override {
    const auto theirs = others(evaluation, at.focus);
    bool conforms = true;
    const auto compare = [&](std::span<const TermId> these, std::span<const TermId> those) {
      for (const TermId value : these) {
        if (std::ranges::binary_search(those, value)) continue;
        conforms = false;
        report(at, value, out);
      }
    };
    compare(at.values, theirs);
    compare(theirs, at.values);
    return conforms;
  }
  std::string explain(const Evaluation& evaluation, const Finding&) const override {
    return "is not a value of both the path and " + name(evaluation);
  }
};

class Disjoint final : public PropertyPair {
 public:
  using PropertyPair::PropertyPair;
  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const override {
    const auto theirs = others(evaluation, at.focus);
    bool conforms = true;
    for (const TermId value : at.values) {
      if (!std::ranges::binary_search(theirs, value)) continue;
      conforms = false;
      report(at, value, out);
    }
    return conforms;
  }
  std::string explain(const Evaluation& evaluation, const Finding&) const override {
    return "is a value of " + name(evaluation) + " too";
  }
};

class LessThan final : public PropertyPair {
 public:
  LessThan(std::string_view component, TermId other, bool or_equal)
      : PropertyPair(component, other), or_equal_(or_equal) {}

  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const override {
    bool conforms = true;
    for (const TermId value : at.values) {
      for (const TermId other : others(evaluation, at.focus)) {
        const std::partial_ordering order = evaluation.binding().compare(value, other);
        if (std::is_lt(order) || (or_equal_ && std::is_eq(order))) continue;
        conforms = false;
        report(at, value, out);
      }
    }
    return conforms;
  }
  std::string explain(const Evaluation& evaluation, const Finding&) const override {
    return (or_equal_ ? "is not less than or equal to the value of " : "is not less than the value of ") +
           name(evaluation);
  }

 private:
  bool or_equal_;
};

template <class Make>
void compile_each(const Component& self, ConstraintReader& reader, Make make) {
  for (const TermId other : reader.values(self.parameter)) {
    if (reader.require_iri(self.parameter, other)) reader.add(make(other));
  }
}

void compile_equals(const Component& self, ConstraintReader& reader) {
  compile_each(self, reader, [&](TermId other) { return std::make_unique<Equals>(self.name, other); });
}
void compile_disjoint(const Component& self, ConstraintReader& reader) {
  compile_each(self, reader, [&](TermId other) { return std::make_unique<Disjoint>(self.name, other); });
}
void compile_less_than(const Component& self, ConstraintReader& reader) {
  compile_each(self, reader, [&](TermId other) { return std::make_unique<LessThan>(self.name, other, false); });
}
void compile_less_than_or_equals(const Component& self, ConstraintReader& reader) {
  compile_each(self, reader, [&](TermId other) { return std::make_unique<LessThan>(self.name, other, true); });
}

}  // namespace

const Component equals_component{"equals", {}, "EqualsConstraintComponent", false, compile_equals};
const Component disjoint_component{"disjoint", {}, "DisjointConstraintComponent", false, compile_disjoint};
const Component less_than_component{"lessThan", {}, "LessThanConstraintComponent", true, compile_less_than};
const Component less_than_or_equals_component{
    "lessThanOrEquals", {}, "LessThanOrEqualsConstraintComponent", true, compile_less_than_or_equals};

}  // namespace newsgraph::shacl
