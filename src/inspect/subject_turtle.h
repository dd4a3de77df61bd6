#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/graph/knowledge_graph.h"
#include "newsgraph/mapping/mapping.h"
#include "newsgraph/rdf/sinks.h"

namespace newsgraph::inspect {

/// The statements of a graph as Turtle, subject by subject.
class SubjectTurtle {
 public:
  SubjectTurtle(const graph::KnowledgeGraph& graph, const mapping::MappingOptions& options);

  /// What is said of a subject, without the prefixes; empty where nothing is.
  std::string of(const std::string& iri) const;
  /// The lines that declare the prefixes.
  std::string prefixes() const;

 private:
  std::vector<std::pair<std::string, std::string>> prefixes_;
  rdf::CollectingSink statements_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_subject_;
};

}  // namespace newsgraph::inspect
