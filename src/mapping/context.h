#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/graph/knowledge_graph.h"
#include "newsgraph/mapping/emitter.h"
#include "newsgraph/mapping/mapping.h"

namespace newsgraph::mapping {

/// What is remembered over the articles of one map() call: shared subjects that were written already.
struct Written {
  std::vector<bool> entities;                                ///< by vertex
  std::vector<std::pair<graph::Agent, std::string>> agents;  ///< with their IRIs
  std::vector<Hash128> works;
  std::vector<Hash128> sayings;
};

/// What the mappers of one article work with.
struct Context {
  const graph::KnowledgeGraph& graph;
  const MappingOptions& options;
  graph::Vertex article;
  Emitter own;       ///< for what the article owns
  Emitter shared;    ///< for what other articles may say in the same words
  Emitter entities;  ///< for that where it is about entities
  Written& written;
  std::vector<std::string>& iris;  ///< by vertex; empty where not made yet
  bool headline_written = false;

  const std::string& iri(graph::Vertex vertex) {
    std::string& known = iris[vertex];
    if (known.empty()) known = iri_of(options.base, graph[vertex]);
    return known;
  }

  /// A statement about `out`'s subject for each edge of the relation.
  void link_each(Emitter& out, Term predicate, graph::Vertex from, graph::Relation relation) {
    graph::each_target(graph, from, relation,
                       [&](graph::Vertex to, const graph::Edge&) { out.link(predicate, iri(to)); });
  }

  const graph::ArticleNode& article_node() const { return graph::node_as<graph::ArticleNode>(graph, article); }
};

/// How one class of the data model is written.
struct ClassMapper {
  std::string_view name;
  bool (*maps)(const graph::Node& node);
  void (*map)(Context& context, graph::Vertex vertex);
};

#define X(name) extern const ClassMapper name##_mapper;
NEWSGRAPH_MAPPED_CLASSES(X)
#undef X

template <class Kind>
bool is_a(const graph::Node& node) {
  return std::holds_alternative<Kind>(node);
}

}  // namespace newsgraph::mapping
