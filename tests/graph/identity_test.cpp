#include "newsgraph/graph/identity.h"

#include <functional>
#include <set>

#include <catch2/catch.hpp>

#include "support/story.h"

namespace newsgraph::tests {
namespace {

using article::Article;

Article rich() {
  Article article = article_of("标题", {"正文"});
  article.images.push_back({"https://example.org/1.jpg", "说明", "法新社"});
  article.keywords = {"外交"};
  article.authors = {"张三"};
  return article;
}

}  // namespace

TEST_CASE("the same article met at two places is one article") {
  Article a = rich();
  Article b = rich();
  a.locator.path = "archive/a.html";
  b.locator.path = "elsewhere.zip";
  CHECK(graph::article_identity(a) == graph::article_identity(b));
}

TEST_CASE("whatever is exported of an article makes it another one") {
  const std::vector<std::function<void(Article&)>> changes{
      [](Article&) {},
      [](Article& a) { a.url += "?page=2"; },
      [](Article& a) { a.text[0] = 'X'; },
      [](Article& a) {
        a.published = *timestamp({2024, 1, 1}, Precision::day);
      },
      [](Article& a) {
        a.published = *timestamp({2023, 9, 1}, Precision::month);
      },
      [](Article& a) {
        a.modified = *timestamp({2023, 9, 14}, Precision::day);
      },
      [](Article& a) { a.language = "zh-Hant"; },
      [](Article& a) { a.section = "国际"; },
      [](Article& a) { a.authors.clear(); },
      [](Article& a) {
        a.keywords = {}, a.authors = {"张三", "外交"};
      },
      [](Article& a) { a.images[0].caption += "。"; },
      [](Article& a) { a.images.clear(); },
  };
  std::set<Hash128> seen;
  for (const auto& change : changes) {
    Article article = rich();
    change(article);
    seen.insert(graph::article_identity(article));
  }
  CHECK(seen.size() == changes.size());
}

TEST_CASE("versions of one page share their work, articles without a URL have none") {
  CHECK(graph::work_identity("https://example.org/a") == graph::work_identity("https://example.org/a"));
  CHECK(graph::work_identity("https://example.org/a") != graph::work_identity("https://example.org/b"));
  CHECK_FALSE(graph::work_identity("").has_value());
}

TEST_CASE("articles without a URL are told apart by their content") {
  Article a = rich();
  Article b = rich();
  a.url.clear();
  b.url.clear();
  CHECK(graph::article_identity(a) == graph::article_identity(b));
  b.text.back() = 'X';
  CHECK(graph::article_identity(a) != graph::article_identity(b));
}

TEST_CASE("a name key counts together with the type, a QID by itself") {
  using graph::EntityType;
  using graph::IdentityBasis;
  CHECK(graph::entity_identity(IdentityBasis::name_key, EntityType::person, "华盛顿") !=
        graph::entity_identity(IdentityBasis::name_key, EntityType::place, "华盛顿"));
  CHECK(graph::entity_identity(IdentityBasis::wikidata, EntityType::place, "Q159") ==
        graph::entity_identity(IdentityBasis::wikidata, EntityType::organization, "Q159"));
  CHECK(graph::entity_identity(IdentityBasis::wikidata, EntityType::place, "Q159") !=
        graph::entity_identity(IdentityBasis::authority, EntityType::place, "Q159"));
}

TEST_CASE("local entities belong to their article and to the place of their first mention") {
  Story one("标题", {"一名官员说，另一名官员说"});
  using extract::EntityType;
  using extract::IdentityBasis;
  const auto first = one.entity(EntityType::person, "官员", IdentityBasis::local, "");
  const auto second = one.entity(EntityType::person, "官员", IdentityBasis::local, "");
  one.mention(first, one.at("一名官员")).mention(second, one.at("另一名官员"));
  Story other = one;
  other.article.url += "x";
  std::set<Hash128> seen;
  for (Story* story : {&one, &other}) {
    const graph::KnowledgeGraph graph = story->graph();
    for (const auto* entity : nodes_of<graph::EntityNode>(graph)) seen.insert(entity->id);
  }
  CHECK(seen.size() == 4);
}

TEST_CASE("the recipe of identities is stable: a change of it changes every IRI") {
  CHECK(graph::work_identity("https://example.org/a")->base32() == "aruappvlfjh2xyx5ovnxh7teiv");
  CHECK(graph::entity_identity(graph::IdentityBasis::wikidata, graph::EntityType::person, "Q7747").base32() ==
        "cjnyqel6knfg6wrbgwfnhyhqbc");
}

}  // namespace newsgraph::tests
