#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph::query {

/// The terminals of SPARQL 1.1 (section 19.8), as far as the parser tells them apart.
enum class TokenKind : std::uint8_t {
  end,          ///< of the text
  iri,          ///< <...>: value is the reference, unescaped
  prefixed,     ///< prefix:local: value is the local name, unescaped; `prefix` has the other part
  blank,        ///< _:label: value is the label
  variable,     ///< ?name or $name: value is the name
  string,       ///< in any quotes: value is the text, unescaped
  language,     ///< @tag: value is the tag
  integer,      ///< without a sign, as the next two
  decimal,      ///< digits and a point
  double_,      ///< with an exponent
  word,         ///< a keyword or the name of a function
  punctuation,  ///< one or two characters
  error,        ///< no token: value is the message
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::size_t begin = 0;  ///< bytes from the start of the query
  std::size_t end = 0;    ///< likewise, one behind
  std::string value;
  std::string prefix;

  bool is(char c) const { return kind == TokenKind::punctuation && value.size() == 1 && value.front() == c; }
  bool is(std::string_view text) const { return kind == TokenKind::punctuation && value == text; }
  /// Keywords count without regard to case; `upper` is in capitals.
  bool is_word(std::string_view upper) const;
};

/// Reads the token at `at` or behind it, over blanks and comments. `text` is valid UTF-8.
Token read_token(std::string_view text, std::size_t at);

}  // namespace newsgraph::query
