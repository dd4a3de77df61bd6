#include "newsgraph/graph/saying.h"

#include <algorithm>

#include <catch2/catch.hpp>

using newsgraph::graph::Saying;
using newsgraph::graph::saying_of;

namespace {

/// How many of the five keys two texts have in common.
std::ptrdiff_t shared_keys(std::string_view a, std::string_view b) {
  const auto of_b = saying_of(b).value().shingle_keys;
  return std::ranges::count_if(saying_of(a).value().shingle_keys,
                               [&](const auto& key) { return std::ranges::find(of_b, key) != of_b.end(); });
}

constexpr std::string_view harbour =
    "这座桥明天上午正式开放，先让行人通过，下午再让车辆通过，请大家耐心等候，注意安全。";

}  // namespace

TEST_CASE("the same words are one saying in either script, whatever the punctuation and case") {
  CHECK(saying_of("这座桥明天上午开放。") == saying_of("「這座橋，明天上午開放！」"));
  CHECK(saying_of("The bridge opens tomorrow morning.") == saying_of("the bridge opens – tomorrow morning"));
  CHECK(saying_of("这座桥明天上午开放") != saying_of("这座桥明天下午开放"));
  CHECK(saying_of("这座桥明天上午开放。")->words == "这座桥明天上午开放");
}

TEST_CASE("a few words are no saying") {
  for (const char* few : {"", "以后再说。", "No comment, no comment.", "……！？"}) {
    INFO(few);
    CHECK_FALSE(saying_of(few));
  }
  CHECK(saying_of("我们以后再说吧").has_value() == false);
  CHECK(saying_of("这件事我们以后再说吧").has_value());
}

TEST_CASE("sayings that differ in a word share a key, others none") {
  CHECK(shared_keys(harbour, harbour) == 5);
  CHECK(shared_keys(harbour, "这座桥明天上午正式开放，先让行人通过，下午再让车辆通过，请大家耐心等待，注意安全。") > 0);
  CHECK(shared_keys(harbour, "他说这座桥明天上午正式开放，先让行人通过，下午再让车辆通过，请大家耐心等候，注意安全。") >
        0);
  CHECK(shared_keys(harbour, "议会昨天否决了提高燃油税的法案，反对党领袖称这是选民的胜利，政府表示遗憾。") == 0);
  CHECK(shared_keys("The bridge opens tomorrow morning, first for walkers and then for cars.",
                    "The bridge opens tomorrow morning, first for walkers, then for cars.") > 0);
}

TEST_CASE("every saying has five keys, also one of a single shingle") {
  for (const std::string_view words : {std::string_view("这座桥明天上午开放"), harbour})
    CHECK(saying_of(words)->shingle_keys.size() == 5);
}
