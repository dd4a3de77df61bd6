#pragma once

#include <span>
#include <string>

#include "newsgraph/regex/blocks.h"

// Classes of characters in the language of PCRE2.
namespace newsgraph::regex {

constexpr bool is_ascii_alphanumeric(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// A character that stands for itself, in the brackets of a class and out of them.
void append_literal(std::string& out, char32_t c);

/// What stands in the brackets of a class for these ranges, ascending, or for all other characters.
std::string range_items(std::span<const CodePointRange> ranges, bool complement);

/// The same for an escape for several characters (XSD 1.1 part 2, section G.4.2.5), by its letter; empty for others.
std::string escape_items(char32_t letter);

/// What stands in the brackets of a class. Flag i makes no difference to \p{Lu} and the like, so they are kept apart.
struct RegexClass {
  std::string characters;  ///< and ranges of them
  std::string escapes;

  bool empty() const { return characters.empty() && escapes.empty(); }
  /// For one character that is in the class, or is not.
  std::string expression(bool negated, bool caseless) const;
};

}  // namespace newsgraph::regex
