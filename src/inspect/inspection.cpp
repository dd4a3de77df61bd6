#include "newsgraph/inspect/inspection.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/graph/build.h"
#include "newsgraph/graph/entities.h"
#include "newsgraph/inspect/reasons.h"
#include "newsgraph/inspect/subject_turtle.h"

namespace newsgraph::inspect {
namespace {

using graph::KnowledgeGraph;
using graph::Relation;
using graph::Vertex;

/// Where each code point of a text begins, and where the text ends.
std::vector<std::uint32_t> code_points_of(std::string_view text, std::uint32_t begin) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length) {
    out.push_back(begin + static_cast<std::uint32_t>(at));
  }
  out.push_back(begin + static_cast<std::uint32_t>(text.size()));
  return out;
}

class Inspector {
 public:
  Inspector(const article::Article& article, const extract::Annotations& found, const extract::Knowledge& knowledge,
            const mapping::MappingOptions& options)
      : article_(article),
        found_(found),
        knowledge_(knowledge),
        options_(options),
        graph_(graph::build(article, found, graph::extractor_agents(), &at_)),
        turtle_(graph_, options) {}

  Inspection run() {
    out_.article = &article_;
    out_.iri = iri_of(0);
    out_.turtle = turtle_.of(out_.iri);
    out_.prefixes = turtle_.prefixes();
    number_things();
    add_entities();
    add_quotations();
    add_events();
    add_chains();
    add_occurrences();
    return std::move(out_);
  }

 private:
  std::string iri_of(Vertex vertex) const { return mapping::iri_of(options_.base, graph_[vertex]); }

  // --- things -------------------------------------------------------------------------------------------------------

  void number(Vertex vertex, ThingKind kind) {
    if (vertex == graph::no_vertex || thing_of_.contains(vertex)) return;
    thing_of_.emplace(vertex, static_cast<std::uint32_t>(out_.things.size()));
    vertex_of_.push_back(vertex);
    Thing& thing = out_.things.emplace_back();
    thing.kind = kind;
    thing.number = ++numbers_.at(static_cast<std::size_t>(kind));
    thing.iri = iri_of(vertex);
    thing.turtle = turtle_.of(thing.iri);
  }

  /// Entities by their first mention, those of the metadata last; what has a place of its own by that.
  void number_things() {
    for (auto [edge, end] = boost::out_edges(0, graph_); edge != end; ++edge) {
      if (graph_[*edge].relation != Relation::has_phrase) continue;
      const Vertex denoted = graph::first_target(graph_, boost::target(*edge, graph_), Relation::denotes);
      if (std::holds_alternative<graph::EntityNode>(graph_[denoted])) number(denoted, ThingKind::entity);
    }
    for (const Vertex vertex : at_.entities) number(vertex, ThingKind::entity);
    for (auto [vertex, end] = boost::vertices(graph_); vertex != end; ++vertex) {
      if (std::holds_alternative<graph::QuotationNode>(graph_[*vertex])) number(*vertex, ThingKind::quotation);
    }
    for (auto [vertex, end] = boost::vertices(graph_); vertex != end; ++vertex) {
      if (std::holds_alternative<graph::EventNode>(graph_[*vertex])) number(*vertex, ThingKind::event);
    }
  }

  Value link_to(Vertex vertex) const {
    const std::uint32_t thing = thing_of_.at(vertex);
    const auto* entity = std::get_if<graph::EntityNode>(&graph_[vertex]);
    if (entity == nullptr) return {out_.things[thing].title, thing};
    return {std::string(graph::name_in(*entity, article_.language)), thing, article_.language};
  }

  static void add_fact(Thing& thing, std::string_view label, std::vector<Value> values) {
    std::erase_if(values, [](const Value& value) { return value.text.empty(); });
    if (!values.empty()) thing.facts.push_back({label, std::move(values)});
  }
  void add_links(Thing& thing, std::string_view label, Vertex from, Relation relation) const {
    std::vector<Value> values;
    graph::each_target(graph_, from, relation, [&](Vertex to, const graph::Edge&) { values.push_back(link_to(to)); });
    add_fact(thing, label, std::move(values));
  }

  static std::vector<Value> texts(const std::vector<graph::Text>& all) {
    std::vector<Value> values;
    values.reserve(all.size());
    for (const graph::Text& one : all) values.push_back({one.text, Value::no_thing, one.language});
    return values;
  }

