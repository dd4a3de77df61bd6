#include <compare>
#include <memory>

#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/evaluation.h"

// SHACL section 4.3
namespace newsgraph::shacl {

using rdf::TermId;

namespace {

struct Bound {
  bool from_below;  ///< the values must be greater
  bool inclusive;
  std::string_view must_be;
};

class ValueRange final : public ValueConstraint {
 public:
  ValueRange(std::string_view component, const Bound& bound, TermId limit)
      : ValueConstraint(component), bound_(bound), limit_(limit) {}

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    const std::string limit = evaluation.describe(limit_);
    if (evaluation.binding().compare(finding.value, limit_) == std::partial_ordering::unordered)
      return "cannot be compared with " + limit;
    return "must be " + std::string(bound_.must_be) + ' ' + limit;
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    const std::partial_ordering order = evaluation.binding().compare(value, limit_);
    if (bound_.inclusive && std::is_eq(order)) return true;
    return bound_.from_below ? std::is_gt(order) : std::is_lt(order);
  }

 private:
  const Bound& bound_;
  TermId limit_;
};

template <const Bound& bound>
void compile_bound(const Component& self, ConstraintReader& reader) {
  const auto limit = reader.value(self.parameter);
  if (!limit) return;
  if (reader.graph().terms().kind(*limit) != rdf::TermKind::literal) {
    reader.fail(self.parameter, "is " + reader.graph().name(*limit) + ", must be a literal");
    return;
  }
  reader.add(std::make_unique<ValueRange>(self.name, bound, *limit));
}

constexpr Bound above{true, false, "greater than"};
constexpr Bound at_least{true, true, "at least"};
constexpr Bound below{false, false, "less than"};
constexpr Bound at_most{false, true, "at most"};

}  // namespace

const Component min_exclusive_component{
    "minExclusive", {}, "MinExclusiveConstraintComponent", false, compile_bound<above>};
const Component min_inclusive_component{
    "minInclusive", {}, "MinInclusiveConstraintComponent", false, compile_bound<at_least>};
const Component max_exclusive_component{
    "maxExclusive", {}, "MaxExclusiveConstraintComponent", false, compile_bound<below>};
const Component max_inclusive_component{
    "maxInclusive", {}, "MaxInclusiveConstraintComponent", false, compile_bound<at_most>};

}  // namespace newsgraph::shacl
