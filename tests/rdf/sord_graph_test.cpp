#include "newsgraph/rdf/sord_graph.h"

#include <catch2/catch.hpp>

#include "newsgraph/base/embedded.h"
#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;
using namespace std::string_literals;

namespace {

const TermView a = iri("http://example.org/a");
const TermView b = iri("http://example.org/b");
const TermView p = iri("http://example.org/p");
const TermView q = iri("http://example.org/q");

}  // namespace

TEST_CASE("A graph finds statements by any pattern") {
  SordGraph graph;
  CHECK(graph.statement(a, p, b));
  CHECK(graph.statement(a, p, text("甲", "zh")));
  CHECK(graph.statement(a, q, literal("1", vocabulary::xsd::integer)));
  CHECK(graph.statement(b, p, literal("1")));
  CHECK(graph.statement(blank("x"), q, b));
  CHECK(graph.finish());
  CHECK(graph.size() == 5);
  CHECK(graph.match().size() == 5);
  CHECK(graph.match(a).size() == 3);
  CHECK(graph.match({}, p).size() == 3);
  CHECK(graph.match({}, {}, b).size() == 2);
  CHECK(graph.match(a, p).size() == 2);
  CHECK(graph.match({}, p, b).size() == 1);
  CHECK(graph.match(a, {}, b).size() == 1);
  CHECK(graph.match(b, q).empty());
  CHECK(graph.match(blank("x")).size() == 1);
  CHECK(graph.object_of(a, q) == literal("1", vocabulary::xsd::integer));
  CHECK_FALSE(graph.object_of(b, q));
  CHECK(graph.contains(a, p, text("甲", "zh")));
  CHECK_FALSE(graph.contains(a, p, literal("甲")));
  CHECK_FALSE(graph.contains(a, p, text("甲", "ja")));
  CHECK_FALSE(graph.contains({}, {}, literal("1", vocabulary::xsd::decimal)));
}

TEST_CASE("A triple that is there already is taken and kept once, whatever graph it comes from") {
  SordGraph graph;
  CHECK(graph.statement(a, p, b));
  CHECK(graph.statement(a, p, b));
  CHECK(graph.statement(a, p, b, q));
  CHECK(graph.size() == 1);
  REQUIRE(graph.match(a, p, b).size() == 1);
  CHECK(graph.match(a, p, b).front() == StatementView{a, p, b, {}});
}

TEST_CASE("Views outlive the search that gave them") {
  SordGraph graph;
  graph.statement(a, p, literal("x"));
  const std::vector<StatementView> found = graph.match(iri("http://example.org/"s + "a"));
  REQUIRE(found.size() == 1);
  CHECK(found.front() == StatementView{a, p, literal("x"), {}});
}

TEST_CASE("What Sord cannot hold is refused") {
  SordGraph graph;
  CHECK_FALSE(graph.statement(a, p, literal("a\0b"s)));
  CHECK_FALSE(graph.statement(a, p, b));
  CHECK_FALSE(graph.finish());
  CHECK(graph.statement(a, p, b));
  CHECK_FALSE(graph.statement(iri("relative"), p, b));
  CHECK_FALSE(graph.finish());
}

TEST_CASE("Circles of blank nodes and long chains are kept") {
  SordGraph graph;
  graph.statement(blank("x"), p, blank("x"));
  graph.statement(blank("y"), p, blank("z"));
  graph.statement(blank("z"), p, blank("y"));
  for (int i = 0; i < 50000; ++i) {
    graph.statement(blank(std::to_string(i)), p, blank(std::to_string(i + 1)));
  }
  CHECK(graph.size() == 50003);
  CHECK(graph.match({}, p).size() == 50003);
}

TEST_CASE("The ontology is read, and every term that the code names is declared in it") {
  const auto bytes = embedded_file("ontology/newsgraph.ttl");
  REQUIRE(bytes);
  SordGraph ontology;
  const Status status = read(turtle_syntax, *bytes, ontology);
  if (!status) FAIL(describe(status.error()));
  namespace ng = vocabulary::ng;
  for (const std::string_view term :
       {ng::quoteForm,     ng::direct,   ng::indirect,  ng::mixed,   ng::cue,    ng::speakerText, ng::audience,
        ng::identityBasis, ng::wikidata, ng::authority, ng::nameKey, ng::local,  ng::eventType,   ng::eventTypes,
        ng::trigger,       ng::modality, ng::actual,    ng::planned, ng::denied, ng::hypothetical}) {
    INFO(term);
    CHECK(ontology.contains(iri(term), iri(vocabulary::rdf::type)));
  }
}
