#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/base/hash.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"

/// Short ways to and from statements. No logic of the product.
namespace newsgraph::rdf::tests {

inline std::vector<Statement> parsed(const Syntax& syntax, std::string_view text, const ReadOptions& options = {}) {
  CollectingSink sink;
  const Status status = read(syntax, text, sink, options);
  INFO(text);
  if (!status) FAIL(describe(status.error()));
  return sink.statements();
}

inline Error error_of(const Syntax& syntax, std::string_view text, const ReadOptions& options = {}) {
  CollectingSink sink;
  const Status status = read(syntax, text, sink, options);
  INFO(text);
  REQUIRE_FALSE(status);
  return status.error();
}

/// The bytes that a writer makes of statements, which it must all take.
inline std::string written(const Syntax& syntax, const std::vector<Statement>& statements,
                           WriteMode mode = WriteMode::document) {
  StringSink out;
  const auto writer = make_writer(syntax, out, mode);
  writer->prefix("ex", "http://example.org/");
  writer->prefix("xsd", vocabulary::xsd::base);
  for (const Statement& statement : statements) writer->write(statement.view());
  const Status status = writer->finish();
  if (!status) FAIL(describe(status.error()));
  return out.take();
}

inline Statement about(const TermView& object) {
  return Statement({iri("http://example.org/s"), iri("http://example.org/p"), object, {}});
}

/// Why a writer refuses a statement; empty where it takes it.
inline std::string refusal(const Syntax& syntax, const StatementView& statement) {
  StringSink out;
  const auto writer = make_writer(syntax, out);
  const bool taken = writer->write(statement);
  const Status status = writer->finish();
  CHECK(taken == status.has_value());
  return status ? "" : status.error().message;
}

/// Equal up to the labels of blank nodes: labels are replaced by what is said about the node, to a depth that suffices
/// for small graphs that are not built to deceive.
inline std::set<std::string> without_labels(const std::vector<Statement>& statements) {
  std::map<std::string, std::string> colour;
  const auto named = [&](const Term& term, const std::string* self) -> std::string {
    if (term.kind == TermKind::blank) return self != nullptr && *self == term.text ? "(self)" : colour[term.text];
    return describe(literal(std::to_string(static_cast<int>(term.kind)))) + term.text + '\n' + term.datatype + '\n' +
           term.language;
  };
  const auto line = [&](const Statement& s, const std::string* self) {
    return named(s.subject, self) + '|' + named(s.predicate, self) + '|' + named(s.object, self) + '|' +
           named(s.graph, self);
  };
  std::map<std::string, std::vector<const Statement*>> around;
  for (const Statement& s : statements) {
    for (const Term* term : {&s.subject, &s.object, &s.graph}) {
      if (term->kind == TermKind::blank) around[term->text].push_back(&s);
    }
  }
  for (std::size_t round = 0; round < std::min<std::size_t>(around.size() + 1, 16); ++round) {
    std::map<std::string, std::string> next;
    for (const auto& [label, near] : around) {
      std::set<std::string> lines;
      for (const Statement* s : near) lines.insert(line(*s, &label));
      std::string all;
      for (const std::string& each : lines) all += each + '\n';
      next[label] = hash128(all).base32();
    }
    colour = std::move(next);
  }
  std::set<std::string> out;
  for (const Statement& s : statements) out.insert(line(s, nullptr));
  return out;
}

inline bool isomorphic(const std::vector<Statement>& a, const std::vector<Statement>& b) {
  return without_labels(a) == without_labels(b);
}

}  // namespace newsgraph::rdf::tests
