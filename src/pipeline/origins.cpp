#include "newsgraph/pipeline/origins.h"

#include <algorithm>

#include "newsgraph/shacl/path.h"
#include "newsgraph/shacl/shape.h"

namespace newsgraph::pipeline {

using rdf::Ordinal;
using rdf::TermId;

namespace {

std::optional<Ordinal> ordinal_of_object(const rdf::DataGraph::Statements& statements, TermId object) {
  for (std::size_t i = 0; i < statements.objects.size(); ++i) {
    if (statements.objects[i] == object) return statements.ordinals[i];
  }
  return std::nullopt;
}

}  // namespace

Origins::Origins(const shacl::Binding& binding, const shacl::Findings& findings) : binding_(binding) {
  collect_objects(findings);
  if (as_object_.empty()) return;
  const rdf::DataGraph& graph = binding.graph();
  for (const TermId subject : graph.subjects()) {
    const auto statements = graph.statements_of(subject);
    for (std::size_t i = 0; i < statements.objects.size(); ++i) {
      const auto wanted = as_object_.find(statements.objects[i]);
      if (wanted == as_object_.end()) continue;
      wanted->second = std::min(wanted->second.value_or(statements.ordinals[i]), statements.ordinals[i]);
    }
  }
}

void Origins::collect_objects(const shacl::Findings& findings) {
  for (const shacl::Finding& finding : findings) {
    if (binding_.graph().statements_of(finding.focus).objects.empty()) as_object_.emplace(finding.focus, std::nullopt);
    collect_objects(finding.details);
  }
}

std::optional<Ordinal> Origins::first_of(TermId node) const {
  const auto ordinals = binding_.graph().statements_of(node).ordinals;
  if (!ordinals.empty()) return *std::ranges::min_element(ordinals);
  const auto found = as_object_.find(node);
  return found == as_object_.end() ? std::nullopt : found->second;
}

std::optional<Ordinal> Origins::of_value(const shacl::Finding& finding) const {
  const rdf::DataGraph& graph = binding_.graph();
  if (finding.path != TermId::none)
    if (const auto at = ordinal_of_object(graph.statements_of(finding.focus, finding.path), finding.value)) return at;
  if (finding.shape->path)
    if (const auto at = shacl::last_step(graph, *finding.shape->path, finding.focus, finding.value)) return at;
  return ordinal_of_object(graph.statements_of(finding.focus), finding.value);
}

std::optional<Ordinal> Origins::of_path(const shacl::Finding& finding) const {
  if (!finding.shape->path || finding.shape->path->kind != shacl::Path::Kind::predicate) return std::nullopt;
  const auto ordinals = binding_.graph().statements_of(finding.focus, finding.shape->path->predicate).ordinals;
  if (ordinals.empty()) return std::nullopt;
  return *std::ranges::max_element(ordinals);
}

std::optional<Ordinal> Origins::of(const shacl::Finding& finding) const {
  std::optional<Ordinal> at;
  if (finding.value != TermId::none && finding.value != finding.focus) at = of_value(finding);
  if (finding.value == TermId::none) at = of_path(finding);
  return at ? at : first_of(finding.focus);
}

}  // namespace newsgraph::pipeline
