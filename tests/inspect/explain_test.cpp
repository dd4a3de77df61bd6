#include "newsgraph/inspect/explain.h"

#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "inspect/inspected.h"
#include "newsgraph/inspect/json.h"
#include "newsgraph/inspect/lookup.h"

namespace newsgraph::tests {
namespace {

const Inspected& story() {
  static const Inspected one("法国总统访问德国", {"市长王建国表示：“我们会继续修建这座大桥。”", "普京没有出席。"});
  return one;
}

}  // namespace

TEST_CASE("an entity is explained by any of its names or its Wikidata id: rule, file and line of each mention") {
  for (const std::string_view name : {"普京", "普丁", "Q7747", "vladimir putin"}) {
    INFO(name);
    const std::string text = inspect::explain(story().all, name);
    CHECK(contains(text, "identity: Wikidata: Q7747"));
    CHECK(contains(text, "rule: gazetteer\n    ontology/gazetteer/people.tsv:"));
    CHECK(contains(text, "普京  (0."));
  }
}

TEST_CASE("a stretch is explained by what overlaps it, in the body or the headline") {
  CHECK(contains(inspect::explain(story().all, "0-5"), "王建国"));
  CHECK_FALSE(contains(inspect::explain(story().all, "0-5"), "普京"));
  CHECK(contains(inspect::explain(story().all, "headline:0-2"), "headline:0-2  法国"));
  CHECK(inspect::explain(story().all, "0-1").empty());
}

TEST_CASE("a quotation is explained by its words, its number and its IRI") {
  const std::string by_words = inspect::explain(story().all, "继续修建");
  CHECK(contains(by_words, "ontology/cues/saying.tsv:"));
  CHECK(contains(by_words, "表示\t"));
  CHECK(inspect::explain(story().all, "quotation-1") == by_words);
  for (const inspect::Thing& thing : story().all.things) {
    if (thing.id() == "quotation-1") CHECK(inspect::explain(story().all, thing.iri) == by_words);
  }
}

TEST_CASE("what the article does not have is explained by nothing") {
  CHECK(inspect::explain(story().all, "冰岛").empty());
  CHECK(inspect::explain(story().all, "quotation-9").empty());
  CHECK(inspect::explain(story().all, "5-2").empty());
}

TEST_CASE("rows are found by name, alias, id and word, in whatever script") {
  const auto rows = inspect::rows_named("普丁", {});
  REQUIRE(rows);
  REQUIRE_FALSE(rows->empty());
  CHECK(rows->front().place.starts_with("ontology/gazetteer/people.tsv:"));
  const std::string text = inspect::to_text(*rows);
  CHECK(contains(text, "id       Q7747\n"));
  CHECK(contains(text, "zh-Hans  普京\n"));
  CHECK(inspect::to_text(*inspect::rows_named("q7747", {})) == text);

  const auto title = inspect::rows_named("市長", {});
  REQUIRE(title);
  CHECK(contains(inspect::to_text(*title), "ontology/titles.tsv:"));
  CHECK(inspect::rows_named("没有这个名字的人", {})->empty());
  // 中国 contains provinces, which are not called so.
  CHECK_FALSE(contains(inspect::to_text(*inspect::rows_named("中国", {})), "河北"));
}

TEST_CASE("the user's rows come first and keep the lines of their file") {
  const extract::GazetteerTable mine{"mine.ttl", "type\tzh-Hans\nperson\t普京\n", {1, 40}};
  const auto rows = inspect::rows_named("普京", std::vector{mine});
  REQUIRE(rows);
  CHECK(rows->front().place == "mine.ttl:40");
}

TEST_CASE("JSON says the same: things by id, occurrences with offsets and reasons") {
  const auto json = nlohmann::json::parse(inspect::to_json(story().all));
  CHECK(json["article"]["headline"] == "法国总统访问德国");
  REQUIRE(json["things"].size() == story().all.things.size());
  CHECK(json["things"][0]["id"] == "entity-1");
  const auto& first = json["occurrences"][0];
  CHECK(first["part"] == "headline");
  CHECK(first["words"] == "法国");
  CHECK(first["begin"] == 0);
  CHECK(first["end"] == 2);
  CHECK(first["reason"]["rows"][0]["place"].get<std::string>().starts_with("ontology/gazetteer/countries.tsv:"));
}

}  // namespace newsgraph::tests
