#include <memory>
#include <utility>

#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/evaluation.h"

// SHACL section 4.6
namespace newsgraph::shacl {

using rdf::TermId;

namespace {

/// sh:not, sh:and, sh:or and sh:xone: how many of the shapes a value node must conform to.
class Logical final : public ValueConstraint {
 public:
  Logical(std::string_view component, std::vector<ShapeIndex> shapes, std::size_t least, std::size_t most)
      : ValueConstraint(component), shapes_(std::move(shapes)), least_(least), most_(most) {}

  std::string explain(const Evaluation&, const Finding&) const override {
    const std::string all = std::to_string(shapes_.size());
    if (least_ == 0) return "conforms to a shape that it must not conform to";
    if (least_ == shapes_.size()) return "does not conform to all of " + all + " shapes";
    return most_ == 1 ? "does not conform to exactly one of " + all + " shapes"
                      : "does not conform to any of " + all + " shapes";
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    std::size_t conforming = 0;
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (evaluation.conforms(value, shapes_[i]) && ++conforming > most_) return false;
      const std::size_t open = shapes_.size() - i - 1;
      if (conforming + open < least_) return false;
      if (conforming >= least_ && most_ == shapes_.size()) return true;
    }
    return conforming >= least_;
  }

  void add_details(Evaluation& evaluation, TermId value, Findings& out) const override {
    for (const ShapeIndex shape : shapes_) evaluation.explain(value, shape, out);
  }

 private:
  std::vector<ShapeIndex> shapes_;
  std::size_t least_;
  std::size_t most_;
};

void compile_not(const Component& self, ConstraintReader& reader) {
  for (const TermId shape : reader.values(self.parameter)) {
    reader.add(std::make_unique<Logical>(self.name, std::vector{reader.index_of(shape)}, 0, 0));
  }
}

struct Bounds {
  std::size_t least, most;
};

void compile_list(const Component& self, ConstraintReader& reader, Bounds (*bounds)(std::size_t)) {
  for (const TermId head : reader.values(self.parameter)) {
    const auto members = reader.list(self.parameter, head);
    if (!members) continue;
    std::vector<ShapeIndex> shapes;
    for (const TermId member : *members) shapes.push_back(reader.index_of(member));
    const Bounds allowed = bounds(shapes.size());
    reader.add(std::make_unique<Logical>(self.name, std::move(shapes), allowed.least, allowed.most));
  }
}

void compile_and(const Component& self, ConstraintReader& reader) {
  compile_list(self, reader, [](std::size_t size) { return Bounds{size, size}; });
}
void compile_or(const Component& self, ConstraintReader& reader) {
  compile_list(self, reader, [](std::size_t size) { return Bounds{1, size}; });
}
void compile_xone(const Component& self, ConstraintReader& reader) {
  compile_list(self, reader, [](std::size_t) { return Bounds{1, 1}; });
}

}  // namespace

const Component not__component{"not", {}, "NotConstraintComponent", false, compile_not};
const Component and__component{"and", {}, "AndConstraintComponent", false, compile_and};
const Component or__component{"or", {}, "OrConstraintComponent", false, compile_or};
const Component xone_component{"xone", {}, "XoneConstraintComponent", false, compile_xone};

}  // namespace newsgraph::shacl
