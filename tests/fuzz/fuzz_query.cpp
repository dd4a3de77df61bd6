// Any bytes: a query is parsed, or refused with an error that says what is wrong and where in the text. What is parsed
// can be evaluated: over no data at all, where VALUES, BIND, expressions and aggregates still have work to do; its
// columns and terms are those of its tables.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/query/dataset.h"
#include "newsgraph/query/execute.h"
#include "newsgraph/query/query.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/sinks.h"

namespace {

using namespace newsgraph;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Takes a few rows, as wide as the head says; then it is enough, as a text may ask for the product of many tables.
class FewRows final : public query::ResultWriter {
 public:
  bool begin(std::span<const std::string> names) override {
    columns_ = names.size();
    return true;
  }
  bool row(std::span<const rdf::TermView> terms) override {
    require(terms.size() == columns_);
    constexpr std::size_t most_rows = 64;
    return ++rows_ < most_rows;
  }
  bool boolean(bool) override { return true; }
  bool end() override { return true; }

 private:
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
};

/// Statements that a writer would refuse are not made.
class SoundStatements final : public rdf::StatementSink {
 public:
  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const rdf::StatementView& statement) override {
    require(statement.subject && statement.predicate.kind == rdf::TermKind::iri && statement.object);
    require(statement.subject.kind != rdf::TermKind::literal);
    return true;
  }
  Status finish() override { return {}; }
};

void check_error(const Error& error, std::string_view text) {
  require(!error.message.empty());
  require(error.where.offset <= text.size());
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(text, '\n') + 1);
  require(error.where.line >= 1 && error.where.line <= lines && error.where.column >= 1);
}

void evaluate(const query::Query& query) {
  for (const auto how : {query::DefaultGraph::all, query::DefaultGraph::unnamed}) {
    rdf::TermTable terms(query.terms.get());
    rdf::RowSink rows(terms, rdf::RowSink::Graphs::split, rdf::RowSink::Languages::canonical);
    const query::Dataset nothing(query, rows.take(), terms, how);
    if (query.form == query::Form::select || query.form == query::Form::ask) {
      FewRows few;
      query::answer(query, nothing, few);
    } else {
      SoundStatements statements;
      query::build_graph(query, nothing, statements);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* base : {"", "https://example.org/base"}) {
    const auto query = query::parse(text, {.in = {}, .base = base, .prefixes = {{"", "https://example.org/"}}});
    if (!query) {
      check_error(query.error(), text);
      continue;
    }
    evaluate(*query);
  }
  return 0;
}
