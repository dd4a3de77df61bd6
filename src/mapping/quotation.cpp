#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

Term form_of(graph::QuoteForm form) {
  switch (form) {
    case graph::QuoteForm::direct:
      return ng::direct;
    case graph::QuoteForm::indirect:
      return ng::indirect;
    case graph::QuoteForm::mixed:
      return ng::mixed;
  }
  return ng::direct;
}

void map(Context& context, graph::Vertex vertex) {
  using graph::Relation;
  const auto& node = graph::node_as<graph::QuotationNode>(context.graph, vertex);
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(schema::Quotation);
  out.text(schema::text, node.text);
  out.text(schema::inLanguage, node.text.language);
  out.integer(schema::position, node.ordinal);
  out.link(schema::isPartOf, context.iri(context.article));
  out.value(ng::quoteForm, form_of(node.form));
  context.link_each(out, schema::spokenByCharacter, vertex, Relation::spoken_by);
  if (node.form == graph::QuoteForm::direct) context.link_each(out, schema::creator, vertex, Relation::spoken_by);
  context.link_each(out, ng::addressee, vertex, Relation::addressee);
  context.link_each(out, schema::mentions, vertex, Relation::mentions);
  out.text(ng::cue, node.cue, node.text.language);
  out.text(ng::speakerText, node.speaker_text, node.text.language);
}

}  // namespace

const ClassMapper quotation_mapper{"quotation", is_a<graph::QuotationNode>, map};

}  // namespace newsgraph::mapping
