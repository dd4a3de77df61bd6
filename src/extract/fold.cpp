#include "newsgraph/extract/fold.h"

#include <unicode/uchar.h>

#include "newsgraph/article/folding.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::extract {

char32_t fold(char32_t c) {
  return article::folded(c);
}

std::u32string fold(std::string_view utf8) {
  std::u32string out = utf8::to_utf32(utf8);
  for (char32_t& c : out) c = fold(c);
  return out;
}

std::u32string fold(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = fold(c);
  return out;
}

std::string name_key(std::string_view utf8) {
  std::string out;
  for (const char32_t c : fold(utf8)) {
    if (u_isalnum(static_cast<UChar32>(c)) != 0) utf8::append(out, c);
  }
  return out;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3134F) || c == 0x3007;
}

bool is_latin_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool is_han_numeral(char32_t c) {
  return std::u32string_view(U"〇零一二三四五六七八九十百千万亿两").find(c) != std::u32string_view::npos;
}

bool is_sentence_end(char32_t c) {
  return c == U'。' || c == U'!' || c == U'?' || c == U'\n';
}

bool is_clause_end(char32_t c) {
  return is_sentence_end(c) || c == U',' || c == U';' || c == U':';
}

bool is_opening_bracket(char32_t c) {
  return std::u32string_view(U"([{【〔《〈").find(c) != std::u32string_view::npos;
}

bool is_closing_bracket(char32_t c) {
  return std::u32string_view(U")]}】〕》〉").find(c) != std::u32string_view::npos;
}

}  // namespace newsgraph::extract
