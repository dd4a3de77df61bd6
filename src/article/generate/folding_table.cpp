// Writes the tables of folding.h. Run at build time, since asking ICU for 28,000 characters one by one takes longer
// than exporting an article.
//
//   folding_table FOLDING SCRIPTS
//
// FOLDING: one UTF-16 unit, in this machine's byte order, for each code point of the basic plane. SCRIPTS: a byte for
// each: 1 where the character is found in simplified text only, 2 where in traditional text only, else 0.
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

std::unique_ptr<icu::Transliterator> transliterator(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(name, UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) made.reset();
  if (made == nullptr) (void)std::fprintf(stderr, "ICU has no transliterator %s\n", name);
  return made;
}

/// A character on its own: the rules for whole words would change lengths. Itself where it becomes none or several.
char16_t converted(const icu::Transliterator& convert, char16_t c) {
  icu::UnicodeString text(c);
  convert.transliterate(text);
  return text.length() == 1 ? text.charAt(0) : c;
}

struct Tables {
  std::vector<char16_t> folding = std::vector<char16_t>(table_size);
  std::vector<char> scripts = std::vector<char>(table_size);
};

bool add_han(Tables& tables) {
  const auto simplify = transliterator("Traditional-Simplified");
  const auto complicate = transliterator("Simplified-Traditional");
  if (simplify == nullptr || complicate == nullptr) return false;
  constexpr std::array<std::array<char16_t, 2>, 3> ranges = {{{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}}};
  for (const auto& [first, last] : ranges) {
    for (char32_t at = first; at <= last; ++at) {
      const auto c = static_cast<char16_t>(at);
      tables.folding[at] = converted(*simplify, c);
      if (tables.folding[at] != c) {
        tables.scripts[at] = 2;
      } else if (converted(*complicate, c) != c) {
        tables.scripts[at] = 1;
      }
    }
  }
  return true;
}

bool write(const char* path, const void* bytes, std::size_t size) {
  std::ofstream out(path, std::ios::binary);
  out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  return static_cast<bool>(out.flush());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Tables tables;
  std::vector<char16_t>& table = tables.folding;
  for (std::size_t c = 0; c < table_size; ++c) {
    const char32_t folded = fold_width_and_case(static_cast<char32_t>(c));
    table[c] = static_cast<char16_t>(folded < table_size ? folded : c);
  }
  if (!add_han(tables)) return 1;
  // ICU has chains (舎 -> 舍); folding twice must be folding once.
  for (int round = 0; round < 4; ++round) {
    for (char16_t& c : table) c = table[c];
  }
  const bool written = write(argv[1], table.data(), table_size * sizeof(char16_t)) &&
                       write(argv[2], tables.scripts.data(), tables.scripts.size());
  return written ? 0 : 1;
}
