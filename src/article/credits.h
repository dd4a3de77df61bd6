#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/article/boilerplate.h"

namespace newsgraph::article {

/// One part of a credit line.
struct Credit {
  LabelRole role = LabelRole::none;
  std::string value;  ///< as written: "韩洁", "法新社"
};

/// Reads a text that is nothing but labels and what belongs to them, with or without brackets around it:
/// "（记者：韩洁 责编：申铧）", "实习编译：李凯欣/核稿：蔡佳敏", "文/张三". Nothing for any other text, above all for
/// sentences and for interviews (记者：你为什么来？).
std::optional<std::vector<Credit>> parse_credits(std::string_view text);

/// Reads names with the agencies that they drew on: "杨威廉/张慈 (美联社、法新社)", "李澄欣/张慈（综合报导）",
/// "（法新社）".
struct SignedLine {
  std::vector<std::string> authors;
  std::vector<std::string> agencies;
};
std::optional<SignedLine> parse_signed_line(std::string_view text);

/// The bracketed part that a text ends in, with its brackets: "（…）"; empty where it ends in none.
std::string_view closing_bracket(std::string_view text);

}  // namespace newsgraph::article
