#include "newsgraph/article/credits.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "newsgraph/article/outlets.h"
#include "newsgraph/article/people.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

/// All in characters.
constexpr std::size_t longest_line = 240;
constexpr std::size_t longest_label = 12;
constexpr std::size_t longest_value = 60;
constexpr std::size_t longest_signed_line = 60;
constexpr std::size_t longest_bracket = 120;

bool separates(char32_t c) {
  return std::u32string_view(U" ,;/|、。，；·【】[]()").find(c) != std::u32string_view::npos;
}

bool is_sentence(std::u32string_view folded) {
  return folded.find_first_of(U"。！？!?“”「」") != std::u32string_view::npos ||
         folded.find(U"http") != std::u32string_view::npos;
}

std::u32string without_blanks(std::u32string_view text) {
  std::u32string out(text);
  std::erase(out, U' ');
  return out;
}

LabelRole role_of(std::u32string_view folded) {
  return label_role(trim(utf8::to_utf8(folded)));
}

/// Reads one label with its value after the other.
class CreditReader {
 public:
  CreditReader(std::u32string text, std::u32string folded) : text_(std::move(text)), folded_(std::move(folded)) {}

  std::optional<std::vector<Credit>> read() {
    std::size_t at = skip(0);
    std::vector<Credit> out;
    while (at < folded_.size()) {
      const std::size_t colon = colon_after(at, out.empty());
      if (colon == npos || colon - at > longest_label) return std::nullopt;
      const LabelRole role = label(at, colon);
      if (role == LabelRole::none) return std::nullopt;
      const std::size_t end = end_of_value(colon + 1);
      std::size_t last = end;
      while (last > colon + 1 && separates(folded_[last - 1])) --last;
      const std::u32string_view value = std::u32string_view(text_).substr(colon + 1, last - colon - 1);
      if (value.size() > longest_value ||
          is_sentence(std::u32string_view(folded_).substr(colon + 1, last - colon - 1))) {
        return std::nullopt;
      }
      out.push_back({role, std::string(trim(utf8::to_utf8(value)))});
      at = skip(end);
    }
    return out.empty() ? std::nullopt : std::optional(std::move(out));
  }

 private:
  static constexpr std::size_t npos = std::u32string::npos;

  std::size_t skip(std::size_t at) const {
    while (at < folded_.size() && separates(folded_[at])) ++at;
    return at;
  }
  /// A ':' or, behind the very first label ("文/张三"), a '/' or '|'.
  std::size_t colon_after(std::size_t at, bool first) const {
    return folded_.find_first_of(first && folded_.find(U':') == npos ? U":/|" : U":", at);
  }
  LabelRole label(std::size_t begin, std::size_t end) const {
    return role_of(without_blanks(std::u32string_view(folded_).substr(begin, end - begin)));
  }
  /// Where the next label begins, or the end.
  std::size_t end_of_value(std::size_t from) const {
    for (std::size_t colon = folded_.find(U':', from); colon != npos; colon = folded_.find(U':', colon + 1)) {
      const std::size_t lowest = std::max(from, colon > longest_label ? colon - longest_label : 0);
      for (std::size_t begin = lowest; begin < colon; ++begin) {
        const bool starts = begin == from || separates(folded_[begin - 1]);
        if (starts && !separates(folded_[begin]) && label(begin, colon) != LabelRole::none) return begin;
      }
    }
    return folded_.size();
  }

  std::u32string text_, folded_;
};

/// Agencies that a list names, or nothing where it holds anything else (but 综合报导 and the like).
std::optional<std::vector<std::string>> agencies_in(std::string_view list) {
  std::vector<std::string> out;
  const std::string folded = fold(list);
  for (const std::string_view word : {"综合报导", "综合报道", "综合", "综合外电", "综合媒体", "据", "等"}) {
    if (folded == word) return out;
  }
  std::string plain(list);
  for (const std::string_view divider : {"、", "，", "/", ",", "；", "丶", "等"}) {
    for (std::size_t at = plain.find(divider); at != std::string::npos; at = plain.find(divider, at)) {
      plain.replace(at, divider.size(), " ");
    }
  }
  std::string_view rest = plain;
  while (!(rest = trim(rest)).empty()) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const std::string_view name = rest.substr(0, blank);
    const std::string key = fold(name);
    const bool general = key == "综合报导" || key == "综合报道" || key == "综合";
    if (!general && !is_media_name(name)) return std::nullopt;
    if (!general) out.emplace_back(name);
    rest.remove_prefix(blank);
  }
  return out;
}

