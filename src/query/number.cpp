#include "newsgraph/query/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "newsgraph/rdf/xsd.h"
#include "newsgraph/rdf/xsd_scan.h"

namespace newsgraph::query {

using Type = Number::Type;
namespace xsd = rdf::vocabulary::xsd;

namespace {

constexpr unsigned quotient_digits = 18;

bool times_ten(Int128& value) {
  return !__builtin_mul_overflow(value, Int128{10}, &value);
}

/// Without zeros at the end of the fraction.
Number reduced(Number number) {
  while (number.scale > 0 && number.digits % 10 == 0) {
    number.digits /= 10;
    --number.scale;
  }
  return number;
}

std::optional<Number> exact(Type type, std::string_view lexical) {
  const auto parts = rdf::xsd::scan_decimal(lexical);
  if (!parts) return std::nullopt;
  Number out;
  out.type = type;
  for (const std::string_view part : {parts->integer, parts->fraction}) {
    for (const char digit : part) {
      if (!times_ten(out.digits) || __builtin_add_overflow(out.digits, Int128{digit - '0'}, &out.digits))
        return std::nullopt;
    }
  }
  out.scale = static_cast<unsigned>(parts->fraction.size());
  if (parts->negative) out.digits = -out.digits;
  return out;
}

std::optional<double> real(std::string_view lexical, bool single) {
  if (lexical == "NaN") return std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  if (lexical.ends_with("INF")) return lexical.starts_with('-') ? -infinity : infinity;
  if (lexical.starts_with('+')) lexical.remove_prefix(1);
  double value = 0;
  const auto read = std::from_chars(lexical.data(), lexical.data() + lexical.size(), value);
  if (read.ec == std::errc::result_out_of_range) {
    const bool small = lexical.find("e-") != std::string_view::npos || lexical.find("E-") != std::string_view::npos;
    value = small ? 0 : lexical.starts_with('-') ? -infinity : infinity;
  }
  return single ? static_cast<double>(static_cast<float>(value)) : value;
}

std::string exact_text(const Number& value) {
  const Number number = reduced(value);
  std::string digits;
  Int128 rest = number.digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(rest < 0 ? -(rest % 10) : rest % 10));
    rest /= 10;
  } while (rest != 0 || digits.size() <= number.scale);
  if (number.scale > 0) digits.insert(number.scale, 1, '.');
  if (number.digits < 0) digits += '-';
  std::ranges::reverse(digits);
  return digits;
}

std::string special_text(double value) {
  return std::isnan(value) ? "NaN" : value < 0 ? "-INF" : "INF";
}

/// Mantissa with a point, E, exponent.
std::string scientific(const Number& number) {
  if (!std::isfinite(number.real)) return special_text(number.real);
  std::array<char, 40> buffer{};
  char* const end =
      number.type == Type::float_
          ? std::to_chars(buffer.begin(), buffer.end(), static_cast<float>(number.real), std::chars_format::scientific)
                .ptr
          : std::to_chars(buffer.begin(), buffer.end(), number.real, std::chars_format::scientific).ptr;
  std::string text(buffer.begin(), end);
  const std::size_t e = text.find('e');
  int exponent = 0;
  const char* from = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(from, text.data() + text.size(), exponent);
  std::string mantissa = text.substr(0, e);
  if (mantissa.find('.') == std::string::npos) mantissa += ".0";
  return mantissa + 'E' + std::to_string(exponent);
}

std::optional<Number> divide_exactly(const Number& a, const Number& b) {
  if (b.digits == 0) return std::nullopt;
  Number out;
  out.type = Type::decimal;
  out.digits = a.digits / b.digits;
  Int128 rest = a.digits % b.digits;
  int scale = static_cast<int>(a.scale) - static_cast<int>(b.scale);
  while (scale < 0 || (rest != 0 && scale < static_cast<int>(quotient_digits))) {
    if (!times_ten(rest) || !times_ten(out.digits)) return std::nullopt;
    if (__builtin_add_overflow(out.digits, rest / b.digits, &out.digits)) return std::nullopt;
    rest %= b.digits;
    ++scale;
  }
  const auto size = [](Int128 value) { return value < 0 ? -value : value; };
  if (size(rest) > (size(b.digits) - 1) / 2) out.digits += (a.digits < 0) == (b.digits < 0) ? 1 : -1;
  out.scale = static_cast<unsigned>(scale);
  return reduced(out);
}

bool to_scale(Number& number, unsigned scale) {
  for (; number.scale < scale; ++number.scale) {
    if (!times_ten(number.digits)) return false;
  }
  return true;
}

std::optional<Number> calculate_exactly(Operation operation, Number a, Number b) {
  if (operation == Operation::divide) return divide_exactly(a, b);
  Number out;
  out.type = std::max(a.type, b.type);
  bool fits = false;
  if (operation == Operation::multiply) {
    a = reduced(a);
    b = reduced(b);
    out.scale = a.scale + b.scale;
    fits = !__builtin_mul_overflow(a.digits, b.digits, &out.digits);
  } else {
    out.scale = std::max(a.scale, b.scale);
    fits = to_scale(a, out.scale) && to_scale(b, out.scale) &&
           !(operation == Operation::add ? __builtin_add_overflow(a.digits, b.digits, &out.digits)
                                         : __builtin_sub_overflow(a.digits, b.digits, &out.digits));
  }
  if (!fits) return std::nullopt;
  return reduced(out);
}

}  // namespace

