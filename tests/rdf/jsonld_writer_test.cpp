// What JSON-LD processors make of it: tests/formats/round_trip.py. Here: the form, which readers of JSON see.
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "newsgraph/rdf/jsonld_context.h"
#include "newsgraph/rdf/jsonld_object.h"
#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;
namespace schema = vocabulary::schema;
namespace xsd = vocabulary::xsd;

namespace {

const TermView s = iri("http://example.org/s");
const TermView o = iri("http://example.org/o");
const TermView unknown = iri("http://example.org/p");

Statement about_s(std::string_view predicate, const TermView& object) {
  return Statement({s, iri(predicate), object, {}});
}

/// The one object of a part, without the line end.
std::string object_of(const std::vector<Statement>& statements) {
  return written(jsonld_syntax, statements, WriteMode::fragment);
}

/// What stands behind the id of the one node of these statements.
std::string members_of(const std::vector<Statement>& statements) {
  const std::string object = object_of(statements);
  const std::string head = R"({"id":"http://example.org/s",)";
  REQUIRE(object.starts_with(head));
  return object.substr(head.size(), object.size() - head.size() - 1);
}

std::string member_of(std::string_view predicate, const TermView& object) {
  return members_of({about_s(predicate, object)});
}

}  // namespace

TEST_CASE("JSON-LD: types and id stand first, then keys in the order of the statements") {
  CHECK(object_of({about_s(schema::url.http, o), about_s(vocabulary::rdf::type, iri(schema::NewsArticle.http)),
                   about_s(vocabulary::rdf::type, iri("http://example.org/T")),
                   about_s(vocabulary::rdf::type, blank("t")), about_s(schema::inLanguage.http, literal("zh"))}) ==
        R"({"type":["NewsArticle","http://example.org/T","_:t"],"id":"http://example.org/s",)"
        R"("url":"http://example.org/o","inLanguage":"zh"})");
}

TEST_CASE("JSON-LD: texts stand by their language, plain ones under @none") {
  CHECK(member_of(schema::headline.http, text("标题", "zh-Hans")) == R"("headline":{"zh-Hans":"标题"})");
  CHECK(member_of(schema::headline.http, literal("plain")) == R"("headline":{"@none":"plain"})");
  CHECK(members_of({about_s(schema::name.http, text("一", "zh")), about_s(schema::name.http, text("one", "en")),
                    about_s(schema::name.http, text("二", "zh"))}) == R"("name":{"zh":["一","二"],"en":["one"]})");
  CHECK(members_of({about_s(schema::headline.http, text("一", "zh")),
                    about_s(schema::headline.http, text("二", "zh"))}) == R"("headline":{"zh":["一","二"]})");
}

TEST_CASE("JSON-LD: what a language map cannot hold stands under the compact IRI") {
  CHECK(members_of({about_s(schema::name.http, text("一", "zh")), about_s(schema::name.http, o),
                    about_s(schema::name.http, literal("1", xsd::date))}) ==
        R"("name":{"zh":["一"]},"schema:name":[{"id":"http://example.org/o"},{"@type":"xsd:date","@value":"1"}])");
}

TEST_CASE("JSON-LD: numbers are JSON's only where they are whole and come back as they are") {
  const std::string_view position = schema::position.http;  // an xsd:integer in the context
  CHECK(member_of(position, literal("12", xsd::integer)) == R"("position":12)");
  CHECK(member_of(position, literal("-3", xsd::integer)) == R"("position":-3)");
  CHECK(member_of(position, literal("0", xsd::integer)) == R"("position":0)");
  CHECK(member_of(position, literal("123456789012345", xsd::integer)) == R"("position":123456789012345)");
  for (const std::string form : {"007", "+5", "-0", "", "1.0", "1e3", "abc", "1234567890123456", "-"}) {
    CHECK(member_of(position, literal(form, xsd::integer)) == "\"position\":\"" + form + '"');
  }
  CHECK(member_of(position, literal("1", xsd::int_)) == R"("position":{"@type":"xsd:int","@value":"1"})");
  CHECK(member_of(position, literal("1")) == R"("position":{"@value":"1"})");
  CHECK(member_of(vocabulary::nif::beginIndex, literal("7", xsd::nonNegativeInteger)) == R"("beginIndex":7)");
  CHECK(member_of(vocabulary::itsrdf::taConfidence, literal("0.90", xsd::decimal)) == R"("taConfidence":"0.90")");
  CHECK(member_of(unknown.text, literal("5", xsd::integer)) == R"("http://example.org/p":5)");
  CHECK(member_of(unknown.text, literal("1.5", xsd::decimal)) ==
        R"("http://example.org/p":{"@type":"xsd:decimal","@value":"1.5"})");
  CHECK(member_of(unknown.text, literal("true", xsd::boolean)) == R"("http://example.org/p":true)");
  CHECK(member_of(unknown.text, literal("1", xsd::boolean)) ==
        R"("http://example.org/p":{"@type":"xsd:boolean","@value":"1"})");
}

TEST_CASE("JSON-LD: dates are strings where the term says of what type, else with theirs") {
  const std::string_view published = schema::datePublished.http;
  CHECK(member_of(published, literal("2024-05-06T07:00:00Z", xsd::dateTime)) ==
        R"("datePublished":"2024-05-06T07:00:00Z")");
  CHECK(member_of(published, literal("2024", xsd::gYear)) ==
        R"("datePublished":{"@type":"xsd:gYear","@value":"2024"})");
}

TEST_CASE("JSON-LD: IRIs are strings or terms where the term coerces them, arrays where it says so") {
  CHECK(member_of(schema::about.http, o) == R"("about":["http://example.org/o"])");
  CHECK(member_of(schema::publisher.http, blank("b")) == R"("publisher":"_:b")");
  CHECK(members_of({about_s(schema::publisher.http, o), about_s(schema::publisher.http, blank("b"))}) ==
        R"("publisher":["http://example.org/o","_:b"])");
  CHECK(member_of(vocabulary::ng::quoteForm, iri(vocabulary::ng::direct)) == R"("quoteForm":"direct")");
  CHECK(member_of(vocabulary::ng::quoteForm, o) == R"("quoteForm":"http://example.org/o")");
  CHECK(member_of(unknown.text, o) == R"("http://example.org/p":{"id":"http://example.org/o"})");
}

TEST_CASE("JSON-LD: nodes stand where they are first pointed to, unless the term coerces to strings") {
  CHECK(object_of({about_s(schema::hasPart.http, o), about_s(schema::exampleOfWork.http, o),
                   Statement({o, iri(schema::text.http), text("话", "zh"), {}})}) ==
        R"({"id":"http://example.org/s","hasPart":[{"id":"http://example.org/o","text":{"zh":"话"}}],)"
        R"("exampleOfWork":{"id":"http://example.org/o"}})");
  CHECK(object_of({about_s(schema::about.http, o), Statement({o, iri(schema::name.http), text("名", "zh"), {}})}) ==
        R"({"id":"http://example.org/s","about":["http://example.org/o"],)"
        R"("included":[{"id":"http://example.org/o","name":{"zh":["名"]}}]})");
}

TEST_CASE("JSON-LD: what points to the node by a property with a reverse term stands in the node, once") {
  const TermView phrase = iri("http://example.org/phrase");
  const Statement to_s({phrase, iri(vocabulary::nif::referenceContext), s, {}});
  const Statement anchor({phrase, iri(vocabulary::nif::anchorOf), literal("安"), {}});
  CHECK(object_of({about_s(schema::inLanguage.http, literal("zh")), to_s, anchor}) ==
        R"({"id":"http://example.org/s","inLanguage":"zh",)"
        R"("phrases":[{"id":"http://example.org/phrase","anchorOf":"安"}]})");
  CHECK(object_of({to_s, anchor}) ==  // there is no such node: the statement is one about the phrase
        R"({"id":"http://example.org/phrase","referenceContext":"http://example.org/s","anchorOf":"安"})");
}

TEST_CASE("JSON-LD: rings and nodes that point to themselves lose nothing") {
  const Statement there({s, unknown, o, {}});
  const Statement back({o, unknown, s, {}});
  CHECK(object_of({there, back}) ==
        R"({"id":"http://example.org/s","http://example.org/p":{"id":"http://example.org/o",)"
        R"("http://example.org/p":{"id":"http://example.org/s"}}})");
  CHECK(object_of({Statement({s, unknown, s, {}})}) ==
        R"({"id":"http://example.org/s","http://example.org/p":{"id":"http://example.org/s"}})");
}

TEST_CASE("JSON-LD: nodes are not nested without end") {
  std::vector<Statement> chain;
  const auto node = [](int i) { return "http://example.org/" + std::to_string(i); };
  constexpr int length = 20000;
  for (int i = 0; i < length; ++i) chain.push_back(Statement({iri(node(i)), unknown, iri(node(i + 1)), {}}));
  const std::string object = object_of(chain);
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (const char c : object) {
    if (c == '{') deepest = std::max(deepest, ++depth);
    if (c == '}') --depth;
  }
  CHECK(depth == 0);
  CHECK(deepest > most_nested_jsonld_nodes / 2);
  CHECK(deepest <= most_nested_jsonld_nodes + 3);
  const auto json = nlohmann::json::parse(object, nullptr, false);
  REQUIRE(json.is_object());
  std::size_t links = 0;
  for (std::size_t at = object.find(unknown.text); at != std::string::npos; at = object.find(unknown.text, at + 1))
    ++links;
  CHECK(links == length);
}

TEST_CASE("JSON-LD: an IRI that looks like a compact one is kept from the context") {
  CHECK(member_of(schema::url.http, iri("schema:foo")) == R"("url":{"@context":null,"@id":"schema:foo"})");
  CHECK(member_of(schema::url.http, iri("schema://foo")) == R"("url":"schema://foo")");
  CHECK(member_of(schema::url.http, iri("urn:isbn:1")) == R"("url":"urn:isbn:1")");
  CHECK(
      object_of({Statement({iri("name:x"), iri(schema::name.http), text("a", "en"), {}})}) ==
      R"({"included":[{"@context":null,"@id":"name:x","http://schema.org/name":[{"@language":"en","@value":"a"}]}]})");
}

TEST_CASE("JSON-LD: every string is JSON") {
  std::string hostile;
  for (int c = 1; c < 0x80; ++c) hostile += static_cast<char>(c);
  hostile += "中文😀\xE2\x80\xA8";
  const auto json = nlohmann::json::parse(object_of({about_s(unknown.text, literal(hostile))}));
  CHECK(json["http://example.org/p"] == hostile);
  CHECK(member_of(unknown.text, literal("\"\\\b\t\n\f\r\x01\x1F")) ==
        R"("http://example.org/p":"\"\\\b\t\n\f\r\u0001\u001f")");
}

TEST_CASE("JSON-LD: a document is a context and one object for each finish, also in parts") {
  StringSink out;
  const auto writer = make_writer(jsonld_syntax, out, WriteMode::document);
  writer->statement(s, unknown, o);
  REQUIRE(writer->finish());
  const std::string one = out.take();
  CHECK(one == "{\"@context\":" + JsonldNames(JsonldContext::published()).json() +
                   ",\"@graph\":[\n{\"id\":\"http://example.org/s\",\"http://example.org/p\":{\"id\":"
                   "\"http://example.org/o\"}}\n]}\n");
  const std::string empty = written(jsonld_syntax, {});
  REQUIRE(empty.ends_with(jsonld_syntax.tail));
  const std::string head = empty.substr(0, empty.size() - jsonld_syntax.tail.size());
  const std::string part = written(jsonld_syntax, {Statement({s, unknown, o, {}})}, WriteMode::fragment);
  CHECK(head + part + std::string(jsonld_syntax.tail) == one);
  const auto two = nlohmann::json::parse(head + part + std::string(jsonld_syntax.separator) + part +
                                         std::string(jsonld_syntax.tail));
  CHECK(two["@graph"].size() == 2);
  CHECK(nlohmann::json::parse(empty)["@graph"].empty());
}

TEST_CASE("JSON Lines: each object is a line with its context") {
  StringSink out;
  const auto writer = make_writer(jsonl_syntax, out, WriteMode::document);
  for (const TermView& subject : {s, o}) {
    writer->statement(subject, unknown, text("a\nb", "en"));
    REQUIRE(writer->finish());
  }
  const std::string lines = out.take();
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
  const auto second = nlohmann::json::parse(lines.substr(lines.find('\n') + 1));
  CHECK(second["id"] == "http://example.org/o");
  CHECK(second["@context"]["headline"]["@id"] == "schema:headline");
  CHECK(written(jsonl_syntax, {}).empty());
}

TEST_CASE("JSON-LD: schema.org with https is written with the same terms") {
  StringSink out;
  const auto writer = make_writer(jsonl_syntax, out);
  writer->prefix("schema", schema::https_base);
  writer->prefix("name", "http://example.org/");  // no prefix of the context
  writer->statement(s, iri(schema::inLanguage.https), literal("zh"));
  writer->statement(s, iri(schema::inLanguage.http), literal("en"));
  REQUIRE(writer->finish());
  const auto json = nlohmann::json::parse(out.text());
  CHECK(json["@context"]["schema"] == "https://schema.org/");
  CHECK(json["inLanguage"] == "zh");
  CHECK(json["http://schema.org/inLanguage"] == "en");
}

TEST_CASE("JSON-LD: a sink that fails is an error, and what was held back does not come later") {
  class Full final : public ByteSink {
   public:
    bool write(std::string_view) override { return false; }
    Status flush() override { return failure(Errc::io, "no space left"); }
  } out;
  for (const Syntax* const syntax : {&jsonld_syntax, &jsonl_syntax}) {
    const auto writer = make_writer(*syntax, out);
    writer->statement(s, unknown, o);
    const Status status = writer->finish();
    REQUIRE_FALSE(status);
    CHECK(status.error().code == Errc::io);
    CHECK_FALSE(writer->statement(s, unknown, o));
  }
}

TEST_CASE("JSON-LD: memory does not grow with the document") {
  StringSink out;
  const auto writer = make_writer(jsonl_syntax, out);
  const std::string megabyte(1024 * 1024, 'x');
  for (int i = 0; i < 150; ++i)
    writer->statement(iri("http://example.org/" + std::to_string(i)), unknown, literal(megabyte));
  const std::size_t before_end = out.text().size();
  CHECK(before_end > 120 * megabyte.size());
  REQUIRE(writer->finish());
  const std::string& lines = out.text();
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 3);
}
