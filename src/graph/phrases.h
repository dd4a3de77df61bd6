#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/span.h"
#include "newsgraph/graph/build.h"
#include "newsgraph/graph/knowledge_graph.h"

namespace newsgraph::graph {

/// One stretch of an article's text that denotes a vertex.
struct Phrase {
  Span span;  ///< bytes of Article::text
  Vertex subject{};
  float confidence = 1.0F;
  std::uint8_t agent = 0;
};

/// Collects the phrases of one article and writes them as mention nodes in text order, in code points of the headline
/// or the body. Keeps references to the article and the agents, which must outlive it.
class Phrases {
 public:
  Phrases(const article::Article& article, std::span<const AgentName> agents);

  /// Empty spans and subjects that are no_vertex are ignored.
  void add(const Phrase& phrase);
  /// The index of the agent of that name, or the first one's where there is none.
  std::uint8_t agent_index(std::string_view name) const;
  /// The words of a span; throws BrokenInvariant where it is not one of whole characters of the text.
  std::string_view text(Span span) const;
  /// Adds the mention nodes with their edges, and an edge `mentions` from the article to each entity that was denoted.
  void write(KnowledgeGraph& graph, Vertex article);

 private:
  /// Text order; of phrases that are alike in span and subject only the surest stays.
  void sort_and_unite();
  MentionNode node_of(const Phrase& phrase, bool in_headline) const;

  const article::Article& article_;
  std::span<const AgentName> agents_;
  CodePointOffsets offsets_;
  std::vector<Phrase> phrases_;
};

}  // namespace newsgraph::graph
