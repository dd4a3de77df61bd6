#include "newsgraph/rdf/checking_sink.h"

#include <catch2/catch.hpp>

#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;
using Catch::Contains;
using namespace std::string_literals;

namespace {

const TermView s = iri("http://example.org/s");
const TermView p = iri("http://example.org/p");
const TermView o = literal("o");

std::string refusal_of_object(const TermView& object) {
  return refusal(turtle_syntax, {s, p, object, {}});
}

}  // namespace

TEST_CASE("An IRI must be absolute") {
  CHECK(fault_of_iri("http://example.org/").empty());
  CHECK(fault_of_iri("urn:isbn:0451450523").empty());
  CHECK(fault_of_iri("x-a+b.c:").empty());
  for (const std::string_view relative : {"", "article/1", "/a", "#a", "//example.org/a", "1http://a", ":a", "a b:c"}) {
    INFO(relative);
    CHECK_FALSE(fault_of_iri(relative).empty());
  }
}

TEST_CASE("An IRI holds none of the characters that IRIREF excludes") {
  for (const char c : "<>\"{}|^`\\ \n\t\x01\x7F"s) {
    if (c == '\0') continue;
    INFO(int{c});
    CHECK_FALSE(fault_of_iri("http://example.org/"s + c).empty());
    CHECK_FALSE(fault_of_iri("http://example.org/a-long-path-of-more-than-one-block/"s + c + "tail").empty());
  }
  CHECK_FALSE(fault_of_iri("http://example.org/\0"s).empty());
}

TEST_CASE("IRIs beyond ASCII pass where they are UTF-8") {
  CHECK(fault_of_iri("http://example.org/新闻/é").empty());
  CHECK(fault_of_iri("http://example.org/\xFF") == "is not UTF-8");
}

TEST_CASE("Language tags are of one to eight letters or digits, the first part letters") {
  for (const std::string_view tag : {"zh", "zh-Hans", "zh-Hans-CN", "en-GB-oed", "x-private1", "de-1996"}) {
    INFO(tag);
    CHECK(fault_of_language(tag).empty());
  }
  for (const std::string_view tag : {"", "-", "zh-", "-zh", "zh--CN", "zh hans!", "1e", "zh_CN", "abcdefghi", "中文"}) {
    INFO(tag);
    CHECK_FALSE(fault_of_language(tag).empty());
  }
}

TEST_CASE("A literal must be UTF-8, without surrogates and overlong forms, in every syntax") {
  for (const Syntax* const syntax : syntaxes()) {
    for (const std::string& bytes : {"\xED\xA0\x80"s, "\xC0\x80"s, "\xC1\xBF"s, "\xE0\x80\x80"s, "\xF4\x90\x80\x80"s,
                                     "\xFF"s, "中\xE4\xB8"s, "\x80"s, "\xF0\x9F\x98"s}) {
      CHECK_THAT(refusal(*syntax, {s, p, literal(bytes), {}}), Contains("UTF-8"));
    }
  }
  CHECK(refusal_of_object(literal("\xEF\xBF\xBD 😀 中文 \xF4\x8F\xBF\xBF")).empty());
}

TEST_CASE("A literal does not hold U+0000") {
  for (const Syntax* const syntax : syntaxes()) {
    CHECK_THAT(refusal(*syntax, {s, p, literal("a\0b"s), {}}), Contains("U+0000"));
    CHECK_THAT(refusal(*syntax, {s, p, literal("a long one of more than sixteen bytes \0"s), {}}), Contains("U+0000"));
  }
}

TEST_CASE("A literal has a datatype or a language") {
  CHECK_THAT(refusal_of_object({TermKind::literal, "a", vocabulary::xsd::date, "en"}), Contains("as well as"));
  CHECK_THAT(refusal_of_object(literal("a", vocabulary::rdf::langString)), Contains("langString"));
  CHECK_THAT(refusal_of_object({TermKind::literal, "a", vocabulary::xsd::string, {}}), Contains("xsd:string"));
  CHECK_THAT(refusal_of_object(literal("a", "date")), Contains("datatype that is no absolute IRI"));
  CHECK_THAT(refusal_of_object(text("a", "zh hans!")), Contains("language tag"));
  CHECK(refusal_of_object(literal("a", vocabulary::xsd::string)).empty());
  CHECK(refusal_of_object(text("a", "zh-Hans")).empty());
}

