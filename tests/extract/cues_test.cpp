#include "newsgraph/extract/cues.h"

#include "newsgraph/extract/clauses.h"
#include "quoting.h"

using namespace newsgraph;
using extract::Chars;
using extract::ContextKind;
using extract::CueClass;

namespace {
extract::CueLexicon::Found cue(std::u32string_view text, std::uint32_t at) {
  return tests::knowledge().cues().cue_at(text, at, static_cast<std::uint32_t>(text.size()));
}
}  // namespace

TEST_CASE("a word of saying is the longest that stands at its place") {
  CHECK(cue(U"他指出桥", 1).length == 2);
  CHECK(cue(U"他警告桥", 1).cue->kind == CueClass::warn);
  CHECK(cue(U"桥很长", 1).length == 0);
}

TEST_CASE("words that hold one of saying without being one are stepped over") {
  CHECK(cue(U"小说家", 0).cue == nullptr);
  CHECK(cue(U"小说家", 1).length == 1);
  CHECK(cue(U"小说家", 1).cue == nullptr);
  CHECK(cue(U"被称为桥", 1).cue == nullptr);
  CHECK(cue(U"表示感谢。", 0).cue == nullptr);
  CHECK(cue(U"表示感谢大家来", 0).cue != nullptr);
}

TEST_CASE("English words of saying are whole words") {
  CHECK(cue(U"he said that", 3).length == 4);
  CHECK(cue(U"saids", 0).cue == nullptr);
  CHECK(cue(U"unsaid", 2).cue == nullptr);
}

TEST_CASE("words around a cue are found from either end") {
  const auto& cues = tests::knowledge().cues();
  CHECK(cues.ending(ContextKind::adverb, U"他曾经", {0, 3}) == 2);
  CHECK(cues.beginning(ContextKind::condition, U"如果他", {0, 3}) == 2);
  CHECK(cues.ending(ContextKind::role, U"一名消息人士", {0, 6}) == 4);
  CHECK(cues.is(ContextKind::person, U"她"));
  CHECK_FALSE(cues.is(ContextKind::person, U"桥"));
}

TEST_CASE("clauses end at marks outside of brackets and quotation marks") {
  const auto article = tests::article_of("题", {"他来了，她说：“好，走。”他（不，没有）走。价格1,000元"});
  const extract::Reading reading(article);
  const extract::Clauses clauses(reading);
  std::vector<std::string> words;
  for (const auto& clause : clauses.all()) words.emplace_back(reading.original(clause.chars));
  CHECK(words == tests::Lines{"题", "他来了", "她说", "“好，走。”", "他（不，没有）走", "价格1,000元", "好", "走"});
  const auto inside = reading.marked_pairs().front().inner.begin;
  CHECK(clauses.frames()[clauses.frame_at(inside)].pair == 0);
  CHECK(clauses.frames()[clauses.frame_at(inside - 2)].pair == UINT32_MAX);
}
