#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

void map(Context& context, graph::Vertex vertex) {
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(schema::Report);
  context.link_each(out, schema::sourceOrganization, vertex, graph::Relation::source_organization);
  context.link_each(out, schema::isBasedOn, vertex, graph::Relation::is_based_on);
}

}  // namespace

const ClassMapper report_mapper{"report", is_a<graph::ReportNode>, map};

}  // namespace newsgraph::mapping
