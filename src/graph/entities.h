#pragma once

#include <string_view>
#include <vector>

#include "newsgraph/graph/knowledge_graph.h"

namespace newsgraph::extract {
struct Annotations;
}  // namespace newsgraph::extract

namespace newsgraph::graph {

/// Adds the entities of one article with their affiliations and containing places, and returns the vertex of each by
/// its index in the annotations. Entities of one identity become one vertex.
std::vector<Vertex> add_entities(KnowledgeGraph& graph, const extract::Annotations& found, const Hash128& article_id);

/// Adds what `from` says of an entity of the same identity: names, titles, a more certain class.
void unite(EntityNode& into, const EntityNode& from);

/// Its name in that language, else the first one; empty where it has none. A view of the node.
std::string_view name_in(const EntityNode& entity, std::string_view language);

}  // namespace newsgraph::graph