double Number::as_double() const {
  if (!is_exact()) return real;
  // The text is read, as scaling would round twice.
  const std::string text = exact_text(*this);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Number integer(std::int64_t value) {
  Number out;
  out.digits = value;
  return out;
}

std::optional<Number> number_of(const rdf::TermView& term) {
  if (term.kind != rdf::TermKind::literal || term.datatype.empty()) return std::nullopt;
  const auto type = rdf::xsd_type(term.datatype);
  if (!type || !rdf::is_valid_lexical(*type, term.text)) return std::nullopt;
  using rdf::XsdType;
  if (*type == XsdType::decimal) return exact(Type::decimal, term.text);
  if (*type >= XsdType::integer && *type <= XsdType::unsigned_byte) return exact(Type::integer, term.text);
  if (*type != XsdType::double_ && *type != XsdType::float_) return std::nullopt;
  Number out;
  out.type = *type == XsdType::float_ ? Type::float_ : Type::double_;
  out.real = *real(term.text, out.type == Type::float_);
  return out;
}

rdf::Term term_of(const Number& number) {
  constexpr std::array datatypes = {xsd::integer, xsd::decimal, xsd::float_, xsd::double_};
  return rdf::Term(rdf::literal(number.is_exact() ? exact_text(number) : scientific(number),
                                datatypes[static_cast<std::size_t>(number.type)]));
}

std::string text_of(const Number& number) {
  if (number.is_exact()) return exact_text(number);
  const double size = std::abs(number.real);
  if (number.real == 0) return std::signbit(number.real) ? "-0" : "0";
  if (!std::isfinite(number.real)) return special_text(number.real);
  if (size < 1e-6 || size >= 1e6) return scientific(number);
  std::array<char, 64> buffer{};
  char* const end =
      number.type == Type::float_
          ? std::to_chars(buffer.begin(), buffer.end(), static_cast<float>(number.real), std::chars_format::fixed).ptr
          : std::to_chars(buffer.begin(), buffer.end(), number.real, std::chars_format::fixed).ptr;
  return {buffer.begin(), end};
}

std::optional<Number> calculate(Operation operation, Number a, Number b) {
  if (a.is_exact() && b.is_exact()) return calculate_exactly(operation, a, b);
  Number out;
  out.type = a.type == Type::double_ || b.type == Type::double_ ? Type::double_ : Type::float_;
  const double x = a.as_double();
  const double y = b.as_double();
  switch (operation) {
    case Operation::add:
      out.real = x + y;
      break;
    case Operation::subtract:
      out.real = x - y;
      break;
    case Operation::multiply:
      out.real = x * y;
      break;
    case Operation::divide:
      out.real = x / y;
      break;
  }
  if (out.type == Type::float_) out.real = static_cast<double>(static_cast<float>(out.real));
  return out;
}

Number rounded(const Number& number, Rounding how) {
  Number out = number;
  if (how == Rounding::away_from_sign) {
    out.digits = out.digits < 0 ? -out.digits : out.digits;
    out.real = std::abs(out.real);
    return out;
  }
  if (!number.is_exact()) {
    const double down = std::floor(number.real);
    out.real = how == Rounding::down       ? down
               : how == Rounding::up       ? std::ceil(number.real)
               : number.real - down >= 0.5 ? down + 1
                                           : down;
    return out;
  }
  Int128 unit = 1;
  for (unsigned i = 0; i < number.scale; ++i) unit *= 10;
  Int128 rest = number.digits % unit;
  if (rest < 0) rest += unit;
  const bool upwards = how == Rounding::up ? rest > 0 : how == Rounding::nearest && rest >= unit - rest;
  out.digits = (number.digits - rest) / unit + (upwards ? 1 : 0);
  out.scale = 0;
  return out;
}

std::optional<Number> converted(const Number& number, Type type) {
  Number out;
  out.type = type;
  if (type >= Type::float_) {
    out.real = number.as_double();
    if (type == Type::float_) out.real = static_cast<double>(static_cast<float>(out.real));
    return out;
  }
  Number from = number;
  if (!number.is_exact()) {
    if (!std::isfinite(number.real) || std::abs(number.real) >= 1e37) return std::nullopt;
    std::array<char, 512> buffer{};
    const double whole = type == Type::integer ? std::trunc(number.real) : number.real;
    char* const end = std::to_chars(buffer.begin(), buffer.end(), whole, std::chars_format::fixed).ptr;
    const auto read = exact(type, {buffer.data(), static_cast<std::size_t>(end - buffer.data())});
    if (!read) return std::nullopt;
    from = *read;
  }
  if (type == Type::integer && from.scale > 0) from = rounded(from, from.digits < 0 ? Rounding::up : Rounding::down);
  from.type = type;
  return from;
}

}  // namespace newsgraph::query