TEST_CASE("Blank labels are of Turtle's grammar") {
  for (const std::string_view label : {"b1", "_", "1", "a.b", "a-b", "中", "a\xC2\xB7"}) {
    INFO(label);
    CHECK(refusal_of_object(blank(label)).empty());
  }
  for (const std::string_view label : {"", "bad id!", "a.", ".a", "-a", "a:b", "a\n", "\xC2\xB7"}) {
    INFO(label);
    CHECK_THAT(refusal_of_object(blank(label)), Contains("label"));
  }
}

TEST_CASE("Subjects and graphs are no literals, predicates are IRIs") {
  CHECK_THAT(refusal(nquads_syntax, {o, p, o, {}}), Contains("subject") && Contains("literal"));
  CHECK_THAT(refusal(nquads_syntax, {s, o, o, {}}), Contains("predicate"));
  CHECK_THAT(refusal(nquads_syntax, {s, blank("b"), o, {}}), Contains("predicate"));
  CHECK_THAT(refusal(nquads_syntax, {s, p, o, o}), Contains("graph") && Contains("literal"));
  CHECK_THAT(refusal(nquads_syntax, {s, p, {}, {}}), Contains("object") && Contains("missing"));
  CHECK_THAT(refusal(nquads_syntax, {{}, p, o, {}}), Contains("subject") && Contains("missing"));
}

TEST_CASE("A graph is refused where the syntax has none") {
  for (const Syntax* const syntax : syntaxes()) {
    INFO(syntax->name);
    CHECK(refusal(*syntax, {s, p, o, iri("http://example.org/g")}).empty() == syntax->datasets);
  }
}

TEST_CASE("A refusal names the term, the reason and the subject") {
  const std::string message = refusal(ntriples_syntax, {s, p, iri("http://example.org/a b\n"), {}});
  CHECK(message ==
        "cannot write the object <http://example.org/a b?>: it holds a character that IRIs exclude, in a statement "
        "about <http://example.org/s>");
}

TEST_CASE("A refusal shows a long or broken term cut and repaired") {
  const std::string message = refusal(ntriples_syntax, {s, p, literal(std::string(5000, 'x') + "\xFF"), {}});
  CHECK(message.size() < 300);
  CHECK_THAT(refusal(ntriples_syntax, {s, p, literal("a\xFF"), {}}), Contains("\"a\xEF\xBF\xBD\""));
}

TEST_CASE("After a refusal nothing is written until finish(), then the writer works again") {
  for (const Syntax* const syntax : syntaxes()) {
    INFO(syntax->name);
    StringSink out;
    const auto writer = make_writer(*syntax, out, WriteMode::fragment);
    CHECK(writer->statement(s, p, o));
    CHECK_FALSE(writer->statement(s, p, iri("relative")));
    CHECK_FALSE(writer->statement(s, p, literal("never")));
    CHECK_FALSE(writer->finish());
    CHECK_THAT(out.take(), !Contains("never"));
    CHECK(writer->statement(s, p, o));
    CHECK(writer->finish());
    if (syntax->read != nullptr) CHECK(isomorphic(parsed(*syntax, out.text()), {Statement({s, p, o, {}})}));
  }
}

TEST_CASE("Prefixes have a name that Turtle takes and an absolute IRI") {
  StringSink out;
  const auto writer = make_writer(turtle_syntax, out);
  CHECK(writer->prefix("", "http://example.org/"));
  CHECK(writer->prefix("a-b.c1", "http://example.org/"));
  for (const std::string_view name : {"_a", "1", "a b", "a.", "-a"}) {
    INFO(name);
    CHECK_FALSE(writer->prefix(name, "http://example.org/"));
    CHECK_FALSE(writer->finish());
  }
  CHECK_FALSE(writer->prefix("a", "relative"));
  CHECK_FALSE(writer->finish());
}
