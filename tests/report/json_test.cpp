#include <nlohmann/json.hpp>

#include "report/reported.h"

namespace newsgraph::tests {
namespace {

using Json = nlohmann::json;

}  // namespace

TEST_CASE("JSON: one object with counts, inputs, shapes and results") {
  Reported reported;
  report::Result& result = reported.add();
  result.value = reported.terms.intern(rdf::text("新闻\n", "zh"));
  result.details = {result};
  reported.use("Article", 5);
  const Json json = Json::parse(reported.as("json"));
  CHECK(json["formatVersion"] == 1);
  CHECK(json["conforms"] == false);
  CHECK(json["summary"]["violations"] == 1);
  CHECK(json["data"] == Json{"data/news.ttl"});
  CHECK(json["shapes"][0]["focusNodes"] == 5);
  const Json& found = json["results"].at(0);
  CHECK(found["level"] == "violation");
  CHECK(found["severity"] == "http://www.w3.org/ns/shacl#Violation");
  CHECK(found["component"] == "http://www.w3.org/ns/shacl#MinCountConstraintComponent");
  CHECK(found["messages"][0] == Json{{"text", "has no value, needs 1"}, {"language", "en"}});
  CHECK(found["focusNode"] == Json{{"type", "uri"}, {"value", "http://example.org/a1"}});
  CHECK(found["path"] == "ex:headline");
  CHECK(found["value"]["language"] == "zh");
  CHECK(found["value"]["value"] == "新闻\n");
  CHECK((found["file"] == "data/news.ttl" && found["line"] == 12 && found["column"] == 5));
  CHECK((found["shape"]["file"] == "shapes.ttl" && found["shape"]["line"] == 3));
  CHECK(found["fingerprint"] == reported.results[0].fingerprint);
  CHECK(found["details"].size() == 1);
}

TEST_CASE("JSON: what is not known is left out, what is not UTF-8 is repaired") {
  Reported reported;
  report::Result& result = reported.add();
  result.at = {};
  result.path.reset();
  result.messages = {{"\xFF", ""}};
  const Json found = Json::parse(reported.as("json"))["results"].at(0);
  for (const char* absent : {"file", "line", "column", "path", "value", "details"}) CHECK_FALSE(found.contains(absent));
  CHECK(found["messages"][0]["text"] == "\xEF\xBF\xBD");
}

TEST_CASE("JSON: a result of a named graph names it") {
  Reported reported;
  reported.add().graph = reported.iri("graph");
  CHECK(Json::parse(reported.as("json"))["results"][0]["graph"]["value"] == "http://example.org/graph");
}

TEST_CASE("JSON: a result is one line") {
  Reported reported;
  for (int i = 0; i < 100; ++i) reported.add("a" + std::to_string(i));
  CHECK(count_of(reported.as("json"), "\n  {\"level\"") == 100);
}

}  // namespace newsgraph::tests
