#pragma once

#include <cstddef>
#include <string>

#include "newsgraph/graph/knowledge_graph.h"

/// The graph as a network for other programs.
namespace newsgraph::graph {

struct NetworkOptions {
  bool mentions = false;       ///< with a node for each stretch of text that denotes something
  bool images = false;         ///< with a node for each picture
  std::size_t max_label = 24;  ///< code points of a label in DOT; longer ones end in "…"
  std::string font = "Noto Sans CJK SC,Noto Sans SC,PingFang SC,Microsoft YaHei,sans-serif";  ///< of DOT
};

/// GraphML 1.0 (http://graphml.graphdrawing.org/specification.html) for Gephi, yEd, NetworkX, igraph. Nodes carry kind,
/// id, label, type (Person, Organization, Place; of an event its type), class (Country), language and date; edges label
/// and relation (the same), confidence and weight: how often an article names an entity, else 1. Characters that
/// XML 1.0 cannot hold become U+FFFD.
std::string to_graphml(const KnowledgeGraph& graph, const NetworkOptions& options = {});

/// DOT for Graphviz, left to right, a colour and a shape for each kind of node. Where an edge says more of two nodes
/// than that one mentions the other, "mentions" is left out.
std::string to_dot(const KnowledgeGraph& graph, const NetworkOptions& options = {});

/// A name for people: headline, fullest name, the quoted words, the event's name.
std::string label_of(const KnowledgeGraph& graph, Vertex vertex);

}  // namespace newsgraph::graph
