#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "newsgraph/rdf/xsd.h"

/// What xsd.cpp and xsd_value.cpp both read: lexical forms taken apart.
namespace newsgraph::rdf::xsd {

struct DecimalParts {
  bool negative = false;
  std::string_view integer;   ///< digits without leading zeros
  std::string_view fraction;  ///< digits without zeros at the end
  bool point = false;

  bool is_zero() const { return integer.empty() && fraction.empty(); }
};
std::optional<DecimalParts> scan_decimal(std::string_view lexical);

/// The forms of double and float but INF, -INF, +INF and NaN.
bool is_floating(std::string_view lexical);

/// A moment of one of the nine types; parts that the type does not have keep their first value.
struct MomentParts {
  std::int64_t year = 1972;  ///< a leap year, for --02-29
  unsigned month = 1, day = 1, hour = 0, minute = 0, second = 0;
  std::string_view fraction;        ///< of the second, without zeros at the end
  std::optional<int> zone_minutes;  ///< east of UTC
};
/// The form of a moment's type: "Y-M-DTh:m:s", "Y", "--M-D", ...; each letter but T stands for a number. Empty for
/// other types.
std::string_view moment_pattern(XsdType type);
/// `pattern` is a type's moment_pattern().
std::optional<MomentParts> scan_moment(std::string_view pattern, std::string_view lexical);

struct DurationParts {
  bool negative = false;
  std::int64_t months = 0;
  std::int64_t seconds = 0;
  std::string_view fraction;
  bool has_months = false, has_days_or_time = false;
};
std::optional<DurationParts> scan_duration(std::string_view lexical);

}  // namespace newsgraph::rdf::xsd
