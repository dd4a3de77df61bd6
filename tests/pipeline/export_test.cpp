#include "newsgraph/pipeline/export.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/base/utf8.h"
#include "newsgraph/pipeline/rejects.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"
#include "support/approved.h"
#include "support/places.h"
#include "support/shared_data.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using pipeline::ExportOptions;
using pipeline::ExportSummary;

namespace {

const std::string examples = (tests::source_directory() / "examples/articles").string();
const std::string nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";
const std::string schema = "http://schema.org/";

struct Run {
  ExportSummary summary;
  std::vector<std::string> rejected;
  std::string error;
  std::string output;
};

Run run(ExportOptions options) {
  const tests::TemporaryDirectory folder;
  options.output = folder / "out";
  Run result;
  pipeline::ExportListener listener;
  listener.rejected = [&](const Error& error) { result.rejected.push_back(describe(error)); };
  const auto summary = pipeline::export_articles(options, listener, false);
  if (summary) {
    result.summary = *summary;
    result.output = tests::read_file(options.output);
  } else {
    result.error = describe(summary.error());
    CHECK_FALSE(std::filesystem::exists(options.output));
  }
  return result;
}

/// subject -> predicate -> objects, of an N-Triples document.
using Properties = std::map<std::string, std::vector<std::string>>;
std::map<std::string, Properties> properties_of(const std::string& ntriples) {
  rdf::CollectingSink sink;
  const Status status = rdf::read(rdf::ntriples_syntax, ntriples, sink);
  REQUIRE(status);
  std::map<std::string, Properties> out;
  for (const rdf::Statement& s : sink.statements()) out[s.subject.text][s.predicate.text].push_back(s.object.text);
  return out;
}

/// SUBSTR(context, begin + 1, end - begin) = anchor for every mention, as SPARQL counts; returns how many there are.
std::size_t check_mentions(const std::string& ntriples) {
  auto nodes = properties_of(ntriples);
  std::size_t mentions = 0;
  std::map<std::string, std::u32string> contexts;
  for (auto& [iri, node] : nodes) {
    if (!node.contains(nif + "anchorOf")) continue;
    ++mentions;
    CAPTURE(iri);
    const std::string context = node.at(nif + "referenceContext").at(0);
    if (!contexts.contains(context)) {
      Properties& of = nodes.at(context);
      const auto& text = of.contains(schema + "articleBody") ? of.at(schema + "articleBody") : of.at(nif + "isString");
      contexts[context] = utf8::to_utf32(text.at(0));
    }
    const std::size_t begin = std::stoul(node.at(nif + "beginIndex").at(0));
    const std::size_t end = std::stoul(node.at(nif + "endIndex").at(0));
    REQUIRE(begin < end);
    REQUIRE(end <= contexts[context].size());
    REQUIRE(utf8::to_utf8(contexts[context].substr(begin, end - begin)) == node.at(nif + "anchorOf").at(0));
  }
  return mentions;
}

}  // namespace

TEST_CASE("every example is exported") {
  const Run result = run({.inputs = {examples}});
  CHECK(result.rejected.empty());
  CHECK(result.summary.seen == 8);
  CHECK(result.summary.exported == 8);
  CHECK(result.summary.statements > 500);
}

TEST_CASE("the graph of each example article is the expected one") {
  for (const auto& article : std::filesystem::directory_iterator(examples)) {
    const std::string name = article.path().stem().string();
    CAPTURE(name);
    const std::string graph = run({.inputs = {article.path().string()}}).output;
    CHECK_FALSE(graph.empty());
    CHECK(graph == tests::approved("examples/expected/" + name + ".ttl", graph));
  }
}

TEST_CASE("each mention is found at its offsets") {
  CHECK(check_mentions(run({.inputs = {examples}, .format = "ntriples"}).output) > 100);
}

TEST_CASE("the output has the same bytes at any number of jobs") {
  for (const std::string& format : pipeline::export_formats()) {
    CAPTURE(format);
    const std::string one = run({.inputs = {examples}, .format = format, .jobs = 1}).output;
    CHECK_FALSE(one.empty());
    for (const unsigned jobs : {2U, 8U})
      CHECK(run({.inputs = {examples}, .format = format, .jobs = jobs}).output == one);
  }
}

TEST_CASE("all four syntaxes hold the same number of distinct facts of the same articles") {
  const auto statements = [](const std::string& format) {
    rdf::CollectingSink sink;
    const Status status =
        rdf::read(*rdf::syntax_named(format), run({.inputs = {examples}, .format = format}).output, sink);
    REQUIRE(status);
    std::set<rdf::Statement> out;
    for (rdf::Statement statement : sink.statements()) {
      statement.graph = {};
      out.insert(std::move(statement));
    }
    return out;
  };
  const auto turtle = statements("turtle");
  CHECK(turtle == statements("ntriples"));
  CHECK(turtle == statements("nquads"));
  CHECK(turtle == statements("trig"));
}

