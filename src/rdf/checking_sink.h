#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::rdf {

/// The front of every writer: lets through what RDF 1.1 and the grammars of its syntaxes allow, refuses the rest.
///
/// Refused: text that is not UTF-8 or holds U+0000; IRIs that are not absolute or hold characters that IRIREF excludes
/// (spaces, controls, <>"{}|^`\); malformed blank labels (Turtle, BLANK_NODE_LABEL) and language tags (BCP 47: subtags
/// of one to eight letters or digits); literals as subjects or graphs, predicates other than IRIs; a datatype together
/// with a language, rdf:langString without one, xsd:string other than by an empty datatype; a graph where the syntax
/// has none; prefixes whose names Turtle does not take. Lexical forms are free: "abc"^^xsd:integer is RDF.
///
/// After a refusal nothing more goes to the next sink until finish(), which returns the Error (syntax or encoding)
/// that names term and reason.
class CheckingSink final : public StatementSink {
 public:
  CheckingSink(StatementSink& next, bool graphs) : next_(next), graphs_(graphs) {}
  /// Owns the next sink.
  CheckingSink(std::unique_ptr<StatementSink> next, bool graphs)
      : owned_(std::move(next)), next_(*owned_), graphs_(graphs) {}

  bool prefix(std::string_view name, std::string_view iri) override;
  bool write(const StatementView& statement) override;
  Status finish() override;

 private:
  std::unique_ptr<StatementSink> owned_;
  StatementSink& next_;
  bool graphs_;
  std::optional<Error> refused_;
  std::string last_subject_;  ///< an IRI that passed, since statements come in groups of one subject
};

/// True where CheckingSink takes the term as an object, whatever it is said about.
bool is_writable(const TermView& term);
/// Likewise a prefix.
bool is_writable_prefix(std::string_view name, std::string_view iri);

/// Why a text is no absolute IRI of the grammars, in words that follow "the IRI ..."; empty where it is one.
std::string_view fault_of_iri(std::string_view text);
/// Likewise for a language tag.
std::string_view fault_of_language(std::string_view tag);

}  // namespace newsgraph::rdf
