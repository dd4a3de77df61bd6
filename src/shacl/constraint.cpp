#include "newsgraph/shacl/constraint.h"

#include <utility>

#include "newsgraph/shacl/shape.h"

namespace newsgraph::shacl {

bool ValueConstraint::check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const {
  bool conforms = true;
  for (const rdf::TermId value : at.values) {
    if (holds(evaluation, value)) continue;
    conforms = false;
    if (out == nullptr) return false;
    Finding finding{.focus = at.focus, .value = value, .shape = &at.shape, .constraint = this};
    add_details(evaluation, value, finding.details);
    out->push_back(std::move(finding));
  }
  return conforms;
}

void ValueConstraint::add_details(Evaluation&, rdf::TermId, Findings&) const {}

}  // namespace newsgraph::shacl
