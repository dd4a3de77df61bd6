#include <algorithm>
#include <charconv>
#include <cmath>
#include <compare>
#include <limits>

#include "newsgraph/rdf/xsd.h"
#include "newsgraph/rdf/xsd_scan.h"

namespace newsgraph::rdf {
namespace {

/// Days from 1970-01-01 in the proleptic Gregorian calendar.
std::int64_t days_from_epoch(std::int64_t year, unsigned month, unsigned day) {
  // Counted in years that begin in March, so that the leap day is the last.
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year =
      (153 * static_cast<std::int64_t>(month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

template <class Real>
double read_real(std::string_view text) {
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text.ends_with("INF")) {
    const double infinity = std::numeric_limits<double>::infinity();
    return text.starts_with('-') ? -infinity : infinity;
  }
  if (text.starts_with('+')) text.remove_prefix(1);
  Real value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec == std::errc::result_out_of_range) {
    // Too large or too small for the type: the sign of the exponent tells which.
    const bool small = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
    const double size = small ? 0.0 : std::numeric_limits<double>::infinity();
    return text.starts_with('-') ? -size : size;
  }
  return static_cast<double>(value);
}

/// Digits behind the point, as far as they differ.
std::strong_ordering compare_fractions(std::string_view a, std::string_view b) {
  return a <=> b;
}

std::strong_ordering compare_sizes(std::string_view integer_a, std::string_view fraction_a, std::string_view integer_b,
                                   std::string_view fraction_b) {
  if (integer_a.size() != integer_b.size()) return integer_a.size() <=> integer_b.size();
  if (const auto order = integer_a <=> integer_b; std::is_neq(order)) return order;
  return compare_fractions(fraction_a, fraction_b);
}

std::partial_ordering turned(std::partial_ordering order, bool turn) {
  if (!turn || order == std::partial_ordering::unordered || std::is_eq(order)) return order;
  return std::is_lt(order) ? std::partial_ordering::greater : std::partial_ordering::less;
}

}  // namespace

std::optional<XsdValue> XsdValue::of(XsdType type, std::string_view lexical) {
  if (!is_valid_lexical(type, lexical)) return std::nullopt;
  XsdValue out;
  out.type_ = type;
  if (type == XsdType::boolean) {
    out.kind_ = Kind::boolean;
    out.seconds_ = lexical == "true" || lexical == "1" ? 1 : 0;
  } else if (type == XsdType::double_ || type == XsdType::float_) {
    out.kind_ = Kind::real;
    out.real_ = type == XsdType::float_ ? read_real<float>(lexical) : read_real<double>(lexical);
  } else if (type <= XsdType::nm_token) {
    out.text_ = lexical;
  } else if (const auto pattern = xsd::moment_pattern(type); !pattern.empty()) {
    const auto moment = *xsd::scan_moment(pattern, lexical);
    out.kind_ = Kind::moment;
    if (out.type_ == XsdType::date_time_stamp) out.type_ = XsdType::date_time;
    out.zoned_ = moment.zone_minutes.has_value();
    out.seconds_ = days_from_epoch(moment.year, moment.month, moment.day) * 86400 + std::int64_t{3600} * moment.hour +
                   std::int64_t{60} * moment.minute + moment.second -
                   std::int64_t{60} * moment.zone_minutes.value_or(0);
    out.fraction_ = moment.fraction;
  } else if (const auto number = xsd::scan_decimal(lexical);
             number && type >= XsdType::decimal && type <= XsdType::unsigned_byte) {
    out.kind_ = Kind::decimal;
    out.negative_ = number->negative;
    out.text_ = number->integer;
    out.fraction_ = number->fraction;
  } else if (type >= XsdType::duration && type <= XsdType::day_time_duration) {
    const auto duration = *xsd::scan_duration(lexical);
    out.kind_ = Kind::duration;
    out.negative_ = duration.negative;
    out.months_ = duration.months;
    out.seconds_ = duration.seconds;
    out.fraction_ = duration.fraction;
  } else {
    return std::nullopt;
  }
  return out;
}

double XsdValue::as_double() const {
  if (kind_ == Kind::real) return real_;
  double value = 0;
  for (const char digit : text_) value = value * 10 + (digit - '0');
  if (!fraction_.empty()) {
    // Read again as a whole: rounding digit by digit would add up.
    std::string_view all =
        text_.empty() ? fraction_
                      : std::string_view(text_.data(),
                                         static_cast<std::size_t>(fraction_.data() + fraction_.size() - text_.data()));
    double whole = 0;
    std::from_chars(all.data(), all.data() + all.size(), whole);
    value = text_.empty() ? whole * std::pow(10.0, -static_cast<double>(fraction_.size())) : whole;
  }
  return negative_ ? -value : value;
}

/// By months and by seconds; where the two say different things the durations cannot be compared.
std::partial_ordering XsdValue::compare_duration(const XsdValue& other) const {
  const auto sign = [](const XsdValue& d, std::int64_t number) { return d.negative_ ? -number : number; };
  const std::partial_ordering months = sign(*this, months_) <=> sign(other, other.months_);
  std::partial_ordering seconds = sign(*this, seconds_) <=> sign(other, other.seconds_);
  if (std::is_eq(seconds)) {
    if (negative_ == other.negative_) {
      seconds = turned(compare_fractions(fraction_, other.fraction_), negative_);
    } else if (!fraction_.empty() || !other.fraction_.empty()) {
      seconds = negative_ ? std::partial_ordering::less : std::partial_ordering::greater;
    }
  }
  if (std::is_eq(months)) return seconds;
  if (std::is_eq(seconds) || seconds == months) return months;
  return std::partial_ordering::unordered;
}

std::partial_ordering compare(const XsdValue& a, const XsdValue& b) {
  using Kind = XsdValue::Kind;
  const auto is_number = [](const XsdValue& value) {
    return value.kind_ == Kind::decimal || value.kind_ == Kind::real;
  };
  if (a.kind_ != b.kind_ && !(is_number(a) && is_number(b))) return std::partial_ordering::unordered;
  switch (a.kind_) {
    case Kind::decimal:
    case Kind::real:
      if (a.kind_ == Kind::real || b.kind_ == Kind::real) return a.as_double() <=> b.as_double();
      if (a.negative_ != b.negative_) return a.negative_ ? std::partial_ordering::less : std::partial_ordering::greater;
      return turned(compare_sizes(a.text_, a.fraction_, b.text_, b.fraction_), a.negative_);
    case Kind::boolean:
      return a.seconds_ <=> b.seconds_;
    case Kind::string:
      return a.text_ <=> b.text_;
    case Kind::moment: {
      if (a.type_ != b.type_ || a.zoned_ != b.zoned_) return std::partial_ordering::unordered;
      if (a.seconds_ != b.seconds_) return a.seconds_ <=> b.seconds_;
      return compare_fractions(a.fraction_, b.fraction_);
    }
    case Kind::duration:
      return a.compare_duration(b);
  }
  return std::partial_ordering::unordered;
}

}  // namespace newsgraph::rdf
