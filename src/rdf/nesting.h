#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsgraph::rdf {

/// Watches Turtle or TriG on its way to a parser that calls itself for every bracket, and would run out of stack on a
/// document that is made to that end. Knows strings, IRIs and comments, so that brackets in them do not count.
class NestingWatch {
 public:
  /// Open brackets at most. The deepest blank node in known data sets is below a hundred; lists do not nest by length.
  static constexpr std::size_t deepest = 5000;

  /// Goes on with the next bytes; returns the place of the bracket that opens one level too many, or npos. As long as
  /// the text is well-formed; after the first error, at which the parser stops, the answer means nothing.
  std::size_t watch(std::string_view bytes);

 private:
  enum class State : std::uint8_t { outside, iri, comment, first_quote, second_quote, string, long_string };
  void step(char c);
  void step_outside(char c);

  State state_ = State::outside;
  bool escaped_ = false;  ///< the byte before was a backslash
  char quote_ = '"';
  int closing_ = 0;  ///< quotation marks in a row in a long string
  std::size_t depth_ = 0;
};

}  // namespace newsgraph::rdf
