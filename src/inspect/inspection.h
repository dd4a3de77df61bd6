#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/article/article.h"
#include "newsgraph/base/span.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/knowledge.h"
#include "newsgraph/mapping/mapping.h"

/// What was found in one article, put together for people: each thing with what is said of it, where it stands in the
/// text, the RDF behind it, and the rule and the lines of knowledge that made it.
namespace newsgraph::inspect {

/// A line of a table of knowledge.
struct Row {
  std::string place;  ///< "ontology/titles.tsv:17"
  std::string text;   ///< the line as it stands there; empty where the file cannot be read any more
};

/// Why something was annotated.
struct Reason {
  std::string_view rule;  ///< static storage
  std::vector<Row> rows;
};

/// One stretch of the text that stands for a thing: a mention of the graph.
struct Occurrence {
  std::uint32_t thing = 0;  ///< index into Inspection::things
  Span span;                ///< bytes of Article::text
  bool in_headline = false;
  std::uint32_t begin = 0;  ///< code points of the headline or the body, as the graph says
  std::uint32_t end = 0;
  float confidence = 1.0F;
  std::string agent;  ///< extractor and version: "entities 1"
  Reason reason;
  std::string iri;
  std::string turtle;  ///< without prefixes
};

/// Words beside a thing that belong to it without standing for it.
struct Aside {
  std::uint32_t thing = 0;
  Span span;
  std::string_view role;  ///< "speaker", "cue", "sentence"
};

/// What a fact leads to: another thing, or just a text.
struct Value {
  static constexpr std::uint32_t no_thing = UINT32_MAX;
  std::string text;
  std::uint32_t thing = no_thing;
  std::string language = {};  ///< of the text; empty where it is no name
};
struct Fact {
  std::string_view label;  ///< "speaker", "actors"
  std::vector<Value> values;
};

enum class ThingKind : std::uint8_t { entity, quotation, event, chain };

/// An entity, a quotation, an event or a chain of sources.
struct Thing {
  ThingKind kind = ThingKind::entity;
  std::string_view layer;    ///< "person", "organization", "place", "direct", "indirect", "event", "source"
  std::uint32_t number = 0;  ///< from 1 within its kind, in text order
  std::string title;         ///< name, words, name of the event, names of the chain
  std::string language;      ///< of the title
  std::string note;          ///< what the kind itself does not say: "Country", "Consult · planned"
  float confidence = 1.0F;   ///< of an entity each occurrence has its own
  std::vector<Fact> facts;
  std::vector<std::uint32_t> occurrences;  ///< indexes into Inspection::occurrences, in text order
  Reason reason;
  std::string iri;     ///< of a chain: of its first report
  std::string turtle;  ///< without prefixes

  /// "entity-3"
  std::string id() const;
};
std::string_view name_of(ThingKind kind);

struct Inspection {
  const article::Article* article = nullptr;  ///< what was inspected; must outlive this
  std::string iri;
  std::string turtle;  ///< of the article itself, without prefixes
  std::string prefixes;
  std::vector<Thing> things;  ///< entities, quotations, events, chains
  std::vector<Occurrence> occurrences;
  std::vector<Aside> asides;
};

/// Puts an article, its annotations and the graph that is made of them together.
Inspection inspect(const article::Article& article, const extract::Annotations& found,
                   const extract::Knowledge& knowledge, const mapping::MappingOptions& options);

}  // namespace newsgraph::inspect
