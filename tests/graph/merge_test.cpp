#include "newsgraph/graph/merge.h"

#include <catch2/catch.hpp>

#include "support/story.h"

namespace newsgraph::tests {
namespace {

Story about_putin(std::string_view url, std::string_view name) {
  Story story("普京来了", {"普京来了。"});
  story.article.url = url;
  const auto putin = story.entity(extract::EntityType::person, name, extract::IdentityBasis::wikidata, "Q7747");
  story.mention_each(putin, "普京");
  return story;
}

}  // namespace

TEST_CASE("entities of one key become one with the names of all") {
  graph::Merger merger;
  merger.add(about_putin("https://example.org/1", "普京").graph());
  merger.add(about_putin("https://example.org/2", "弗拉基米尔·普京").graph());
  CHECK(nodes_of<graph::ArticleNode>(merger.graph()).size() == 2);
  const auto entities = nodes_of<graph::EntityNode>(merger.graph());
  REQUIRE(entities.size() == 1);
  CHECK(entities[0]->names == std::vector<graph::Text>{{"弗拉基米尔·普京", "zh-Hans"}});
  CHECK(entities[0]->other_names == std::vector<graph::Text>{{"普京", "zh-Hans"}});
}

TEST_CASE("adding a graph twice changes nothing") {
  const graph::KnowledgeGraph one = about_putin("https://example.org/1", "普京").graph();
  graph::Merger merger;
  merger.add(one);
  merger.add(one);
  CHECK(boost::num_vertices(merger.graph()) == boost::num_vertices(one));
  CHECK(boost::num_edges(merger.graph()) == boost::num_edges(one));
  CHECK(graph::to_graphml(merger.graph()) == graph::to_graphml(one));
}

TEST_CASE("entities of one article only stay apart") {
  Story one("标题", {"一名官员说"});
  one.mention(one.entity(extract::EntityType::person, "官员", extract::IdentityBasis::local, ""), one.at("一名官员"));
  Story other = one;
  other.article.url += "/2";
  graph::Merger merger;
  merger.add(one.graph());
  merger.add(other.graph());
  CHECK(nodes_of<graph::EntityNode>(merger.graph()).size() == 2);
}

}  // namespace newsgraph::tests
