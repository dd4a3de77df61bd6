#include <algorithm>

#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

Term modality_of(graph::Modality modality) {
  switch (modality) {
    case graph::Modality::actual:
      return ng::actual;
    case graph::Modality::planned:
      return ng::planned;
    case graph::Modality::denied:
      return ng::denied;
    case graph::Modality::hypothetical:
      return ng::hypothetical;
  }
  return ng::actual;
}

bool is_local_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

void map(Context& context, graph::Vertex vertex) {
  using graph::Relation;
  const auto& node = graph::node_as<graph::EventNode>(context.graph, vertex);
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(schema::Event);
  out.type(sem::Event);
  out.text(schema::name, node.name);
  if (is_local_name(node.type)) out.link(ng::eventType, std::string(ng::base) + node.type);
  if (is_local_name(node.mode)) out.link(ng::eventMode, std::string(ng::base) + node.mode);
  out.value(ng::modality, modality_of(node.modality));
  out.text(ng::trigger, node.trigger);
  out.date(schema::startDate, node.start);
  out.date(schema::endDate, node.end);
  context.link_each(out, schema::location, vertex, Relation::location);
  context.link_each(out, sem::hasActor, vertex, Relation::actor);
  out.link(schema::subjectOf, context.iri(context.article));
}

}  // namespace

const ClassMapper event_mapper{"event", is_a<graph::EventNode>, map};

}  // namespace newsgraph::mapping
