#include "newsgraph/store/batcher.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace newsgraph;
using namespace newsgraph::store;

namespace {

std::vector<Batch> batches(const BatchingOptions& options, const std::vector<std::string>& graphs,
                           const std::string& object = "\"o\"") {
  std::vector<Batch> out;
  Batcher batcher(options, [&](Batch batch) {
    out.push_back(std::move(batch));
    return true;
  });
  int number = 0;
  for (const std::string& graph : graphs) {
    const std::string subject = "<s:" + std::to_string(++number) + '>';
    CHECK(batcher.add({subject, "<p:p>", object, graph}));
  }
  CHECK(batcher.finish());
  return out;
}

BatchingOptions options(BodyFormat format, std::size_t statements = 100) {
  return {.format = format, .size = {.statements = statements, .bytes = 1'000'000}};
}

}  // namespace

TEST_CASE("quads of many graphs share a batch, up to its size") {
  const auto all = batches(options(BodyFormat::nquads, 2), {"g:a", "", "g:b"});
  REQUIRE(all.size() == 2);
  CHECK(all[0].action == Action::add_all);
  CHECK(all[0].body == "<s:1> <p:p> \"o\" <g:a> .\n<s:2> <p:p> \"o\" .\n");
  CHECK(all[0].statements == 2);
  CHECK(all[1].body == "<s:3> <p:p> \"o\" <g:b> .\n");
  CHECK(all[1].index == 1);
  CHECK(all[1].first_statement == 3);
  CHECK(all[1].last_statement == 3);
}

TEST_CASE("a batch of one graph waits while others are filled") {
  const auto all = batches(options(BodyFormat::ntriples, 3), {"g:a", "g:b", "g:a", "g:b", "g:a", "", "g:a"});
  REQUIRE(all.size() == 4);
  CHECK(all[0].graph == "g:a");
  CHECK(all[0].body == "<s:1> <p:p> \"o\" .\n<s:3> <p:p> \"o\" .\n<s:5> <p:p> \"o\" .\n");
  CHECK(all[0].last_statement == 5);
  CHECK(all[1].graph == "g:b");
  CHECK(all[2].graph.empty());
  CHECK(all[3].body == "<s:7> <p:p> \"o\" .\n");
  for (const Batch& batch : all) CHECK(batch.action == Action::add);
}

TEST_CASE("what all open batches hold is bounded: the one that was idle longest goes first") {
  BatchingOptions few = options(BodyFormat::ntriples);
  few.most_held = 50;  // three statements
  const auto all = batches(few, {"g:a", "g:b", "g:a", "g:c", "g:d"});
  REQUIRE(all.size() == 4);
  CHECK(all[0].graph == "g:b");
  CHECK(all[1].graph == "g:a");
  CHECK(all[1].statements == 2);
}

TEST_CASE("a batch of many graphs is as large as its size allows, whatever ones of a graph may hold") {
  for (const BodyFormat format : {BodyFormat::nquads, BodyFormat::update}) {
    BatchingOptions few = options(format, 4);
    few.most_held = 50;
    const auto all = batches(few, {"g:a", "g:b", "g:a", "g:c", "g:d"});
    REQUIRE(all.size() == 2);
    CHECK(all[0].statements == 4);
  }
}

TEST_CASE("a batch ends with the statement that fills its bytes") {
  BatchingOptions small = options(BodyFormat::nquads);
  small.size.bytes = 40;
  CHECK(batches(small, {"", "", "", ""}).size() == 2);
  // One that is larger by itself is sent by itself.
  CHECK(batches(small, {"", "", ""}, '"' + std::string(500, 'x') + '"').size() == 3);
}

TEST_CASE("Turtle begins with a directive, since some stores look for one") {
  const auto all = batches(options(BodyFormat::turtle), {"g:a"});
  REQUIRE(all.size() == 1);
  CHECK(all[0].body == "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n<s:1> <p:p> \"o\" .\n");
}

TEST_CASE("an update inserts into each graph of its batch") {
  const auto all = batches(options(BodyFormat::update), {"g:a", "g:a", "", "g:b"});
  REQUIRE(all.size() == 1);
  CHECK(all[0].action == Action::update);
  CHECK(all[0].body ==
        "INSERT DATA {\nGRAPH <g:a> {\n<s:1> <p:p> \"o\" .\n<s:2> <p:p> \"o\" .\n}\n<s:3> <p:p> \"o\" .\n"
        "GRAPH <g:b> {\n<s:4> <p:p> \"o\" .\n}\n}\n");
}

