#include "newsgraph/inspect/inspection.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "inspect/inspected.h"
#include "support/rich_story.h"

namespace newsgraph::tests {
namespace {

using inspect::Fact;
using inspect::Inspection;
using inspect::Thing;
using inspect::Value;

Inspection inspection_of(Story& story) {
  std::ranges::sort(story.found.mentions, {}, &extract::Mention::span);
  return inspect::inspect(story.article, story.found, knowledge(), {});
}

const Thing& thing(const Inspection& all, std::string_view id) {
  const auto found = std::ranges::find(all.things, id, &Thing::id);
  REQUIRE(found != all.things.end());
  return *found;
}

/// "speaker: 弗拉基米尔·普京>entity-1" for each fact; what leads to a thing names it.
std::vector<std::string> facts(const Inspection& all, const Thing& of) {
  std::vector<std::string> out;
  for (const Fact& fact : of.facts) {
    std::string text = std::string(fact.label) + ":";
    for (const Value& value : fact.values) {
      text += " " + value.text;
      if (value.thing != Value::no_thing) text += ">" + all.things[value.thing].id();
    }
    out.push_back(text);
  }
  return out;
}

}  // namespace

TEST_CASE("things have numbers in text order, facts that lead to other things, and the RDF of their own subject") {
  Story story = rich_story();
  const Inspection all = inspection_of(story);

  const Thing& putin = thing(all, "entity-1");
  CHECK(putin.title == "弗拉基米尔·普京");
  CHECK(putin.layer == "person");
  CHECK(putin.occurrences.size() == 4);
  CHECK(facts(all, putin) == std::vector<std::string>{"names: 弗拉基米尔·普京 Vladimir Putin", "other forms: 普京 普丁",
                                                      "titles: 总统", "belongs to: 俄罗斯>entity-5",
                                                      "identity: Wikidata: Q7747"});
  CHECK(contains(putin.turtle, "a schema:Person"));
  CHECK(contains(putin.turtle, "wd:Q7747"));
  CHECK_FALSE(contains(putin.turtle, "@prefix"));
  CHECK(contains(all.prefixes, "@prefix schema: <http://schema.org/>"));

  const Thing& quotation = thing(all, "quotation-1");
  CHECK(quotation.layer == "direct");
  CHECK(facts(all, quotation) == std::vector<std::string>{"speaker: 弗拉基米尔·普京>entity-1", "speaker's words: 普京",
                                                          "audience: 金正恩>entity-2", "audience's words: 金正恩",
                                                          "occasion: 弗拉基米尔·普京、金正恩会见>event-1", "cue: 说",
                                                          "mentions: 金正恩>entity-2"});
  CHECK(contains(quotation.turtle, "a schema:Quotation"));

  const Thing& event = thing(all, "event-1");
  CHECK(event.note == "Consult");
  CHECK(facts(all, event).front() == "actors: 弗拉基米尔·普京>entity-1 金正恩>entity-2");
  CHECK(thing(all, "event-2").note == "Agree · hypothetical");

  const Thing& chain = thing(all, "source-1");
  CHECK(chain.title == "韩联社 → 朝中社");
  CHECK(contains(chain.turtle, "a schema:Report"));
}

TEST_CASE("each occurrence stands where the graph says, and its RDF is that of the mention") {
  Story story = rich_story();
  const Inspection all = inspection_of(story);
  REQUIRE_FALSE(all.occurrences.empty());
  for (const inspect::Occurrence& one : all.occurrences) {
    INFO(one.iri);
    CHECK(contains(one.turtle, "a nif:Phrase"));
    CHECK(contains(one.turtle, "nif:beginIndex \"" + std::to_string(one.begin) + "\""));
    CHECK(contains(one.turtle, "nif:endIndex \"" + std::to_string(one.end) + "\""));
    CHECK_FALSE(one.span.empty());
    const auto& occurrences = all.things[one.thing].occurrences;
    const auto index = static_cast<std::uint32_t>(&one - all.occurrences.data());
    CHECK(std::ranges::count(occurrences, index) == 1);
  }
}

TEST_CASE("who is known from the metadata alone is a thing without occurrences") {
  Story story = rich_story();
  const Inspection all = inspection_of(story);
  const auto reporter = std::ranges::find(all.things, "张三", &Thing::title);
  REQUIRE(reporter != all.things.end());
  CHECK(reporter->occurrences.empty());
}

TEST_CASE("words around a thing that belong to it are told beside it") {
  Story story = rich_story();
  const Inspection all = inspection_of(story);
  std::vector<std::string> told;
  for (const inspect::Aside& aside : all.asides) {
    told.push_back(all.things[aside.thing].id() + ' ' + std::string(aside.role) + ' ' +
                   std::string(aside.span.of(story.article.text)));
  }
  CHECK(std::ranges::count(told, "quotation-1 speaker 普京") == 1);
  CHECK(std::ranges::count(told, "quotation-1 cue 说") == 1);
  CHECK(std::ranges::count(told, "event-1 sentence 俄罗斯总统普京周三在海参崴会见金正恩") == 1);
}

TEST_CASE("reasons name the rule, the file and line, and the line's text") {
  const Inspected article("外交部长会见客人", {"市长王建国表示：“我们会继续修建这座大桥。”"});
  const auto mayor = std::ranges::find(article.all.things, "王建国", &Thing::title);
  REQUIRE(mayor != article.all.things.end());
  CHECK(mayor->reason.rule == "title and name");
  REQUIRE(mayor->reason.rows.size() == 2);
  CHECK(mayor->reason.rows[0].place.starts_with("ontology/titles.tsv:"));
  CHECK(mayor->reason.rows[0].text.starts_with("市长\t"));
  CHECK(mayor->reason.rows[1].text.starts_with("王\t"));
}

}  // namespace newsgraph::tests
