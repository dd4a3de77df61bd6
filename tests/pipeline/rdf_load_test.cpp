// Line-based documents of some size are read in pieces by several threads; nothing of that may be seen.
#include "newsgraph/pipeline/rdf_load.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/pipeline/rdf_input.h"

using namespace newsgraph;

namespace {

constexpr std::size_t many = 40000;  ///< lines: several pieces

std::string line_of(std::size_t number, std::string_view end = "\n") {
  return "<http://example.org/s" + std::to_string(number) + "> <http://example.org/p> _:b" +
         std::to_string(number % 3) + " ." + std::string(end);
}

std::string lines(std::string_view end = "\n") {
  std::string text;
  for (std::size_t i = 0; i < many; ++i) text += line_of(i, end);
  return text;
}

struct Loaded {
  rdf::TermTable terms;
  std::vector<rdf::Row> rows;
  Status status;

  Loaded(std::string text, const rdf::Syntax& syntax, unsigned jobs) {
    rdf::RowSink sink(terms);
    pipeline::Prefixes prefixes;
    rdf::ReadDocument document = pipeline::document_of("data", std::move(text), syntax);
    status = pipeline::load(document, sink, prefixes, jobs);
    rows = std::move(sink.take().front().rows);
  }
  std::string place() const {
    return status ? "" : describe(status.error()).substr(0, describe(status.error()).find(": "));
  }
};

}  // namespace

TEST_CASE("a document that is read in pieces has all of its statements, in order") {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const Loaded one(lines(end), rdf::ntriples_syntax, 1);
    const Loaded several(lines(end), rdf::ntriples_syntax, 3);
    REQUIRE(one.status);
    REQUIRE(several.status);
    CHECK(several.rows.size() == many);
    CHECK(std::ranges::equal(several.rows, one.rows, [](const rdf::Row& a, const rdf::Row& b) {
      return a.subject == b.subject && a.predicate == b.predicate && a.object == b.object && a.ordinal == b.ordinal;
    }));
  }
}

TEST_CASE("a blank label means one node in all pieces") {
  const Loaded loaded(lines(), rdf::ntriples_syntax, 3);
  std::set<rdf::TermId> objects;
  for (const rdf::Row& row : loaded.rows) objects.insert(row.object);
  CHECK(objects.size() == 3);
}

TEST_CASE("a mistake in a late piece has its line in the document") {
  for (const unsigned jobs : {1U, 3U}) {
    CAPTURE(jobs);
    CHECK(
        Loaded(lines() + "<http://example.org/s> <http://example.org/p> word .\n" + lines(), rdf::ntriples_syntax, jobs)
            .place() == "data:" + std::to_string(many + 1) + ":47");
    CHECK(Loaded(lines() + "<relative> <http://example.org/p> _:b .\n", rdf::ntriples_syntax, jobs)
              .place()
              .starts_with("data:" + std::to_string(many + 1)));
    CHECK(
        Loaded(lines() + "\xFF\n", rdf::ntriples_syntax, jobs).place().starts_with("data:" + std::to_string(many + 1)));
  }
}

TEST_CASE("a mistake in Turtle's terms has its line too, which the reader keeps only where it is asked") {
  std::string turtle = "@prefix ex: <http://example.org/> .\n";
  for (std::size_t i = 0; i < many; ++i) turtle += "ex:s ex:p ex:o .\n";
  for (const unsigned jobs : {1U, 2U})
    CHECK(Loaded(turtle + "no:s ex:p ex:o .\n", rdf::turtle_syntax, jobs).place() ==
          "data:" + std::to_string(many + 2));
}
