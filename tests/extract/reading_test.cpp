#include "newsgraph/extract/reading.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/article_of.h"

using namespace newsgraph;
using extract::Reading;

namespace {
std::vector<std::string> sentences(const Reading& reading) {
  std::vector<std::string> out;
  for (const auto& sentence : reading.sentences()) out.emplace_back(reading.original(sentence.chars));
  return out;
}
std::vector<std::string> quoted(const Reading& reading) {
  std::vector<std::string> out;
  for (const auto& pair : reading.marked_pairs()) out.emplace_back(reading.original(pair.inner));
  return out;
}
}  // namespace

TEST_CASE("spans and characters convert into each other") {
  const auto article = tests::article_of("標題😀", {"第一段。", "Second."});
  const Reading reading(article);
  CHECK(reading.blocks().size() == 3);
  for (const auto& block : reading.blocks()) CHECK(reading.chars(reading.span(block)) == block);
  CHECK(reading.original(reading.blocks()[1]) == "第一段。");
  CHECK(reading.text(reading.blocks()[0]) == U"标题😀");
}

TEST_CASE("a sentence ends at its mark, never inside quotation marks") {
  const auto article =
      tests::article_of("题", {"他说：“好。走吧！”她点头。然后“真的？”他问。完", "U.S. forces left. They went."});
  CHECK(sentences(Reading(article)) == std::vector<std::string>{"题", "他说：“好。走吧！”", "她点头。",
                                                                "然后“真的？”他问。", "完", "U.S. forces left.",
                                                                "They went."});
}

TEST_CASE("marks pair by kind and nest") {
  const auto article = tests::article_of("题", {"「甲『乙』丙」與“丁‘戊’己”", "it's \"one\" and \"two\""});
  CHECK(quoted(Reading(article)) == std::vector<std::string>{"甲『乙』丙", "乙", "丁‘戊’己", "戊", "one", "two"});
}

TEST_CASE("a missing mark ends at the block") {
  const auto article = tests::article_of("题", {"他说：“没有结束", "前面没有开始”他说"});
  const Reading reading(article);
  REQUIRE(reading.marked_pairs().size() == 2);
  CHECK(reading.original(reading.marked_pairs()[0].inner) == "没有结束");
  CHECK_FALSE(reading.marked_pairs()[0].closed);
  CHECK(reading.original(reading.marked_pairs()[1].inner) == "前面没有开始");
  CHECK_FALSE(reading.marked_pairs()[1].opened);
}

TEST_CASE("a mark of the wrong side does what the right one would") {
  const auto wrong = tests::article_of("题", {"“大桥开了，“林一帆说，”船也开了”。"});
  CHECK(quoted(Reading(wrong)) == std::vector<std::string>{"大桥开了，", "船也开了"});
  const auto unclosed = tests::article_of("题", {"“大桥开了。他说，“船也开了。”"});
  CHECK(quoted(Reading(unclosed)) == std::vector<std::string>{"大桥开了。他说，“船也开了。”", "船也开了。"});
}

TEST_CASE("the innermost pair around a place is found") {
  const auto article = tests::article_of("题", {"“甲‘乙’丙”丁"});
  const Reading reading(article);
  const auto place = [&](char32_t c) {
    const auto at = static_cast<std::uint32_t>(reading.text().find(c));
    return reading.enclosing_pair({at, at + 1});
  };
  CHECK(reading.original(place(U'乙')->inner) == "乙");
  CHECK(reading.original(place(U'丙')->inner) == "甲‘乙’丙");
  CHECK(place(U'丁') == nullptr);
}

TEST_CASE("a page of nothing but opening marks costs no quadratic time") {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += i % 2 == 0 ? "“" : "‘";
  for (int i = 0; i < 200000; ++i) text += "」";
  const auto article = tests::article_of("题", {text});
  CHECK(Reading(article).marked_pairs().size() >= 16);
}
