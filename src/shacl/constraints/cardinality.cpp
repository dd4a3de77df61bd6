#include <limits>
#include <memory>

#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/shape.h"

// SHACL section 4.2
namespace newsgraph::shacl {
namespace {

class Cardinality final : public Constraint {
 public:
  Cardinality(std::string_view component, std::uint64_t least, std::uint64_t most)
      : Constraint(component), least_(least), most_(most) {}

  bool check(Evaluation&, const ValueNodes& at, Findings* out) const override {
    if (at.values.size() >= least_ && at.values.size() <= most_) return true;
    if (out != nullptr) {
      out->push_back({.focus = at.focus,
                      .shape = &at.shape,
                      .constraint = this,
                      .count = static_cast<std::uint32_t>(at.values.size())});
    }
    return false;
  }

  std::string explain(const Evaluation&, const Finding& finding) const override {
    const std::string has = "has " + std::to_string(finding.count) + (finding.count == 1 ? " value" : " values");
    return finding.count < least_ ? has + ", needs at least " + std::to_string(least_)
                                  : has + ", may have at most " + std::to_string(most_);
  }

 private:
  std::uint64_t least_;
  std::uint64_t most_;
};

void compile_min(const Component& self, ConstraintReader& reader) {
  const auto least = reader.count(self.parameter);
  if (least) reader.add(std::make_unique<Cardinality>(self.name, *least, std::numeric_limits<std::uint64_t>::max()));
}

void compile_max(const Component& self, ConstraintReader& reader) {
  const auto most = reader.count(self.parameter);
  if (most) reader.add(std::make_unique<Cardinality>(self.name, 0, *most));
}

}  // namespace

const Component min_count_component{"minCount", {}, "MinCountConstraintComponent", true, compile_min};
const Component max_count_component{"maxCount", {}, "MaxCountConstraintComponent", true, compile_max};

}  // namespace newsgraph::shacl
