#include <nlohmann/json.hpp>

#include "report/reported.h"

namespace newsgraph::tests {
namespace {

using Json = nlohmann::json;

Json run_of(Reported& reported) {
  return Json::parse(reported.as("sarif")).at("runs").at(0);
}

}  // namespace

TEST_CASE("SARIF: one run with the tool and its version") {
  Reported reported;
  const Json log = Json::parse(reported.as("sarif"));
  CHECK(log["version"] == "2.1.0");
  CHECK(log["runs"].size() == 1);
  CHECK(log["runs"][0]["tool"]["driver"]["name"] == "newsgraph");
  CHECK(log["runs"][0]["results"].empty());
  CHECK(log["runs"][0]["columnKind"] == "unicodeCodePoints");
}

TEST_CASE("SARIF: a result points at the statement, the shape and the focus node") {
  Reported reported;
  reported.add();
  const Json result = run_of(reported)["results"].at(0);
  CHECK(result["level"] == "error");
  CHECK(result["message"]["text"].get<std::string>().starts_with("has no value, needs 1\n"));
  const Json& physical = result["locations"][0]["physicalLocation"];
  CHECK(physical["artifactLocation"] == Json{{"uri", "data/news.ttl"}, {"uriBaseId", "SRCROOT"}, {"index", 0}});
  CHECK(physical["region"] == Json{{"startLine", 12}, {"startColumn", 5}});
  CHECK(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "http://example.org/a1");
  CHECK(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3);
  CHECK(result["partialFingerprints"]["newsgraph/v1"] == reported.results[0].fingerprint);
}

TEST_CASE("SARIF: a rule is one component of one shape, with the texts that GitHub asks for") {
  Reported reported;
  reported.add("a1");
  reported.add("a2");
  reported.add_of("MaxCountConstraintComponent", "maxCount").level = Level::warning;
  const Json run = run_of(reported);
  const Json& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 2);
  CHECK(rules[0]["id"] == "ex:Article sh:minCount");
  CHECK(rules[0]["helpUri"] == "https://www.w3.org/TR/shacl/#MinCountConstraintComponent");
  for (const char* text : {"shortDescription", "fullDescription", "help"}) CHECK(rules[0][text].contains("text"));
  CHECK(run["results"][1]["ruleIndex"] == 0);
  CHECK(run["results"][2]["ruleId"] == "ex:Article sh:maxCount");
  CHECK(run["results"][2]["level"] == "warning");
}

TEST_CASE("SARIF: shapes without a name are told apart by path, or else by number") {
  Reported reported;
  for (const char* label : {"b1", "b2", "b3"}) {
    reported.add().shape = reported.terms.intern(rdf::blank(label));
  }
  reported.results[1].path = reported.predicate("author");
  const Json rules = run_of(reported)["tool"]["driver"]["rules"];
  CHECK(rules[0]["id"] == "ex:Article ex:headline sh:minCount");
  CHECK(rules[1]["id"] == "ex:Article ex:author sh:minCount");
  CHECK(rules[2]["id"] == "ex:Article ex:headline sh:minCount (2)");
}

TEST_CASE("SARIF: paths become URIs, absolute ones of scheme file") {
  Reported reported;
  reported.add().at.in.path = "./新 闻/a:b%.ttl";
  reported.add().at.in.path = "/srv/x#1.ttl";
  reported.add().at.in.path = "-";
  const Json results = run_of(reported)["results"];
  const auto uri = [&](std::size_t i) { return results[i]["locations"][0]["physicalLocation"]["artifactLocation"]; };
  CHECK(uri(0)["uri"] == "%E6%96%B0%20%E9%97%BB/a%3Ab%25.ttl");
  CHECK(uri(1) == Json{{"uri", "file:///srv/x%231.ttl"}});
  CHECK(uri(2)["uri"] == "stdin");
}

TEST_CASE("SARIF: nothing of the input becomes a link") {
  Reported reported;
  reported.add().messages = {{"see [here](https://example.org/)", ""}};
  const std::string text = run_of(reported)["results"][0]["message"]["text"];
  CHECK(text.starts_with("see [here] (https"));
}

TEST_CASE("SARIF: a result without a place is one of the first data file as a whole") {
  Reported reported;
  reported.add().at = {};
  const Json physical = run_of(reported)["results"][0]["locations"][0]["physicalLocation"];
  CHECK(physical["artifactLocation"]["uri"] == "data/news.ttl");
  CHECK_FALSE(physical.contains("region"));
}

TEST_CASE("SARIF: more results than GitHub takes are counted, rule by rule, and the run says so") {
  Reported reported;
  for (int i = 0; i < 100000; ++i) reported.add("a" + std::to_string(i));
  for (int i = 0; i < 10; ++i) reported.add_of("MaxCountConstraintComponent", "maxCount", std::to_string(i));
  const Json run = run_of(reported);
  REQUIRE(run["results"].size() == 25000);
  CHECK(std::ranges::count(run["results"], 1, [](const Json& result) { return result["ruleIndex"].get<int>(); }) == 10);
  const Json& last = run["results"].back();
  CHECK(last["ruleIndex"] == 0);
  CHECK(last["properties"]["count"] == 100000 - (25000 - 11));
  CHECK(last["message"]["text"].get<std::string>().starts_with("75,011 more results"));
  CHECK(run["properties"]["resultsLeftOut"] == 75011);
  CHECK(run["invocations"][0]["toolExecutionNotifications"].size() == 1);
}

TEST_CASE("SARIF: shapes beyond the number of rules share the last one") {
  Reported reported;
  for (int i = 0; i < 25010; ++i) reported.add().shape = reported.iri("S" + std::to_string(i));
  const Json run = run_of(reported);
  CHECK(run["tool"]["driver"]["rules"].size() == 25000);
  CHECK(run["results"].size() <= 25000);
  CHECK(run["results"].back()["ruleIndex"] == 24999);
  std::uint64_t told = 0;
  for (const Json& result : run["results"])
    told += result.contains("properties") ? result["properties"]["count"].get<std::uint64_t>() : 1;
  CHECK(told == 25010);
}

TEST_CASE("SARIF: shapes that are built into newsgraph are no file") {
  Reported reported;
  reported.add().shape_at.in.path = "newsgraph:shapes/agent.ttl";
  reported.report.shapes_files = {"newsgraph:shapes/agent.ttl"};
  const Json run = run_of(reported);
  CHECK_FALSE(run["results"][0].contains("relatedLocations"));
  CHECK(run["artifacts"].size() == 1);
}

TEST_CASE("SARIF: a file's URI has no dot segments") {
  Reported reported;
  reported.add().at.in.path = "./data/../data/new s.ttl";
  CHECK(run_of(reported)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "data/new%20s.ttl");
}

TEST_CASE("SARIF: warnings about shapes are notifications") {
  Reported reported;
  reported.report.warnings.push_back(
      {Errc::shapes, "sh:minCuont is unknown", {{"shapes.ttl", {}, 0}, 0, 4, 2}, "sh:minCount?"});
  const Json notifications = run_of(reported)["invocations"][0]["toolConfigurationNotifications"];
  CHECK(notifications[0]["message"]["text"] == "sh:minCuont is unknown; sh:minCount?");
  CHECK(notifications[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 4);
}

}  // namespace newsgraph::tests