/// "本文部分内容依据路透社和美联社的报道。" as "路透社、美联社": the media that such a remark lists; empty for any
/// other text.
std::string media_of_remark(std::string_view remark) {
  static constexpr std::array<std::string_view, 12> draws = {"依据了", "依据", "根据",   "参考了", "参考", "综合了",
                                                             "综合",   "取材", "编译自", "来自",   "采用", "引用"};
  static constexpr std::array<std::string_view, 8> endings = {"。",   "的",   "报道", "报导",
                                                              "消息", "新闻", "内容", "电文"};
  const std::string folded = fold(remark);
  if (!folded.starts_with("本文") && !folded.starts_with("本报道") && !folded.starts_with("部分内容")) return {};
  std::string list;
  for (const std::string_view word : draws) {
    const std::size_t at = folded.find(word);
    if (at == std::string::npos) continue;
    list = folded.substr(at + word.size());
    break;
  }
  for (bool more = true; more && !list.empty();) {
    const auto* ending = std::ranges::find_if(endings, [&](std::string_view e) { return list.ends_with(e); });
    more = ending != endings.end();
    if (more) list.resize(list.size() - ending->size());
  }
  for (const std::string_view joint : {"以及", "和", "与", "及"}) {
    for (std::size_t at = list.find(joint); at != std::string::npos; at = list.find(joint)) {
      list.replace(at, joint.size(), "、");
    }
  }
  return list;
}

std::string_view inside(std::string_view bracket) {
  if (bracket.empty()) return {};
  const std::size_t open = utf8::decode(bracket, 0).length;
  std::size_t close = 1;
  while (close < bracket.size() && (static_cast<unsigned char>(bracket[bracket.size() - close]) & 0xC0) == 0x80)
    ++close;
  return bracket.substr(open, bracket.size() - open - close);
}

/// "编辑 刘某某 校对 李某": nothing but labels and the names behind each.
std::optional<std::vector<Credit>> parse_spaced_credits(std::string_view text) {
  if (text.size() > 3 * longest_signed_line || text.find(' ') == std::string_view::npos) return std::nullopt;
  std::vector<Credit> out;
  while (!(text = trim(text)).empty()) {
    const std::string word(text.substr(0, text.find(' ')));
    text.remove_prefix(word.size());
    const LabelRole role = label_role(fold(word));
    if (role != LabelRole::none) {
      if (!out.empty() && out.back().value.empty()) return std::nullopt;
      out.push_back({role, {}});
    } else if (!out.empty() && is_chinese_name(word)) {
      out.back().value += (out.back().value.empty() ? "" : " ") + word;
    } else {
      return std::nullopt;
    }
  }
  if (out.empty() || out.back().value.empty()) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::vector<Credit>> parse_credits(std::string_view text) {
  text = trim(text);
  if (auto spaced = parse_spaced_credits(text)) return spaced;
  if (text.empty() || text.size() > longest_line * 4) return std::nullopt;
  // The first label ends within its first characters, or it is no credit.
  const std::string_view front = text.substr(0, 4 * longest_label);
  if (front.find_first_of(":/|") == std::string_view::npos && front.find("\xEF\xBC\x9A") == std::string_view::npos &&
      front.find("\xEF\xBC\x8F") == std::string_view::npos && front.find("\xEF\xBD\x9C") == std::string_view::npos) {
    return std::nullopt;
  }
  if (const std::string_view bracket = closing_bracket(text); bracket.size() == text.size()) text = inside(bracket);
  std::u32string characters = utf8::to_utf32(text);
  if (characters.size() > longest_line) return std::nullopt;
  std::u32string folded = characters;
  std::ranges::transform(folded, folded.begin(), [](char32_t c) { return fold(c); });
  if (folded.find_first_of(U":/|") == std::u32string::npos) return std::nullopt;
  return CreditReader(std::move(characters), std::move(folded)).read();
}

std::optional<SignedLine> parse_signed_line(std::string_view text) {
  text = trim(text);
  if (text.empty() || utf8::count(text) > longest_signed_line) return std::nullopt;
  const std::string_view bracket = closing_bracket(text);
  const std::string_view names = trim(text.substr(0, text.size() - bracket.size()));
  SignedLine out;
  if (!bracket.empty()) {
    if (names.empty() && is_signature(inside(bracket))) {
      out.authors = people_in(inside(bracket));
      return out;
    }
    const std::string remark = media_of_remark(inside(bracket));
    auto agencies = agencies_in(remark.empty() ? inside(bracket) : remark);
    if (!agencies) return std::nullopt;
    out.agencies = std::move(*agencies);
  }
  if (names.empty()) return bracket.empty() ? std::nullopt : std::optional(std::move(out));
  const std::vector<std::string> people = people_in(names);
  const bool single = !bracket.empty() && people.size() == 1 && utf8::count(people.front()) <= 4 &&
                      utf8::count(names) <= 4 && is_han(utf8::decode(people.front(), 0).code_point);
  const bool slashed = names.find('/') != std::string_view::npos || names.find("／") != std::string_view::npos;
  if (!single && !(is_name_list(names) && (slashed || !bracket.empty()))) return std::nullopt;
  out.authors = people;
  return out;
}

std::string_view closing_bracket(std::string_view text) {
  struct Pair {
    std::string_view open, close;
  };
  static constexpr Pair pairs[] = {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"（", ")"}, {"(", "）"}};
  for (const Pair& pair : pairs) {
    if (!text.ends_with(pair.close)) continue;
    const std::size_t open = text.rfind(pair.open);
    if (open == std::string_view::npos) continue;
    const std::string_view bracket = text.substr(open);
    if (utf8::count(bracket) <= longest_bracket) return bracket;
  }
  return {};
}

}  // namespace newsgraph::article
