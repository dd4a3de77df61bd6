#pragma once

#include <vector>

#include "newsgraph/graph/knowledge_graph.h"

namespace newsgraph::graph {

/// How much an article speaks of each of its entities and events.
struct Salience {
  static constexpr double headline_weight = 4;  ///< of a mention in the headline
  static constexpr double lead_weight = 2;      ///< of one in the first paragraph
  static constexpr double body_weight = 1;
  static constexpr double min_weight = 2;         ///< of an entity that the headline does not name
  static constexpr std::size_t max_entities = 5;  ///< that an article is about
  static constexpr std::size_t max_events = 3;
};

/// The entities and events that the article is about, entities first, the weightiest first.
///
/// An entity is a main subject where the headline names it, or where its mentions weigh at least `min_weight` and half
/// of what the weightiest entity's do. An event is one where its trigger stands in the headline, or in the first
/// paragraph with an actor that is a main subject. The publisher is never one by its own name alone in the body.
std::vector<Vertex> main_subjects(const KnowledgeGraph& graph, Vertex article);

}  // namespace newsgraph::graph
