#include "newsgraph/article/people.h"

#include <algorithm>
#include <array>

#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

constexpr std::size_t longest_name = 60;

bool divides(char32_t c) {
  constexpr std::u32string_view dividers = U"/、,，;；|｜&＆丶\n";
  return dividers.find(c) != std::u32string_view::npos;
}

bool opens(char32_t c) {
  return c == U'(' || c == U'（' || c == U'[' || c == U'【';
}
bool closes(char32_t c) {
  return c == U')' || c == U'）' || c == U']' || c == U'】';
}

/// Parts between dividers, without what stands in brackets.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    at += c.length;
    if (opens(c.code_point)) ++depth;
    if (depth == 0 && divides(c.code_point)) {
      parts.emplace_back();
    } else if (depth == 0 && !closes(c.code_point)) {
      utf8::append(parts.back(), c.code_point == 0x3000 ? U' ' : c.code_point);
    }
    if (closes(c.code_point) && depth > 0) --depth;
  }
  return parts;
}

/// 发自白河, 台北报道: from where a text comes, behind its authors.
bool tells_from_where(std::string_view folded) {
  return folded.starts_with("发自") || folded.ends_with("报道") || folded.ends_with("报导");
}

bool ends_office(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> endings = {"记者",   "编辑",   "作者",   "编译",  "特约",
                                                               "通讯员", "撰稿人", "评论员", "主编",  "翻译",
                                                               "摄影",   "专稿",   "撰文",   "实习生"};
  return std::ranges::any_of(endings, [&](std::string_view e) { return folded.ends_with(e); });
}

bool is_no_name(std::string_view folded) {
  static constexpr std::array<std::string_view, 12> words = {"综合报导", "综合报道",  "综合", "等",
                                                             "报道",     "报导",      "more", "and more",
                                                             "unknown",  "anonymous", "佚名", "admin"};
  return std::ranges::find(words, folded) != words.end() || folded.find_first_of("<>{}=") != std::string_view::npos;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    if (blank > 0) words.emplace_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words;
}

/// "香港特约记者 甄树基" -> "甄树基"; "韩洁 申铧" -> both; "张 三" -> as it is.
std::vector<std::string> names_of(std::string_view part) {
  std::vector<std::string> words = words_in(part);
  if (words.size() > 1 && tells_from_where(fold(words.back()))) words.pop_back();
  std::size_t first = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (ends_office(fold(words[i]))) first = i + 1;
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
  const bool several =
      words.size() > 1 && std::ranges::all_of(words, [](const std::string& w) { return is_chinese_name(w); });
  if (several) return words;
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  for (const std::string_view glued : {std::string_view("记者"), std::string_view("記者")}) {
    if (joined.starts_with(glued) && joined.size() > glued.size()) joined.erase(0, glued.size());
  }
  return {joined};
}

}  // namespace

std::vector<std::string> people_in(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string& part : parts_of(text)) {
    for (const std::string& name : names_of(trim(part))) {
      std::string_view clean = trim(name);
      if (fold(clean.substr(0, 3)) == "by ") clean = trim(clean.substr(3));
      if (clean.empty() || clean.size() > longest_name || is_no_name(fold(clean))) continue;
      if (std::ranges::find(out, clean) == out.end()) out.emplace_back(clean);
    }
  }
  return out;
}

bool is_chinese_name(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); ++length) {
    const utf8::Decoded c = utf8::decode(text, at);
    at += c.length;
    if (!is_han(c.code_point)) return false;
  }
  return length >= 2 && length <= 4;
}

bool is_signature(std::string_view text) {
  std::vector<std::string> words = words_in(text);
  // 河台记者 张三 发自白河
  if (!words.empty() && tells_from_where(fold(words.back()))) words.pop_back();
  return words.size() > 1 && ends_office(fold(words.front())) && !ends_office(fold(words.back())) &&
         std::ranges::all_of(words, [](const std::string& w) { return ends_office(fold(w)) || is_chinese_name(w); });
}

bool is_name_list(std::string_view text) {
  const std::vector<std::string> parts = parts_of(text);
  if (parts.size() < 2 || parts.size() > 4) return false;
  return std::ranges::all_of(parts, [](const std::string& part) { return is_chinese_name(trim(part)); });
}

}  // namespace newsgraph::article
