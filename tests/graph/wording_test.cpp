#include "newsgraph/graph/wording.h"

#include <catch2/catch.hpp>

namespace newsgraph::tests {
namespace {

Span within(std::string_view text, std::string_view words) {
  const std::size_t place = text.find(words);
  REQUIRE(place != std::string_view::npos);
  return {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place + words.size())};
}

}  // namespace

TEST_CASE("each Han character is a word, and each run of letters of another script") {
  CHECK(graph::count_words("") == 0);
  CHECK(graph::count_words("合作是唯一选择。") == 7);
  CHECK(graph::count_words("Wang Yi told Blinken") == 4);
  CHECK(graph::count_words("新冠COVID-19病毒") == 5);
  CHECK(graph::count_words("don’t stop - it's 5G") == 4);
  CHECK(graph::count_words("２０２３年 café 😀！Москва") == 4);
  CHECK(graph::count_words("𠮷野家") == 3);
}

TEST_CASE("pieces of a quotation are joined as the language writes") {
  CHECK(graph::join_parts({"晚，", "好。"}, "zh-Hant") == "晚，好。");
  CHECK(graph::join_parts({"I will,", "but not now."}, "en") == "I will, but not now.");
  CHECK(graph::join_parts({"I will, ", "but not now."}, "fr") == "I will, but not now.");
  CHECK(graph::join_parts({"", "好"}, "en") == "好");
}

TEST_CASE("an event is named by its actors and the trigger") {
  const std::string_view text = "普京与金正恩举行会谈";
  CHECK(graph::name_event(text, {0, 30}, within(text, "会谈"), {"普京", "金正恩"}, "zh-Hans") == "普京、金正恩会谈");
  CHECK(graph::name_event(text, {0, 30}, within(text, "会谈"), {"A", "B", "C", "D"}, "zh-Hans") == "A、B、C等会谈");
  const std::string_view english = "Putin and Kim held talks.";
  CHECK(graph::name_event(english, {0, 25}, within(english, "talks"), {"Putin", "Kim"}, "en") == "Putin, Kim: talks");
}

TEST_CASE("an event without actors is named by the clause of its trigger") {
  const std::string_view text = "周三，当地发生强烈地震，多人受伤。";
  CHECK(graph::name_event(text, within(text, text), within(text, "地震"), {}, "zh-Hans") == "当地发生强烈地震");
  std::string run_on;
  for (int i = 0; i < 100; ++i) run_on += "甲";
  run_on += "地震";
  CHECK(graph::name_event(run_on, within(run_on, run_on), within(run_on, "地震"), {}, "zh") == "地震");
}

}  // namespace newsgraph::tests
