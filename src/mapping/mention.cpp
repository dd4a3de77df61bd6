#include <algorithm>

#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

void map_agent(Context& context, const graph::Agent& agent) {
  std::vector<graph::Agent>& written = context.written.agents;
  if (std::find(written.begin(), written.end(), agent) != written.end()) return;
  written.push_back(agent);
  Emitter& out = context.shared;
  out.about(agent_iri(context.options.base, agent));
  out.type(prov::SoftwareAgent);
  out.text(schema::name, "newsgraph " + agent.name);
  out.text(schema::softwareVersion, std::to_string(agent.version));
}

/// The headline is no part of schema:articleBody: it is a reference text of its own.
void map_headline(Context& context) {
  const graph::ArticleNode& article = context.article_node();
  Emitter& out = context.own;
  out.about(headline_iri(context.options.base, article.id));
  out.type(nif::Context);
  out.text(nif::isString, article.headline, article.language);
  out.link(nif::term<"broaderContext">, context.iri(context.article));
}

void map(Context& context, graph::Vertex vertex) {
  const auto& node = graph::node_as<graph::MentionNode>(context.graph, vertex);
  const bool in_headline = node.part == graph::TextPart::headline;
  if (in_headline && !context.headline_written) {
    map_headline(context);
    context.headline_written = true;
  }
  const bool has_agent = !node.agent.name.empty();
  if (has_agent) map_agent(context, node.agent);
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(nif::Phrase);
  out.link(nif::referenceContext,
           in_headline ? headline_iri(context.options.base, node.article) : context.iri(context.article));
  out.integer(nif::beginIndex, node.begin, xsd::nonNegativeInteger);
  out.integer(nif::endIndex, node.end, xsd::nonNegativeInteger);
  out.text(nif::anchorOf, node.anchor);
  context.link_each(out, itsrdf::taIdentRef, vertex, graph::Relation::denotes);
  out.share(itsrdf::taConfidence, node.confidence);
  if (has_agent) out.link(itsrdf::taAnnotatorsRef, agent_iri(context.options.base, node.agent));
}

}  // namespace

const ClassMapper mention_mapper{"mention", is_a<graph::MentionNode>, map};

}  // namespace newsgraph::mapping
