#pragma once

#include <cstdint>
#include <optional>

#include "newsgraph/rdf/term.h"

namespace newsgraph::query {

__extension__ using Int128 = __int128;

/// A value of the numeric types of SPARQL 1.1 (section 17.3). Integers and decimals are exact, up to 38 digits; what
/// does not fit is an error of the operation, never a rounded value. Types derived from xsd:integer are integers.
struct Number {
  enum class Type : std::uint8_t { integer, decimal, float_, double_ };
  Type type = Type::integer;
  Int128 digits = 0;   ///< of integers and decimals: the value times ten to the power of `scale`
  unsigned scale = 0;  ///< of decimals
  double real = 0;     ///< of float and double

  bool is_exact() const { return type <= Type::decimal; }
  double as_double() const;
};

Number integer(std::int64_t value);

/// Nothing where the term is no literal of a numeric type, is not of its lexical form, or does not fit.
std::optional<Number> number_of(const rdf::TermView& term);
/// The canonical form of XML Schema: 5, 0.25, 1.5E0.
rdf::Term term_of(const Number& number);
/// As XPath makes a string of it: doubles between a millionth and a million have no exponent.
std::string text_of(const Number& number);

enum class Operation : std::uint8_t { add, subtract, multiply, divide };
/// With the promotions of XPath: the result has the wider type, a quotient of integers is a decimal (18 digits behind
/// the point). Nothing where an exact result does not fit, and for exact division by zero.
std::optional<Number> calculate(Operation operation, Number a, Number b);

enum class Rounding : std::uint8_t { down, up, nearest, away_from_sign };
/// fn:floor, fn:ceiling, fn:round and fn:abs; the type stays.
Number rounded(const Number& number, Rounding how);

/// As a conversion to the type; nothing where the value is not in its range.
std::optional<Number> converted(const Number& number, Number::Type type);

}  // namespace newsgraph::query
