#include "support.h"

using namespace newsgraph;
using tests::refusal;

TEST_CASE("Errors of a query have line, column and what was expected") {
  CHECK(refusal("SELECT ?x WHERE {\n  ?x a }") == "2:8: \"}\" stands where an object is expected");
  CHECK(refusal("SELECT ?x { ?x ex:p 1 }") == "1:16: the prefix \"ex:\" is not declared");
  CHECK(refusal("SELECT ?x { ?x <p> 1 }") == "1:16: <p> is a relative IRI, and there is no BASE");
  CHECK(refusal("SELECT ?x { ?x <http://e/p> 1") ==
        "1:30: the end of the query stands where \".\" or \"}\" is expected");
  CHECK(refusal("SELECT { ?x ?p 1 }").starts_with("1:8: \"{\" stands where"));
  CHECK(refusal("SELECT ?新 { ?新 ?p \"没完 }") == "1:19: a string has no end on its line");
  CHECK(refusal("SELECT * { ?x ?p 1 } LIMIT many") == "1:28: \"many\" stands where a whole number is expected");
  CHECK(refusal("SELECT * { FILTER foo(?x) }") == "1:19: \"foo\" stands where \"(\" or a function is expected");
  CHECK(refusal("SELECT (STRLEN(?x, 1) AS ?n) {}") == "1:15: the function takes 1 arguments, not 2");
  CHECK(refusal("SELECT * { VALUES (?a ?b) { (1) } }") == "1:29: a row of VALUES has 1 terms for 2 variables");
}

TEST_CASE("What newsgraph does not evaluate is refused by name and place, before data are read") {
  const auto code = [](std::string_view text) { return query::parse(text).error().code; };
  CHECK(refusal("SELECT * {\n SERVICE <http://e/> { ?s ?p ?o } }") ==
        "2:2: SERVICE is not supported: newsgraph query asks no other computers");
  CHECK(refusal("SELECT (MD5('x') AS ?h) {}") == "1:9: MD5: hash functions are not supported");
  CHECK(refusal("SELECT (RAND() AS ?h) {}").starts_with("1:9: RAND"));
  CHECK(refusal("SELECT (BNODE() AS ?h) {}").starts_with("1:9: BNODE"));
  CHECK(refusal("SELECT * { FILTER <http://e/f>(1) }") == "1:19: there is no function <http://e/f>");
  CHECK(refusal("INSERT DATA { <http://e/a> <http://e/b> 1 }") ==
        "1:1: this is a SPARQL Update; newsgraph query only asks");
  CHECK(refusal("SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?p ?x MINUS { ?s ?p 1 } } }") ==
        "1:46: MINUS within EXISTS is not supported");
  CHECK(refusal("SELECT * { ?s ?p ?o FILTER EXISTS { SELECT ?s { ?s ?p 1 } } }") ==
        "1:37: a SELECT within EXISTS is not supported");
  CHECK(code("SELECT * { SERVICE <http://e/> {} }") == Errc::unsupported);
  CHECK(code("SELECT * { ") == Errc::syntax);
}

TEST_CASE("Variables stand where they have a meaning") {
  CHECK(refusal("SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?o }") == "1:8: SELECT has ?x, which is not in GROUP BY");
  CHECK(refusal("SELECT ?x { ?x ?p ?o } GROUP BY ?x HAVING(?o > 1)") ==
        "1:43: HAVING has ?o outside of an aggregate, and it is not in GROUP BY");
  CHECK(refusal("SELECT ?x (COUNT(?o) AS ?n) { ?x ?p ?o } GROUP BY ?x HAVING(?n > 1)") ==
        "1:61: HAVING has ?n outside of an aggregate, and it is not in GROUP BY");
  CHECK(refusal("SELECT (1 AS ?o) { ?x ?p ?o }") == "1:9: AS assigns to ?o, which the pattern binds");
  CHECK(refusal("SELECT * { ?x ?p ?o BIND(1 AS ?o) }") == "1:31: BIND assigns to ?o, which has been used in its group");
  CHECK(refusal("SELECT * { ?x ?p ?o } GROUP BY ?x")
            .ends_with("SELECT * cannot stand together with GROUP BY or aggregates"));
  CHECK(refusal("SELECT * { ?x ?p ?o FILTER(COUNT(?x) > 1) }") ==
        "1:28: an aggregate can stand only in SELECT, HAVING and ORDER BY");
  CHECK(refusal("SELECT (SUM(COUNT(?x)) AS ?n) { ?x ?p ?o }") == "1:13: an aggregate stands within an aggregate");
  CHECK(refusal("SELECT * { { _:b ?p 1 } { _:b ?q 2 } }") == "1:27: the blank node _:b stands in two graph patterns");
  CHECK(refusal("SELECT * { ?x ?p ?y FILTER EXISTS { ?a ?b ?c BIND(1 AS ?y) } }") ==
        "1:51: BIND within EXISTS assigns to a variable that is used outside");
}

TEST_CASE("Deep nesting is an error, not a crash") {
  const std::string deep(100'000, '{');
  CHECK(query::parse("SELECT * " + deep).error().code == Errc::limit);
  CHECK(query::parse("SELECT * { FILTER" + std::string(100'000, '(')).error().code == Errc::limit);
  CHECK(query::parse("SELECT * { ?x " + std::string(100'000, '(')).error().code == Errc::limit);
  CHECK(query::parse("SELECT * { FILTER(" + std::string(100'000, '!')).error().code == Errc::limit);
  CHECK(query::parse("SELECT * { ?x ?p " + std::string(100'000, '[')).error().code != Errc::io);
  CHECK(query::parse("SELECT * \xFF").error().code == Errc::encoding);
}

TEST_CASE("Tokens: comments, escapes, prefixed names, numbers beside signs and points") {
  CHECK(tests::rows(":a :p 1 .", "SELECT ?x # all of it\n{ ?x :p 1. }") == tests::Rows{":a"});
  CHECK(tests::rows(":a :p 'q\"\\n' .", "SELECT ?x { ?x :p \"\"\"q\"\\n\"\"\" }") == tests::Rows{":a"});
  CHECK(tests::rows("<http://example.org/a.b> :p 1 .", "SELECT * { :a.b :p ?x }") == tests::Rows{"1"});
  CHECK(tests::rows("<http://example.org/a,b> :p -1 .", "SELECT * { :a\\,b :p ?x, -1 }") == tests::Rows{"-1"});
  CHECK(tests::rows(":人 :p '\\u4EBA' .", "SELECT ?x { ?x :p '人' }") == tests::Rows{":人"});
  CHECK(tests::value_of("1<2") == "true");
  CHECK(tests::value_of("3 -1") == "2");
}
