#include "newsgraph/graph/phrases.h"

#include <algorithm>
#include <tuple>

#include "newsgraph/article/article.h"
#include "newsgraph/base/check.h"

namespace newsgraph::graph {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || !is_continuation(text[at]);
}

SubjectKind subject_kind(const Node& node) {
  if (std::holds_alternative<QuotationNode>(node)) return SubjectKind::quotation;
  if (std::holds_alternative<EventNode>(node)) return SubjectKind::event;
  if (std::holds_alternative<ReportNode>(node)) return SubjectKind::report;
  if (std::holds_alternative<OccasionNode>(node)) return SubjectKind::occasion;
  return SubjectKind::entity;
}

std::uint32_t ordinal_of(const Node& node) {
  return std::visit(
      [](const auto& one) -> std::uint32_t {
        if constexpr (std::is_base_of_v<Owned, std::decay_t<decltype(one)>>) {
          return one.ordinal;
        } else {
          return 0;
        }
      },
      node);
}

}  // namespace

Phrases::Phrases(const article::Article& article, std::span<const AgentName> agents)
    : article_(article), agents_(agents), offsets_(article.text) {}

void Phrases::add(const Phrase& phrase) {
  if (!phrase.span.empty() && phrase.subject != no_vertex) phrases_.push_back(phrase);
}

std::uint8_t Phrases::agent_index(std::string_view name) const {
  for (std::size_t i = 0; i < agents_.size(); ++i) {
    if (agents_[i].name == name) return static_cast<std::uint8_t>(i);
  }
  return 0;
}

std::string_view Phrases::text(Span span) const {
  invariant(span.begin <= span.end && span.end <= article_.text.size(), "a span lies outside the article's text");
  invariant(is_boundary(article_.text, span.begin) && is_boundary(article_.text, span.end),
            "a span cuts a character of the article's text");
  return span.of(article_.text);
}

void Phrases::sort_and_unite() {
  const auto order = [](const Phrase& phrase) {
    return std::tuple(phrase.span.begin, phrase.span.end, phrase.subject, -phrase.confidence, phrase.agent);
  };
  std::sort(phrases_.begin(), phrases_.end(), [&](const Phrase& a, const Phrase& b) { return order(a) < order(b); });
  const auto last = std::unique(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) {
    return a.span == b.span && a.subject == b.subject;
  });
  phrases_.erase(last, phrases_.end());
}

MentionNode Phrases::node_of(const Phrase& phrase, bool in_headline) const {
  const std::uint32_t start = offsets_.at((in_headline ? article_.headline : article_.body).begin);
  MentionNode node{.article = {},
                   .part = in_headline ? TextPart::headline : TextPart::body,
                   .begin = offsets_.at(phrase.span.begin) - start,
                   .end = offsets_.at(phrase.span.end) - start,
                   .anchor = std::string(text(phrase.span)),
                   .agent = {},
                   .confidence = std::clamp(phrase.confidence, 0.0F, 1.0F)};
  if (phrase.agent < agents_.size()) {
    node.agent = {std::string(agents_[phrase.agent].name), agents_[phrase.agent].version};
  }
  return node;
}

void Phrases::write(KnowledgeGraph& graph, Vertex article) {
  sort_and_unite();
  const Hash128 id = node_as<ArticleNode>(graph, article).id;
  std::vector<std::pair<Vertex, float>> mentioned;
  Span same_span;
  std::uint32_t entities_at_span = 0;
  for (const Phrase& phrase : phrases_) {
    const bool in_headline = article_.headline.contains(phrase.span);
    if (!in_headline && !article_.body.contains(phrase.span)) continue;
    if (phrase.span != same_span) entities_at_span = 0;
    same_span = phrase.span;

    MentionNode node = node_of(phrase, in_headline);
    node.article = id;
    node.subject = subject_kind(graph[phrase.subject]);
    const bool is_entity = node.subject == SubjectKind::entity;
    node.subject_ordinal = is_entity ? ++entities_at_span : ordinal_of(graph[phrase.subject]);
    const Vertex vertex = add_node(graph, std::move(node));
    boost::add_edge(article, vertex, Edge{Relation::has_phrase, 1.0F}, graph);
    boost::add_edge(vertex, phrase.subject, Edge{Relation::denotes, phrase.confidence}, graph);
    if (!is_entity) continue;
    const auto known =
        std::find_if(mentioned.begin(), mentioned.end(), [&](const auto& one) { return one.first == phrase.subject; });
    if (known == mentioned.end()) {
      mentioned.emplace_back(phrase.subject, phrase.confidence);
    } else {
      known->second = std::max(known->second, phrase.confidence);
    }
  }
  for (const auto& [entity, confidence] : mentioned) {
    boost::add_edge(article, entity, Edge{Relation::mentions, confidence}, graph);
  }
}

}  // namespace newsgraph::graph
