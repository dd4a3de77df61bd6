#include "newsgraph/rdf/sinks.h"

#include <catch2/catch.hpp>

#include "newsgraph/rdf/literal.h"
#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;

namespace {

const TermView s = iri("http://example.org/s");
const TermView p = iri("http://example.org/p");

}  // namespace

TEST_CASE("A literal of xsd:string is the same term as one without a datatype") {
  CHECK(literal("a") == literal("a", vocabulary::xsd::string));
  CHECK(literal("a") != text("a", "en"));
  CHECK(text("a", "") == literal("a"));
  CHECK(boolean(true) == literal("true", vocabulary::xsd::boolean));
}

TEST_CASE("IRIs of schema.org exist under both bases") {
  CHECK(vocabulary::schema::name.in(false) == "http://schema.org/name");
  CHECK(vocabulary::schema::name.in(true) == "https://schema.org/name");
  CHECK(vocabulary::ng::term<"Election"> == "https://w3id.org/newsgraph/ns#Election");
  CHECK(vocabulary::ng::base == "https://w3id.org/newsgraph/ns#");
}

TEST_CASE("Numbers as text") {
  CHECK(NumberText(std::int64_t{-42}).view() == "-42");
  CHECK(NumberText(INT64_MIN).view() == "-9223372036854775808");
  CHECK(NumberText(0.5, 3).view() == "0.5");
  CHECK(NumberText(1.0, 3).view() == "1.0");
  CHECK(NumberText(100.0, 2).view() == "100.0");
  CHECK(NumberText(0.8567, 2).view() == "0.86");
  CHECK(NumberText(-999999999999999.0, 15).view() == "-999999999999999.0");
}

TEST_CASE("Bare forms are those of Turtle's grammar") {
  using namespace vocabulary;
  CHECK(may_stand_bare("007", xsd::integer));
  CHECK(may_stand_bare("-1", xsd::integer));
  CHECK_FALSE(may_stand_bare("+-1", xsd::integer));
  CHECK_FALSE(may_stand_bare("1.0", xsd::integer));
  CHECK(may_stand_bare(".5", xsd::decimal));
  CHECK_FALSE(may_stand_bare("5", xsd::decimal));
  CHECK_FALSE(may_stand_bare("5.", xsd::decimal));
  CHECK_FALSE(may_stand_bare("1.2.3", xsd::decimal));
  CHECK_FALSE(may_stand_bare("1", xsd::boolean));
  CHECK_FALSE(may_stand_bare("1e0", xsd::double_));
  CHECK_FALSE(may_stand_bare("1", xsd::nonNegativeInteger));
}

TEST_CASE("Collected statements come back as they were, in order") {
  CollectingSink sink;
  const std::vector<Statement> statements{
      Statement({s, p, text("一", "zh"), {}}),
      Statement({blank("b"), p, literal("1", vocabulary::xsd::integer), iri("http://example.org/g")}),
      Statement({s, p, literal(""), {}}),
  };
  sink.prefix("ex", "http://example.org/");
  for (const Statement& statement : statements) CHECK(sink.write(statement.view()));
  CHECK(sink.statements() == statements);
  CHECK(sink.prefixes().size() == 1);
  CollectingSink copy;
  CHECK(sink.replay(copy));
  CHECK(copy.statements() == statements);
  sink.clear();
  CHECK(sink.empty());
  CHECK(sink.finish());
}

TEST_CASE("A tee writes to both, and one that fails is reported") {
  CollectingSink good;
  StringSink out;
  const auto strict = make_writer(ntriples_syntax, out);
  Tee tee(good, *strict);
  CHECK(tee.statement(s, p, literal("a")));
  CHECK_FALSE(tee.statement(s, p, iri("relative")));
  CHECK(good.size() == 2);
  CHECK_FALSE(tee.finish());
}

TEST_CASE("Counting counts what was taken") {
  CountingSink alone;
  CHECK(alone.statement(s, p, literal("a")));
  CHECK(alone.count() == 1);
  StringSink out;
  const auto strict = make_writer(ntriples_syntax, out);
  CountingSink counted(*strict);
  CHECK(counted.statement(s, p, literal("a")));
  CHECK_FALSE(counted.statement(s, p, iri("relative")));
  CHECK(counted.count() == 1);
}

TEST_CASE("A statement goes through the filter once, graph and language included in what it is") {
  CollectingSink kept;
  UniqueStatements unique(kept);
  const TermView g = iri("http://example.org/g");
  for (int round = 0; round < 2; ++round) {
    CHECK(unique.statement(s, p, literal("a")));
    CHECK(unique.statement(s, p, text("a", "en")));
    CHECK(unique.statement(s, p, literal("a", vocabulary::xsd::date)));
    CHECK(unique.statement(s, p, iri("a")));
    CHECK(unique.statement(s, p, blank("a")));
    CHECK(unique.statement(s, p, literal("a"), g));
    CHECK(unique.finish());
  }
  CHECK(kept.size() == 6);
  CHECK(unique.dropped() == 6);
}

TEST_CASE("The boundaries of terms count in a statement's hash") {
  CHECK(hash_of({iri("ab"), iri("c"), literal("d"), {}}) != hash_of({iri("a"), iri("bc"), literal("d"), {}}));
  CHECK(hash_of({s, p, text("a", "en"), {}}) != hash_of({s, p, literal("a", "en"), {}}));
}

TEST_CASE("A set of hashes keeps them through growth, zero included") {
  HashSet set;
  for (std::uint64_t i = 0; i < 10000; ++i) CHECK(set.insert({i * 7, i}));
  for (std::uint64_t i = 0; i < 10000; ++i) CHECK_FALSE(set.insert({i * 7, i}));
  CHECK(set.size() == 10000);
}
