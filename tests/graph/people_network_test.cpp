#include "newsgraph/graph/people_network.h"

#include <string>

#include <catch2/catch.hpp>

#include "support/story.h"

namespace newsgraph::tests {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// 甲文 quotes 丙 on 乙 twice and on himself once; 丁社 speaks of 乙 once.
Story speeches(std::string_view headline) {
  Story story(headline, {"陈某说：“李某很好。”陈某又说：“李某来了，陈某也来了。”", "海风社说：“李某病了。”"});
  const auto speaker = story.person("陈某");
  const auto other = story.person("李某");
  const auto agency = story.organization("海风社");
  story.mention_each(speaker, "陈某").mention_each(other, "李某").mention_each(agency, "海风社");
  story.quote({"李某很好。"}, speaker).about = {other};
  story.quote({"李某来了，陈某也来了。"}, speaker).about = {other, speaker};
  story.quote({"李某病了。"}, agency).about = {other};
  return story;
}

}  // namespace

TEST_CASE("who speaks of whom: directed, weighed by quotations, also organisations that speak, nobody of themselves") {
  graph::PeopleNetwork network(graph::Tie::speaks_of);
  network.add(speeches("甲").graph());
  network.add(speeches("乙").graph());
  CHECK(network.edges() == 2);
  const std::string xml = network.to_graphml();
  CHECK(contains(xml, "edgedefault=\"directed\""));
  CHECK(contains(xml, "attr.name=\"weight\" attr.type=\"double\""));
  CHECK(contains(xml, "<edge id=\"e0\" source=\"n0\" target=\"n1\">"));
  CHECK(count(xml, ">speaks of<") == 4);  // label and relation of two edges
  const std::string dot = network.to_dot("Noto");
  CHECK(contains(dot, "0->1 [weight=4"));
  CHECK(contains(dot, "2->1 [weight=2"));
  CHECK(contains(dot, "shape=component"));
}

TEST_CASE("who is named with whom: undirected, weighed by articles, without people that have no name") {
  graph::PeopleNetwork network(graph::Tie::mentioned_with);
  for (const std::string_view headline : {"甲", "乙", "丙"}) {
    Story story = speeches(headline);
    story.mention(story.entity(extract::EntityType::person, "病了", extract::IdentityBasis::local, ""),
                  story.at("病了"));
    network.add(story.graph());
  }
  CHECK(network.edges() == 1);
  CHECK(contains(network.to_graphml(), "edgedefault=\"undirected\""));
  CHECK(contains(network.to_dot("Noto"), "0--1 [weight=3, label=\"3\", penwidth=3]"));
}

TEST_CASE("a network without anybody is a document too") {
  const graph::PeopleNetwork network(graph::Tie::speaks_of);
  CHECK(contains(network.to_graphml(), "<graph id=\"G\" edgedefault=\"directed\""));
  CHECK(contains(network.to_dot("Noto"), "digraph"));
}

}  // namespace newsgraph::tests
