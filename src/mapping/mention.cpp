#include <algorithm>

#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

/// Its IRI; the agent itself is written before the first mention that names it.
const std::string& map_agent(Context& context, const graph::Agent& agent) {
  auto& written = context.written.agents;
  const auto known = std::find_if(written.begin(), written.end(), [&](const auto& one) { return one.first == agent; });
  if (known != written.end()) return known->second;
  const std::string& iri = written.emplace_back(agent, agent_iri(context.options.base, agent)).second;
  Emitter& out = context.shared;
  out.about(iri);
  out.type(prov::SoftwareAgent);
  out.text(schema::name, "newsgraph " + agent.name);
  out.text(schema::softwareVersion, std::to_string(agent.version));
  return iri;
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
  const std::string agent = node.agent.name.empty() ? std::string() : map_agent(context, node.agent);
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
  out.link(itsrdf::taAnnotatorsRef, agent);
}

}  // namespace

const ClassMapper mention_mapper{"mention", is_a<graph::MentionNode>, map};

}  // namespace newsgraph::mapping
