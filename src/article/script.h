#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Characters of Chinese script and how texts are folded before a pattern is looked for.
namespace newsgraph::article {

/// Whether a character exists in one of the two Chinese scripts only (ICU's conversion tables).
enum class HanScript : std::uint8_t { none, both, simplified, traditional };

HanScript han_script(char32_t c);

/// A Chinese or Japanese character or their punctuation: no blank belongs between two of them where a line of HTML
/// source was broken.
bool is_wide(char32_t c);
/// A Chinese ideograph.
bool is_han(char32_t c);
bool is_kana(char32_t c);
bool is_hangul(char32_t c);

/// Folds for comparison: traditional to simplified, full width to half width, letters to lower case (ASCII), 〔〕 to
/// brackets, any dash to '-', any middle dot to '·'. Each character becomes one character.
char32_t fold(char32_t c);
std::string fold(std::string_view text);

/// Folded, letters and digits only: two texts with equal keys say the same.
std::string letters_key(std::string_view text);

std::string_view trim(std::string_view text);

}  // namespace newsgraph::article
