#include "newsgraph/graph/people_network.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/function_property_map.hpp>

#include "newsgraph/graph/entities.h"
#include "newsgraph/graph/network_text.h"

namespace newsgraph::graph {
namespace {

std::string_view name_of(Tie tie) {
  return tie == Tie::speaks_of ? "speaks of" : "mentioned with";
}

std::string label_of(const EntityNode& node) {
  return std::string(graph::name_in(node, "zh-Hans"));
}

bool is_person(const KnowledgeGraph& graph, Vertex vertex) {
  const auto* node = std::get_if<EntityNode>(&graph[vertex]);
  return node != nullptr && node->type == EntityType::person;
}

}  // namespace

std::uint32_t PeopleNetwork::person_for(const EntityNode& node) {
  const auto [place, is_new] = known_.try_emplace(node.id, static_cast<std::uint32_t>(people_.size()));
  if (is_new) {
    people_.push_back({.node = node});
  } else {
    unite(people_[place->second].node, node);
  }
  return place->second;
}

void PeopleNetwork::add(const KnowledgeGraph& article) {
  each_target(article, 0, Relation::mentions, [&](Vertex to, const Edge&) {
    if (is_person(article, to)) ++people_[person_for(node_as<EntityNode>(article, to))].articles;
  });
  if (tie_ == Tie::speaks_of) {
    add_speech(article);
  } else {
    add_company(article);
  }
}

void PeopleNetwork::add_speech(const KnowledgeGraph& article) {
  each_target(article, 0, Relation::has_part, [&](Vertex quotation, const Edge&) {
    const Vertex who = first_target(article, quotation, Relation::spoken_by);
    if (who == no_vertex) return;
    const std::uint32_t speaker = person_for(node_as<EntityNode>(article, who));
    ++people_[speaker].quotations;
    each_target(article, quotation, Relation::mentions, [&](Vertex whom, const Edge&) {
      if (whom == who || !is_person(article, whom)) return;
      ++ties_[{speaker, person_for(node_as<EntityNode>(article, whom))}];
    });
  });
}

/// People without a name of their own are left out: nobody could find them in another article.
void PeopleNetwork::add_company(const KnowledgeGraph& article) {
  std::vector<std::uint32_t> present;
  each_target(article, 0, Relation::mentions, [&](Vertex to, const Edge&) {
    if (!is_person(article, to)) return;
    const auto& node = node_as<EntityNode>(article, to);
    if (node.basis != IdentityBasis::local) present.push_back(person_for(node));
  });
  std::ranges::sort(present);
  for (auto one = present.begin(); one != present.end(); ++one) {
    for (auto other = one + 1; other != present.end(); ++other) ++ties_[{*one, *other}];
  }
}

template <class Direction>
std::string PeopleNetwork::graphml() const {
  using Network = boost::adjacency_list<boost::vecS, boost::vecS, Direction, boost::no_property, double>;
  using Point = typename boost::graph_traits<Network>::vertex_descriptor;
  using Link = typename boost::graph_traits<Network>::edge_descriptor;
  Network network(people_.size());
  for (const auto& [ends, weight] : ties_) boost::add_edge(ends.first, ends.second, weight, network);

  boost::dynamic_properties properties;
  const auto text = [&](const char* name, auto value) {
    properties.property(name, boost::make_function_property_map<Point, std::string>(
                                  [this, value](Point node) { return xml_text(value(people_[node])); }));
  };
  const auto count = [&](const char* name, std::uint32_t Person::*value) {
    properties.property(name, boost::make_function_property_map<Point, int>(
                                  [this, value](Point node) { return static_cast<int>(people_[node].*value); }));
  };
  text("id", [](const Person& one) { return one.node.id.base32(); });
  text("label", [](const Person& one) { return label_of(one.node); });
  text("type", [](const Person& one) { return std::string(graph::name_of(one.node.type)); });
  text("class", [](const Person& one) { return std::string(class_name_of(one.node)); });
  text("wikidata",
       [](const Person& one) { return one.node.basis == IdentityBasis::wikidata ? one.node.key : std::string(); });
  count("articles", &Person::articles);
  count("quotations", &Person::quotations);
  const auto relation = [this](const Link&) { return std::string(name_of(tie_)); };
  properties.property("label", boost::make_function_property_map<Link, std::string>(relation));
  properties.property("relation", boost::make_function_property_map<Link, std::string>(relation));
  properties.property("weight", boost::get(boost::edge_bundle, network));
  std::ostringstream out;
  out.imbue(std::locale::classic());
  boost::write_graphml(out, network, boost::get(boost::vertex_index, network), properties, true);
  return std::move(out).str();
}

std::string PeopleNetwork::to_graphml() const {
  return tie_ == Tie::speaks_of ? graphml<boost::directedS>() : graphml<boost::undirectedS>();
}

std::string PeopleNetwork::to_dot(const std::string& font) const {
  constexpr std::size_t longest_label = 24;
  const bool directed = tie_ == Tie::speaks_of;
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << (directed ? "digraph" : "graph") << " people {\ncharset=\"UTF-8\";\noverlap=false;\n"
      << "node [fontname=\"" << dot_text(font, 1000) << "\", fontsize=11, style=filled, color=\"#666666\"];\n"
      << "edge [fontname=\"" << dot_text(font, 1000) << "\", fontsize=9, color=\"#888888\"];\n";
  std::vector<bool> tied(people_.size());
  for (const auto& [ends, weight] : ties_) tied[ends.first] = tied[ends.second] = true;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (!tied[i]) continue;  // hundreds of lonely names would hide the others
    const bool person = people_[i].node.type == EntityType::person;
    out << i << " [label=\"" << dot_text(label_of(people_[i].node), longest_label)
        << "\", shape=" << (person ? "ellipse, fillcolor=\"#dae8fc\"" : "component, fillcolor=\"#ffe6cc\"") << "];\n";
  }
  for (const auto& [ends, weight] : ties_) {
    out << ends.first << (directed ? "->" : "--") << ends.second << " [weight=" << weight << ", label=\"" << weight
        << "\", penwidth=" << std::lround(1 + std::log2(weight)) << "];\n";
  }
  out << "}\n";
  return std::move(out).str();
}

}  // namespace newsgraph::graph
