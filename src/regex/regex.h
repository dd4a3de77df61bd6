#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/error.h"

struct pcre2_real_code_8;

namespace newsgraph::regex {

/// Whether a text has a match.
enum class MatchResult : std::uint8_t {
  matched,
  not_matched,
  too_hard,  ///< given up: it is not known whether the text matches
};

/// A regular expression of XPath (XPath and XQuery Functions and Operators 3.1, section 5.6), as SPARQL's REGEX and
/// sh:pattern use it: it is searched for in the text. Compiled once; immutable, shared by threads.
class Regex {
 public:
  /// Flags are any of s, m, i, x and q. What is not of XPath is an error (Errc::syntax) with its place in the pattern,
  /// but for look-around, \b, \B and needless escapes, which other engines hand on to their libraries and which mean
  /// the same in all of them: these are taken, with a warning.
  static Result<Regex> of(std::string_view pattern, std::string_view flags);

  /// Looks for a match in valid UTF-8. Costs no allocation once a thread has matched anything.
  MatchResult search(std::string_view text) const;

  /// The text with each match replaced (fn:replace, section 5.6.4): $1 to $99 in the replacement are groups, $0 the
  /// match, \$ and \\ the characters. Nothing where the replacement is not of this form, where the expression matches
  /// the empty string, and where it was given up.
  std::optional<std::string> replace(std::string_view text, std::string_view replacement) const;

  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  struct Release {
    void operator()(pcre2_real_code_8* code) const;
  };
  using Code = std::unique_ptr<pcre2_real_code_8, Release>;

  Regex(Code code, std::vector<std::string> warnings) : code_(std::move(code)), warnings_(std::move(warnings)) {}

  Code code_;
  std::vector<std::string> warnings_;
};

}  // namespace newsgraph::regex
