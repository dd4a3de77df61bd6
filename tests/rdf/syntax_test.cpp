#include "newsgraph/rdf/syntax.h"

#include <set>

#include <catch2/catch.hpp>

#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;

TEST_CASE("Names, media types and suffixes of the syntaxes are told apart") {
  REQUIRE(syntaxes().size() >= 4);
  std::set<std::string_view> seen;
  for (const Syntax* const syntax : syntaxes()) {
    CHECK(seen.insert(syntax->name).second);
    CHECK(seen.insert(syntax->media_type).second);
    REQUIRE_FALSE(syntax->suffixes.empty());
    for (const std::string_view suffix : syntax->suffixes) {
      CHECK(suffix.starts_with('.'));
      CHECK(seen.insert(suffix).second);
      CHECK(syntax_of_file("data" + std::string(suffix)) == syntax);
    }
    CHECK(syntax_named(syntax->name) == syntax);
    for (const std::string_view suffix : syntax->suffixes) CHECK(syntax_named(suffix.substr(1)) == syntax);
  }
  CHECK(syntax_named("rdfxml") == nullptr);
}

TEST_CASE("A file's name tells its syntax, through compression and capitals") {
  CHECK(syntax_of_file("a/b.ttl") == &turtle_syntax);
  CHECK(syntax_of_file("a/b.NT.GZ") == &ntriples_syntax);
  CHECK(syntax_of_file("b.trig.zst") == &trig_syntax);
  CHECK(syntax_of_file("b.nq") == &nquads_syntax);
  CHECK(syntax_of_file("b.gz") == nullptr);
  CHECK(syntax_of_file("a.ttl/b") == nullptr);
  CHECK(syntax_of_file("ttl") == nullptr);
  CHECK(syntax_of_file("") == nullptr);
}

TEST_CASE("Every syntax writes what it reads") {
  const Statement statement = about(literal("值"));
  for (const Syntax* const syntax : readable_syntaxes()) {
    CHECK(parsed(*syntax, written(*syntax, {statement})) == std::vector{statement});
  }
}

TEST_CASE("What can be written alone is refused by readers in words that say so") {
  const Error error = error_of(jsonld_syntax, "{}");
  CHECK(error.code == Errc::unsupported);
  CHECK(describe(error).find("newsgraph writes jsonld but cannot read it; it reads turtle, ntriples") !=
        std::string::npos);
}
