#include "newsgraph/graph/build.h"

#include <utility>
#include <vector>

#include "newsgraph/article/article.h"
#include "newsgraph/base/check.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/graph/entities.h"
#include "newsgraph/graph/identity.h"
#include "newsgraph/graph/phrases.h"
#include "newsgraph/graph/salience.h"
#include "newsgraph/graph/source_chain.h"
#include "newsgraph/graph/wording.h"

namespace newsgraph::graph {
namespace {

using article::Article;
using extract::Annotations;
using extract::EntityIndex;

QuoteForm form_of(extract::QuoteForm form) {
  switch (form) {
    case extract::QuoteForm::direct:
      return QuoteForm::direct;
    case extract::QuoteForm::indirect:
      return QuoteForm::indirect;
    case extract::QuoteForm::mixed:
      return QuoteForm::mixed;
    case extract::QuoteForm::question:
      return QuoteForm::question;
    case extract::QuoteForm::answer:
      return QuoteForm::answer;
  }
  return QuoteForm::direct;
}

Modality modality_of(extract::Modality modality) {
  switch (modality) {
    case extract::Modality::actual:
      return Modality::actual;
    case extract::Modality::planned:
      return Modality::planned;
    case extract::Modality::denied:
      return Modality::denied;
    case extract::Modality::hypothetical:
      return Modality::hypothetical;
  }
  return Modality::actual;
}

/// The indexes of `items` in the order of the text; those without a place are left out.
template <class Items, class PlaceOf>
std::vector<std::size_t> in_text_order(const Items& items, PlaceOf&& place_of) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!place_of(items[i]).empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place_of(items[a]) < place_of(items[b]); });
  return order;
}

class Builder {
 public:
  Builder(const Article& article, const Annotations& found, std::span<const AgentName> agents, KnowledgeGraph& graph)
      : article_(article),
        found_(found),
        language_(article.language == "und" ? std::string() : article.language),
        phrases_(article, agents),
        graph_(graph) {}

  Placement take_placement() { return std::move(at_); }

  void run() {
    reserve_nodes(graph_, expected_nodes());
    add_article();
    add_images();
    at_.entities = add_entities(graph_, found_, node_as<ArticleNode>(graph_, root).id);
    add_edge(root, found_.publisher, Relation::publisher);
    for (const EntityIndex author : found_.authors) add_edge(root, author, Relation::author);
    add_reports();
    add_quotations();
    add_events();
    add_occasions();
    add_phrases();
    for (const Vertex subject : main_subjects(graph_, root)) connect(root, subject, Relation::about);
  }

 private:
  static constexpr Vertex root = 0;

  /// A little more than what there will be.
  std::size_t expected_nodes() const {
    std::size_t count = 1 + article_.images.size() + found_.entities.size() + found_.mentions.size();
    count += 2 * (found_.events.size() + found_.occasions.size());
    for (const extract::Quotation& quotation : found_.quotations) count += 1 + quotation.parts.size();
    for (const extract::SourceChain& chain : found_.source_chains) count += 2 * chain.links.size();
    return count;
  }

  void connect(Vertex from, Vertex to, Relation relation, float confidence = 1.0F) {
    boost::add_edge(from, to, Edge{relation, confidence}, graph_);
  }

  Vertex entity(EntityIndex index) const {
    if (index == EntityIndex::none) return no_vertex;
    invariant(extract::position(index) < at_.entities.size(), "an annotation names an entity that does not exist");
    return at_.entities[extract::position(index)];
  }

  /// No edge where the annotations name no entity, and no second edge for what was said already.
  void add_edge(Vertex from, EntityIndex to, Relation relation, float confidence = 1.0F) {
    const Vertex target = entity(to);
    if (target == no_vertex) return;
    bool known = false;
    each_target(graph_, from, relation, [&](Vertex other, const Edge&) { known = known || other == target; });
    if (!known) connect(from, target, relation, confidence);
  }

  Text tagged(std::string_view text) const { return {std::string(text), language_}; }

  void add_article() {
    ArticleNode node{.id = article_identity(article_),
                     .work = work_identity(article_.url),
                     .url = article_.url,
                     .headline = std::string(article_.headline_text()),
                     .body = std::string(article_.body_text()),
                     .language = language_,
                     .section = article_.section,
                     .keywords = article_.keywords,
                     .datelines = {},
                     .published = article_.published,
                     .modified = article_.modified,
                     .words = count_words(article_.body_text())};
    for (const article::Dateline& dateline : article_.datelines) node.datelines.push_back(dateline.text);
    id_ = node.id;
    add_node(graph_, std::move(node));
  }

  void add_images() {
    std::uint32_t ordinal = 0;
    for (const article::Image& image : article_.images) {
      ImageNode node{{id_, ++ordinal}, image.url, tagged(image.caption), image.credit};
      connect(root, add_node(graph_, std::move(node)), Relation::image);
    }
  }

