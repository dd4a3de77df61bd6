#include <algorithm>

#include "newsgraph/mapping/context.h"

namespace newsgraph::mapping {
namespace {

bool is_turn(graph::QuoteForm form) {
  return form == graph::QuoteForm::question || form == graph::QuoteForm::answer;
}

Term form_of(graph::QuoteForm form) {
  switch (form) {
    case graph::QuoteForm::indirect:
      return ng::indirect;
    case graph::QuoteForm::mixed:
      return ng::mixed;
    default:
      return ng::direct;
  }
}

/// The author of words is somebody: who spoke where a place is said to (北京：“…”) is not known.
void map_authors(Context& context, Emitter& out, Term predicate, graph::Vertex vertex) {
  graph::each_target(context.graph, vertex, graph::Relation::spoken_by, [&](graph::Vertex to, const graph::Edge&) {
    const auto& speaker = graph::node_as<graph::EntityNode>(context.graph, to);
    if (speaker.type != graph::EntityType::place) out.link(predicate, context.iri(to));
  });
}

/// What every quotation of the same words says in the same words.
void map_saying(Context& context, const graph::Saying& saying) {
  std::vector<Hash128>& written = context.written.sayings;
  if (std::ranges::find(written, saying.id) != written.end()) return;
  written.push_back(saying.id);
  Emitter& out = context.shared;
  out.about(saying_iri(context.options.base, saying.id));
  out.type(ng::Saying);
  out.text(ng::normalizedText, saying.words);
  for (const Hash128& key : saying.shingle_keys) out.text(ng::shingleKey, key.base32());
}

/// What all words of somebody have, quoted or printed as a turn.
void map_words(Context& context, Emitter& out, const graph::QuotationNode& node) {
  out.text(schema::text, node.text);
  out.text(schema::inLanguage, node.text.language);
  out.integer(schema::position, node.ordinal);
  out.link(schema::isPartOf, context.iri(context.article));
}

/// A turn of an interview is the very words of who asks or answers; nobody quotes them.
void map_turn(Context& context, graph::Vertex vertex, const graph::QuotationNode& node) {
  using graph::Relation;
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(node.form == graph::QuoteForm::question ? schema::Question : schema::Answer);
  map_words(context, out, node);
  map_authors(context, out, schema::author, vertex);
  context.link_each(out, schema::suggestedAnswer, vertex, Relation::answered_by);
  context.link_each(out, schema::mentions, vertex, Relation::mentions);
  out.text(ng::speakerText, node.speaker_text, node.text.language);
}

void map(Context& context, graph::Vertex vertex) {
  using graph::Relation;
  const auto& node = graph::node_as<graph::QuotationNode>(context.graph, vertex);
  if (is_turn(node.form)) return map_turn(context, vertex, node);
  if (node.saying) map_saying(context, *node.saying);
  Emitter& out = context.own;
  out.about(context.iri(vertex));
  out.type(schema::Quotation);
  map_words(context, out, node);
  if (node.saying) out.link(schema::exampleOfWork, saying_iri(context.options.base, node.saying->id));
  out.value(ng::quoteForm, form_of(node.form));
  context.link_each(out, schema::spokenByCharacter, vertex, Relation::spoken_by);
  if (node.form == graph::QuoteForm::direct) map_authors(context, out, schema::creator, vertex);
  context.link_each(out, ng::audience, vertex, Relation::audience);
  context.link_each(out, schema::recordedAt, vertex, Relation::recorded_at);
  context.link_each(out, schema::mentions, vertex, Relation::mentions);
  out.text(ng::cue, node.cue, node.text.language);
  out.text(ng::speakerText, node.speaker_text, node.text.language);
  out.text(ng::audienceText, node.audience_text, node.text.language);
}

}  // namespace

const ClassMapper quotation_mapper{"quotation", is_a<graph::QuotationNode>, map};

}  // namespace newsgraph::mapping
