#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/pipeline/progress.h"
#include "newsgraph/shacl/evaluation.h"

namespace newsgraph::pipeline {

/// What validating one data graph found.
struct GraphFindings {
  shacl::Findings findings;                              ///< by shape, then by focus node
  std::vector<std::uint64_t> focus_nodes;                ///< how many, in the order of Shapes::targeted
  std::vector<std::vector<rdf::TermId>> absent_classes;  ///< likewise: target classes without instances
};

/// Checks the focus nodes of all shapes in `jobs` threads; the outcome does not depend on their number.
GraphFindings find_all(const shacl::Binding& binding, unsigned jobs, const ProgressListener& progress = {});

}  // namespace newsgraph::pipeline