TEST_CASE("a graph is replaced once, and added to when that is done") {
  BatchingOptions replacing = options(BodyFormat::ntriples, 1);
  replacing.replace = true;
  replacing.kept = {"g:k"};
  const auto all = batches(replacing, {"g:a", "g:b", "g:a", "g:k", "g:a"});
  REQUIRE(all.size() == 5);
  CHECK(all[0].action == Action::replace);
  CHECK(all[1].action == Action::replace);
  CHECK(all[2].action == Action::add);
  CHECK(all[2].after == std::vector<std::uint64_t>{0});
  CHECK(all[3].action == Action::add);
  CHECK(all[3].after.empty());
  CHECK(all[4].after == std::vector<std::uint64_t>{0});
}

TEST_CASE("an update drops the graphs that it replaces first") {
  BatchingOptions replacing = options(BodyFormat::update, 2);
  replacing.replace = true;
  const auto all = batches(replacing, {"g:a", "", "g:b", "g:a"});
  REQUIRE(all.size() == 2);
  CHECK(all[0].body.starts_with("DROP SILENT GRAPH <g:a> ;\nDROP SILENT DEFAULT ;\nINSERT DATA {\n"));
  CHECK(all[1].body.starts_with("DROP SILENT GRAPH <g:b> ;\nINSERT DATA {\n"));
  CHECK(all[1].after == std::vector<std::uint64_t>{0});
}

namespace {

/// What a batch does, in a line.
std::string told(const Batch& batch) {
  std::string out;
  switch (batch.action) {
    case Action::add:
    case Action::add_all:
      out = "add";
      break;
    case Action::replace:
      out = "replace";
      break;
    case Action::update:
      out = "update";
      break;
    case Action::remove:
      out = "remove";
      break;
    case Action::drop:
      out = "drop";
  }
  if (!batch.graph.empty()) out += ' ' + batch.graph;
  out += ' ' + std::to_string(batch.statements);
  for (const std::uint64_t one : batch.after) out += " after " + std::to_string(one);
  return out;
}

/// The batches of steps: "-g" drops a graph, "+g" adds a statement to it, "~g" takes one out.
std::vector<Batch> batches_of_steps(const BatchingOptions& options, const std::vector<std::string>& steps) {
  std::vector<Batch> out;
  Batcher batcher(options, [&](Batch batch) {
    out.push_back(std::move(batch));
    return true;
  });
  for (const std::string& step : steps) {
    const std::string graph = step.substr(1);
    const WrittenStatement statement{"<s:s>", "<p:p>", "\"o\"", graph};
    CHECK((step[0] == '-' ? batcher.drop(graph) : step[0] == '+' ? batcher.add(statement) : batcher.remove(statement)));
  }
  CHECK(batcher.finish());
  return out;
}

std::vector<std::string> told(const std::vector<Batch>& batches) {
  std::vector<std::string> out;
  out.reserve(batches.size());
  for (const Batch& batch : batches) out.push_back(told(batch));
  return out;
}

}  // namespace

TEST_CASE("a graph that is dropped and filled is replaced, by one request where that is possible") {
  using Lines = std::vector<std::string>;
  const BatchingOptions of_one = options(BodyFormat::ntriples, 2);
  CHECK(told(batches_of_steps(of_one, {"-g:a", "-g:b", "+g:b", "+g:b", "+g:b", "-g:c"})) ==
        Lines{"drop g:a 0", "replace g:b 2", "drop g:c 0", "add g:b 1 after 1"});
  // Emptied long before it is filled; dropping it again changes nothing then.
  CHECK(told(batches_of_steps(of_one, {"-g:a", "-g:b", "-g:a", "+g:a", "+g:k"})) ==
        Lines{"drop g:a 0", "drop g:b 0", "add g:a 1 after 0", "add g:k 1"});
  const auto updates = batches_of_steps(options(BodyFormat::update, 2), {"-g:a", "+g:b", "-g:c", "+g:c", "+g:c"});
  CHECK(told(updates) == Lines{"update 2", "update 1 after 0"});
  CHECK(updates[0].body ==
        "DROP SILENT GRAPH <g:a> ;\nDROP SILENT GRAPH <g:c> ;\nINSERT DATA {\nGRAPH <g:b> {\n<s:s> <p:p> \"o\" .\n}\n"
        "GRAPH <g:c> {\n<s:s> <p:p> \"o\" .\n}\n}\n");
  const auto drops = batches_of_steps(options(BodyFormat::update, 2), {"-g:a", "-g:b", "-g:c"});
  REQUIRE(told(drops) == Lines{"update 0", "update 0"});
  CHECK(drops[1].body == "DROP SILENT GRAPH <g:c>");
}

