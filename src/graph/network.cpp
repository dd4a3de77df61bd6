#include "newsgraph/graph/network.h"

#include <array>
#include <cmath>
#include <map>
#include <sstream>
#include <string_view>
#include <utility>

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/function_property_map.hpp>

#include "newsgraph/graph/entities.h"
#include "newsgraph/graph/identity.h"
#include "newsgraph/graph/network_text.h"

namespace newsgraph::graph {
namespace {

/// Which nodes are shown; used by boost::filtered_graph, which copies and default-constructs it.
struct Shown {
  const KnowledgeGraph* graph = nullptr;
  bool mentions = true;
  bool images = true;

  bool operator()(Vertex vertex) const {
    const Node& node = (*graph)[vertex];
    return (mentions || !std::holds_alternative<MentionNode>(node)) &&
           (images || !std::holds_alternative<ImageNode>(node));
  }
};

/// Leaves out an edge "mentions" where another one joins the same two nodes and says more: about, publisher, audience.
struct Telling {
  const KnowledgeGraph* graph = nullptr;
  bool all = true;

  bool operator()(const KnowledgeGraph::edge_descriptor& edge) const {
    if (all || (*graph)[edge].relation != Relation::mentions) return true;
    for (auto [other, end] = boost::out_edges(boost::source(edge, *graph), *graph); other != end; ++other) {
      const bool same_target = boost::target(*other, *graph) == boost::target(edge, *graph);
      if (same_target && (*graph)[*other].relation != Relation::mentions) return false;
    }
    return true;
  }
};
using View = boost::filtered_graph<KnowledgeGraph, Telling, Shown>;

struct Look {
  std::string_view shape;
  std::string_view fill;
};

Look look_of(const Node& node) {
  static constexpr std::array<Look, std::variant_size_v<Node>> looks{{
      {"note", "#fff2cc"},     // article
      {"ellipse", "#dae8fc"},  // entity: a person
      {"box", "#d5e8d4"},      // quotation
      {"hexagon", "#f8cecc"},  // event
      {"folder", "#e1d5e7"},   // report
      {"tab", "#f5f5f5"},      // image
      {"plain", "#ffffff"},    // mention
      {"octagon", "#f8cecc"},  // occasion
  }};
  if (const auto* entity = std::get_if<EntityNode>(&node)) {
    if (entity->type == EntityType::organization) return {"component", "#ffe6cc"};
    if (entity->type == EntityType::place) return {"house", "#d4eef0"};
  }
  return looks.at(node.index());
}

struct Label {
  const KnowledgeGraph* graph;
  Vertex vertex;

