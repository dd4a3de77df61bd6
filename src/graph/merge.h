#pragma once

#include <unordered_map>

#include "newsgraph/graph/knowledge_graph.h"

namespace newsgraph::graph {

/// Unites graphs: nodes of one identity (identity_of) become one, entities with the names and titles of all; edges that
/// say the same become one with the higher confidence. The order is that of first occurrence, so the result is a
/// function of the sequence of graphs; adding a graph twice changes nothing.
class Merger {
 public:
  void add(const KnowledgeGraph& graph);
  const KnowledgeGraph& graph() const { return graph_; }

 private:
  Vertex vertex_for(const Node& node);

  KnowledgeGraph graph_;
  std::unordered_map<Hash128, Vertex> known_;
};

}  // namespace newsgraph::graph
