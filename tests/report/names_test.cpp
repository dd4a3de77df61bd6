#include "newsgraph/report/names.h"

#include "report/reported.h"

namespace newsgraph::tests {
namespace {

using report::Names;
using shacl::Path;
using Kind = Path::Kind;

std::string shown(const rdf::TermView& term) {
  Reported reported;
  return Names(reported.report).term(reported.terms.intern(term));
}

}  // namespace

TEST_CASE("IRIs are abbreviated by the longest prefix that leaves a plain local name") {
  Reported reported;
  reported.report.prefixes.emplace_back("in", "http://example.org/a/");
  const Names names(reported.report);
  CHECK(names.iri("http://example.org/x") == "ex:x");
  CHECK(names.iri("http://example.org/新闻") == "ex:新闻");
  CHECK(names.iri("http://example.org/a/x") == "in:x");
  CHECK(names.iri("http://example.org/b/x") == "<http://example.org/b/x>");
  CHECK(names.iri("http://example.org/") == "<http://example.org/>");
  CHECK(names.iri("http://example.org/x.") == "<http://example.org/x.>");
  CHECK(names.iri("http://www.w3.org/ns/shacl#Info") == "sh:Info");
}

TEST_CASE("a prefix of the input is not taken for the usual one of its name") {
  Reported reported;
  reported.report.prefixes = {{"sh", "http://example.org/"}};
  CHECK(Names(reported.report).iri("http://www.w3.org/ns/shacl#Info") == "<http://www.w3.org/ns/shacl#Info>");
}

TEST_CASE("literals are shown as Turtle has them") {
  namespace xsd = rdf::vocabulary::xsd;
  CHECK(shown(rdf::literal("a")) == "\"a\"");
  CHECK(shown(rdf::text("新闻", "zh")) == "\"新闻\"@zh");
  CHECK(shown(rdf::literal("-5", xsd::integer)) == "-5");
  CHECK(shown(rdf::literal("five", xsd::integer)) == "\"five\"^^xsd:integer");
  CHECK(shown(rdf::literal("1.50", xsd::decimal)) == "1.50");
  CHECK(shown(rdf::literal("1.", xsd::decimal)) == "\"1.\"^^xsd:decimal");
  CHECK(shown(rdf::boolean(true)) == "true");
  CHECK(shown(rdf::literal("1", xsd::boolean)) == "\"1\"^^xsd:boolean");
  CHECK(shown(rdf::literal("a\"b\\c\n")) == "\"a\\\"b\\\\c\\n\"");
}

TEST_CASE("no text of the input can steer a terminal or turn its direction") {
  CHECK(shown(rdf::literal("\x1b[31m")) == "\"\\u001B[31m\"");
  CHECK(shown(rdf::literal("\u202Eabc")) == "\"\\u202Eabc\"");
  CHECK(report::one_line(" a\n\n b\x07 ") == "a b\\u0007");
}

TEST_CASE("long literals are cut between characters and say how long they are") {
  std::string text;
  for (int i = 0; i < 1234; ++i) text += "新";
  std::string start;
  for (int i = 0; i < 100; ++i) start += "新";
  CHECK(shown(rdf::literal(text)) == '"' + start + "…\" (1,234 characters)");
}

TEST_CASE("paths are written as SPARQL has them, with parentheses where they are needed") {
  Reported reported;
  const Path a = reported.predicate("a");
  const Path b = reported.predicate("b");
  const auto of = [](Kind kind, std::vector<Path> parts) { return Path{kind, TermId::none, std::move(parts)}; };
  const Names names(reported.report);
  CHECK(names.path(a) == "ex:a");
  CHECK(names.path(of(Kind::sequence, {of(Kind::inverse, {a}), of(Kind::zero_or_more, {b})})) == "^ex:a/ex:b*");
  CHECK(names.path(of(Kind::inverse, {of(Kind::sequence, {a, b})})) == "^(ex:a/ex:b)");
  CHECK(names.path(of(Kind::one_or_more, {of(Kind::inverse, {a})})) == "(^ex:a)+");
  CHECK(names.path(of(Kind::inverse, {of(Kind::zero_or_one, {a})})) == "^ex:a?");
  CHECK(names.path(of(Kind::sequence, {a, of(Kind::alternative, {a, b})})) == "ex:a/(ex:a|ex:b)");
}

TEST_CASE("the English message is preferred, else the first") {
  report::Result result;
  result.messages = {{"fehlt", "de"}, {"is missing", "en-GB"}};
  CHECK(report::message_of(result).text == "is missing");
  result.messages.pop_back();
  CHECK(report::message_of(result).text == "fehlt");
}

TEST_CASE("numbers are grouped and counted") {
  CHECK(report::grouped(0) == "0");
  CHECK(report::grouped(999) == "999");
  CHECK(report::grouped(1234567) == "1,234,567");
  CHECK(report::counted(0, "error") == "no errors");
  CHECK(report::counted(1, "error") == "1 error");
}

}  // namespace newsgraph::tests
