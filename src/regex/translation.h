#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"

namespace newsgraph::regex {

/// The flags of XPath and XQuery Functions and Operators 3.1, section 5.6.2.
struct RegexFlags {
  bool dot_all = false;              ///< s
  bool multiline = false;            ///< m
  bool caseless = false;             ///< i
  bool without_white_space = false;  ///< x
  bool quoted = false;               ///< q
};

/// An error for all other letters.
Result<RegexFlags> regex_flags(std::string_view flags);

/// What translate_regex() makes.
struct RegexTranslation {
  /// Where something stands, after and before.
  struct Place {
    std::size_t offset;    ///< in bytes, in what was translated to
    std::size_t position;  ///< in code points from 1, in the pattern
  };

  std::string pattern;  ///< for PCRE2 with UTF, UCP, and the options that go with the flags other than x and q
  std::vector<std::string> warnings;
  std::vector<Place> places;  ///< of the atoms, ascending
};

/// A regular expression of XPath in the language of PCRE2. Errors have the place in their message.
Result<RegexTranslation> translate_regex(std::string_view pattern, const RegexFlags& flags);

/// An error at a place of a regular expression, in code points from 1.
Error regex_error(std::size_t position, const std::string& reason);

}  // namespace newsgraph::regex
