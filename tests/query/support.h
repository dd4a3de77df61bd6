#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/query/execute.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"

/// Queries over small graphs, with answers as text. For tests/query.
namespace newsgraph::tests {

constexpr std::string_view query_prefixes =
    "PREFIX : <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n";

/// Collects rows as N-Triples terms with a blank between, "-" where a variable is not bound.
class CollectedRows final : public query::ResultWriter {
 public:
  bool begin(std::span<const std::string> names) override {
    variables.assign(names.begin(), names.end());
    return true;
  }
  bool row(std::span<const rdf::TermView> terms) override {
    std::string line;
    for (const rdf::TermView& term : terms) {
      if (!line.empty()) line += ' ';
      line += term ? shown(term) : "-";
    }
    rows.push_back(line);
    return true;
  }
  bool boolean(bool answer) override {
    rows.emplace_back(answer ? "yes" : "no");
    return true;
  }
  bool end() override { return true; }

  std::vector<std::string> variables;
  std::vector<std::string> rows;

 private:
  /// IRIs of example.org and numbers are short.
  static std::string shown(const rdf::TermView& term) {
    constexpr std::string_view base = "http://example.org/";
    constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
    if (term.kind == rdf::TermKind::blank) return "_:" + std::string(term.text);
    if (term.kind == rdf::TermKind::iri)
      return term.text.starts_with(base) ? ":" + std::string(term.text.substr(base.size()))
                                         : "<" + std::string(term.text) + ">";
    const std::string text(term.text);
    if (!term.language.empty()) return '"' + text + "\"@" + std::string(term.language);
    if (term.datatype.empty()) return '"' + text + '"';
    const std::string type(term.datatype.substr(xsd.size()));
    return type == "integer" || type == "boolean" || type == "decimal" || type == "double" ? text : text + "^^" + type;
  }
};

struct LoadedData {
  rdf::TermTable terms;
  std::unique_ptr<query::Dataset> dataset;

  LoadedData(const query::Query& query, std::string_view trig, query::DefaultGraph how) : terms(query.terms.get()) {
    rdf::RowSink rows(terms, rdf::RowSink::Graphs::split, rdf::RowSink::Languages::canonical);
    const std::string text =
        "@prefix : <http://example.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n" + std::string(trig);
    const Status status = rdf::read(rdf::trig_syntax, text, rows);
    INFO((status ? std::string() : describe(status.error())));
    REQUIRE(status.has_value());
    dataset = std::make_unique<query::Dataset>(query, rows.take(), terms, how);
  }
};

inline query::Query parsed(std::string_view text) {
  auto query = query::parse(std::string(query_prefixes) + std::string(text));
  INFO(text);
  INFO((query ? std::string() : describe(query.error())));
  REQUIRE(query.has_value());
  return std::move(*query);
}

/// The rows in the order in which they come.
inline std::vector<std::string> ordered_rows(std::string_view trig, std::string_view text,
                                             query::DefaultGraph how = query::DefaultGraph::all) {
  const query::Query query = parsed(text);
  const LoadedData data(query, trig, how);
  CollectedRows collected;
  query::answer(query, *data.dataset, collected);
  return collected.rows;
}

/// The rows sorted, for queries without ORDER BY.
inline std::vector<std::string> rows(std::string_view trig, std::string_view text,
                                     query::DefaultGraph how = query::DefaultGraph::all) {
  std::vector<std::string> all = ordered_rows(trig, text, how);
  std::ranges::sort(all);
  return all;
}

/// The value of one expression, for no data: "-" for an error.
inline std::string value_of(std::string_view expression) {
  const auto all = rows("", "SELECT (" + std::string(expression) + " AS ?value) {}");
  REQUIRE(all.size() == 1);
  return all.front();
}

/// The error of a query that is refused: "line:column: message".
inline std::string refusal(std::string_view text) {
  const auto query = query::parse(text);
  INFO(text);
  REQUIRE(!query.has_value());
  return std::to_string(query.error().where.line) + ':' + std::to_string(query.error().where.column) + ": " +
         query.error().message;
}

using Rows = std::vector<std::string>;

}  // namespace newsgraph::tests
