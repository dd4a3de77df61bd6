#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

void map(Context& context, graph::Vertex vertex) {
  const auto& node = graph::node_as<graph::ImageNode>(context.graph, vertex);
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(schema::ImageObject);
  out.link(schema::contentUrl, ascii_iri(node.url));
  out.text(schema::caption, node.caption);
  out.text(schema::creditText, node.credit);
}

}  // namespace

const ClassMapper image_mapper{"image", is_a<graph::ImageNode>, map};

}  // namespace newsgraph::mapping
