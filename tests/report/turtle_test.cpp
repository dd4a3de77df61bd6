#include <set>

#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"
#include "report/reported.h"

namespace newsgraph::tests {
namespace {

/// "subject predicate object" with local names, for looking up.
std::set<std::string> statements_of(const std::string& turtle) {
  rdf::CollectingSink sink;
  const Status status = rdf::read(rdf::turtle_syntax, turtle, sink, {});
  if (!status) FAIL(describe(status.error()));
  const auto local = [](const rdf::Term& term) {
    return term.kind == rdf::TermKind::iri ? term.text.substr(term.text.find_last_of("/#") + 1) : term.text;
  };
  std::set<std::string> out;
  for (const rdf::Statement& s : sink.statements()) {
    out.insert(local(s.subject) + ' ' + local(s.predicate) + ' ' + local(s.object));
  }
  return out;
}

}  // namespace

TEST_CASE("Turtle: a report without results conforms") {
  Reported reported;
  CHECK(statements_of(reported.as("turtle")) ==
        std::set<std::string>{"report type ValidationReport", "report conforms true"});
}

TEST_CASE("Turtle: a result has the properties of section 3.6.2") {
  Reported reported;
  report::Result& result = reported.add();
  result.value = reported.literal("line\n\"quoted\" 新闻");
  result.messages.push_back({"fehlt", "de"});
  CHECK(statements_of(reported.as("turtle")) ==
        std::set<std::string>{"report type ValidationReport", "report conforms false", "report result r1",
                              "r1 type ValidationResult", "r1 focusNode a1", "r1 resultPath headline",
                              "r1 value line\n\"quoted\" 新闻", "r1 resultSeverity Violation", "r1 sourceShape Article",
                              "r1 sourceConstraintComponent MinCountConstraintComponent",
                              "r1 resultMessage has no value, needs 1", "r1 resultMessage fehlt"});
}

TEST_CASE("Turtle: blank nodes of data are never taken for those of the report") {
  Reported reported;
  reported.add().focus = reported.terms.intern(rdf::blank("r1"));
  reported.results[0].value = reported.terms.intern(rdf::blank("report"));
  const auto statements = statements_of(reported.as("turtle"));
  CHECK(statements.contains("r1 focusNode n_r1"));
  CHECK(statements.contains("r1 value n_report"));
}

TEST_CASE("Turtle: each result has a path of its own") {
  using Kind = shacl::Path::Kind;
  Reported reported;
  const auto of = [](Kind kind, std::vector<shacl::Path> parts) {
    return shacl::Path{kind, TermId::none, std::move(parts)};
  };
  for (int i = 0; i < 2; ++i) {
    reported.add().path =
        of(Kind::sequence, {of(Kind::inverse, {reported.predicate("about")}), reported.predicate("name")});
  }
  const auto statements = statements_of(reported.as("turtle"));
  for (const std::string label : {"r1", "r2"}) {
    CHECK(statements.contains(label + " resultPath " + label + ".p"));
    CHECK(statements.contains(label + ".p first " + label + ".p.m1"));
    CHECK(statements.contains(label + ".p.m1 inversePath about"));
    CHECK(statements.contains(label + ".p rest " + label + ".p.c2"));
    CHECK(statements.contains(label + ".p.c2 first name"));
    CHECK(statements.contains(label + ".p.c2 rest nil"));
  }
}

TEST_CASE("Turtle: details are results too, and controls in messages do not break the document") {
  Reported reported;
  report::Result& result = reported.add();
  result.messages = {{std::string("a\0b\x01", 4), ""}};
  result.details = {result};
  const std::string text = reported.as("turtle");
  CHECK(statements_of(text).contains("r1 detail r1.d1"));
  CHECK(statements_of(text).contains("r1.d1 type ValidationResult"));
  CHECK(text == reported.as("turtle"));
}

TEST_CASE("Turtle: terms and prefixes that no writer takes do not break the report") {
  using namespace std::string_view_literals;
  Reported reported;
  reported.report.prefixes.emplace_back("_odd", "http://example.org/odd#");
  reported.report.prefixes.emplace_back("relative", "odd#");
  report::Result& result = reported.add();
  result.focus = reported.terms.intern(rdf::iri("http://example.org/a b"));
  result.value = reported.literal("x\0y"sv);
  result.messages = {{"no", "a-tag-with-a-subtagtoolong"}};
  const auto statements = statements_of(reported.as("turtle"));
  CHECK(statements.contains("r1 focusNode http://example.org/a b"));
  CHECK(statements.contains("r1 value x\xEF\xBF\xBDy"));
  CHECK(statements.contains("r1 resultMessage no"));
}

}  // namespace newsgraph::tests
