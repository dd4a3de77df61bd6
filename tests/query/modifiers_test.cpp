#include "support.h"

using namespace newsgraph;
using tests::ordered_rows;
using tests::Rows;
using tests::rows;

namespace {

constexpr std::string_view quotations = R"(
:q1 :by :anna ; :of :xinhua ; :length 10 . :q2 :by :anna ; :of :xinhua ; :length 30 .
:q3 :by :anna ; :of :rfi ; :length 5 . :q4 :by :ben ; :of :rfi ; :length 20 . :q5 :by :ben ; :of :rfi .
)";

}  // namespace

TEST_CASE("GROUP BY with aggregates, HAVING and ORDER BY") {
  CHECK(ordered_rows(quotations, "SELECT ?who (COUNT(?q) AS ?n) { ?q :by ?who } GROUP BY ?who ORDER BY DESC(?n)") ==
        Rows{":anna 3", ":ben 2"});
  CHECK(rows(quotations, "SELECT ?who { ?q :by ?who } GROUP BY ?who HAVING(COUNT(?q) > 2)") == Rows{":anna"});
  CHECK(rows(quotations, "SELECT ?who (COUNT(DISTINCT ?of) AS ?n) { ?q :by ?who ; :of ?of } GROUP BY ?who") ==
        Rows{":anna 2", ":ben 1"});
  CHECK(rows(quotations,
             "SELECT ?who (SUM(?l) AS ?s) (AVG(?l) AS ?a) (MIN(?l) AS ?min) (MAX(?l) AS ?max) "
             "{ ?q :by ?who ; :length ?l } GROUP BY ?who") == Rows{":anna 45 15 5 30", ":ben 20 20 20 20"});
  CHECK(rows(quotations, "SELECT ?k (COUNT(*) AS ?n) { ?q :length ?l } GROUP BY (?l > 9 AS ?k)") ==
        Rows{"false 1", "true 3"});
  CHECK(rows(quotations, "SELECT (SUM(?n) * 2 AS ?m) { ?q :length ?n }") == Rows{"130"});
  CHECK(ordered_rows(quotations, "SELECT ?who { ?q :by ?who } GROUP BY ?who ORDER BY COUNT(?q)") ==
        Rows{":ben", ":anna"});
  CHECK(rows(quotations, "SELECT ?who (COUNT(*) AS ?n) { ?q :by ?who } GROUP BY ?who VALUES ?who { :ben }") ==
        Rows{":ben 2"});
}

TEST_CASE("Aggregates of nothing, of errors and of what is not bound") {
  CHECK(rows("",
             "SELECT (COUNT(*) AS ?n) (SUM(?x) AS ?s) (AVG(?x) AS ?a) (MIN(?x) AS ?m) (GROUP_CONCAT(?x) AS ?c) "
             "{ ?y :p ?x }") == Rows{"0 0 0 - \"\""});
  CHECK(rows("", "SELECT ?a (COUNT(*) AS ?n) { ?a :p ?x } GROUP BY ?a").empty());
  CHECK(rows(quotations, "SELECT (COUNT(?l) AS ?n) (COUNT(*) AS ?m) { ?q :by ?w OPTIONAL { ?q :length ?l } }") ==
        Rows{"4 5"});
  CHECK(rows(":a :p 1, 'x' .", "SELECT (SUM(?x) AS ?s) (COUNT(?x) AS ?n) { ?a :p ?x }") == Rows{"- 2"});
  CHECK(ordered_rows(":a :p 'x', 'x'@en . :b :p 'x' .",
                     "SELECT (GROUP_CONCAT(?x; SEPARATOR=', ') AS ?c) { ?a :p ?x }") == Rows{"\"x, x, x\""});
  CHECK(rows(":a :p 'x' . :b :p 'x' .", "SELECT (GROUP_CONCAT(DISTINCT ?x) AS ?c) (SAMPLE(?x) AS ?s) { ?a :p ?x }") ==
        Rows{"\"x\" \"x\""});
  CHECK(rows(":a :p 1, 2 .", "SELECT (COUNT(DISTINCT *) AS ?n) { ?a :p [] . ?a :p [] }") == Rows{"1"});
}

