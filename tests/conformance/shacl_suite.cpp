// One case of the W3C SHACL test suite: reads a file of the suite, validates as it says, and compares the whole report
// with the expected one as the suite's description demands: up to blank nodes, duplicates counting, on the properties
// below. Exit status 0: it passes.
#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/pipeline/validate.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/vocabulary.h"
#include "newsgraph/report/format.h"
#include "rdf/isomorphism.h"

namespace {

using namespace newsgraph;
using rdf::Statement;
using rdf::Term;
using Graph = std::vector<Statement>;

constexpr std::string_view sh = "http://www.w3.org/ns/shacl#";
constexpr std::string_view mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
constexpr std::string_view sht = "http://www.w3.org/ns/shacl-test#";

std::string name(std::string_view space, std::string_view local) {
  return std::string(space).append(local);
}

std::vector<Term> objects(const Graph& graph, const Term& subject, const std::string& predicate) {
  std::vector<Term> found;
  for (const Statement& statement : graph) {
    if (statement.subject == subject && statement.predicate.text == predicate) found.push_back(statement.object);
  }
  return found;
}

Term object(const Graph& graph, const Term& subject, const std::string& predicate) {
  const std::vector<Term> found = objects(graph, subject, predicate);
  if (found.size() != 1) throw std::runtime_error("the test has " + std::to_string(found.size()) + " of " + predicate);
  return found.front();
}

Graph read(const std::string& bytes_of, const std::string& base) {
  rdf::CollectingSink sink;
  const Status status = rdf::read(rdf::turtle_syntax, bytes_of, sink, {.in = {}, .base = base});
  if (!status) throw std::runtime_error("the report is no Turtle: " + describe(status.error()));
  return sink.statements();
}

Graph read_file(const std::string& path) {
  rdf::CollectingSink sink;
  const Status status = rdf::read_file(path, sink);
  if (!status) throw std::runtime_error(describe(status.error()));
  return sink.statements();
}

std::string path_of(const Term& iri) {
  constexpr std::string_view scheme = "file://";
  if (!iri.text.starts_with(scheme)) throw std::runtime_error("not a file: " + iri.text);
  return iri.text.substr(scheme.size());
}

/// The part of a report that is compared. Paths are copied for each result, as they are to be compared by structure.
class Normal {
 public:
  Normal(const Graph& source, const Graph& expected) : source_(source) {
    for (const Statement& statement : expected) {
      if (statement.predicate.text == name(sh, "resultMessage")) messages_.push_back(statement.object);
    }
  }

  Graph of(const Term& report) {
    add(blank("report"), name(rdf::vocabulary::rdf::base, "type"), iri("ValidationReport"));
    for (const Term& conforms : objects(source_, report, name(sh, "conforms")))
      add(blank("report"), name(sh, "conforms"), conforms);
    for (const Term& result : objects(source_, report, name(sh, "result"))) copy_result(result);
    return std::move(out_);
  }

 private:
  static Term blank(const std::string& label) { return Term(rdf::blank(label)); }
  static Term iri(std::string_view local) { return Term(rdf::iri(name(sh, local))); }
  void add(const Term& subject, const std::string& predicate, const Term& object) {
    out_.push_back(Statement({subject.view(), rdf::iri(predicate), object.view(), {}}));
  }

  void copy_result(const Term& result) {
    const Term node = blank("result" + std::to_string(++count_));
    add(blank("report"), name(sh, "result"), node);
    for (const std::string_view local :
         {"focusNode", "resultSeverity", "sourceConstraint", "sourceConstraintComponent", "sourceShape", "value"}) {
      for (const Term& value : objects(source_, result, name(sh, local))) add(node, name(sh, local), value);
    }
    for (const Term& message : objects(source_, result, name(sh, "resultMessage"))) {
      if (std::ranges::find(messages_, message) != messages_.end()) add(node, name(sh, "resultMessage"), message);
    }
    std::map<std::string, std::string> copied;
    for (const Term& path : objects(source_, result, name(sh, "resultPath")))
      add(node, name(sh, "resultPath"), copy_path(path, copied));
  }

  Term copy_path(const Term& path, std::map<std::string, std::string>& copied) {
    if (path.kind != rdf::TermKind::blank) return path;
    const auto [entry, added] = copied.emplace(path.text, "path" + std::to_string(++count_));
    const Term node = blank(entry->second);
    if (!added) return node;
    for (const std::string_view local :
         {"inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"}) {
      for (const Term& part : objects(source_, path, name(sh, local)))
        add(node, name(sh, local), copy_path(part, copied));
    }
    for (const std::string_view local : {"first", "rest"}) {
      const std::string predicate = name(rdf::vocabulary::rdf::base, local);
      for (const Term& part : objects(source_, path, predicate)) add(node, predicate, copy_path(part, copied));
    }
    return node;
  }

  const Graph& source_;
  std::vector<Term> messages_;
  Graph out_;
  std::size_t count_ = 0;
};

std::string turtle_of(const report::Report& report) {
  StringSink out;
  const Status status = report::turtle_format.write(report, {}, out);
  if (!status) throw std::runtime_error(describe(status.error()));
  return out.take();
}

/// Why the report is not the expected one; empty where it is.
std::string difference(const Graph& test, const Term& expected, const report::Report& report) {
  const Graph got = read(turtle_of(report), "file:///");
  std::vector<Term> reports;
  for (const Statement& statement : got) {
    if (statement.object.text == name(sh, "ValidationReport")) reports.push_back(statement.subject);
  }
  if (reports.size() != 1) return std::to_string(reports.size()) + " reports were written";
  const Graph want = Normal(test, test).of(expected);
  const Graph have = Normal(got, test).of(reports.front());
  return rdf::tests::isomorphic(want, have) ? "" : "another report:\n" + turtle_of(report);
}

/// Where a case cannot pass as it needs SPARQL, it must be refused, never be half checked.
std::string run(const std::string& path, bool must_be_refused) {
  const Graph test = read_file(path);
  const auto entry = std::ranges::find_if(
      test, [](const Statement& statement) { return statement.object.text == name(sht, "Validate"); });
  if (entry == test.end()) return "holds no test";
  const Term action = object(test, entry->subject, name(mf, "action"));
  pipeline::ValidateOptions options;
  options.data = {path_of(object(test, action, name(sht, "dataGraph")))};
  options.shapes.inputs = {path_of(object(test, action, name(sht, "shapesGraph")))};
  const auto validation = pipeline::validate(options);
  if (must_be_refused) return validation ? "was not refused" : "";
  if (!validation) return describe(validation.error().front());
  return difference(test, object(test, entry->subject, name(mf, "result")), (*validation)->report());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: shacl_suite FILE conforms|refused\n";
    return 2;
  }
  try {
    const std::string why = run(argv[1], std::string_view(argv[2]) == "refused");
    if (!why.empty()) std::cerr << argv[1] << ": " << why << '\n';
    return why.empty() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << argv[1] << ": " << error.what() << '\n';
    return 1;
  }
}
