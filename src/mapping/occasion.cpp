#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

/// An event of which no more is known than its name. It does not name its article, which does not report it: the
/// quotations that were said there do.
void map(Context& context, graph::Vertex vertex) {
  const auto& node = graph::node_as<graph::OccasionNode>(context.graph, vertex);
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(schema::Event);
  out.type(ng::Occasion);
  out.text(schema::name, node.name);
}

}  // namespace

const ClassMapper occasion_mapper{"occasion", is_a<graph::OccasionNode>, map};

}  // namespace newsgraph::mapping
