#include "newsgraph/article/script.h"

#include <unicode/uchar.h>

#include "newsgraph/article/folding.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

constexpr char32_t first_han = 0x4E00;
constexpr char32_t last_han = 0x9FFF;

char32_t fold_mark(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + 0x21;
  switch (c) {
    case 0x3000:
    case 0x00A0:
      return ' ';
    case 0x3014:
    case 0x3010:
    case 0x3016:
      return '[';
    case 0x3015:
    case 0x3011:
    case 0x3017:
      return ']';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x2022:
    case 0x2027:
    case 0x30FB:
    case 0x2219:
      return 0x00B7;
    case 0xFE31:
      return '|';
    default:
      break;
  }
  return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

}  // namespace

HanScript han_script(char32_t c) {
  return is_han(c) ? script_of(c) : HanScript::none;
}

bool is_han(char32_t c) {
  return (c >= first_han && c <= last_han) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

bool is_kana(char32_t c) {
  return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) || (c >= 0xFF66 && c <= 0xFF9D);
}

bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E);
}

bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c <= 0x303F) || is_kana(c) || is_han(c) || (c >= 0xFF01 && c <= 0xFF60) || c == 0x30FB ||
         c == 0x30FC || c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || c == 0x2026 || c == 0x2014;
}

char32_t fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  if (c >= first_han && c <= last_han) return folded(c);
  return fold_mark(c);
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out += static_cast<char>(fold(static_cast<char32_t>(byte)));
      ++at;
      continue;
    }
    const utf8::Decoded c = utf8::decode(text, at);
    utf8::append(out, fold(c.code_point));
    at += c.length;
  }
  return out;
}

std::string letters_key(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    at += c.length;
    const char32_t folded = fold(c.code_point);
    if (is_han(folded)) {
      utf8::append(out, folded);
      continue;
    }
    if (u_isalnum(static_cast<UChar32>(folded)) != 0) utf8::append(out, folded);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace newsgraph::article