TEST_CASE("statements are taken out by updates, of their own size, whatever the others go by") {
  using Lines = std::vector<std::string>;
  for (const BodyFormat format : {BodyFormat::ntriples, BodyFormat::update}) {
    BatchingOptions how = options(format, 100);
    how.removals = {.statements = 2, .bytes = 1000};
    const auto all = batches_of_steps(how, {"~g:a", "~g:b", "~g:a"});
    REQUIRE(told(all) == Lines{"remove 2", "remove 1"});
    CHECK(all[0].body ==
          "DELETE DATA {\nGRAPH <g:a> {\n<s:s> <p:p> \"o\" .\n}\nGRAPH <g:b> {\n<s:s> <p:p> \"o\" .\n}\n}\n");
    CHECK(all[1].first_statement == 3);
  }
}

TEST_CASE("the same statements make the same batches, and others others") {
  const std::vector<std::string> graphs{"g:a", "g:b", "g:a", "", "g:c", "g:a"};
  for (const BodyFormat format : {BodyFormat::ntriples, BodyFormat::turtle, BodyFormat::nquads, BodyFormat::update}) {
    const auto first = batches(options(format, 2), graphs);
    const auto second = batches(options(format, 2), graphs);
    const auto third = batches(options(format, 2), graphs, "\"other\"");
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CHECK(first[i].hash() == second[i].hash());
      CHECK(first[i].hash() != third[i].hash());
    }
  }
}

TEST_CASE("no statement is lost or doubled, whatever the order of graphs and the sizes") {
  std::vector<std::string> graphs;
  std::uint32_t random = 1;
  for (int i = 0; i < 500; ++i) {
    random = random * 1664525 + 1013904223;
    graphs.push_back("g:" + std::to_string((random >> 16U) % 7));
  }
  for (const BodyFormat format : {BodyFormat::ntriples, BodyFormat::nquads, BodyFormat::update}) {
    for (const std::size_t held : {std::size_t{1}, std::size_t{300}, std::size_t{1} << 20U}) {
      BatchingOptions how = options(format, 9);
      how.most_held = held;
      std::multiset<std::string> found;
      std::uint64_t counted = 0;
      for (const Batch& batch : batches(how, graphs)) {
        CHECK(batch.statements <= 9);
        counted += batch.statements;
        for (std::size_t at = 0; (at = batch.body.find("<s:", at)) != std::string::npos; ++at)
          found.insert(batch.body.substr(at, batch.body.find('>', at) - at));
      }
      CHECK(counted == 500);
      CHECK(found.size() == 500);
      CHECK(std::set<std::string>(found.begin(), found.end()).size() == 500);
    }
  }
}

TEST_CASE("whoever takes batches can say that it is enough") {
  int taken = 0;
  Batcher batcher(options(BodyFormat::nquads, 1), [&](const Batch&) { return ++taken < 2; });
  CHECK(batcher.add({"<s:1>", "<p:p>", "<o:o>", ""}));
  CHECK_FALSE(batcher.add({"<s:2>", "<p:p>", "<o:o>", ""}));
  CHECK_FALSE(batcher.add({"<s:3>", "<p:p>", "<o:o>", ""}));
  CHECK_FALSE(batcher.finish());
  CHECK(taken == 2);
}

TEST_CASE("a batch goes where the store takes what it does") {
  const Endpoints endpoints{
      .graphs = "http://h/g", .datasets = "http://h/d", .query = "http://h/q", .update = "http://h/u"};
  Batch batch;
  batch.body = "x";
  batch.graph = "http://e.org/1";
  HttpRequest request = request_for(batch, endpoints, BodyFormat::turtle);
  CHECK(request.method == "POST");
  CHECK(request.url == "http://h/g?graph=http%3A%2F%2Fe.org%2F1");
  CHECK(request.content_type == "text/turtle");
  batch.action = Action::replace;
  batch.graph.clear();
  request = request_for(batch, endpoints, BodyFormat::ntriples);
  CHECK(request.method == "PUT");
  CHECK(request.url == "http://h/g?default");
  CHECK(request.content_type == "application/n-triples");
  batch.action = Action::add_all;
  CHECK(request_for(batch, endpoints, BodyFormat::ntriples).url == "http://h/d");
  for (const Action action : {Action::update, Action::remove}) {
    batch.action = action;
    CHECK(request_for(batch, endpoints, BodyFormat::ntriples).content_type ==
          "application/sparql-update; charset=utf-8");
  }
  batch.action = Action::drop;
  batch.body.clear();
  batch.graph = "http://e.org/1";
  request = request_for(batch, endpoints, BodyFormat::ntriples);
  CHECK(request.method == "DELETE");
  CHECK(request.url == "http://h/g?graph=http%3A%2F%2Fe.org%2F1");
}
