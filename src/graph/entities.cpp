#include "newsgraph/graph/entities.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "newsgraph/base/check.h"
#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/graph/identity.h"

namespace newsgraph::graph {
namespace {

// Both enumerations list the same things in the same order; graph/ has its own so that its users need not know
// extract/.
constexpr std::array classes{
    std::pair{extract::EntityClass::none, EntityClass::none},
    std::pair{extract::EntityClass::country, EntityClass::country},
    std::pair{extract::EntityClass::city, EntityClass::city},
    std::pair{extract::EntityClass::administrative_area, EntityClass::administrative_area},
    std::pair{extract::EntityClass::news_media, EntityClass::news_media},
    std::pair{extract::EntityClass::government, EntityClass::government},
    std::pair{extract::EntityClass::corporation, EntityClass::corporation},
    std::pair{extract::EntityClass::college_or_university, EntityClass::college_or_university},
    std::pair{extract::EntityClass::political_party, EntityClass::political_party},
    std::pair{extract::EntityClass::body_of_water, EntityClass::body_of_water},
    std::pair{extract::EntityClass::landform, EntityClass::landform},
    std::pair{extract::EntityClass::continent, EntityClass::continent},
};

EntityClass class_of(extract::EntityClass subclass) {
  for (const auto& [theirs, ours] : classes) {
    if (theirs == subclass) return ours;
  }
  return EntityClass::none;
}

EntityType type_of(extract::EntityType type) {
  switch (type) {
    case extract::EntityType::person:
      return EntityType::person;
    case extract::EntityType::organization:
      return EntityType::organization;
    case extract::EntityType::place:
      return EntityType::place;
  }
  return EntityType::person;
}

/// Without a key there is nothing that articles could share.
IdentityBasis basis_of(const extract::Entity& entity) {
  if (entity.key.empty()) return IdentityBasis::local;
  switch (entity.basis) {
    case extract::IdentityBasis::wikidata:
      return IdentityBasis::wikidata;
    case extract::IdentityBasis::authority:
      return IdentityBasis::authority;
    case extract::IdentityBasis::name_key:
      return IdentityBasis::name_key;
    case extract::IdentityBasis::local:
      break;
  }
  return IdentityBasis::local;
}

std::vector<Text> texts_of(const std::vector<extract::Name>& names) {
  std::vector<Text> out;
  for (const extract::Name& name : names) {
    Text text{name.text, name.language == "und" ? std::string() : name.language};
    if (!text.text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

void add_missing(std::vector<Text>& into, Text text) {
  if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(std::move(text));
}

/// One name per language, the longest; the others are other names.
void add_name(EntityNode& node, Text name) {
  const auto same_language = [&](const Text& other) { return other.language == name.language; };
  const auto known = std::find_if(node.names.begin(), node.names.end(), same_language);
  if (known == node.names.end()) {
    node.names.push_back(std::move(name));
    return;
  }
  if (*known == name) return;
  if (utf8::count(name.text) > utf8::count(known->text)) std::swap(*known, name);
  add_missing(node.other_names, std::move(name));
}

/// Names that are already the entity's main ones are not other names.
void drop_repeated(EntityNode& node) {
  std::erase_if(node.other_names, [&](const Text& name) {
    return std::find(node.names.begin(), node.names.end(), name) != node.names.end();
  });
}

std::vector<Span> first_mentions(const extract::Annotations& found) {
  std::vector<Span> first;
  first.reserve(found.entities.size());
  for (const extract::Entity& entity : found.entities) first.push_back(entity.described_at);
  std::vector<bool> seen(found.entities.size());
  for (const extract::Mention& mention : found.mentions) {
    if (mention.kind != extract::SubjectKind::entity || mention.subject >= first.size()) continue;
    if (!seen[mention.subject] || mention.span < first[mention.subject]) first[mention.subject] = mention.span;
    seen[mention.subject] = true;
  }
  return first;
}

void connect_once(KnowledgeGraph& graph, Vertex from, extract::EntityIndex to, Relation relation,
                  const std::vector<Vertex>& vertices) {
  if (to == extract::EntityIndex::none) return;
  invariant(extract::position(to) < vertices.size(), "an entity names an entity that does not exist");
  const Vertex target = vertices[extract::position(to)];
  bool known = target == from;
  each_target(graph, from, relation, [&](Vertex other, const Edge&) { known = known || other == target; });
  if (!known) boost::add_edge(from, target, Edge{relation, 1.0F}, graph);
}

}  // namespace

std::vector<Vertex> add_entities(KnowledgeGraph& graph, const extract::Annotations& found, const Hash128& article_id) {
  const std::vector<Span> first = first_mentions(found);
  std::map<Span, std::uint32_t> local_at;
  std::unordered_map<Hash128, Vertex> known;
  std::vector<Vertex> vertices;
  for (std::size_t i = 0; i < found.entities.size(); ++i) {
    const extract::Entity& entity = found.entities[i];
    EntityNode node{.id = {},
                    .type = type_of(entity.type),
                    .subclass = class_of(entity.subclass),
                    .basis = basis_of(entity),
                    .key = entity.key,
                    .names = {},
                    .other_names = {},
                    .job_titles = texts_of(entity.job_titles)};
    for (Text& name : texts_of(entity.names)) add_name(node, std::move(name));
    for (Text& name : texts_of(entity.other_names)) add_missing(node.other_names, std::move(name));
    drop_repeated(node);
    if (node.basis == IdentityBasis::local) {
      node.key.clear();
      node.id = local_identity(article_id, first[i].begin, first[i].end, ++local_at[first[i]]);
    } else {
      node.id = entity_identity(node.basis, node.type, node.key);
    }
    const auto [place, is_new] = known.try_emplace(node.id, Vertex{});
    if (is_new) {
      place->second = add_node(graph, std::move(node));
    } else {
      unite(std::get<EntityNode>(graph[place->second]), node);
    }
    vertices.push_back(place->second);
  }
  for (std::size_t i = 0; i < found.entities.size(); ++i) {
    connect_once(graph, vertices[i], found.entities[i].affiliation, Relation::affiliation, vertices);
    connect_once(graph, vertices[i], found.entities[i].contained_in, Relation::contained_in, vertices);
  }
  return vertices;
}

void unite(EntityNode& into, const EntityNode& from) {
  if (into.subclass == EntityClass::none && into.type == from.type) into.subclass = from.subclass;
  for (const Text& name : from.names) add_name(into, name);
  for (const Text& name : from.other_names) add_missing(into.other_names, name);
  for (const Text& title : from.job_titles) add_missing(into.job_titles, title);
  drop_repeated(into);
}

std::string_view name_in(const EntityNode& entity, std::string_view language) {
  for (const Text& name : entity.names) {
    if (name.language == language) return name.text;
  }
  return entity.names.empty() ? std::string_view() : std::string_view(entity.names.front().text);
}

}  // namespace newsgraph::graph
