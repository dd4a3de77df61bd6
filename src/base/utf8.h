#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 as Unicode (section 3.9, D92) and RFC 3629 define it: no surrogates, no overlong forms, at most U+10FFFF.
namespace newsgraph::utf8 {

/// One decoded character and the number of bytes that it took.
struct Decoded {
  char32_t code_point = 0;
  std::uint32_t length = 0;
};

inline constexpr char32_t replacement_character = 0xFFFD;

/// The first byte that is not part of well-formed UTF-8, or npos.
std::size_t find_invalid(std::string_view text);
inline bool valid(std::string_view text) {
  return find_invalid(text) == std::string_view::npos;
}

/// Decodes the character at `at` (at < text.size()). Ill-formed bytes give U+FFFD and the length of the maximal
/// ill-formed part (at least 1), so a loop over decode() always ends.
Decoded decode(std::string_view text, std::size_t at);

/// Number of code points of a well-formed text. Counts the bytes that are not continuation bytes, so it may also be
/// given a piece that starts or ends within a character.
std::size_t count(std::string_view text);

/// Appends one code point. Surrogates and values above U+10FFFF are appended as U+FFFD.
void append(std::string& out, char32_t code_point);

std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

/// Replaces each maximal ill-formed part by U+FFFD.
std::string repair(std::string_view text);

}  // namespace newsgraph::utf8