TEST_CASE("ORDER BY puts what is not bound first, then blank nodes, IRIs and literals by value") {
  const std::string_view data = ":a :p 10 . :b :p 9.5 . :c :p :x . :d :p 'x' . :e :p _:b . :f :q 1 .";
  CHECK(ordered_rows(data, "SELECT ?s { ?s ?any ?z OPTIONAL { ?s :p ?o } } ORDER BY ?o") ==
        Rows{":f", ":e", ":c", ":b", ":a", ":d"});
  CHECK(ordered_rows(":a :p 1 ; :q 2 . :b :p 1 ; :q 3 .", "SELECT ?s { ?s :p ?x ; :q ?y } ORDER BY ?x DESC(?y)") ==
        Rows{":b", ":a"});
  const std::string_view dates =
      ":a :d '2024-01-02'^^xsd:date . :b :d '2024-01-01T23:00:00Z'^^xsd:dateTime . :c :d "
      "'2024-01-02T01:00:00'^^xsd:dateTime .";
  CHECK(ordered_rows(dates, "SELECT ?s { ?s :d ?d } ORDER BY ?d") == Rows{":b", ":a", ":c"});
}

TEST_CASE("DISTINCT, LIMIT and OFFSET") {
  CHECK(rows(quotations, "SELECT DISTINCT ?who { ?q :by ?who }") == Rows{":anna", ":ben"});
  CHECK(ordered_rows(quotations, "SELECT ?l { ?q :length ?l } ORDER BY ?l LIMIT 2 OFFSET 1") == Rows{"10", "20"});
  CHECK(rows(quotations, "SELECT ?l { ?q :length ?l } LIMIT 0").empty());
  CHECK(ordered_rows(quotations, "SELECT DISTINCT ?who { ?q :by ?who } ORDER BY ?who OFFSET 1") == Rows{":ben"});
}

TEST_CASE("SELECT computes values, the later ones from the earlier ones") {
  CHECK(rows(":a :p 2 .", "SELECT (?x * 2 AS ?y) (?y + 1 AS ?z) ?nothing { :a :p ?x }") == Rows{"4 5 -"});
}

namespace {

std::vector<std::string> statements(std::string_view trig, std::string_view text) {
  const query::Query query = tests::parsed(text);
  const tests::LoadedData data(query, trig, query::DefaultGraph::all);
  rdf::CollectingSink sink;
  query::build_graph(query, *data.dataset, sink);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < sink.size(); ++i)
    out.push_back(rdf::describe(sink[i].subject) + ' ' + rdf::describe(sink[i].predicate) + ' ' +
                  rdf::describe(sink[i].object));
  std::ranges::sort(out);
  return out;
}

}  // namespace

TEST_CASE("CONSTRUCT fills a template, once for each statement, and leaves out what is no RDF") {
  CHECK(statements(":a :p :b . :c :p 'x' .", "CONSTRUCT { ?o :from ?s } { ?s :p ?o }") ==
        Rows{"<http://example.org/b> <http://example.org/from> <http://example.org/a>"});
  CHECK(statements(":a :p :b . :c :p :b .", "CONSTRUCT { :x :has ?o } WHERE { ?s :p ?o }").size() == 1);
  CHECK(statements(":a :p 1, 2 .", "CONSTRUCT { ?s :value [ :is ?o ] } WHERE { ?s :p ?o }").size() == 4);
  CHECK(statements(":a :p 1 ; :q 2 .", "CONSTRUCT WHERE { ?s :p ?o }").size() == 1);
  CHECK(statements(":a :p 1, 2, 3 .", "CONSTRUCT { ?s :p ?o } { ?s :p ?o } ORDER BY DESC(?o) LIMIT 1") ==
        Rows{"<http://example.org/a> <http://example.org/p> \"3\"^^<http://www.w3.org/2001/XMLSchema#integer>"});
}

TEST_CASE("DESCRIBE gives the statements about resources, and about blank nodes that they lead to") {
  CHECK(statements(":a :p [ :q [ :r 1 ] ] . :b :p 2 .", "DESCRIBE :a").size() == 3);
  CHECK(statements(":a :p :b . :b :p 2 .", "DESCRIBE ?x { :a :p ?x }").size() == 1);
  CHECK(statements(":a :p :b . :b :p 2 .", "DESCRIBE * { ?x :p ?y }").size() == 2);
}
