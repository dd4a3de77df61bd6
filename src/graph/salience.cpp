#include "newsgraph/graph/salience.h"

#include <algorithm>
#include <unordered_map>

#include "newsgraph/base/utf8.h"

namespace newsgraph::graph {
namespace {

struct Tally {
  Vertex subject{};
  double weight = 0;
  bool in_headline = false;
  bool in_lead = false;
};

/// Where the first paragraph of the body ends, in code points.
std::size_t lead_end(const ArticleNode& article) {
  return utf8::count(std::string_view(article.body).substr(0, article.body.find('\n')));
}

/// One tally per subject in the order of first mention.
std::vector<Tally> tally_mentions(const KnowledgeGraph& graph, Vertex article) {
  const std::size_t lead = lead_end(node_as<ArticleNode>(graph, article));
  std::vector<Tally> tallies;
  std::unordered_map<Vertex, std::size_t> place;
  each_target(graph, article, Relation::has_phrase, [&](Vertex phrase, const Edge&) {
    const auto& mention = node_as<MentionNode>(graph, phrase);
    const Vertex subject = first_target(graph, phrase, Relation::denotes);
    if (subject == no_vertex) return;
    const auto [found, is_new] = place.try_emplace(subject, tallies.size());
    if (is_new) tallies.push_back({.subject = subject});
    Tally& tally = tallies[found->second];
    if (mention.part == TextPart::headline) {
      tally.in_headline = true;
      tally.weight += Salience::headline_weight;
    } else if (mention.end <= lead) {
      tally.in_lead = true;
      tally.weight += Salience::lead_weight;
    } else {
      tally.weight += Salience::body_weight;
    }
  });
  return tallies;
}

std::vector<Vertex> main_entities(const KnowledgeGraph& graph, Vertex article, std::vector<Tally> tallies) {
  const Vertex publisher = first_target(graph, article, Relation::publisher);
  std::erase_if(tallies, [&](const Tally& tally) {
    return !std::holds_alternative<EntityNode>(graph[tally.subject]) ||
           (tally.subject == publisher && !tally.in_headline);
  });
  double top = 0;
  for (const Tally& tally : tallies) top = std::max(top, tally.weight);
  const double enough = std::max(Salience::min_weight, top / 2);
  std::erase_if(tallies, [&](const Tally& tally) { return !tally.in_headline && tally.weight < enough; });
  std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& a, const Tally& b) { return a.weight > b.weight; });
  std::vector<Vertex> out;
  for (const Tally& tally : tallies) {
    if (out.size() < Salience::max_entities) out.push_back(tally.subject);
  }
  return out;
}

bool has_actor_of(const KnowledgeGraph& graph, Vertex event, const std::vector<Vertex>& entities) {
  bool has = false;
  each_target(graph, event, Relation::actor, [&](Vertex actor, const Edge&) {
    has = has || std::find(entities.begin(), entities.end(), actor) != entities.end();
  });
  return has;
}

}  // namespace

std::vector<Vertex> main_subjects(const KnowledgeGraph& graph, Vertex article) {
  const std::vector<Tally> tallies = tally_mentions(graph, article);
  std::vector<Vertex> out = main_entities(graph, article, tallies);
  const std::vector<Vertex> entities = out;
  std::size_t events = 0;
  for (const Tally& tally : tallies) {
    if (!std::holds_alternative<EventNode>(graph[tally.subject]) || events == Salience::max_events) continue;
    if (tally.in_headline || (tally.in_lead && has_actor_of(graph, tally.subject, entities))) {
      out.push_back(tally.subject);
      ++events;
    }
  }
  return out;
}

}  // namespace newsgraph::graph