  std::string operator()(const ArticleNode& node) const { return node.headline.empty() ? node.url : node.headline; }
  std::string operator()(const EntityNode& node) const { return std::string(name_in(node, "zh-Hans")); }
  std::string operator()(const QuotationNode& node) const { return node.text.text; }
  std::string operator()(const EventNode& node) const { return node.type + "\n" + node.name.text; }
  std::string operator()(const OccasionNode& node) const { return node.name.text; }
  std::string operator()(const ImageNode& node) const {
    return node.caption.text.empty() ? node.url : node.caption.text;
  }
  std::string operator()(const MentionNode& node) const { return node.anchor; }
  std::string operator()(const ReportNode&) const {
    const Vertex organization = first_target(*graph, vertex, Relation::source_organization);
    return organization == no_vertex ? "" : label_of(*graph, organization);
  }
};

/// The kind's own classification: of an entity or an event.
std::string type_of(const Node& node) {
  if (const auto* entity = std::get_if<EntityNode>(&node)) return std::string(name_of(entity->type));
  if (const auto* event = std::get_if<EventNode>(&node)) return event->type;
  return {};
}

std::string language_of(const Node& node) {
  if (const auto* article = std::get_if<ArticleNode>(&node)) return article->language;
  if (const auto* quotation = std::get_if<QuotationNode>(&node)) return quotation->text.language;
  return {};
}

std::string date_of(const Node& node) {
  if (const auto* article = std::get_if<ArticleNode>(&node); article != nullptr && article->published) {
    return xsd_lexical(article->published);
  }
  if (const auto* event = std::get_if<EventNode>(&node); event != nullptr && event->start) {
    return xsd_lexical(event->start);
  }
  return {};
}

/// "0.85"
std::string confidence_text(float confidence) {
  const auto hundredths = std::lround(confidence * 100.0F);
  const std::string digits = std::to_string(100 + hundredths % 100);
  return std::to_string(hundredths / 100) + '.' + digits.substr(1);
}

/// How often an article names an entity, by both ends.
std::map<std::pair<Vertex, Vertex>, double> times_mentioned(const KnowledgeGraph& graph) {
  std::map<std::pair<Vertex, Vertex>, double> times;
  for (auto [edge, end] = boost::edges(graph); edge != end; ++edge) {
    if (graph[*edge].relation != Relation::has_phrase) continue;
    const Vertex denoted = first_target(graph, boost::target(*edge, graph), Relation::denotes);
    if (denoted != no_vertex) ++times[{boost::source(*edge, graph), denoted}];
  }
  return times;
}

View view_of(const KnowledgeGraph& graph, const NetworkOptions& options, bool all_edges) {
  return {graph, Telling{&graph, all_edges}, Shown{&graph, options.mentions, options.images}};
}

}  // namespace

std::string label_of(const KnowledgeGraph& graph, Vertex vertex) {
  return std::visit(Label{&graph, vertex}, graph[vertex]);
}

std::string to_graphml(const KnowledgeGraph& graph, const NetworkOptions& options) {
  const auto of_node = [&](auto&& value) {
    return boost::make_function_property_map<Vertex, std::string>(
        [&graph, value](Vertex vertex) { return xml_text(value(graph, vertex)); });
  };
  using EdgeId = boost::graph_traits<KnowledgeGraph>::edge_descriptor;
  boost::dynamic_properties properties;
  properties.property("kind", of_node([](const KnowledgeGraph& g, Vertex v) { return std::string(kind_of(g[v])); }));
  properties.property("id", of_node([](const KnowledgeGraph& g, Vertex v) { return identity_of(g[v]).base32(); }));
  properties.property("label", of_node([](const KnowledgeGraph& g, Vertex v) { return label_of(g, v); }));
  properties.property("type", of_node([](const KnowledgeGraph& g, Vertex v) { return type_of(g[v]); }));
  properties.property("class", of_node([](const KnowledgeGraph& g, Vertex v) {
                        const auto* entity = std::get_if<EntityNode>(&g[v]);
                        return entity == nullptr ? std::string() : std::string(class_name_of(*entity));
                      }));
  properties.property("language", of_node([](const KnowledgeGraph& g, Vertex v) { return language_of(g[v]); }));
  properties.property("date", of_node([](const KnowledgeGraph& g, Vertex v) { return date_of(g[v]); }));
  const auto relation = [&graph](const EdgeId& edge) { return std::string(name_of(graph[edge].relation)); };
  properties.property("relation", boost::make_function_property_map<EdgeId, std::string>(relation));
  properties.property("label", boost::make_function_property_map<EdgeId, std::string>(relation));
  const auto times = times_mentioned(graph);
  properties.property("weight", boost::make_function_property_map<EdgeId, double>([&](const EdgeId& edge) {
                        const auto found = graph[edge].relation == Relation::mentions
                                               ? times.find({boost::source(edge, graph), boost::target(edge, graph)})
                                               : times.end();
                        return found == times.end() ? 1.0 : found->second;
                      }));
  properties.property("confidence",
                      boost::make_function_property_map<EdgeId, std::string>(
                          [&graph](const EdgeId& edge) { return confidence_text(graph[edge].confidence); }));
  std::ostringstream out;
  out.imbue(std::locale::classic());
  boost::write_graphml(out, view_of(graph, options, true), boost::get(boost::vertex_index, graph), properties, true);
  return std::move(out).str();
}

std::string to_dot(const KnowledgeGraph& graph, const NetworkOptions& options) {
  const auto write_node = [&](std::ostream& out, Vertex vertex) {
    const Look look = look_of(graph[vertex]);
    const std::string label = label_of(graph, vertex);
    out << "[label=\"" << dot_text(label, options.max_label) << "\", tooltip=\"" << dot_text(label, 400)
        << "\", shape=" << look.shape << ", fillcolor=\"" << look.fill << "\"]";
  };
  const auto write_edge = [&](std::ostream& out, const auto& edge) {
    const Relation relation = graph[edge].relation;
    out << "[label=\"" << name_of(relation) << '"';
    if (relation == Relation::about) out << ", penwidth=2, color=\"#444444\"";
    if (relation == Relation::mentions || relation == Relation::denotes) out << ", style=dashed";
    out << ']';
  };
  const auto write_graph = [&](std::ostream& out) {
    const std::string font = dot_text(options.font, 1000);
    out << "rankdir=LR;\ncharset=\"UTF-8\";\ngraph [fontname=\"" << font << "\", nodesep=0.25, ranksep=0.9];\n"
        << "node [fontname=\"" << font << "\", fontsize=11, style=filled, color=\"#666666\"];\n"
        << "edge [fontname=\"" << font << "\", fontsize=9, color=\"#888888\", fontcolor=\"#555555\"];\n";
  };
  std::ostringstream out;
  out.imbue(std::locale::classic());
  boost::write_graphviz(out, view_of(graph, options, false), write_node, write_edge, write_graph,
                        boost::get(boost::vertex_index, graph));
  return std::move(out).str();
}

}  // namespace newsgraph::graph
