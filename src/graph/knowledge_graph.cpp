#include "newsgraph/graph/knowledge_graph.h"

#include <array>
#include <utility>

namespace newsgraph::graph {

std::string_view kind_of(const Node& node) {
  static constexpr std::array<std::string_view, std::variant_size_v<Node>> names{
      "article", "entity", "quotation", "event", "report", "image", "mention", "occasion"};
  return names.at(node.index());
}

std::string_view name_of(Relation relation) {
  switch (relation) {
    case Relation::mentions:
      return "mentions";
    case Relation::about:
      return "about";
    case Relation::has_part:
      return "has part";
    case Relation::is_based_on:
      return "is based on";
    case Relation::source_organization:
      return "source organization";
    case Relation::publisher:
      return "publisher";
    case Relation::author:
      return "author";
    case Relation::image:
      return "image";
    case Relation::has_phrase:
      return "has phrase";
    case Relation::denotes:
      return "denotes";
    case Relation::spoken_by:
      return "spoken by";
    case Relation::audience:
      return "audience";
    case Relation::answered_by:
      return "answered by";
    case Relation::recorded_at:
      return "recorded at";
    case Relation::actor:
      return "actor";
    case Relation::location:
      return "location";
    case Relation::affiliation:
      return "affiliation";
    case Relation::contained_in:
      return "contained in";
  }
  return {};
}

Vertex add_node(KnowledgeGraph& graph, Node&& node) {
  const Vertex vertex = boost::add_vertex(graph);
  graph[vertex] = std::move(node);
  return vertex;
}

void reserve_nodes(KnowledgeGraph& graph, std::size_t count) {
  graph.m_vertices.reserve(count);
}

Vertex first_target(const KnowledgeGraph& graph, Vertex from, Relation relation) {
  for (auto [edge, end] = boost::out_edges(from, graph); edge != end; ++edge) {
    if (graph[*edge].relation == relation) return boost::target(*edge, graph);
  }
  return no_vertex;
}

}  // namespace newsgraph::graph
