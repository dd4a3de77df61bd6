#pragma once

#include <string>
#include <string_view>

/// Folding for comparison: one code point to one code point, so that offsets stay valid.
namespace newsgraph::extract {

/// Traditional to simplified (ICU's character table), full width to half width, lower case, and one form for each of
/// the middle dots (·), dashes (-) and blanks. Characters without another form are returned as they are.
char32_t fold(char32_t c);
std::u32string fold(std::string_view utf8);
std::u32string fold(std::u32string_view text);

/// What names are compared by over articles: folded, without anything but letters and digits. UTF-8.
std::string name_key(std::string_view utf8);

/// Character classes, as the rules need them. All take folded characters.
bool is_han(char32_t c);
bool is_latin_letter(char32_t c);
bool is_digit(char32_t c);         ///< ASCII digits (full-width ones fold to them)
bool is_han_numeral(char32_t c);   ///< 〇零一二三四五六七八九十百千万亿两
bool is_sentence_end(char32_t c);  ///< 。！？!? and the line break; not the ASCII full stop
bool is_clause_end(char32_t c);    ///< sentence ends and ，,；;：:
bool is_opening_bracket(char32_t c);
bool is_closing_bracket(char32_t c);

}  // namespace newsgraph::extract
