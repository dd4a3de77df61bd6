#pragma once

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/graph/build.h"
#include "newsgraph/graph/network.h"
#include "support/article_of.h"

namespace newsgraph::tests {

inline constexpr std::array<graph::AgentName, 4> agents{
    {{"entities", 3}, {"quotations", 2}, {"sources", 1}, {"events", 4}}};

/// An article with annotations made by hand: what is annotated is named by its words.
class Story {
 public:
  Story(std::string_view headline, const std::vector<std::string_view>& paragraphs,
        std::string_view language = "zh-Hans")
      : article(article_of(headline, paragraphs, language)) {}

  /// The nth place (from 1) where the words stand in the text.
  Span at(std::string_view words, int nth = 1) const {
    std::size_t place = article.text.find(words);
    while (--nth > 0 && place != std::string::npos) place = article.text.find(words, place + 1);
    if (place == std::string::npos) throw std::logic_error("not in the story: " + std::string(words));
    return {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place + words.size())};
  }

  extract::EntityIndex entity(extract::EntityType type, std::string_view name, extract::IdentityBasis basis,
                              std::string_view key) {
    extract::Entity entity;
    entity.type = type;
    entity.basis = basis;
    entity.key = key;
    entity.names.push_back({std::string(name), article.language});
    found.entities.push_back(std::move(entity));
    return static_cast<extract::EntityIndex>(found.entities.size() - 1);
  }
  extract::EntityIndex person(std::string_view name) {
    return entity(extract::EntityType::person, name, extract::IdentityBasis::name_key, name);
  }
  extract::EntityIndex organization(std::string_view name) {
    return entity(extract::EntityType::organization, name, extract::IdentityBasis::name_key, name);
  }
  extract::EntityIndex country(std::string_view name, std::string_view qid) {
    const auto index = entity(extract::EntityType::place, name, extract::IdentityBasis::wikidata, qid);
    found[index].subclass = extract::EntityClass::country;
    return index;
  }

  Story& mention(extract::EntityIndex index, Span span, float confidence = 0.9F) {
    found.mentions.push_back({.span = span, .subject = static_cast<std::uint32_t>(index), .confidence = confidence});
    return *this;
  }
  /// Every place where the words stand.
  Story& mention_each(extract::EntityIndex index, std::string_view words, float confidence = 0.9F) {
    for (std::size_t place = article.text.find(words); place != std::string::npos;
         place = article.text.find(words, place + words.size())) {
      mention(index, {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place + words.size())}, confidence);
    }
    return *this;
  }

  extract::Quotation& quote(const std::vector<std::string_view>& parts, extract::EntityIndex speaker,
                            extract::QuoteForm form = extract::QuoteForm::direct) {
    extract::Quotation& quotation = found.quotations.emplace_back();
    quotation.form = form;
    for (const std::string_view part : parts) quotation.parts.push_back(at(part));
    quotation.speaker = speaker;
    quotation.confidence = 0.8F;
    return quotation;
  }

  extract::Event& event(std::string_view type, std::string_view trigger, std::string_view sentence,
                        const std::vector<extract::EntityIndex>& actors) {
    extract::Event& event = found.events.emplace_back();
    event.type = type;
    event.sentence = at(sentence);
    const std::size_t inside = sentence.find(trigger);
    event.trigger.begin = event.sentence.begin + static_cast<std::uint32_t>(inside);
    event.trigger.end = event.trigger.begin + static_cast<std::uint32_t>(trigger.size());
    event.actors = actors;
    event.confidence = 0.7F;
    return event;
  }

  graph::KnowledgeGraph graph() {
    std::sort(found.mentions.begin(), found.mentions.end(),
              [](const auto& a, const auto& b) { return a.span < b.span; });
    return graph::build(article, found, agents);
  }

  article::Article article;
  extract::Annotations found;
};

/// All nodes of one kind in vertex order.
template <class Kind>
std::vector<const Kind*> nodes_of(const graph::KnowledgeGraph& graph) {
  std::vector<const Kind*> out;
  for (auto [vertex, end] = boost::vertices(graph); vertex != end; ++vertex) {
    if (const auto* node = std::get_if<Kind>(&graph[*vertex])) out.push_back(node);
  }
  return out;
}

/// What edges of that relation lead to, as labels: "俄罗斯".
inline std::vector<std::string> targets_of(const graph::KnowledgeGraph& graph, graph::Vertex from,
                                           graph::Relation relation) {
  std::vector<std::string> out;
  graph::each_target(graph, from, relation,
                     [&](graph::Vertex to, const auto&) { out.push_back(graph::label_of(graph, to)); });
  return out;
}

}  // namespace newsgraph::tests
