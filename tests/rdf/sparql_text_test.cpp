#include "newsgraph/rdf/sparql_text.h"

#include <string>

#include <catch2/catch.hpp>

#include "newsgraph/rdf/ntriples.h"

using namespace newsgraph;

namespace {

std::string sparql(std::string_view text) {
  std::string ntriples;
  rdf::append_ntriples(ntriples, rdf::literal(text));
  std::string out;
  rdf::append_sparql(out, ntriples);
  return out;
}

}  // namespace

TEST_CASE("terms are written in SPARQL as in N-Triples, as far as both mean the same by it") {
  CHECK(sparql("路透社 \"a\"\n\tb") == "\"路透社 \\\"a\\\"\\n\\tb\"");
  CHECK(sparql("") == "\"\"");
  CHECK(sparql("\\") == "\"\\\\\"");
  CHECK(sparql("\\n \\\\") == "\"\\\\n \\\\\\\\\"");
}

TEST_CASE("an escape of a code point has eight digits, so that no letter behind it is taken for one") {
  CHECK(sparql("\x01 beef") == "\"\\U00000001 beef\"");
  CHECK(sparql("\x7F"
               "00") == "\"\\U0000007F00\"");
}

TEST_CASE("a backslash before a u is not taken for an escape, whoever replaces escapes first") {
  CHECK(sparql("\\u0041") == "\"\\\\\\U000000750041\"");
  CHECK(sparql("\\U00000041") == "\"\\\\\\U0000005500000041\"");
  CHECK(sparql("\\\\u0041") == "\"\\\\\\\\\\U000000750041\"");
}
