#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/rdf/vocabulary.h"

namespace newsgraph::rdf {

enum class TermKind : std::uint8_t { none, iri, blank, literal };

/// An RDF 1.1 term as a view of text that someone else owns; valid during one call of a sink. There is one form per
/// term: `datatype` is empty for xsd:string and for strings with a language, so that terms are equal where their
/// fields are. No view needs to end in a NUL.
struct TermView {
  TermKind kind = TermKind::none;
  std::string_view text;      ///< the IRI, the label without "_:", or the lexical form, unescaped UTF-8
  std::string_view datatype;  ///< IRI; literals only
  std::string_view language;  ///< BCP 47 tag as it was written; literals only

  constexpr explicit operator bool() const { return kind != TermKind::none; }
  friend constexpr bool operator==(const TermView&, const TermView&) = default;
};

constexpr TermView iri(std::string_view absolute) {
  return {TermKind::iri, absolute, {}, {}};
}
constexpr TermView blank(std::string_view label) {
  return {TermKind::blank, label, {}, {}};
}
/// A literal of a datatype, by default xsd:string.
constexpr TermView literal(std::string_view lexical, std::string_view datatype = {}) {
  return {TermKind::literal, lexical, datatype == vocabulary::xsd::string ? std::string_view() : datatype, {}};
}
/// A string in a natural language; plain xsd:string where the language is empty.
constexpr TermView text(std::string_view value, std::string_view language) {
  return {TermKind::literal, value, {}, language};
}
constexpr TermView boolean(bool value) {
  return literal(value ? "true" : "false", vocabulary::xsd::boolean);
}

/// A statement of a dataset; `graph` is of kind none in the default graph.
struct StatementView {
  TermView subject;
  TermView predicate;
  TermView object;
  TermView graph;

  friend constexpr bool operator==(const StatementView&, const StatementView&) = default;
};

/// A term that owns its text.
struct Term {
  TermKind kind = TermKind::none;
  std::string text;
  std::string datatype;
  std::string language;

  Term() = default;
  explicit Term(const TermView& view)
      : kind(view.kind), text(view.text), datatype(view.datatype), language(view.language) {}
  TermView view() const { return {kind, text, datatype, language}; }
  friend bool operator==(const Term&, const Term&) = default;
  friend auto operator<=>(const Term&, const Term&) = default;
};

/// A statement that owns its text.
struct Statement {
  Term subject;
  Term predicate;
  Term object;
  Term graph;

  Statement() = default;
  explicit Statement(const StatementView& view)
      : subject(view.subject), predicate(view.predicate), object(view.object), graph(view.graph) {}
  StatementView view() const { return {subject.view(), predicate.view(), object.view(), graph.view()}; }
  friend bool operator==(const Statement&, const Statement&) = default;
  friend auto operator<=>(const Statement&, const Statement&) = default;
};

/// The term as N-Triples writes it, cut to about a hundred bytes, with anything unprintable escaped: for messages.
std::string describe(const TermView& term);

}  // namespace newsgraph::rdf
