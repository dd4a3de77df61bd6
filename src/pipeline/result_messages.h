#pragma once

#include <vector>

#include "newsgraph/report/report.h"
#include "newsgraph/shacl/evaluation.h"

namespace newsgraph::pipeline {

/// The messages of a finding: those of its shape in all their languages, with `{?name}` and `{$name}` replaced by the
/// values of the constraint's parameters and of $this, $value and $PATH; without any, one that says in English what is
/// wrong.
std::vector<report::Message> messages_of(const shacl::Evaluation& evaluation, const shacl::Finding& finding);

}  // namespace newsgraph::pipeline
