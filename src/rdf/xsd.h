#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

/// The datatypes of RDF 1.1 Concepts (section 5): which lexical forms they have, and how their values are ordered.
namespace newsgraph::rdf {

enum class XsdType : std::uint8_t {
  string,
  normalized_string,
  token,
  language,
  name,
  nc_name,
  nm_token,
  any_uri,
  boolean,
  decimal,
  integer,
  non_positive_integer,
  negative_integer,
  non_negative_integer,
  positive_integer,
  long_,
  int_,
  short_,
  byte,
  unsigned_long,
  unsigned_int,
  unsigned_short,
  unsigned_byte,
  double_,
  float_,
  date_time,
  date_time_stamp,
  date,
  time,
  g_year,
  g_year_month,
  g_month,
  g_month_day,
  g_day,
  duration,
  year_month_duration,
  day_time_duration,
  hex_binary,
  base64_binary,
  lang_string,
  html,
  xml_literal,
};

/// By the IRI of the datatype; nothing for others than those of RDF 1.1.
std::optional<XsdType> xsd_type(std::string_view datatype);

/// True where the text is in the lexical space (XSD 1.1 part 2) and its value in the range of the type: "300" is no
/// xsd:byte, "2023-02-29" no xsd:date. RDF does not strip blanks: " 1" is no xsd:integer. An xsd:anyURI may be any
/// text without the characters that no IRI can have; rdf:HTML and rdf:XMLLiteral may be any text. Linear time.
bool is_valid_lexical(XsdType type, std::string_view lexical);

/// A literal's value, as far as values are ordered: numbers, booleans, strings, what lies on the timeline, durations.
/// A view of the lexical form that it was made from. Integers and decimals are exact at any length.
class XsdValue {
 public:
  /// Nothing for lexical forms that are not valid and for types whose values have no order.
  static std::optional<XsdValue> of(XsdType type, std::string_view lexical);

  /// The operator < of SPARQL 1.1 (section 17.3), and of XSD for the types that SPARQL leaves out. Unordered: values of
  /// different kinds, NaN, and moments of which only one has a zone. (XSD would order the latter where they are more
  /// than 14 hours apart; the SHACL test suite, minInclusive-002, does not.)
  friend std::partial_ordering compare(const XsdValue& a, const XsdValue& b);

 private:
  enum class Kind : std::uint8_t { decimal, real, boolean, string, moment, duration };
  std::partial_ordering compare_duration(const XsdValue& other) const;
  double as_double() const;

  Kind kind_ = Kind::string;
  XsdType type_ = XsdType::string;
  bool negative_ = false;      ///< decimals and durations
  bool zoned_ = false;         ///< moments
  std::string_view text_;      ///< of strings; the digits before the point, without leading zeros, of decimals
  std::string_view fraction_;  ///< digits behind the point, without zeros at the end
  double real_ = 0;            ///< double and float
  std::int64_t seconds_ = 0;   ///< since 1970-01-01T00:00:00 of moments; of durations, without their months
  std::int64_t months_ = 0;    ///< of durations
};

std::partial_ordering compare(const XsdValue& a, const XsdValue& b);

}  // namespace newsgraph::rdf
