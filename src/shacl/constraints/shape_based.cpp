#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/evaluation.h"

// SHACL section 4.7
namespace newsgraph::shacl {

using rdf::TermId;

namespace {

class Node final : public ValueConstraint {
 public:
  Node(std::string_view component, TermId name, ShapeIndex shape)
      : ValueConstraint(component), name_(name), shape_(shape) {}

  std::string explain(const Evaluation& evaluation, const Finding&) const override {
    if (evaluation.terms().kind(name_) == rdf::TermKind::blank) return "does not conform to the shape of sh:node";
    return "does not conform to " + evaluation.describe(name_);
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override { return evaluation.conforms(value, shape_); }
  void add_details(Evaluation& evaluation, TermId value, Findings& out) const override {
    evaluation.explain(value, shape_, out);
  }

 private:
  TermId name_;
  ShapeIndex shape_;
};

void compile_node(const Component& self, ConstraintReader& reader) {
  for (const TermId shape : reader.values(self.parameter))
    reader.add(std::make_unique<Node>(self.name, shape, reader.index_of(shape)));
}

/// Its results are those of the property shape.
class Property final : public Constraint {
 public:
  Property(std::string_view component, ShapeIndex shape) : Constraint(component), shape_(shape) {}

  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const override {
    bool conforms = true;
    for (const TermId value : at.values) {
      if (!evaluation.validate_property(value, shape_, out)) conforms = false;
      if (!conforms && out == nullptr) return false;
    }
    return conforms;
  }
  std::string explain(const Evaluation&, const Finding&) const override { return {}; }

 private:
  ShapeIndex shape_;
};

void compile_property(const Component& self, ConstraintReader& reader) {
  for (const TermId shape : reader.values(self.parameter)) {
    if (reader.graph().objects(shape, sh<"path">).empty()) {
      reader.fail(self.parameter, "is " + reader.graph().name(shape) + ", no property shape: it has no sh:path");
      continue;
    }
    reader.add(std::make_unique<Property>(self.name, reader.index_of(shape)));
  }
}

struct Qualified {
  ShapeIndex shape;
  std::vector<ShapeIndex> siblings;  ///< what a value that counts must not conform to
};

class QualifiedCount final : public Constraint {
 public:
  QualifiedCount(std::string_view component, Qualified qualified, std::uint64_t least, std::uint64_t most)
      : Constraint(component), qualified_(std::move(qualified)), least_(least), most_(most) {}

  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const override {
    const auto counts = [&](TermId value) {
      return evaluation.conforms(value, qualified_.shape) &&
             std::ranges::none_of(qualified_.siblings,
                                  [&](ShapeIndex sibling) { return evaluation.conforms(value, sibling); });
    };
    const auto count = static_cast<std::uint64_t>(std::ranges::count_if(at.values, counts));
    if (count >= least_ && count <= most_) return true;
    if (out != nullptr) {
      Finding finding{
          .focus = at.focus, .shape = &at.shape, .constraint = this, .count = static_cast<std::uint32_t>(count)};
      if (count < least_) {
        for (const TermId value : at.values) evaluation.explain(value, qualified_.shape, finding.details);
      }
      out->push_back(std::move(finding));
    }
    return false;
  }

  std::string explain(const Evaluation&, const Finding& finding) const override {
    const std::string has = std::to_string(finding.count) + " values conform to the qualified value shape, ";
    return finding.count < least_ ? has + "at least " + std::to_string(least_) + " must"
                                  : has + "at most " + std::to_string(most_) + " may";
  }

 private:
  Qualified qualified_;
  std::uint64_t least_;
  std::uint64_t most_;
};

std::optional<Qualified> qualified(const Component& self, ConstraintReader& reader) {
  const auto shape = reader.value("qualifiedValueShape");
  if (!shape) {
    reader.warn(self.parameter, "has no effect without sh:qualifiedValueShape");
    return std::nullopt;
  }
  Qualified out{reader.index_of(*shape), {}};
  if (reader.flag("qualifiedValueShapesDisjoint")) out.siblings = reader.sibling_shapes();
  return out;
}

void compile_qualified_min(const Component& self, ConstraintReader& reader) {
  const auto least = reader.count(self.parameter);
  auto shape = qualified(self, reader);
  if (!least || !shape) return;
  reader.add(std::make_unique<QualifiedCount>(self.name, std::move(*shape), *least,
                                              std::numeric_limits<std::uint64_t>::max()));
}

void compile_qualified_max(const Component& self, ConstraintReader& reader) {
  const auto most = reader.count(self.parameter);
  auto shape = qualified(self, reader);
  if (most && shape) reader.add(std::make_unique<QualifiedCount>(self.name, std::move(*shape), 0, *most));
}

constexpr std::array<std::string_view, 2> qualified_others = {"qualifiedValueShape", "qualifiedValueShapesDisjoint"};

}  // namespace

const Component node_component{"node", {}, "NodeConstraintComponent", false, compile_node};
const Component property_component{"property", {}, "PropertyConstraintComponent", false, compile_property};
const Component qualified_min_count_component{"qualifiedMinCount", qualified_others,
                                              "QualifiedMinCountConstraintComponent", false, compile_qualified_min};
const Component qualified_max_count_component{"qualifiedMaxCount", qualified_others,
                                              "QualifiedMaxCountConstraintComponent", false, compile_qualified_max};

}  // namespace newsgraph::shacl
