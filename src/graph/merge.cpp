#include "newsgraph/graph/merge.h"

#include <algorithm>
#include <vector>

#include "newsgraph/graph/entities.h"
#include "newsgraph/graph/identity.h"

namespace newsgraph::graph {
namespace {

/// Looked for at the end that has fewer edges: a well-known entity is mentioned by every article.
Edge* find_edge(KnowledgeGraph& graph, Vertex from, Vertex to, Relation relation) {
  if (boost::out_degree(from, graph) <= boost::in_degree(to, graph)) {
    for (auto [edge, end] = boost::out_edges(from, graph); edge != end; ++edge) {
      if (graph[*edge].relation == relation && boost::target(*edge, graph) == to) return &graph[*edge];
    }
    return nullptr;
  }
  for (auto [edge, end] = boost::in_edges(to, graph); edge != end; ++edge) {
    if (graph[*edge].relation == relation && boost::source(*edge, graph) == from) return &graph[*edge];
  }
  return nullptr;
}

}  // namespace

Vertex Merger::vertex_for(const Node& node) {
  const auto [place, is_new] = known_.try_emplace(identity_of(node), Vertex{});
  if (is_new) {
    place->second = add_node(graph_, Node(node));
  } else if (auto* entity = std::get_if<EntityNode>(&graph_[place->second])) {
    unite(*entity, std::get<EntityNode>(node));
  }
  return place->second;
}

void Merger::add(const KnowledgeGraph& graph) {
  std::vector<Vertex> here;
  here.reserve(boost::num_vertices(graph));
  for (auto [vertex, end] = boost::vertices(graph); vertex != end; ++vertex) here.push_back(vertex_for(graph[*vertex]));
  for (auto [edge, end] = boost::edges(graph); edge != end; ++edge) {
    const Vertex from = here[boost::source(*edge, graph)];
    const Vertex to = here[boost::target(*edge, graph)];
    const Edge& said = graph[*edge];
    if (Edge* known = find_edge(graph_, from, to, said.relation)) {
      known->confidence = std::max(known->confidence, said.confidence);
    } else {
      boost::add_edge(from, to, said, graph_);
    }
  }
}

}  // namespace newsgraph::graph
