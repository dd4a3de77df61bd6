#include "newsgraph/shacl/shapes_graph.h"

#include <algorithm>
#include <unordered_set>

namespace newsgraph::shacl {

using rdf::TermId;

ShapesGraph::ShapesGraph(rdf::TermTable& terms, const rdf::DataGraph& graph)
    : terms_(terms), graph_(graph), common_(terms) {
  for (const TermId subject : graph.subjects()) {
    for (const TermId object : graph.statements_of(subject).objects) {
      if (terms.kind(object) == rdf::TermKind::blank) around_.emplace(object, subject);
    }
  }
}

std::vector<TermId> ShapesGraph::inverse_predicates(rdf::TermTable& terms) {
  return {terms.intern(rdf::iri(sh<"property">))};
}

std::span<const TermId> ShapesGraph::objects(TermId subject, std::string_view predicate) const {
  const TermId id = find(predicate);
  return id == TermId::none ? std::span<const TermId>() : graph_.objects(subject, id);
}

bool ShapesGraph::has_type(TermId node, std::string_view type) const {
  const TermId id = find(type);
  return id != TermId::none && graph_.contains(node, common_.type, id);
}

std::optional<std::vector<TermId>> ShapesGraph::list(TermId head) const {
  std::vector<TermId> members;
  std::unordered_set<TermId> met;
  for (TermId at = head; at != common_.nil;) {
    const auto first = graph_.objects(at, common_.first);
    const auto rest = graph_.objects(at, common_.rest);
    if (first.size() != 1 || rest.size() != 1 || !met.insert(at).second) return std::nullopt;
    members.push_back(first.front());
    at = rest.front();
  }
  return members;
}

std::optional<rdf::Ordinal> ShapesGraph::place(TermId subject, std::string_view predicate) const {
  auto statements = predicate.empty() ? graph_.statements_of(subject) : graph_.statements_of(subject, find(predicate));
  if (statements.ordinals.empty() && !predicate.empty()) statements = graph_.statements_of(subject);
  if (statements.ordinals.empty()) return std::nullopt;
  return *std::ranges::min_element(statements.ordinals);
}

std::string ShapesGraph::name(TermId term) const {
  return terms_.kind(term) == rdf::TermKind::blank ? "a blank node" : rdf::describe(terms_[term]);
}

std::string ShapesGraph::shape_name(TermId shape) const {
  std::unordered_set<TermId> met;
  TermId at = shape;
  while (terms_.kind(at) == rdf::TermKind::blank && met.insert(at).second) {
    const auto around = around_.find(at);
    if (around != around_.end()) at = around->second;
  }
  if (terms_.kind(at) == rdf::TermKind::blank) return "a shape without an IRI";
  return (at == shape ? "shape " : "a shape in ") + rdf::describe(terms_[at]);
}

}  // namespace newsgraph::shacl
