#include <algorithm>
#include <array>

#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

using graph::EntityClass;
using graph::EntityType;

struct ClassName {
  EntityClass subclass{};
  EntityType type{};  ///< that it is a subclass of
  Term term;
};

constexpr std::array class_names{
    ClassName{EntityClass::country, EntityType::place, schema::Country},
    ClassName{EntityClass::city, EntityType::place, schema::City},
    ClassName{EntityClass::administrative_area, EntityType::place, schema::term<"AdministrativeArea">},
    ClassName{EntityClass::news_media, EntityType::organization, schema::NewsMediaOrganization},
    ClassName{EntityClass::government, EntityType::organization, schema::term<"GovernmentOrganization">},
    ClassName{EntityClass::corporation, EntityType::organization, schema::term<"Corporation">},
    ClassName{EntityClass::college_or_university, EntityType::organization, schema::term<"CollegeOrUniversity">},
    ClassName{EntityClass::political_party, EntityType::organization, schema::term<"PoliticalParty">},
    ClassName{EntityClass::body_of_water, EntityType::place, schema::term<"BodyOfWater">},
    ClassName{EntityClass::landform, EntityType::place, schema::term<"Landform">},
    ClassName{EntityClass::continent, EntityType::place, schema::term<"Continent">},
};

Term type_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return schema::Person;
    case EntityType::organization:
      return schema::Organization;
    case EntityType::place:
      return schema::Place;
  }
  return schema::term<"Thing">;
}

Term basis_of(graph::IdentityBasis basis) {
  switch (basis) {
    case graph::IdentityBasis::wikidata:
      return ng::wikidata;
    case graph::IdentityBasis::authority:
      return ng::authority;
    case graph::IdentityBasis::name_key:
      return ng::nameKey;
    case graph::IdentityBasis::local:
      return ng::local;
  }
  return ng::local;
}

bool is_qid(std::string_view key) {
  return key.size() > 1 && key[0] == 'Q' &&
         std::all_of(key.begin() + 1, key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A person belongs to an organisation or acts for a place; schema:affiliation is for the former alone.
void map_affiliations(Context& context, Emitter& out, graph::Vertex vertex) {
  graph::each_target(context.graph, vertex, graph::Relation::affiliation, [&](graph::Vertex to, const graph::Edge&) {
    const auto& other = graph::node_as<graph::EntityNode>(context.graph, to);
    if (other.type == EntityType::organization) out.link(schema::affiliation, context.iri(to));
    if (other.type == EntityType::place) out.link(ng::term<"represents">, context.iri(to));
  });
}

void map(Context& context, graph::Vertex vertex) {
  const auto& node = graph::node_as<graph::EntityNode>(context.graph, vertex);
  const bool is_local = node.basis == graph::IdentityBasis::local;
  if (!is_local) {
    if (context.written.entities[vertex]) return;
    context.written.entities[vertex] = true;
  }
  Emitter& out = is_local ? context.own : context.entities;
  out.about(context.iri(vertex));
  out.type(type_of(node.type));
  for (const ClassName& name : class_names) {
    if (name.subclass == node.subclass && name.type == node.type) out.type(name.term);
  }
  for (const graph::Text& name : node.names) out.text(schema::name, name);
  for (const graph::Text& name : node.other_names) out.text(schema::alternateName, name);
  if (node.basis == graph::IdentityBasis::wikidata && is_qid(node.key)) {
    out.link(schema::sameAs, std::string(wikidata_base) + node.key);
  }
  if (node.type == EntityType::person) {
    for (const graph::Text& title : node.job_titles) out.text(schema::jobTitle, title);
    map_affiliations(context, out, vertex);
  }
  if (node.type == EntityType::place) {
    context.link_each(out, schema::containedInPlace, vertex, graph::Relation::contained_in);
  }
  out.value(ng::identityBasis, basis_of(node.basis));
}

}  // namespace

const ClassMapper entity_mapper{"entity", is_a<graph::EntityNode>, map};

}  // namespace newsgraph::mapping
