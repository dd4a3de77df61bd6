#include "newsgraph/graph/wording.h"

#include <algorithm>

#include "newsgraph/base/utf8.h"

namespace newsgraph::graph {
namespace {

constexpr std::size_t max_actors_in_name = 3;
constexpr std::size_t max_clause_code_points = 40;

bool is_between(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

bool is_han(char32_t c) {
  return is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3400, 0x4DBF) || is_between(c, 0x20000, 0x323AF) ||
         is_between(c, 0xF900, 0xFAFF) || c == U'々' || c == U'〇';
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return is_between(c, U'0', U'9') || is_between(c | 0x20U, U'a', U'z');
  if (c < 0x2000) return c >= 0xC0 && c != 0xD7 && c != 0xF7;
  if (is_between(c, 0x2C00, 0x2DFF) || is_between(c, 0x3041, 0x318F) || is_between(c, 0x31A0, 0x31FF)) return true;
  if (is_between(c, 0xA000, 0xD7FF) || is_between(c, 0xFB00, 0xFDFF) || is_between(c, 0xFE70, 0xFEFC)) return true;
  if (is_between(c, 0xFF10, 0xFF19) || is_between(c, 0xFF21, 0xFF3A) || is_between(c, 0xFF41, 0xFF5A)) return true;
  return is_between(c, 0xFF66, 0xFFDC) || is_between(c, 0x10000, 0x1CFFF);
}

bool joins_letters(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'-' || c == U'‑';
}

bool ends_clause(char32_t c) {
  constexpr std::u32string_view marks = U"，。；：！？,;!?\n「」『』“”\"（）()";
  return marks.find(c) != std::u32string_view::npos;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view first_code_points(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size() && seen < limit; ++seen) at += utf8::decode(text, at).length;
  return text.substr(0, at);
}

/// The clause that holds the trigger; where that is too long, the part of it that begins with the trigger.
std::string clause_around(std::string_view text, Span sentence, Span trigger) {
  if (!sentence.contains(trigger)) sentence = trigger;
  std::uint32_t begin = sentence.begin;
  for (std::uint32_t at = sentence.begin; at < trigger.begin;) {
    const utf8::Decoded one = utf8::decode(text, at);
    at += one.length;
    if (ends_clause(one.code_point)) begin = at;
  }
  std::uint32_t end = trigger.end;
  while (end < sentence.end) {
    const utf8::Decoded one = utf8::decode(text, end);
    if (ends_clause(one.code_point)) break;
    end += one.length;
  }
  const std::string_view clause = trimmed(Span{begin, end}.of(text));
  if (utf8::count(clause) <= max_clause_code_points) return std::string(clause);
  const Span tail{trigger.begin, end};
  return std::string(trimmed(first_code_points(tail.of(text), max_clause_code_points)));
}

}  // namespace

bool is_unspaced(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "zh" || primary == "ja" || primary == "yue";
}

std::string join_parts(const std::vector<std::string_view>& parts, std::string_view language) {
  const bool unspaced = is_unspaced(language);
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!unspaced && !out.empty() && !is_blank(out.back()) && !is_blank(part.front())) out += ' ';
    out += part;
  }
  return out;
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded one = utf8::decode(text, at);
    at += one.length;
    if (is_han(one.code_point)) {
      ++words;
      in_word = false;
    } else if (is_letter_or_digit(one.code_point)) {
      if (!in_word) ++words;
      in_word = true;
    } else if (in_word && joins_letters(one.code_point)) {
      in_word = at < text.size() && is_letter_or_digit(utf8::decode(text, at).code_point);
    } else {
      in_word = false;
    }
  }
  return words;
}

std::string name_event(std::string_view text, Span sentence, Span trigger, const std::vector<std::string_view>& actors,
                       std::string_view language) {
  if (actors.empty()) return clause_around(text, sentence, trigger);
  const bool unspaced = is_unspaced(language);
  std::string out;
  for (std::size_t i = 0; i < std::min(actors.size(), max_actors_in_name); ++i) {
    if (i > 0) out += unspaced ? "、" : ", ";
    out += actors[i];
  }
  if (actors.size() > max_actors_in_name) out += unspaced ? "等" : " et al.";
  if (!unspaced) out += ": ";
  out += trigger.of(text);
  return out;
}

}  // namespace newsgraph::graph
