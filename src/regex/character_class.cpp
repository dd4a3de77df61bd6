#include "newsgraph/regex/character_class.h"

#include <array>
#include <string_view>

#include "newsgraph/base/utf8.h"

namespace newsgraph::regex {

namespace {

constexpr char32_t last_code_point = 0x10FFFF;

/// Characters that begin names in XML (production 4 of XML 1.0, fifth edition), \i.
constexpr std::array name_start = {
    CodePointRange{':', ':'},         CodePointRange{'A', 'Z'},       CodePointRange{'_', '_'},
    CodePointRange{'a', 'z'},         CodePointRange{0xC0, 0xD6},     CodePointRange{0xD8, 0xF6},
    CodePointRange{0xF8, 0x2FF},      CodePointRange{0x370, 0x37D},   CodePointRange{0x37F, 0x1FFF},
    CodePointRange{0x200C, 0x200D},   CodePointRange{0x2070, 0x218F}, CodePointRange{0x2C00, 0x2FEF},
    CodePointRange{0x3001, 0xD7FF},   CodePointRange{0xF900, 0xFDCF}, CodePointRange{0xFDF0, 0xFFFD},
    CodePointRange{0x10000, 0xEFFFF},
};
/// Characters of names (production 4a), \c.
constexpr std::array name_characters = {
    CodePointRange{'-', '.'},       CodePointRange{'0', ':'},       CodePointRange{'A', 'Z'},
    CodePointRange{'_', '_'},       CodePointRange{'a', 'z'},       CodePointRange{0xB7, 0xB7},
    CodePointRange{0xC0, 0xD6},     CodePointRange{0xD8, 0xF6},     CodePointRange{0xF8, 0x37D},
    CodePointRange{0x37F, 0x1FFF},  CodePointRange{0x200C, 0x200D}, CodePointRange{0x203F, 0x2040},
    CodePointRange{0x2070, 0x218F}, CodePointRange{0x2C00, 0x2FEF}, CodePointRange{0x3001, 0xD7FF},
    CodePointRange{0xF900, 0xFDCF}, CodePointRange{0xFDF0, 0xFFFD}, CodePointRange{0x10000, 0xEFFFF},
};
constexpr std::array white_space = {CodePointRange{'\t', '\n'}, CodePointRange{'\r', '\r'}, CodePointRange{' ', ' '}};

void append_number(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "\\x{";
  for (int shift = 20; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xF];
  out += '}';
}

/// No end of it may be a surrogate.
void append_range(std::string& out, char32_t first, char32_t last) {
  if (first >= 0xD800 && first <= 0xDFFF) first = 0xE000;
  if (last >= 0xD800 && last <= 0xDFFF) last = 0xD7FF;
  if (first > last) return;
  append_number(out, first);
  out += '-';
  append_number(out, last);
}

}  // namespace

void append_literal(std::string& out, char32_t c) {
  if (c < 0x20 || c == 0x7F) {
    append_number(out, c);
    return;
  }
  if (c < 0x80 && !is_ascii_alphanumeric(c)) out += '\\';
  utf8::append(out, c);
}

std::string range_items(std::span<const CodePointRange> ranges, bool complement) {
  std::string out;
  char32_t next = 0;
  for (const auto& [first, last] : ranges) {
    if (!complement) append_range(out, first, last);
    if (complement && first > next) append_range(out, next, first - 1);
    next = last + 1;
  }
  if (complement) append_range(out, next, last_code_point);
  return out;
}

std::string escape_items(char32_t letter) {
  switch (letter) {
    case 's':
      return range_items(white_space, false);
    case 'S':
      return range_items(white_space, true);
    case 'i':
      return range_items(name_start, false);
    case 'I':
      return range_items(name_start, true);
    case 'c':
      return range_items(name_characters, false);
    case 'C':
      return range_items(name_characters, true);
    case 'd':
      return R"(\p{Nd})";
    case 'D':
      return R"(\P{Nd})";
    case 'w':
      return R"(\p{L}\p{M}\p{N}\p{S})";  // all categories but those of \W
    case 'W':
      return R"(\p{P}\p{Z}\p{C})";
    default:
      return {};
  }
}

std::string RegexClass::expression(bool negated, bool caseless) const {
  const std::string open = negated ? "[^" : "[";
  if (!caseless || escapes.empty()) return open + characters + escapes + ']';
  if (characters.empty()) return "(?-i:" + open + escapes + "])";
  const std::string either = '[' + characters + "]|(?-i:[" + escapes + "])";
  return negated ? "(?:(?!" + either + ")(?s:.))" : "(?:" + either + ')';
}

}  // namespace newsgraph::regex
