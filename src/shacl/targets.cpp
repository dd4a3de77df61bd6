#include "newsgraph/shacl/targets.h"

#include <algorithm>

namespace newsgraph::shacl {

using rdf::TermId;

namespace {

void append_instances(const Binding& binding, TermId of, std::vector<TermId>& out) {
  for (const TermId type : binding.subclasses(of)) {
    const auto instances = binding.graph().subjects(binding.common().type, type);
    out.insert(out.end(), instances.begin(), instances.end());
  }
}

}  // namespace

std::vector<TermId> focus_nodes(const Binding& binding, const Targets& targets) {
  std::vector<TermId> nodes = targets.nodes;
  for (const TermId of : targets.classes) append_instances(binding, of, nodes);
  for (const TermId predicate : targets.subjects_of) {
    const auto subjects = binding.graph().subjects_of(predicate);
    nodes.insert(nodes.end(), subjects.begin(), subjects.end());
  }
  for (const TermId predicate : targets.objects_of) {
    const auto objects = binding.graph().objects_of(predicate);
    nodes.insert(nodes.end(), objects.begin(), objects.end());
  }
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

std::vector<TermId> absent_classes(const Binding& binding, const Targets& targets) {
  std::vector<TermId> absent;
  for (const TermId of : targets.classes) {
    std::vector<TermId> instances;
    append_instances(binding, of, instances);
    if (instances.empty()) absent.push_back(of);
  }
  return absent;
}

}  // namespace newsgraph::shacl
