#include "newsgraph/pipeline/export.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "newsgraph/base/utf8.h"
#include "newsgraph/mapping/iris.h"
#include "newsgraph/pipeline/rejects.h"
#include "newsgraph/pipeline/validate.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/source/open.h"
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

std::vector<rdf::Statement> exported(const std::vector<std::string>& inputs, const std::string& format) {
  rdf::CollectingSink sink;
  const Status status = rdf::read(*rdf::syntax_named(format), run({.inputs = inputs, .format = format}).output, sink);
  REQUIRE(status);
  return sink.statements();
}

/// That an entity is one of its article alone.
rdf::Statement local_entity(const rdf::Term& entity) {
  return rdf::Statement(
      {entity.view(), rdf::iri(rdf::vocabulary::ng::identityBasis), rdf::iri(rdf::vocabulary::ng::local), {}});
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

TEST_CASE("a compressed output holds the bytes of the plain one, at any number of jobs") {
  const tests::TemporaryDirectory folder;
  for (const std::string& format : pipeline::export_formats()) {
    const std::string plain = run({.inputs = {examples}, .format = format}).output;
    for (const char* const suffix : {".gz", ".zst"}) {
      CAPTURE(format, suffix);
      std::string packed[2];
      for (const unsigned jobs : {1U, 4U}) {
        const std::string path = folder / ("out" + std::to_string(jobs) + suffix);
        const auto summary = pipeline::export_articles(
            {.inputs = {examples}, .output = path, .format = format, .jobs = jobs}, {}, false);
        REQUIRE(summary);
        packed[jobs / 4] = tests::read_file(path);
        CHECK(summary->output_bytes == packed[jobs / 4].size());
        const auto bytes = source::open_bytes(path);
        REQUIRE(bytes);
        std::string text(plain.size() + 1, '\0');
        std::size_t size = 0;
        while (const std::size_t read = (*bytes)->read(std::span(text).subspan(size))) size += read;
        CHECK((text.substr(0, size) == plain));
      }
      CHECK(packed[0].size() < plain.size());
      CHECK((packed[0] == packed[1]));
    }
  }
}

TEST_CASE("compression is named by the output or by the option, and not by both in different ways") {
  const Run named = run({.inputs = {examples}, .format = "nq", .compression = "gzip"});
  CHECK(named.output.starts_with("\x1F\x8B"));
  CHECK_FALSE(run({.inputs = {examples}, .compression = "lzma"}).error.empty());
  const auto contrary =
      pipeline::export_articles({.inputs = {examples}, .output = "x.nq.gz", .compression = "zstd"}, {}, false);
  REQUIRE_FALSE(contrary);
  CHECK(contrary.error().code == Errc::unsupported);
  CHECK_FALSE(std::filesystem::exists("x.nq.gz"));
  CHECK(pipeline::format_of_path("x.graphml.zst") == "graphml");
  CHECK(pipeline::format_of_path("x.jsonl.gz") == "jsonl");
  CHECK(pipeline::format_of_path("x.ndjson") == "jsonl");
  CHECK(pipeline::is_export_format("ndjson"));
  CHECK(pipeline::is_export_format("dot"));
  CHECK_FALSE(pipeline::is_export_format("yaml"));
}

TEST_CASE("a full disk is an error of a compressed output too") {
  for (const unsigned jobs : {1U, 3U}) {
    const auto full = pipeline::export_articles(
        {.inputs = {examples}, .output = "/dev/full", .format = "nquads", .compression = "gzip", .jobs = jobs}, {},
        false);
    REQUIRE_FALSE(full);
    CHECK(full.error().code == Errc::io);
  }
}

TEST_CASE("JSON-LD has an object for each article, complete in itself") {
  const auto document = nlohmann::json::parse(run({.inputs = {examples}, .format = "jsonld"}).output);
  const std::string lines = run({.inputs = {examples}, .format = "jsonl"}).output;
  REQUIRE(document["@graph"].size() == 8);
  CHECK(std::ranges::count(lines, '\n') == 8);
  std::size_t at = 0;
  for (const auto& article : document["@graph"]) {
    CHECK(article["type"][0] == "NewsArticle");
    std::set<std::string> described;
    const auto collect = [&](const auto& self, const nlohmann::json& value) -> void {
      if (value.is_object() && value.contains("type") && value.contains("id")) described.insert(value["id"]);
      for (const auto& inner : value) {
        if (inner.is_structured()) self(self, inner);
      }
    };
    collect(collect, article);
    for (const char* const key : {"mentions", "about", "author"}) {
      for (const auto& id : article.value(key, nlohmann::json::array())) CHECK(described.contains(id));
    }
    auto line = nlohmann::json::parse(lines.substr(at, lines.find('\n', at) - at));
    at = lines.find('\n', at) + 1;
    CHECK(line["@context"] == document["@context"]);
    line.erase("@context");
    CHECK(line == article);
  }
}

TEST_CASE("a run without articles writes a document without articles") {
  const tests::TemporaryDirectory folder;
  const std::string empty = folder.write("a.md", "");
  const auto document = nlohmann::json::parse(run({.inputs = {empty}, .format = "jsonld"}).output);
  CHECK(document["@graph"].empty());
  CHECK(run({.inputs = {empty}, .format = "jsonl"}).output.empty());
}

TEST_CASE("all four syntaxes hold the same number of distinct facts of the same articles") {
  const auto facts = [](const std::string& format) {
    std::set<rdf::Statement> out;
    for (rdf::Statement statement : exported({examples}, format)) {
      statement.graph = {};
      out.insert(std::move(statement));
    }
    return out;
  };
  const auto turtle = facts("turtle");
  CHECK(turtle == facts("ntriples"));
  CHECK(turtle == facts("nquads"));
  CHECK(turtle == facts("trig"));
}

TEST_CASE("no statement is written twice in one file") {
  for (const char* const format : {"ntriples", "nquads"}) {
    CAPTURE(format);
    std::vector<rdf::Statement> statements = exported({examples}, format);
    std::ranges::sort(statements);
    CHECK(std::ranges::adjacent_find(statements) == statements.end());
  }
}

TEST_CASE("each article has a named graph, and entities have one of their own") {
  const std::string base(mapping::Base().text());
  std::map<std::string, std::set<rdf::Statement>> graphs;
  for (rdf::Statement& statement : exported({examples}, "nquads")) {
    const std::string graph = std::exchange(statement.graph, {}).text;
    graphs[graph].insert(std::move(statement));
  }
  const auto node = graphs.extract(base + "graph/entities");
  REQUIRE_FALSE(node.empty());
  const std::set<rdf::Statement>& entities = node.mapped();
  CHECK(graphs.size() == 8);
  for (const auto& article : std::filesystem::directory_iterator(examples)) {
    CAPTURE(article.path());
    std::set<rdf::Statement> alone;
    for (rdf::Statement& statement : exported({article.path().string()}, "ntriples"))
      alone.insert(std::move(statement));
    std::string iri;
    for (const rdf::Statement& one : alone) {
      if (one.subject.text.starts_with(base + "article/")) iri = one.subject.text;
      const bool local = one.subject.text.starts_with(base + "entity/") && !entities.contains(one);
      if (local) CHECK(alone.contains(local_entity(one.subject)));
    }
    CHECK(graphs[iri] == alone);  // what is said of its entities too
  }
  for (const rdf::Statement& one : entities) {
    CHECK(one.subject.text.starts_with(base + "entity/"));
    CHECK_FALSE(entities.contains(local_entity(one.subject)));
    CHECK(std::ranges::any_of(graphs, [&](const auto& graph) { return graph.second.contains(one); }));
  }
}

TEST_CASE("exports of two shards unite to the export of the whole") {
  const auto statements = [](const std::vector<std::string>& inputs, const std::string& format) {
    std::set<rdf::Statement> out;
    for (rdf::Statement& statement : exported(inputs, format)) out.insert(std::move(statement));
    return out;
  };
  const auto under_examples = [](std::initializer_list<const char*> names) {
    std::vector<std::string> out;
    for (const char* const name : names) out.push_back(examples + '/' + name);
    return out;
  };
  for (const char* const format : {"ntriples", "nquads"}) {
    CAPTURE(format);
    auto united =
        statements(under_examples({"01-summit-chain.md", "02-traditional-nested.md", "03-wire-dateline.md"}), format);
    united.merge(statements(under_examples({"04-english-report.md", "05-messy-page.md", "06-interview.md",
                                            "07-video-page.md", "08-empty-body.md"}),
                            format));
    CHECK(united == statements({examples}, format));
  }
}

TEST_CASE("an export conforms to newsgraph's shapes, its graphs together and each by itself") {
  const tests::TemporaryDirectory folder;
  for (const char* const name : {"out.ttl", "out.nt", "out.nq", "out.trig"}) {
    CAPTURE(name);
    const std::string output = folder / name;
    REQUIRE(pipeline::export_articles(
        {.inputs = {examples}, .output = output, .format = *pipeline::format_of_path(name)}, {}, false));
    for (const auto graphs : {pipeline::DataGraphs::merge, pipeline::DataGraphs::each}) {
      pipeline::ValidateOptions options;
      options.data = {output};
      options.graphs = graphs;
      const auto validation = pipeline::validate(options);
      REQUIRE(validation);
      CHECK((*validation)->report().statements > 500);
      CHECK((*validation)->report().counts[static_cast<std::size_t>(report::Level::violation)] == 0);
    }
  }
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