  void add_reports() {
    std::vector<SourceLinks> chains;
    for (const extract::SourceChain& chain : found_.source_chains) {
      SourceLinks& links = chains.emplace_back();
      links.confidence = chain.confidence;
      for (const EntityIndex link : chain.links) links.organizations.push_back(entity(link));
    }
    const ReportForest forest = plan_reports(chains);
    std::vector<Vertex> steps;
    for (const ReportForest::Step& step : forest.steps) {
      const auto ordinal = static_cast<std::uint32_t>(steps.size() + 1);
      const Vertex report = add_node(graph_, ReportNode{{id_, ordinal}});
      connect(step.cited_by == ReportForest::none ? root : steps[step.cited_by], report, Relation::is_based_on,
              step.confidence);
      connect(report, step.organization, Relation::source_organization, step.confidence);
      steps.push_back(report);
    }
    for (const std::vector<std::uint32_t>& chain : forest.step_of) {
      std::vector<Vertex>& reports = at_.reports.emplace_back();
      for (const std::uint32_t step : chain) reports.push_back(step == ReportForest::none ? no_vertex : steps[step]);
    }
  }

  void add_quotations() {
    at_.quotations.assign(found_.quotations.size(), no_vertex);
    const auto place_of = [](const extract::Quotation& quotation) {
      return quotation.parts.empty() ? Span{} : quotation.parts.front();
    };
    std::uint32_t ordinal = 0;
    for (const std::size_t i : in_text_order(found_.quotations, place_of)) {
      const extract::Quotation& quotation = found_.quotations[i];
      std::vector<std::string_view> parts;
      for (const Span part : quotation.parts) parts.push_back(phrases_.text(part));
      QuotationNode node{{id_, ++ordinal},
                         form_of(quotation.form),
                         tagged(join_parts(parts, language_)),
                         std::string(phrases_.text(quotation.cue)),
                         std::string(phrases_.text(quotation.speaker_span)),
                         std::string(phrases_.text(quotation.audience_span)),
                         {}};
      if (node.form == QuoteForm::direct) node.saying = saying_of(node.text.text);
      const Vertex vertex = add_node(graph_, std::move(node));
      at_.quotations[i] = vertex;
      connect(root, vertex, Relation::has_part, quotation.confidence);
      add_edge(vertex, quotation.speaker, Relation::spoken_by, quotation.confidence);
      add_edge(vertex, quotation.audience, Relation::audience, quotation.confidence);
      for (const EntityIndex mentioned : quotation.about) add_edge(vertex, mentioned, Relation::mentions);
    }
    join_answers();
  }

  /// Each answer to the question before it.
  void join_answers() {
    Vertex question = no_vertex;
    each_target(graph_, root, Relation::has_part, [&](Vertex turn, const Edge&) {
      const QuoteForm form = node_as<QuotationNode>(graph_, turn).form;
      if (form == QuoteForm::question) question = turn;
      if (form == QuoteForm::answer && question != no_vertex) turns_.emplace_back(question, turn);
    });
    for (const auto& [asked, answer] : turns_) connect(asked, answer, Relation::answered_by);
  }

  void add_events() {
    at_.events.assign(found_.events.size(), no_vertex);
    std::uint32_t ordinal = 0;
    for (const std::size_t i :
         in_text_order(found_.events, [](const extract::Event& event) { return event.trigger; })) {
      const extract::Event& event = found_.events[i];
      std::vector<std::string_view> actors;
      for (const EntityIndex actor : event.actors) {
        const Vertex vertex = entity(actor);
        if (vertex == no_vertex) continue;
        const std::string_view name = name_in(node_as<EntityNode>(graph_, vertex), language_);
        if (std::find(actors.begin(), actors.end(), name) == actors.end()) actors.push_back(name);
      }
      const std::string_view trigger = phrases_.text(event.trigger);
      EventNode node{
          {id_, ++ordinal}, event.type,
          event.mode,       tagged(name_event(article_.text, event.sentence, event.trigger, actors, language_)),
          tagged(trigger),  event.start,
          event.end,        modality_of(event.modality)};
      const Vertex vertex = add_node(graph_, std::move(node));
      at_.events[i] = vertex;
      connect(root, vertex, Relation::mentions, event.confidence);
      for (const EntityIndex actor : event.actors) add_edge(vertex, actor, Relation::actor, event.confidence);
      add_edge(vertex, event.place, Relation::location, event.confidence);
    }
  }

