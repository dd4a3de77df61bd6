#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/graph/knowledge_graph.h"

namespace newsgraph::article {
struct Article;
}  // namespace newsgraph::article
namespace newsgraph::extract {
struct Annotations;
}  // namespace newsgraph::extract

namespace newsgraph::graph {

/// Name and version of one extractor, in the order that Mention::extractor counts.
struct AgentName {
  std::string_view name;
  int version = 0;
};

/// Those of extract::extractors(), in their order.
std::vector<AgentName> extractor_agents();

/// Where the items of the annotations are in the graph, by their indexes; no_vertex for what is not in it.
struct Placement {
  std::vector<Vertex> entities;  ///< those of one identity share a vertex
  std::vector<Vertex> quotations;
  std::vector<Vertex> events;
  std::vector<Vertex> occasions;             ///< those that are events share their vertex
  std::vector<std::vector<Vertex>> reports;  ///< per chain, per link; chains that begin alike share their beginning
};

/// The graph of one article: what the article, its annotations and their spans say, with values instead of indexes and
/// code points instead of bytes. A pure function of its arguments; the result refers to none of them.
///
/// Every part of a quotation, every trigger of an event and every name of a source chain becomes a mention, whether or
/// not the annotations have one for it; one stretch that denotes one thing is one mention, the surest. Mentions that
/// are neither within the headline nor within the body are left out. Throws BrokenInvariant where an index or a span
/// is not one of the article's. `placement`, where it is not null, is set.
KnowledgeGraph build(const article::Article& article, const extract::Annotations& found,
                     std::span<const AgentName> agents, Placement* placement = nullptr);

}  // namespace newsgraph::graph
