#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/query/algebra.h"

namespace newsgraph::query {

enum class Form : std::uint8_t { select, ask, construct, describe };

/// A query that can be evaluated. `terms` has its terms; the table of the data has to stand on it.
struct Query {
  Form form = Form::select;
  Select select;                             ///< of all forms: what the solutions are
  std::vector<TriplePattern> construct;      ///< the template
  std::vector<Column> template_blank_nodes;  ///< columns of the template that are fresh blank nodes in each solution
  std::vector<Node> describe;
  std::vector<rdf::TermId> from;        ///< graphs that make up the default graph
  std::vector<rdf::TermId> from_named;  ///< graphs that can be asked for by name
  std::unique_ptr<rdf::TermTable> terms = std::make_unique<rdf::TermTable>();
  std::vector<std::string> columns;  ///< names of the variables; empty for blank nodes and what has no name
  std::vector<std::pair<std::string, std::string>> prefixes;
  std::string base;

  // What the data have to be indexed for.
  std::vector<rdf::TermId> predicates;  ///< that patterns name
  bool any_predicate = false;           ///< a pattern asks for triples with any predicate
  bool named_graphs = false;            ///< a pattern asks for graphs by name

  bool has_dataset() const { return !from.empty() || !from_named.empty(); }
};

struct ParseOptions {
  Locator in;        ///< for messages
  std::string base;  ///< absolute IRI that relative ones are resolved against; empty: they are errors
  /// Names and IRIs that count as declared.
  std::vector<std::pair<std::string, std::string>> prefixes;
};

/// Parses a query of SPARQL 1.1 (Query Language, section 19). Errors with line and column: what is not of the grammar
/// or breaks one of its notes (syntax, encoding), what newsgraph does not evaluate (unsupported), what is nested too
/// deeply (limit).
Result<Query> parse(std::string_view text, const ParseOptions& options = {});

}  // namespace newsgraph::query
