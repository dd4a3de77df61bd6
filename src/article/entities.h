#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph::article {

/// A character reference of HTML ("&amp;", "&#8211;", "&#x2013;") at a place of a text.
struct EntityAt {
  char32_t code_point = 0;
  std::size_t length = 0;  ///< bytes, with & and ;; 0 where there is none
};

/// Knows the named references that occur in running text; the semicolon must be there.
EntityAt entity_at(std::string_view text, std::size_t at);

/// The text with all references replaced, twice encoded ones as well.
std::string decode_entities(std::string_view text);

}  // namespace newsgraph::article