TEST_CASE("no statement is written twice in one file") {
  std::vector<std::string> lines;
  const std::string output = run({.inputs = {examples}, .format = "ntriples"}).output;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = output.find('\n', at);
    lines.push_back(output.substr(at, end - at));
    at = end + 1;
  }
  std::ranges::sort(lines);
  CHECK(std::ranges::adjacent_find(lines) == lines.end());
}

TEST_CASE("exports of two shards unite to the export of the whole") {
  const auto lines = [](const std::vector<std::string>& inputs) {
    const auto nodes = properties_of(run({.inputs = inputs, .format = "ntriples"}).output);
    std::set<std::string> out;
    for (const auto& [subject, properties] : nodes) {
      for (const auto& [predicate, objects] : properties) {
        for (const std::string& object : objects) out.insert(subject + ' ' + predicate + ' ' + object);
      }
    }
    return out;
  };
  auto united = lines(
      {examples + "/01-summit-chain.md", examples + "/02-traditional-nested.md", examples + "/03-wire-dateline.md"});
  united.merge(lines({examples + "/04-english-report.md", examples + "/05-messy-page.md", examples + "/06-interview.md",
                      examples + "/07-video-page.md", examples + "/08-empty-body.md"}));
  CHECK(united == lines({examples}));
}

TEST_CASE("the same file met twice is written once and counted twice") {
  const Run once = run({.inputs = {examples}});
  const Run twice = run({.inputs = {examples, examples}});
  CHECK(twice.output == once.output);
  CHECK(twice.summary.seen == 16);
  CHECK(twice.summary.duplicates == 8);
}

TEST_CASE("what is no article is rejected with its reason, and the rest goes on") {
  const tests::TemporaryDirectory folder;
  const std::string empty = folder.write("a.md", "");
  const std::string noise = folder.write("b.md", std::string("\xFF\xFE\x00\x01\x02", 5));
  const std::string rejects = folder / "rejects.jsonl";
  const Run result = run({.inputs = {empty, noise, folder / "missing.md", examples}, .rejects = rejects});
  CHECK(result.summary.seen == 11);
  CHECK(result.summary.exported == 8);
  CHECK(result.summary.rejected == 3);
  CHECK(result.rejected.size() == 3);
  const std::string lines = tests::read_file(rejects);
  CHECK(std::ranges::count(lines, '\n') == 3);
  CHECK(lines.find("missing.md\",\"reason\":\"io\"") != std::string::npos);
}

TEST_CASE("where nothing can be read there is no output") {
  CHECK_FALSE(run({.inputs = {"/no/such/file"}}).error.empty());
}

TEST_CASE("an unknown format, a bad base and an unwritable output stop the run") {
  CHECK(run({.inputs = {examples}, .format = "yaml"}).error.find("yaml") != std::string::npos);
  CHECK_FALSE(run({.inputs = {examples}, .base = "not an iri"}).error.empty());
  const auto full = pipeline::export_articles({.inputs = {examples}, .output = "/dev/full"}, {}, false);
  REQUIRE_FALSE(full);
  CHECK(full.error().code == Errc::io);
}

TEST_CASE("a stop leaves neither output nor temporary file") {
  const tests::TemporaryDirectory folder;
  const auto result = pipeline::export_articles({.inputs = {examples}, .output = folder / "out.ttl"}, {}, true);
  CHECK_FALSE(result);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a line of the rejects is JSON whatever the name holds") {
  CHECK(pipeline::reject_line({Errc::syntax, "no \"link\"", {{"a\"b\n\xFF.md", "", 0}, 0, 3, 0}, "look"}) ==
        "{\"input\":\"a\\\"b\\n\uFFFD.md\",\"reason\":\"syntax\",\"detail\":\":3: no \\\"link\\\"; look\"}\n");
}

TEST_CASE("all files of the shared corpora go through, and their mentions hold") {
  for (const char* corpus : {"seed", "corpus/news7", "corpus/cdt", "corpus/society", "corpus/oped2"}) {
    const auto path = tests::shared_data(corpus);
    if (!path) return;
    CAPTURE(corpus);
    const Run result = run({.inputs = {path->string()}, .format = "ntriples", .jobs = 2});
    const auto files = std::distance(std::filesystem::directory_iterator(*path), {});
    CHECK(result.summary.seen == static_cast<std::uint64_t>(files));
    CHECK(result.summary.exported + result.summary.rejected == result.summary.seen);
    CHECK(check_mentions(result.output) > 0);
  }
}
