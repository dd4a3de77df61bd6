#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/evaluation.h"

// SHACL section 4.8
namespace newsgraph::shacl {

using rdf::TermId;

namespace {

class Closed final : public Constraint {
 public:
  Closed(std::string_view component, std::vector<TermId> allowed)
      : Constraint(component), allowed_(std::move(allowed)) {
    std::ranges::sort(allowed_);
  }

  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const override {
    bool conforms = true;
    for (const TermId node : at.values) {
      const auto statements = evaluation.graph().statements_of(node);
      for (std::size_t i = 0; i < statements.objects.size(); ++i) {
        if (std::ranges::binary_search(allowed_, statements.predicates[i])) continue;
        conforms = false;
        if (out == nullptr) return false;
        out->push_back({.focus = at.focus,
                        .value = statements.objects[i],
                        .path = statements.predicates[i],
                        .shape = &at.shape,
                        .constraint = this});
      }
    }
    return conforms;
  }

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    return "the shape is closed and does not allow " + evaluation.describe(finding.path);
  }

 private:
  std::vector<TermId> allowed_;
};

void compile_closed(const Component& self, ConstraintReader& reader) {
  const auto ignored = reader.value("ignoredProperties");
  if (!reader.flag(self.parameter)) return;
  std::vector<TermId> allowed;
  if (ignored) {
    if (auto members = reader.list("ignoredProperties", *ignored)) allowed = std::move(*members);
  }
  for (const TermId property : reader.values("property")) {
    for (const TermId path : reader.graph().objects(property, sh<"path">)) {
      if (reader.graph().terms().kind(path) == rdf::TermKind::iri) allowed.push_back(path);
    }
  }
  reader.add(std::make_unique<Closed>(self.name, std::move(allowed)));
}

class HasValue final : public Constraint {
 public:
  HasValue(std::string_view component, TermId value) : Constraint(component), value_(value) {}

  bool check(Evaluation&, const ValueNodes& at, Findings* out) const override {
    if (std::ranges::binary_search(at.values, value_)) return true;
    if (out != nullptr) out->push_back({.focus = at.focus, .shape = &at.shape, .constraint = this});
    return false;
  }
  std::string explain(const Evaluation& evaluation, const Finding&) const override {
    return "lacks the value " + evaluation.describe(value_);
  }

 private:
  TermId value_;
};

void compile_has_value(const Component& self, ConstraintReader& reader) {
  for (const TermId value : reader.values(self.parameter)) reader.add(std::make_unique<HasValue>(self.name, value));
}

class In final : public ValueConstraint {
 public:
  In(std::string_view component, std::vector<TermId> members)
      : ValueConstraint(component), shown_(members), sorted_(std::move(members)) {
    std::ranges::sort(sorted_);
  }

  std::string explain(const Evaluation& evaluation, const Finding&) const override {
    constexpr std::size_t most = 8;
    std::string text = "is none of";
    for (std::size_t i = 0; i < shown_.size() && i < most; ++i)
      text += (i == 0 ? " " : ", ") + evaluation.describe(shown_[i]);
    return shown_.size() > most ? text + " and " + std::to_string(shown_.size() - most) + " more" : text;
  }

 protected:
  bool holds(Evaluation&, TermId value) const override { return std::ranges::binary_search(sorted_, value); }

 private:
  std::vector<TermId> shown_;  ///< in the order of the list
  std::vector<TermId> sorted_;
};

void compile_in(const Component& self, ConstraintReader& reader) {
  const auto head = reader.value(self.parameter);
  if (!head) return;
  if (auto members = reader.list(self.parameter, *head))
    reader.add(std::make_unique<In>(self.name, std::move(*members)));
}

constexpr std::array<std::string_view, 1> closed_others = {"ignoredProperties"};

}  // namespace

const Component closed_component{"closed", closed_others, "ClosedConstraintComponent", false, compile_closed};
const Component has_value_component{"hasValue", {}, "HasValueConstraintComponent", false, compile_has_value};
const Component in_component{"in", {}, "InConstraintComponent", false, compile_in};

}  // namespace newsgraph::shacl
