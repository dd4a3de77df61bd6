#include "newsgraph/graph/salience.h"

#include <catch2/catch.hpp>

#include "support/story.h"

namespace newsgraph::tests {
namespace {

using Texts = std::vector<std::string>;

Texts about(Story& story) {
  return targets_of(story.graph(), 0, graph::Relation::about);
}

}  // namespace

TEST_CASE("an article is about whom its headline names") {
  Story story("普京会见金正恩", {"本报讯。", "俄罗斯、中国都有评论。中国的评论较长。"});
  story.mention_each(story.person("普京"), "普京").mention_each(story.person("金正恩"), "金正恩");
  story.mention_each(story.country("俄罗斯", "Q159"), "俄罗斯");
  CHECK(about(story) == Texts{"普京", "金正恩"});
}

TEST_CASE("an entity that weighs half as much as the weightiest is a main subject too") {
  Story story("会谈", {"普京在俄罗斯。", "普京，普京。中国。"});
  story.mention_each(story.person("普京"), "普京").mention_each(story.country("俄罗斯", "Q159"), "俄罗斯");
  story.mention_each(story.country("中国", "Q148"), "中国");
  CHECK(about(story) == Texts{"普京", "俄罗斯"});
}

TEST_CASE("what is mentioned once in passing is not what the article is about") {
  Story story("会谈", {"本报讯。", "普京来了。"});
  story.mention_each(story.person("普京"), "普京");
  CHECK(about(story).empty());
}

TEST_CASE("the publisher's own name in the body does not make it a subject") {
  Story story("会谈", {"法广报道，法广再报道。"});
  const auto rfi = story.organization("法广");
  story.mention_each(rfi, "法广");
  story.found.publisher = rfi;
  CHECK(about(story).empty());
}

TEST_CASE("there are at most five main entities") {
  Story story("甲乙丙丁戊己庚", {"正文"});
  for (const std::string_view name : {"甲", "乙", "丙", "丁", "戊", "己", "庚"})
    story.mention_each(story.person(name), name);
  CHECK(about(story) == Texts{"甲", "乙", "丙", "丁", "戊"});
}

TEST_CASE("an article is about the event of its headline, and of its first paragraph where a main subject acts") {
  Story story("普京会见金正恩", {"普京抵达海参崴。", "路人抗议。"});
  const auto putin = story.person("普京");
  story.mention_each(putin, "普京");
  story.event("Consult", "会见", "普京会见金正恩", {putin});
  story.event("Retreat", "抵达", "普京抵达海参崴", {putin});
  story.event("Protest", "抗议", "路人抗议", {});
  CHECK(about(story) == Texts{"普京", "Consult\n普京会见", "Retreat\n普京抵达"});
}

}  // namespace newsgraph::tests
