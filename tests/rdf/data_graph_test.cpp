#include "newsgraph/rdf/data_graph.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

using namespace newsgraph;
using rdf::TermId;

namespace {

std::string name(std::uint_fast32_t number) {
  return "http://example.org/" + std::to_string(number);
}

std::vector<TermId> sorted(std::span<const TermId> ids) {
  std::vector<TermId> out(ids.begin(), ids.end());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("a data graph answers as a search through all its statements does") {
  rdf::TermTable terms;
  // Also where most terms of the table are not the graph's.
  const std::uint32_t others = GENERATE(0U, 60000U);
  for (std::uint32_t i = 0; i < others; ++i) terms.intern(rdf::literal(std::to_string(i)));
  rdf::RowSink sink(terms);
  std::mt19937 random(7);
  using Triple = std::tuple<TermId, TermId, TermId>;
  std::set<Triple> all;
  for (int i = 0; i < 3000; ++i) {
    // Few subjects with many statements and many with few.
    const std::string subject = name(random() % 2 == 0 ? random() % 3 : 100 + random() % 500);
    const std::string predicate = name(10 + random() % 5);
    const std::string object = name(random() % 60);
    sink.statement(rdf::iri(subject), rdf::iri(predicate), rdf::iri(object));
    all.emplace(terms.find(rdf::iri(subject)), terms.find(rdf::iri(predicate)), terms.find(rdf::iri(object)));
  }
  std::vector<TermId> predicates;
  for (std::uint_fast32_t i = 10; i < 15; ++i) predicates.push_back(terms.find(rdf::iri(name(i))));
  auto graphs = sink.take();
  REQUIRE(graphs.size() == 1);
  const rdf::DataGraph graph(std::move(graphs.front().rows), terms.end(), predicates);
  CHECK(graph.size() == all.size());

  for (std::uint32_t number = others == 0 ? 1 : others - 10; number < terms.end(); ++number) {
    const auto node = static_cast<TermId>(number);
    for (const TermId predicate : predicates) {
      std::vector<TermId> objects;
      std::vector<TermId> subjects;
      for (const auto& [s, p, o] : all) {
        if (s == node && p == predicate) objects.push_back(o);
        if (o == node && p == predicate) subjects.push_back(s);
      }
      CHECK(sorted(graph.objects(node, predicate)) == objects);
      CHECK(sorted(graph.subjects(predicate, node)) == subjects);
    }
  }
}

TEST_CASE("a statement that is read twice is kept once with its first ordinal") {
  rdf::TermTable terms;
  rdf::RowSink sink(terms);
  const auto a = rdf::iri("http://example.org/a");
  const auto p = rdf::iri("http://example.org/p");
  sink.statement(a, p, rdf::literal("0"));
  sink.statement(a, p, rdf::literal("1"));
  sink.statement(a, p, rdf::literal("1"));
  CHECK(sink.next_ordinal() == 3);
  auto graphs = sink.take();
  const rdf::DataGraph graph(std::move(graphs.front().rows), terms.end(), {});
  const auto statements = graph.statements_of(terms.find(a), terms.find(p));
  REQUIRE(statements.objects.size() == 2);
  CHECK(statements.ordinals[0] == 0);
  CHECK(statements.ordinals[1] == 1);
  CHECK(graph.contains(terms.find(a), terms.find(p), terms.find(rdf::literal("1"))));
  CHECK_FALSE(graph.contains(terms.find(p), terms.find(p), terms.find(a)));
}

TEST_CASE("rows are kept by graph where that is asked for") {
  const auto a = rdf::iri("http://example.org/a");
  const auto g = rdf::iri("http://example.org/g");
  const auto fill = [&](rdf::RowSink& sink) {
    sink.statement(a, a, a);
    sink.statement(a, a, g, g);
    sink.statement(a, g, a);
    sink.statement(g, a, a, g);
    return sink.take();
  };
  rdf::TermTable terms;
  rdf::RowSink split(terms, rdf::RowSink::Graphs::split);
  const auto by_name = fill(split);
  REQUIRE(by_name.size() == 2);
  CHECK(by_name[0].name == TermId::none);
  CHECK(by_name[0].rows.size() == 2);
  CHECK(by_name[1].name == terms.find(g));
  CHECK(by_name[1].rows.size() == 2);
  rdf::RowSink merged(terms);
  const auto together = fill(merged);
  REQUIRE(together.size() == 1);
  CHECK(together[0].rows.size() == 4);
}

TEST_CASE("language tags that differ in case become one where that is asked for") {
  rdf::TermTable terms;
  const auto a = rdf::iri("http://example.org/a");
  rdf::RowSink canonical(terms, rdf::RowSink::Graphs::merge, rdf::RowSink::Languages::canonical);
  canonical.statement(a, a, rdf::text("x", "ZH-hans"));
  canonical.statement(a, a, rdf::text("x", "zh-Hans"));
  const auto rows = canonical.take().front().rows;
  CHECK(rows[0].object == rows[1].object);
  CHECK(terms[rows[0].object].language == "zh-Hans");
  rdf::RowSink as_written(terms);
  as_written.statement(a, a, rdf::text("x", "ZH-hans"));
  CHECK(terms[as_written.take().front().rows[0].object].language == "ZH-hans");
}

TEST_CASE("an empty data graph has no statements") {
  const rdf::DataGraph graph({}, 10, {});
  CHECK(graph.size() == 0);
  CHECK(graph.subjects().empty());
  CHECK(graph.objects(static_cast<TermId>(3), static_cast<TermId>(4)).empty());
  CHECK(graph.statements_of(static_cast<TermId>(1000)).objects.empty());
}
