#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include <boost/graph/adjacency_list.hpp>

#include "newsgraph/graph/node.h"

namespace newsgraph::graph {

/// What an edge says of its two ends. Each relation has one direction; the inverse ones (isPartOf, subjectOf) are the
/// same edge read backwards. Edges lead away from the article: all that it owns or speaks of can be reached from it.
enum class Relation : std::uint8_t {
  mentions,             ///< article or quotation -> entity; article -> event
  about,                ///< article -> entity or event that it is mainly about
  has_part,             ///< article -> quotation
  is_based_on,          ///< article or report -> report
  source_organization,  ///< report -> entity
  publisher,            ///< article -> entity
  author,               ///< article -> entity
  image,                ///< article -> image
  has_phrase,           ///< article -> mention
  denotes,              ///< mention -> entity, quotation, event, report or occasion
  spoken_by,            ///< quotation -> entity
  audience,             ///< quotation -> entity
  recorded_at,          ///< quotation -> occasion or event
  answered_by,          ///< quotation that is a question -> quotation that is an answer
  actor,                ///< event -> entity, doer first
  location,             ///< event -> entity
  affiliation,          ///< entity -> entity
  contained_in,         ///< entity -> entity
};

/// "mentions", "about", "has part", ...
std::string_view name_of(Relation relation);

struct Edge {
  Relation relation = Relation::mentions;
  float confidence = 1.0F;
};

/// What one article says, or many. Vertices and edges stand in the order in which they were added, which is a function
/// of the content alone. Vertex 0 of a graph that build() made is its article.
using KnowledgeGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Edge>;
using Vertex = boost::graph_traits<KnowledgeGraph>::vertex_descriptor;
/// Where there is no vertex to name.
inline const Vertex no_vertex = KnowledgeGraph::null_vertex();

/// Adds a node without copying it (boost::add_vertex copies).
Vertex add_node(KnowledgeGraph& graph, Node&& node);

/// Makes room for that many vertices, so that adding them moves none.
void reserve_nodes(KnowledgeGraph& graph, std::size_t count);

/// Calls use(target vertex, edge) for each edge of the relation that leaves `from`, in the order of their making.
template <class Use>
void each_target(const KnowledgeGraph& graph, Vertex from, Relation relation, Use&& use) {
  for (auto [edge, end] = boost::out_edges(from, graph); edge != end; ++edge) {
    if (graph[*edge].relation == relation) use(boost::target(*edge, graph), graph[*edge]);
  }
}

/// The vertex at the other end of the first such edge, or no_vertex.
Vertex first_target(const KnowledgeGraph& graph, Vertex from, Relation relation);

template <class Kind>
const Kind& node_as(const KnowledgeGraph& graph, Vertex vertex) {
  return std::get<Kind>(graph[vertex]);
}

}  // namespace newsgraph::graph
