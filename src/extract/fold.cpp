#include "newsgraph/extract/fold.h"

#include <array>
#include <memory>
#include <vector>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "newsgraph/base/check.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::extract {
namespace {

constexpr std::size_t table_size = 0x10000;  // folding changes nothing outside the basic plane that news contains

char32_t fold_width_and_case(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  switch (c) {
    case 0x2022:  // bullet
    case 0x2027:  // hyphenation point
    case 0x22C5:  // dot operator
    case 0x30FB:  // katakana middle dot
    case 0xFF65:  // halfwidth katakana middle dot
      return 0xB7;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
      return '-';
    case 0x2014:
    case 0x2015:
    case 0x2500:
      return 0x2014;
    case 0x3000:
    case 0xA0:
      return ' ';
    default:
      return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  }
}

/// Each Han character through ICU on its own: its rules for whole words would change lengths.
void add_simplified(std::vector<char16_t>& table) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  invariant(U_SUCCESS(status) != 0, "ICU has no Traditional-Simplified transliterator");
  constexpr char16_t separator = '\n';
  for (const auto& [first, last] :
       {std::pair<char16_t, char16_t>{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}}) {
    icu::UnicodeString text;
    for (char32_t c = first; c <= last; ++c) text.append(static_cast<char16_t>(c)).append(separator);
    simplify->transliterate(text);
    if (text.length() != 2 * (last - first + 1)) continue;
    for (std::int32_t i = 0; i < text.length(); i += 2) {
      table[static_cast<std::size_t>(first) + static_cast<std::size_t>(i / 2)] = text.charAt(i);
    }
  }
}

std::vector<char16_t> make_table() {
  std::vector<char16_t> table(table_size);
  for (std::size_t c = 0; c < table_size; ++c) {
    const char32_t folded = fold_width_and_case(static_cast<char32_t>(c));
    table[c] = static_cast<char16_t>(folded < table_size ? folded : c);
  }
  add_simplified(table);
  // ICU has chains (舎 -> 舍); folding twice must be folding once.
  for (int round = 0; round < 4; ++round) {
    for (char16_t& c : table) c = table[c];
  }
  return table;
}

}  // namespace

char32_t fold(char32_t c) {
  static const std::vector<char16_t> table = make_table();
  return c < table_size ? table[c] : c;
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
