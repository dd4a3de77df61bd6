#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/graph/knowledge_graph.h"

namespace newsgraph::graph {

/// What ties two people together.
enum class Tie : std::uint8_t {
  speaks_of,      ///< from who speaks to the person whom the words name; weight: the number of such quotations
  mentioned_with  ///< two people whom one article names; weight: the number of such articles
};

/// Who speaks of whom, or who is named with whom, in any number of articles: people, and what else speaks. Takes memory
/// for each of them and each tie, not for the articles.
class PeopleNetwork {
 public:
  explicit PeopleNetwork(Tie tie) : tie_(tie) {}

  /// The graph of one article, as build() makes it; each article once.
  void add(const KnowledgeGraph& article);

  /// GraphML, directed for speaks_of, else undirected. Nodes carry id, label, type, class, wikidata (an id or nothing),
  /// articles (that name it) and quotations (that it speaks); edges weight, label and relation.
  std::string to_graphml() const;
  /// DOT, with lines as thick as their weight says; `font` as in NetworkOptions.
  std::string to_dot(const std::string& font) const;

  std::size_t edges() const { return ties_.size(); }

 private:
  struct Person {
    EntityNode node;
    std::uint32_t articles = 0;
    std::uint32_t quotations = 0;
  };

  std::uint32_t person_for(const EntityNode& node);
  void add_speech(const KnowledgeGraph& article);
  void add_company(const KnowledgeGraph& article);
  template <class Direction>
  std::string graphml() const;

  Tie tie_;
  std::vector<Person> people_;  ///< by first occurrence
  std::unordered_map<Hash128, std::uint32_t> known_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> ties_;  ///< weight by both ends
};

}  // namespace newsgraph::graph