  /// Those that are events are there already.
  void add_occasions() {
    at_.occasions.assign(found_.occasions.size(), no_vertex);
    std::uint32_t ordinal = 0;
    for (const std::size_t i :
         in_text_order(found_.occasions, [](const extract::Occasion& occasion) { return occasion.span; })) {
      const extract::Occasion& occasion = found_.occasions[i];
      if (occasion.event < at_.events.size() && at_.events[occasion.event] != no_vertex) {
        at_.occasions[i] = at_.events[occasion.event];
        continue;
      }
      at_.occasions[i] = add_node(graph_, OccasionNode{{id_, ++ordinal}, tagged(phrases_.text(occasion.span))});
    }
    for (std::size_t i = 0; i < found_.quotations.size(); ++i) {
      const extract::Quotation& quotation = found_.quotations[i];
      if (at_.quotations[i] == no_vertex || quotation.occasion == extract::OccasionIndex::none) continue;
      invariant(extract::position(quotation.occasion) < at_.occasions.size(), "a quotation has no such occasion");
      const Vertex occasion = at_.occasions[extract::position(quotation.occasion)];
      if (occasion != no_vertex) connect(at_.quotations[i], occasion, Relation::recorded_at, quotation.confidence);
    }
  }

  /// What a mention of the annotations denotes; for a source chain the report whose name stands there.
  Vertex subject_of(const extract::Mention& mention) const {
    const auto at = [&](const std::vector<Vertex>& vertices) {
      invariant(mention.subject < vertices.size(), "a mention denotes what does not exist");
      return vertices[mention.subject];
    };
    switch (mention.kind) {
      case extract::SubjectKind::entity:
        return at(at_.entities);
      case extract::SubjectKind::quotation:
        return at(at_.quotations);
      case extract::SubjectKind::event:
        return at(at_.events);
      case extract::SubjectKind::source_chain:
        break;
    }
    invariant(mention.subject < at_.reports.size(), "a mention denotes what does not exist");
    const std::vector<Vertex>& reports = at_.reports[mention.subject];
    const std::vector<Span>& spans = found_.source_chains[mention.subject].spans;
    for (std::size_t i = 0; i < std::min(reports.size(), spans.size()); ++i) {
      if (spans[i] == mention.span) return reports[i];
    }
    return reports.empty() ? no_vertex : reports.front();
  }

  void add_phrases() {
    for (const extract::Mention& mention : found_.mentions) {
      phrases_.add({mention.span, subject_of(mention), mention.confidence, mention.extractor});
    }
    const std::uint8_t quotations = phrases_.agent_index("quotations");
    const std::uint8_t interviews = phrases_.agent_index("interviews");
    for (std::size_t i = 0; i < at_.quotations.size(); ++i) {
      const extract::Quotation& quotation = found_.quotations[i];
      const bool turn = form_of(quotation.form) == QuoteForm::question || form_of(quotation.form) == QuoteForm::answer;
      for (const Span part : quotation.parts) {
        phrases_.add({part, at_.quotations[i], quotation.confidence, turn ? interviews : quotations});
      }
    }
    for (std::size_t i = 0; i < at_.occasions.size(); ++i) {
      // An event is denoted by its trigger.
      if (at_.occasions[i] == no_vertex || !std::holds_alternative<OccasionNode>(graph_[at_.occasions[i]])) continue;
      phrases_.add({found_.occasions[i].span, at_.occasions[i], found_.occasions[i].confidence, quotations});
    }
    const std::uint8_t events = phrases_.agent_index("events");
    for (std::size_t i = 0; i < at_.events.size(); ++i) {
      phrases_.add({found_.events[i].trigger, at_.events[i], found_.events[i].confidence, events});
    }
    const std::uint8_t sources = phrases_.agent_index("sources");
    for (std::size_t i = 0; i < at_.reports.size(); ++i) {
      const extract::SourceChain& chain = found_.source_chains[i];
      for (std::size_t k = 0; k < std::min(chain.spans.size(), at_.reports[i].size()); ++k) {
        phrases_.add({chain.spans[k], at_.reports[i][k], chain.confidence, sources});
      }
    }
    phrases_.write(graph_, root);
  }

  const Article& article_;
  const Annotations& found_;
  std::string language_;
  Phrases phrases_;
  KnowledgeGraph& graph_;
  Hash128 id_;
  Placement at_;
  std::vector<std::pair<Vertex, Vertex>> turns_;  ///< questions with their answers
};

}  // namespace

std::vector<AgentName> extractor_agents() {
  std::vector<AgentName> out;
  for (const extract::Extractor* extractor : extract::extractors())
    out.push_back({extractor->name, extractor->version});
  return out;
}

KnowledgeGraph build(const Article& article, const Annotations& found, std::span<const AgentName> agents,
                     Placement* placement) {
  KnowledgeGraph graph;
  Builder builder(article, found, agents, graph);
  builder.run();
  if (placement != nullptr) *placement = builder.take_placement();
  return graph;
}

}  // namespace newsgraph::graph
