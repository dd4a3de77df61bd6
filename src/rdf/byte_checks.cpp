#include "newsgraph/rdf/byte_checks.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "newsgraph/base/utf8.h"

namespace newsgraph::rdf {
namespace {

constexpr bool is_whole_range(std::uint64_t lead) {
  // After E0 and ED not every continuation is allowed (Unicode, table 3-7).
  return lead != 0xE0 && lead != 0xED;
}

/// Bytes from the front of eight that are two or one characters of three bytes, of those that need no closer look.
std::size_t three_byte_characters(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t one_mask = 0xC0C0F0;
  constexpr std::uint64_t one_pattern = 0x8080E0;
  constexpr unsigned second_at = 24;  // bits
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const auto matches = [](std::uint64_t three) {
    return (three & one_mask) == one_pattern && is_whole_range(three & 0xFFU);
  };
  if (!matches(word)) return 0;
  return matches(word >> second_at) ? 6 : 3;
}

bool is_ascii(const char* eight_bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, eight_bytes, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (i + sizeof(std::uint64_t) <= text.size()) {
      if (is_ascii(text.data() + i)) {
        i += sizeof(std::uint64_t);
        continue;
      }
      if (const std::size_t size = three_byte_characters(text.data() + i); size != 0) {
        i += size;
        continue;
      }
    }
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const utf8::Decoded decoded = utf8::decode(text, i);
    if (decoded.code_point == utf8::replacement_character && (decoded.length != 3 || lead != 0xEF)) return i;
    i += decoded.length;
  }
  return std::string_view::npos;
}

}  // namespace newsgraph::rdf
