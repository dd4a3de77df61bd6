#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"
#include "rdf/isomorphism.h"

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

}  // namespace newsgraph::rdf::tests
