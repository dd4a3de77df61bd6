#include <catch2/catch.hpp>

#include "support/entities_of.h"

using namespace newsgraph;
using extract::EntityIndex;

namespace {

tests::EntitiesOf read(const std::vector<std::string_view>& paragraphs, std::string_view language = "zh-Hans") {
  return tests::EntitiesOf(tests::article_of("题", paragraphs, language));
}

}  // namespace

TEST_CASE("the last part of a foreign name means the person") {
  const auto story = read({"记者拉德克·斯特凡诺夫被捕。", "警方说，斯特凡诺夫没有受伤。"});
  REQUIRE(story.named("斯特凡诺夫") != nullptr);
  CHECK(story.named("斯特凡诺夫") == story.named("拉德克·斯特凡诺夫"));
}

TEST_CASE("a given name alone means the person where no word goes over its edges") {
  const auto story = read({"他的妻子叶婉清没有出席。", "他说，婉清在家。"});
  CHECK(story.named("婉清") == story.named("叶婉清"));
  CHECK(read({"他的妻子叶婉清没有出席。", "歌声婉清动人。"}).named("婉清") == nullptr);
}

TEST_CASE("a surname with a title means the one person of that surname") {
  const auto story = read({"记者林志远今天抵达。", "林先生没有回答。"});
  CHECK(story.named("林先生") == story.named("林志远"));
  const auto two = read({"记者林志远和部长林文涛今天抵达。", "林先生没有回答。"});
  REQUIRE(two.named("林先生") != nullptr);
  CHECK(two.named("林先生") != two.named("林志远"));
  CHECK(two.named("林先生") != two.named("林文涛"));
}

TEST_CASE("an organisation without its place or its ending is the same") {
  const auto story = read({"波兰烘焙师协会今天开会。", "烘焙师协会反对这一计划。"});
  REQUIRE(story.named("烘焙师协会") != nullptr);
  CHECK(story.named("烘焙师协会") == story.named("波兰烘焙师协会"));
}

TEST_CASE("a known party is the same without its place, a known company is not") {
  const auto story = read({"香港众志今天开会。", "众志反对这一计划。", "中国移动也反对。", "船队向北移动。"});
  REQUIRE(story.named("众志") != nullptr);
  CHECK(story.named("众志") == story.named("香港众志"));
  CHECK(story.named("移动") == nullptr);
}

TEST_CASE("an abbreviation given in brackets means the name before it") {
  const auto story = read({"波兰烘焙师协会（简称波烘协）今天开会。", "波烘协反对这一计划。"});
  REQUIRE(story.named("波烘协") != nullptr);
  CHECK(story.named("波烘协") == story.named("波兰烘焙师协会"));
}

TEST_CASE("in English the last name means the person") {
  const auto story = read({"President Karl Brandow arrived.", "Brandow left."}, "en");
  CHECK(story.named("Brandow") == story.named("Karl Brandow"));
}

TEST_CASE("publisher and authors are entities without mentions unless the text names them") {
  article::Article article = tests::article_of("题", {"今天下雨。"});
  article.outlet = {"河畔晚报", "example.org", ""};
  article.authors = {"林志远"};
  const tests::EntitiesOf story(article);
  REQUIRE(story.found.publisher != EntityIndex::none);
  CHECK(story.found[story.found.publisher].subclass == extract::EntityClass::news_media);
  REQUIRE(story.found.authors.size() == 1);
  CHECK(story.found[story.found.authors.front()].names.front().text == "林志远");
  CHECK(story.found.mentions.empty());
}

TEST_CASE("a publisher that the text names is that entity") {
  article::Article article = tests::article_of("题", {"据新华社报道，今天下雨。"});
  article.outlet = {"新华社", "example.org", ""};
  const tests::EntitiesOf story(article);
  REQUIRE(story.named("新华社") != nullptr);
  CHECK(&story.found[story.found.publisher] == story.named("新华社"));
}
