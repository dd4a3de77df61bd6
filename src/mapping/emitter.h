#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/base/timestamp.h"
#include "newsgraph/graph/node.h"
#include "newsgraph/rdf/statement_sink.h"
#include "newsgraph/rdf/vocabulary.h"

namespace newsgraph::mapping {

namespace itsrdf = rdf::vocabulary::itsrdf;
namespace nif = rdf::vocabulary::nif;
namespace ng = rdf::vocabulary::ng;
namespace prov = rdf::vocabulary::prov;
namespace schema = rdf::vocabulary::schema;
namespace sem = rdf::vocabulary::sem;
namespace xsd = rdf::vocabulary::xsd;

/// A term of a vocabulary; only schema.org has two spellings. A view of a constant.
class Term {
 public:
  constexpr Term(std::string_view iri) : http_(iri), https_(iri) {}  // NOLINT(google-explicit-constructor)
  constexpr Term(const schema::Term& term)
      : http_(term.http), https_(term.https) {}  // NOLINT(google-explicit-constructor)
  constexpr std::string_view in(bool schema_https) const { return schema_https ? https_ : http_; }

 private:
  std::string_view http_;
  std::string_view https_;
};

/// Writes statements about one subject after the other to a sink. Empty texts, unknown dates and empty IRIs are not
/// written: what is not known is not said.
class Emitter {
 public:
  /// `graph` is the IRI of the named graph, empty for the default graph. Both are kept as views.
  Emitter(rdf::StatementSink& sink, bool schema_https, std::string_view graph)
      : sink_(&sink), schema_https_(schema_https), graph_(graph.empty() ? rdf::TermView{} : rdf::iri(graph)) {}

  /// What follows is about this subject.
  void about(std::string_view subject) { subject_.assign(subject); }

  void type(Term type) { value(rdf::vocabulary::rdf::type, type); }
  /// An object that is a term of a vocabulary: ng:direct.
  void value(Term predicate, Term object) { link(predicate, object.in(schema_https_)); }
  void link(Term predicate, std::string_view iri);
  void text(Term predicate, std::string_view text, std::string_view language = {});
  void text(Term predicate, const graph::Text& text) { this->text(predicate, text.text, text.language); }
  /// Typed by its precision: xsd:dateTime, xsd:date, xsd:gYearMonth or xsd:gYear.
  void date(Term predicate, const Timestamp& at);
  /// xsd:integer, or another type of whole numbers.
  void integer(Term predicate, std::uint64_t value, std::string_view datatype = xsd::integer);
  /// A number of [0, 1] as xsd:decimal with two digits after the point.
  void share(Term predicate, float value);

 private:
  void write(Term predicate, const rdf::TermView& object);

  rdf::StatementSink* sink_;
  bool schema_https_;
  rdf::TermView graph_;
  std::string subject_;
};

}  // namespace newsgraph::mapping
