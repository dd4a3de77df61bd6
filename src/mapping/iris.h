#pragma once

#include <array>
#include <string>
#include <string_view>

#include "newsgraph/base/error.h"
#include "newsgraph/base/hash.h"
#include "newsgraph/graph/node.h"

/// The IRIs of what is exported: ASCII, made from content, without counters of the run. Local parts are letters,
/// digits, "_" and "/" only after the kind, so that a prefixed name needs no escapes.
namespace newsgraph::mapping {

inline constexpr std::string_view wikidata_base = "http://www.wikidata.org/entity/";

/// The kinds of minted IRIs: what stands between the base and the hash.
inline constexpr std::array<std::string_view, 12> minted_kinds{"article", "work",    "saying",    "headline",
                                                               "image",   "report",  "quotation", "event",
                                                               "entity",  "mention", "agent",     "occasion"};

/// What all minted IRIs begin with: an absolute IRI of printable ASCII that ends in "/" or "#".
class Base {
 public:
  Base();  ///< https://w3id.org/newsgraph/id/
  /// Error (syntax) where it is no such IRI.
  static Result<Base> parse(std::string_view text);
  std::string_view text() const { return text_; }

 private:
  explicit Base(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

std::string article_iri(const Base& base, const Hash128& article);
/// What the versions of one page have in common.
std::string work_iri(const Base& base, const Hash128& work);
/// The headline as a text of its own: the reference of offsets in it.
std::string headline_iri(const Base& base, const Hash128& article);
std::string quotation_iri(const Base& base, const graph::Owned& quotation);
/// What quotations of the same words have in common.
std::string saying_iri(const Base& base, const Hash128& saying);
std::string event_iri(const Base& base, const graph::Owned& event);
std::string occasion_iri(const Base& base, const graph::Owned& occasion);
std::string report_iri(const Base& base, const graph::Owned& report);
std::string image_iri(const Base& base, const graph::Owned& image);
std::string entity_iri(const Base& base, const Hash128& entity);
/// "agent/entities_1"
std::string agent_iri(const Base& base, const graph::Agent& agent);

/// "graph/entities": the named graph of the facts about entities that articles share.
std::string entities_graph_iri(const Base& base);

/// "mention/{h}_{begin}_{end}" of an entity in the body, "_t{begin}" for the headline; "_q3", "_e1", "_r2", "_o1" is
/// added where it denotes quotation 3, event 1, report 2 or occasion 1, and "_2" for the second entity that the same
/// stretch denotes.
std::string mention_iri(const Base& base, const graph::MentionNode& mention);

/// A URL of the input as an IRI that every loader takes: what may not stand in one is percent-encoded; empty where it
/// is not absolute.
std::string ascii_iri(std::string_view text);

/// The IRI of any node.
std::string iri_of(const Base& base, const graph::Node& node);

}  // namespace newsgraph::mapping
