#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Lexical forms: what may stand without quotes in Turtle, and numbers as text.
namespace newsgraph::rdf {

/// True where Turtle 1.1 (productions INTEGER, DECIMAL, BooleanLiteral) reads the bare text as exactly this literal,
/// same lexical form and same datatype. xsd:double is not asked for: it is always written in quotes.
bool may_stand_bare(std::string_view lexical, std::string_view datatype);

/// Text of a number, kept in the object: `literal(NumberText(5), xsd::integer)` lives as long as the expression.
class NumberText {
 public:
  explicit NumberText(std::int64_t value);
  /// A decimal with at most `digits` (up to 15) after the point and at least one, without an exponent and without
  /// superfluous zeros: 0.5, 1.0. The value must be finite and below 1e15 in size.
  NumberText(double value, int digits);

  std::string_view view() const { return {text_.data(), size_}; }
  operator std::string_view() const { return view(); }  // NOLINT(google-explicit-constructor): it is a text

 private:
  std::array<char, 40> text_{};
  std::size_t size_ = 0;
};

}  // namespace newsgraph::rdf