  void add_entities() {
    for (std::size_t i = 0; i < at_.entities.size(); ++i) {
      const auto place = thing_of_.find(at_.entities[i]);
      if (place == thing_of_.end()) continue;
      Thing& thing = out_.things[place->second];
      if (thing.reason.rule.empty()) thing.reason = reason_of(found_.entities[i].origin, knowledge_);
    }
    for (std::size_t i = 0; i < out_.things.size(); ++i) {
      const auto* node = std::get_if<graph::EntityNode>(&graph_[vertex_of_[i]]);
      if (node != nullptr) describe(out_.things[i], *node, vertex_of_[i]);
    }
  }
  void describe(Thing& thing, const graph::EntityNode& node, Vertex vertex) const {
    static constexpr std::array<std::string_view, 3> layers{"person", "organization", "place"};
    thing.layer = layers.at(static_cast<std::size_t>(node.type));
    thing.title = graph::name_in(node, article_.language);
    for (const graph::Text& name : node.names) {
      if (name.text == thing.title) thing.language = name.language;
    }
    thing.note = graph::class_name_of(node);
    add_fact(thing, "names", texts(node.names));
    add_fact(thing, "other forms", texts(node.other_names));
    add_fact(thing, "titles", texts(node.job_titles));
    add_links(thing, "belongs to", vertex, Relation::affiliation);
    add_links(thing, "within", vertex, Relation::contained_in);
    static constexpr std::array<std::string_view, 4> bases{"Wikidata", "authority", "name", "this article alone"};
    const std::string basis(bases.at(static_cast<std::size_t>(node.basis)));
    add_fact(thing, "identity", {{node.key.empty() ? basis : basis + ": " + node.key}});
  }

  void add_quotations() {
    for (std::size_t i = 0; i < at_.quotations.size(); ++i) {
      const Vertex vertex = at_.quotations[i];
      if (vertex == graph::no_vertex) continue;
      const std::uint32_t index = thing_of_.at(vertex);
      const extract::Quotation& quotation = found_.quotations[i];
      const auto& node = graph::node_as<graph::QuotationNode>(graph_, vertex);
      Thing& thing = out_.things[index];
      thing.layer = node.form == graph::QuoteForm::indirect ? "indirect" : "direct";
      thing.title = node.text.text;
      thing.language = node.text.language;
      thing.note = graph::name_of(node.form);
      thing.confidence = quotation.confidence;
      thing.reason = reason_of(quotation.origin, knowledge_);
      add_links(thing, "speaker", vertex, Relation::spoken_by);
      add_fact(thing, "speaker's words", {{node.speaker_text}});
      add_links(thing, "audience", vertex, Relation::audience);
      add_fact(thing, "audience's words", {{node.audience_text}});
      add_fact(thing, "occasion", occasion_of(vertex));
      add_fact(thing, "cue", {{node.cue}});
      add_links(thing, "mentions", vertex, Relation::mentions);
      add_aside(index, quotation.speaker_span, "speaker");
      add_aside(index, quotation.cue, "cue");
      add_aside(index, quotation.audience_span, "audience");
      if (quotation.occasion != extract::OccasionIndex::none)
        add_aside(index, found_.occasions[extract::position(quotation.occasion)].span, "occasion");
    }
  }

  /// An event is a thing of its own, any other occasion a name.
  std::vector<Value> occasion_of(Vertex quotation) const {
    const Vertex occasion = graph::first_target(graph_, quotation, Relation::recorded_at);
    if (occasion == graph::no_vertex) return {};
    const auto* node = std::get_if<graph::OccasionNode>(&graph_[occasion]);
    if (node != nullptr) return {{node->name.text, Value::no_thing, node->name.language}};
    const auto& event = graph::node_as<graph::EventNode>(graph_, occasion);
    return {{event.name.text, thing_of_.at(occasion), event.name.language}};
  }

  void add_events() {
    for (std::size_t i = 0; i < at_.events.size(); ++i) {
      const Vertex vertex = at_.events[i];
      if (vertex == graph::no_vertex) continue;
      const std::uint32_t index = thing_of_.at(vertex);
      const extract::Event& event = found_.events[i];
      const auto& node = graph::node_as<graph::EventNode>(graph_, vertex);
      Thing& thing = out_.things[index];
      thing.layer = "event";
      thing.title = node.name.text;
      thing.language = node.name.language;
      thing.note = node.type;
      if (node.modality != graph::Modality::actual) thing.note += " · " + std::string(graph::name_of(node.modality));
      thing.confidence = event.confidence;
      thing.reason = reason_of(event.origin, knowledge_);
      add_links(thing, "actors", vertex, Relation::actor);
      add_links(thing, "place", vertex, Relation::location);
      add_fact(thing, "began", {{node.start ? xsd_lexical(node.start) : ""}});
      add_fact(thing, "ended", {{node.end ? xsd_lexical(node.end) : ""}});
      add_fact(thing, "mode", {{node.mode}});
      add_fact(thing, "modality", {{std::string(graph::name_of(node.modality))}});
      add_fact(thing, "trigger", {{node.trigger.text}});
      add_aside(index, event.sentence, "sentence");
    }
  }

