#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "newsgraph/shacl/evaluation.h"

namespace newsgraph::pipeline {

/// Which statement each finding of one data graph is about: the one that brings the value that is wrong; without a
/// value, the last one on the path, or the first of the focus node.
class Origins {
 public:
  Origins(const shacl::Binding& binding, const shacl::Findings& findings);

  std::optional<rdf::Ordinal> of(const shacl::Finding& finding) const;

 private:
  void collect_objects(const shacl::Findings& findings);
  std::optional<rdf::Ordinal> first_of(rdf::TermId node) const;
  std::optional<rdf::Ordinal> of_value(const shacl::Finding& finding) const;
  std::optional<rdf::Ordinal> of_path(const shacl::Finding& finding) const;

  const shacl::Binding& binding_;
  /// The first statement with such an object, for focus nodes that are the subject of none.
  std::unordered_map<rdf::TermId, std::optional<rdf::Ordinal>> as_object_;
};

}  // namespace newsgraph::pipeline
