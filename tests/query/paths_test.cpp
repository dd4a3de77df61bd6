#include "support.h"

using namespace newsgraph;
using tests::Rows;
using tests::rows;

namespace {

/// A chain with a way round: a -> b -> c -> a, c -> d; and two ways from s to t.
constexpr std::string_view ways = R"(
:a :p :b . :b :p :c . :c :p :a, :d . :d :q :e .
:s :q :m1, :m2 . :m1 :q :t . :m2 :q :t .
)";

}  // namespace

TEST_CASE("Sequences, inverses and alternatives keep every way") {
  CHECK(rows(ways, "SELECT ?x { :a :p/:p ?x }") == Rows{":c"});
  CHECK(rows(ways, "SELECT ?x { :s :q/:q ?x }") == Rows{":t", ":t"});
  CHECK(rows(ways, "SELECT ?x { :b ^:p ?x }") == Rows{":a"});
  CHECK(rows(ways, "SELECT ?x { ?x ^(:p/:q) :c }") == Rows{":e"});
  CHECK(rows(ways, "SELECT ?x { :e ^(:p/:q) ?x }") == Rows{":c"});
  CHECK(rows(ways, "SELECT ?x { :a ^(:p/:q) ?x }").empty());
  CHECK(rows(ways, "SELECT ?x { :d :q|^:p ?x }") == Rows{":c", ":e"});
  CHECK(rows(ways, "SELECT ?x { :s (:q|:q)/:q ?x }").size() == 4);
}

TEST_CASE("Repeated paths reach every node once, also on circles") {
  CHECK(rows(ways, "SELECT ?x { :a :p+ ?x }") == Rows{":a", ":b", ":c", ":d"});
  CHECK(rows(ways, "SELECT ?x { :a :p* ?x }") == Rows{":a", ":b", ":c", ":d"});
  CHECK(rows(ways, "SELECT ?x { :s :q+ ?x }") == Rows{":m1", ":m2", ":t"});
  CHECK(rows(ways, "SELECT ?x { :a :p? ?x }") == Rows{":a", ":b"});
  CHECK(rows(ways, "SELECT ?x { ?x :p+ :d }") == Rows{":a", ":b", ":c"});
  CHECK(rows(ways, "SELECT ?x { :a (:p/:p)+ ?x }") == Rows{":a", ":b", ":c", ":d"});
  CHECK(rows(ways, "SELECT ?x { :a (:p|:q)+ ?x }") == Rows{":a", ":b", ":c", ":d", ":e"});
  CHECK(rows(ways, "SELECT ?x ?y { ?x :p+ ?y }").size() == 12);
  CHECK(rows(ways, "SELECT ?x { ?x :p+ ?x }") == Rows{":a", ":b", ":c"});
  CHECK(rows(ways, "ASK { :a :p+ :d }") == Rows{"yes"});
  CHECK(rows(ways, "ASK { :d :p+ :a }") == Rows{"no"});
}

TEST_CASE("A way without a step leads from every node of the graph to itself") {
  CHECK(rows(":a :p :b .", "SELECT ?x ?y { ?x :q* ?y }") == Rows{":a :a", ":b :b"});
  CHECK(rows(":a :p :b .", "SELECT ?x { :elsewhere :q* ?x }") == Rows{":elsewhere"});
  CHECK(rows(":a :p :b .", "SELECT ?x { VALUES ?x { :elsewhere } ?x :q? ?x }").empty());
  CHECK(rows(":a :p 'b' .", "SELECT ?x { ?x :p? 'b' }") == Rows{"\"b\"", ":a"});
}

TEST_CASE("Negated property sets take any other predicate, in the directions that they name") {
  CHECK(rows(ways, "SELECT ?x { :d !:p ?x }") == Rows{":e"});
  CHECK(rows(ways, "SELECT ?x { :d !(:p|:q) ?x }").empty());
  CHECK(rows(ways, "SELECT ?x { :d !^:q ?x }") == Rows{":c"});
  CHECK(rows(ways, "SELECT ?x { :d !(:x|^:x) ?x }") == Rows{":c", ":e"});
  CHECK(rows(ways, "SELECT ?x { ?x !:p :e }") == Rows{":d"});
}
