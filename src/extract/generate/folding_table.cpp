// Writes the table of fold(): one UTF-16 unit, in this machine's byte order, for each code point of the basic plane.
// Run at build time, since asking ICU for 28,000 characters one by one takes longer than exporting an article.
#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <vector>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace {

constexpr std::size_t table_size = 0x10000;

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
bool add_simplified(std::vector<char16_t>& table) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) return false;
  constexpr std::array<std::array<char16_t, 2>, 3> ranges = {{{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}}};
  for (const auto& [first, last] : ranges) {
    for (char32_t c = first; c <= last; ++c) {
      icu::UnicodeString text(static_cast<UChar32>(c));
      simplify->transliterate(text);
      if (text.length() == 1) table[c] = text.charAt(0);
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<char16_t> table(table_size);
  for (std::size_t c = 0; c < table_size; ++c) {
    const char32_t folded = fold_width_and_case(static_cast<char32_t>(c));
    table[c] = static_cast<char16_t>(folded < table_size ? folded : c);
  }
  if (!add_simplified(table)) {
    (void)std::fputs("ICU has no Traditional-Simplified transliterator\n", stderr);
    return 1;
  }
  // ICU has chains (舎 -> 舍); folding twice must be folding once.
  for (int round = 0; round < 4; ++round) {
    for (char16_t& c : table) c = table[c];
  }
  std::ofstream out(argv[1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(table.data()), static_cast<std::streamsize>(table_size * sizeof(char16_t)));
  return out.flush() ? 0 : 1;
}
