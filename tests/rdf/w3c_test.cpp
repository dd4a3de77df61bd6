// The suites of the W3C RDF Tests Community Group for RDF 1.1, case by case from their manifests, through our reader;
// and every positive case through all of our writers and back.

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "newsgraph/rdf/sord_graph.h"
#include "rdf/support.h"
#include "support/places.h"
#include "support/shared_data.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;

namespace {

const std::string mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const std::string rdft = "http://www.w3.org/ns/rdftest#";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

enum class Kind : std::uint8_t { positive, negative, eval };

struct Case {
  std::string name;
  Kind kind{};
  std::filesystem::path action;
  std::filesystem::path result;
  std::string base;
};

Kind kind_of(std::string_view type) {
  if (type.ends_with("PositiveSyntax")) return Kind::positive;
  if (type.ends_with("NegativeSyntax") || type.ends_with("NegativeEval")) return Kind::negative;
  if (type.ends_with("Eval")) return Kind::eval;
  FAIL("the manifest has a type of test that is not known here: " << type);
  return {};
}

std::vector<Case> cases_of(const std::filesystem::path& suite) {
  SordGraph manifest;
  ReadOptions options;
  options.base = "suite:/manifest.ttl";
  REQUIRE(read(turtle_syntax, bytes_of(suite / "manifest.ttl"), manifest, options));
  const auto assumed = manifest.match({}, iri(mf + "assumedTestBase"));
  const std::string base(assumed.empty() ? "" : assumed.front().object.text);  // N-Triples and N-Quads have none
  const auto file = [&](const TermView& test, std::string_view property) -> std::string {
    const auto object = manifest.object_of(test, iri(mf + std::string(property)));
    return object ? std::string(object->text.substr(object->text.find('/') + 1)) : "";
  };
  std::vector<Case> out;
  for (const StatementView& typed : manifest.match({}, iri(vocabulary::rdf::type))) {
    if (!typed.object.text.starts_with(rdft + "Test")) continue;
    Case test;
    test.name = typed.subject.text.substr(typed.subject.text.find('#') + 1);
    test.kind = kind_of(typed.object.text);
    test.action = suite / file(typed.subject, "action");
    if (test.kind == Kind::eval) test.result = suite / file(typed.subject, "result");
    if (!base.empty()) test.base = base + test.action.filename().string();
    out.push_back(std::move(test));
  }
  return out;
}

/// Lines of "<suite>/<case> <reason>" beside this file.
std::map<std::string, std::string> expected_failures() {
  std::ifstream file(newsgraph::tests::source_directory() / "tests/rdf/expected_failures.txt");
  REQUIRE(file);
  std::map<std::string, std::string> out;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t blank = line.find(' ');
    REQUIRE(blank != std::string::npos);
    out[line.substr(0, blank)] = line.substr(blank + 1);
  }
  return out;
}

bool passes(const Syntax& syntax, const Case& test, std::string& why) {
  CollectingSink sink;
  ReadOptions options;
  options.in.path = test.action.string();
  options.base = test.base;
  const Status status = read(syntax, bytes_of(test.action), sink, options);
  why = status ? "accepted" : describe(status.error());
  if (test.kind == Kind::negative) return !status;
  if (!status || test.kind == Kind::positive) return status.has_value();
  const Syntax* const of_result = syntax_of_file(test.result.string());
  REQUIRE(of_result != nullptr);
  why = "read something else than expected";
  return isomorphic(sink.statements(), parsed(*of_result, bytes_of(test.result)));
}

void run_suite(const std::string& suite, const Syntax& syntax, std::size_t least_cases) {
  const auto folder = newsgraph::tests::shared_data("w3c/rdf/" + suite);
  if (!folder) return;
  const std::map<std::string, std::string> expected = expected_failures();
  const std::vector<Case> cases = cases_of(*folder);
  CHECK(cases.size() >= least_cases);
  for (const Case& test : cases) {
    std::string why;
    const bool passed = passes(syntax, test, why);
    const auto listed = expected.find(suite + '/' + test.name);
    INFO(suite << '/' << test.name << ": " << why);
    if (listed == expected.end()) {
      CHECK(passed);
    } else {
      INFO("listed as an expected failure: " << listed->second);
      CHECK_FALSE(passed);
    }
  }
}

/// What the case's document says, or nothing where it holds U+0000, which no writer takes.
std::optional<std::vector<Statement>> writable(const Syntax& syntax, const Case& test) {
  ReadOptions options;
  options.base = test.base;
  std::vector<Statement> out = parsed(syntax, bytes_of(test.action), options);
  for (const Statement& statement : out) {
    if (statement.object.text.find('\0') != std::string::npos) return std::nullopt;
  }
  return out;
}

void round_trip_suite(const std::string& suite, const Syntax& syntax, std::size_t least_documents) {
  const auto folder = newsgraph::tests::shared_data("w3c/rdf/" + suite);
  if (!folder) return;
  const std::map<std::string, std::string> expected = expected_failures();
  std::size_t documents = 0;
  for (const Case& test : cases_of(*folder)) {
    if (test.kind == Kind::negative || expected.contains(suite + '/' + test.name)) continue;
    INFO(suite << '/' << test.name);
    auto statements = writable(syntax, test);
    if (!statements) continue;
    ++documents;
    for (const Syntax* const through : readable_syntaxes()) {
      std::vector<Statement> given = *statements;
      if (!through->datasets) {
        for (Statement& statement : given) statement.graph = Term();
      }
      const std::string text = written(*through, given);
      INFO(through->name << ":\n" << text);
      CHECK(isomorphic(parsed(*through, text), given));
    }
  }
  CHECK(documents >= least_documents);
}

}  // namespace

TEST_CASE("W3C suite of Turtle") {
  run_suite("rdf-turtle", turtle_syntax, 313);
}
TEST_CASE("W3C suite of TriG") {
  run_suite("rdf-trig", trig_syntax, 356);
}
TEST_CASE("W3C suite of N-Triples") {
  run_suite("rdf-n-triples", ntriples_syntax, 70);
}
TEST_CASE("W3C suite of N-Quads") {
  run_suite("rdf-n-quads", nquads_syntax, 87);
}

TEST_CASE("Every positive document of the W3C suites comes back from every writer") {
  round_trip_suite("rdf-turtle", turtle_syntax, 200);
  round_trip_suite("rdf-trig", trig_syntax, 220);
  round_trip_suite("rdf-n-triples", ntriples_syntax, 35);
  round_trip_suite("rdf-n-quads", nquads_syntax, 45);
}

TEST_CASE("Expected failures name cases that exist") {
  if (!newsgraph::tests::shared_data("w3c/rdf")) return;
  for (const auto& [name, reason] : expected_failures()) {
    INFO(name);
    CHECK_FALSE(reason.empty());
    const auto folder = newsgraph::tests::shared_data("w3c/rdf/" + name.substr(0, name.find('/')));
    REQUIRE(folder);
    bool found = false;
    for (const Case& test : cases_of(*folder)) found = found || test.name == name.substr(name.find('/') + 1);
    CHECK(found);
  }
}
