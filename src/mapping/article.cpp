#include <algorithm>

#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

/// What the versions of a page have in common; every version says it in the same words.
void map_work(Context& context, const graph::ArticleNode& node) {
  if (!node.work) return;
  std::vector<Hash128>& written = context.written.works;
  if (std::find(written.begin(), written.end(), *node.work) != written.end()) return;
  written.push_back(*node.work);
  context.shared.about(work_iri(context.options.base, *node.work));
  context.shared.type(schema::CreativeWork);
  context.shared.link(schema::url, ascii_iri(node.url));
}

void map_metadata(Emitter& out, const graph::ArticleNode& node) {
  out.text(schema::headline, node.headline, node.language);
  out.link(schema::url, ascii_iri(node.url));
  out.text(schema::inLanguage, node.language);
  out.date(schema::datePublished, node.published);
  out.date(schema::dateModified, node.modified);
  out.text(schema::articleSection, node.section, node.language);
  for (const std::string& dateline : node.datelines) out.text(schema::dateline, dateline, node.language);
  for (const std::string& keyword : node.keywords) out.text(schema::term<"keywords">, keyword, node.language);
  out.integer(schema::wordCount, node.words);
}

void map(Context& context, graph::Vertex vertex) {
  using graph::Relation;
  const auto& node = graph::node_as<graph::ArticleNode>(context.graph, vertex);
  map_work(context, node);
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(schema::NewsArticle);
  out.type(prov::Entity);
  out.type(nif::Context);
  map_metadata(out, node);
  if (node.work) out.link(schema::exampleOfWork, work_iri(context.options.base, *node.work));
  context.link_each(out, schema::publisher, vertex, Relation::publisher);
  context.link_each(out, schema::author, vertex, Relation::author);
  context.link_each(out, schema::image, vertex, Relation::image);
  context.link_each(out, schema::isBasedOn, vertex, Relation::is_based_on);
  context.link_each(out, schema::about, vertex, Relation::about);
  context.link_each(out, schema::mentions, vertex, Relation::mentions);
  context.link_each(out, schema::hasPart, vertex, Relation::has_part);
  out.text(schema::articleBody, node.body, node.language);
}

}  // namespace

const ClassMapper article_mapper{"article", is_a<graph::ArticleNode>, map};

}  // namespace newsgraph::mapping