  void add_chains() {
    for (std::size_t i = 0; i < at_.reports.size(); ++i) {
      std::vector<Vertex> reports = at_.reports[i];
      std::erase(reports, graph::no_vertex);
      if (reports.empty()) continue;
      const auto index = static_cast<std::uint32_t>(out_.things.size());
      Thing& thing = out_.things.emplace_back();
      thing.kind = ThingKind::chain;
      thing.layer = "source";
      thing.number = ++numbers_.at(static_cast<std::size_t>(ThingKind::chain));
      thing.confidence = found_.source_chains[i].confidence;
      thing.reason = reason_of(found_.source_chains[i].origin, knowledge_);
      thing.iri = iri_of(reports.front());
      thing.language = article_.language;
      std::vector<Value> links;
      for (const Vertex report : reports) {
        thing_of_.try_emplace(report, index);
        thing.turtle += turtle_.of(iri_of(report));
        const Vertex organization = graph::first_target(graph_, report, Relation::source_organization);
        links.push_back(link_to(organization));
        thing.title += (thing.title.empty() ? "" : " → ") + links.back().text;
      }
      thing.note = links.size() == 1 ? "1 source" : std::to_string(links.size()) + " sources";
      add_fact(thing, "sources", std::move(links));
    }
  }

  void add_aside(std::uint32_t thing, Span span, std::string_view role) {
    if (!span.empty()) out_.asides.push_back({thing, span, role});
  }

  // --- where they stand ---------------------------------------------------------------------------------------------

  using Stretch = std::tuple<Span, std::uint32_t>;  // and index of the thing

  /// What the annotations say of why a stretch denotes a thing; the surest where several do.
  std::map<Stretch, const extract::Mention*> annotated() const {
    std::map<Stretch, const extract::Mention*> out;
    for (const extract::Mention& mention : found_.mentions) {
      const Vertex vertex = vertex_of(mention);
      const auto thing = thing_of_.find(vertex);
      if (thing == thing_of_.end()) continue;
      const auto [known, is_new] = out.try_emplace({mention.span, thing->second}, &mention);
      if (!is_new && known->second->confidence < mention.confidence) known->second = &mention;
    }
    return out;
  }
  Vertex vertex_of(const extract::Mention& mention) const {
    switch (mention.kind) {
      case extract::SubjectKind::entity:
        return at_.entities[mention.subject];
      case extract::SubjectKind::quotation:
        return at_.quotations[mention.subject];
      case extract::SubjectKind::event:
        return at_.events[mention.subject];
      case extract::SubjectKind::source_chain:
        break;
    }
    const std::vector<Vertex>& reports = at_.reports[mention.subject];
    return reports.empty() ? graph::no_vertex : reports.front();
  }

  void add_occurrences() {
    const auto headline = code_points_of(article_.headline_text(), article_.headline.begin);
    const auto body = code_points_of(article_.body_text(), article_.body.begin);
    const auto reasons = annotated();
    graph::each_target(graph_, 0, Relation::has_phrase, [&](Vertex phrase, const graph::Edge&) {
      const auto& node = graph::node_as<graph::MentionNode>(graph_, phrase);
      const auto known = thing_of_.find(graph::first_target(graph_, phrase, Relation::denotes));
      if (known == thing_of_.end()) return;  // an occasion: its quotations' cards tell of it
      const std::uint32_t thing = known->second;
      Occurrence one;
      one.thing = thing;
      one.in_headline = node.part == graph::TextPart::headline;
      const auto& bytes = one.in_headline ? headline : body;
      one.span = {bytes.at(node.begin), bytes.at(node.end)};
      one.begin = node.begin;
      one.end = node.end;
      one.confidence = node.confidence;
      one.agent = node.agent.name + ' ' + std::to_string(node.agent.version);
      const auto reason = reasons.find({one.span, thing});
      one.reason = reason == reasons.end() ? out_.things[thing].reason : reason_of(reason->second->origin, knowledge_);
      one.iri = iri_of(phrase);
      one.turtle = turtle_.of(one.iri);
      out_.things[thing].occurrences.push_back(static_cast<std::uint32_t>(out_.occurrences.size()));
      out_.occurrences.push_back(std::move(one));
    });
  }

  const article::Article& article_;
  const extract::Annotations& found_;
  const extract::Knowledge& knowledge_;
  const mapping::MappingOptions& options_;
  graph::Placement at_;
  KnowledgeGraph graph_;
  SubjectTurtle turtle_;
  Inspection out_;
  std::array<std::uint32_t, 4> numbers_{};
  std::unordered_map<Vertex, std::uint32_t> thing_of_;
  std::vector<Vertex> vertex_of_;  // by thing; of entities, quotations and events
};

}  // namespace

std::string_view name_of(ThingKind kind) {
  static constexpr std::array<std::string_view, 4> names{"entity", "quotation", "event", "source"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string Thing::id() const {
  return std::string(name_of(kind)) + '-' + std::to_string(number);
}

Inspection inspect(const article::Article& article, const extract::Annotations& found,
                   const extract::Knowledge& knowledge, const mapping::MappingOptions& options) {
  return Inspector(article, found, knowledge, options).run();
}

}  // namespace newsgraph::inspect
