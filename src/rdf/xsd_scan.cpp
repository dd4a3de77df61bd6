#include "newsgraph/rdf/xsd_scan.h"

#include <charconv>

namespace newsgraph::rdf::xsd {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& rest) {
  std::size_t size = 0;
  while (size < rest.size() && is_digit(rest[size])) ++size;
  const std::string_view digits = rest.substr(0, size);
  rest.remove_prefix(size);
  return digits;
}

std::string_view without_leading_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view() : digits.substr(first);
}

std::string_view without_zeros_at_end(std::string_view digits) {
  return digits.substr(0, digits.find_last_not_of('0') + 1);
}

bool take(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

std::optional<unsigned> take_two(std::string_view& rest, unsigned least, unsigned most) {
  if (rest.size() < 2 || !is_digit(rest[0]) || !is_digit(rest[1])) return std::nullopt;
  const auto number = static_cast<unsigned>((rest[0] - '0') * 10 + (rest[1] - '0'));
  rest.remove_prefix(2);
  return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

/// Four digits or more, without zeros before more than four. Years beyond nine digits are valid and not told apart.
std::optional<std::int64_t> take_year(std::string_view& rest) {
  const bool negative = take(rest, '-');
  const std::string_view digits = take_digits(rest);
  if (digits.size() < 4 || (digits.size() > 4 && digits.front() == '0')) return std::nullopt;
  constexpr std::size_t most_digits = 9;
  std::int64_t year = 999'999'999;
  if (digits.size() <= most_digits) std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return negative ? -year : year;
}

/// Z, +hh:mm or -hh:mm up to 14 hours.
bool take_zone(std::string_view& rest, std::optional<int>& zone) {
  if (rest.empty()) return true;
  if (take(rest, 'Z')) {
    zone = 0;
    return true;
  }
  const bool west = rest.front() == '-';
  if (!west && rest.front() != '+') return false;
  rest.remove_prefix(1);
  const auto hours = take_two(rest, 0, 14);
  if (!hours || !take(rest, ':')) return false;
  const auto minutes = take_two(rest, 0, *hours == 14 ? 0 : 59);
  if (!minutes) return false;
  const auto offset = static_cast<int>(*hours * 60 + *minutes);
  zone = west ? -offset : offset;
  return true;
}

bool take_second(std::string_view& rest, MomentParts& out) {
  const auto second = take_two(rest, 0, 59);
  if (!second) return false;
  out.second = *second;
  if (!take(rest, '.')) return true;
  const std::string_view digits = take_digits(rest);
  out.fraction = without_zeros_at_end(digits);
  return !digits.empty();
}

bool take_part(char part, std::string_view& rest, MomentParts& out) {
  const auto number = [&](unsigned& into, unsigned least, unsigned most) {
    const auto taken = take_two(rest, least, most);
    into = taken.value_or(0);
    return taken.has_value();
  };
  switch (part) {
    case 'Y': {
      const auto year = take_year(rest);
      out.year = year.value_or(0);
      return year.has_value();
    }
    case 'M':
      return number(out.month, 1, 12);
    case 'D':
      return number(out.day, 1, 31);
    case 'h':
      return number(out.hour, 0, 24);
    case 'm':
      return number(out.minute, 0, 59);
    case 's':
      return take_second(rest, out);
    default:
      return take(rest, part);
  }
}

bool exists(const MomentParts& moment) {
  static constexpr unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (moment.day > days[moment.month - 1]) return false;
  const bool leap = moment.year % 4 == 0 && (moment.year % 100 != 0 || moment.year % 400 == 0);
  if (moment.month == 2 && moment.day == 29 && !leap) return false;
  // 24:00:00 is the end of the day, and nothing after it.
  return moment.hour < 24 || (moment.minute == 0 && moment.second == 0 && moment.fraction.empty());
}

/// False where a number is too long to be told from others: it is then held at the greatest.
std::int64_t bounded(std::string_view digits) {
  constexpr std::int64_t most = 1'000'000'000'000;
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec != std::errc() || number > most ? most : number;
}

struct DurationUnit {
  char letter;
  std::int64_t months;
  std::int64_t seconds;
};

/// The numbers with these letters, each at most once and in this order. False where one is not well formed; `any`
/// tells whether there was one.
template <std::size_t size>
bool take_units(const DurationUnit (&units)[size], std::string_view& rest, DurationParts& out, bool& any) {
  std::size_t next = 0;
  while (!rest.empty() && is_digit(rest.front())) {
    const std::string_view digits = take_digits(rest);
    std::string_view fraction;
    if (take(rest, '.')) {
      fraction = take_digits(rest);
      if (fraction.empty() || !rest.starts_with('S')) return false;
    }
    while (next < size && !rest.starts_with(units[next].letter)) ++next;
    if (next == size) return false;
    rest.remove_prefix(1);
    out.months += bounded(digits) * units[next].months;
    out.seconds += bounded(digits) * units[next].seconds;
    out.fraction = without_zeros_at_end(fraction);
    (units[next].months != 0 ? out.has_months : out.has_days_or_time) = true;
    any = true;
    ++next;
  }
  return true;
}

}  // namespace

std::optional<DecimalParts> scan_decimal(std::string_view lexical) {
  DecimalParts out;
  if (!take(lexical, '+')) out.negative = take(lexical, '-');
  const std::string_view integer = take_digits(lexical);
  out.integer = without_leading_zeros(integer);
  std::string_view fraction;
  if (take(lexical, '.')) {
    out.point = true;
    fraction = take_digits(lexical);
    out.fraction = without_zeros_at_end(fraction);
  }
  if (!lexical.empty() || (integer.empty() && fraction.empty())) return std::nullopt;
  if (out.is_zero()) out.negative = false;
  return out;
}

bool is_floating(std::string_view lexical) {
  const std::size_t exponent = lexical.find_first_of("eE");
  if (!scan_decimal(lexical.substr(0, exponent))) return false;
  if (exponent == std::string_view::npos) return true;
  lexical.remove_prefix(exponent + 1);
  if (!take(lexical, '+')) take(lexical, '-');
  return !take_digits(lexical).empty() && lexical.empty();
}

std::optional<MomentParts> scan_moment(std::string_view pattern, std::string_view lexical) {
  MomentParts out;
  for (const char part : pattern) {
    if (!take_part(part, lexical, out)) return std::nullopt;
  }
  if (!take_zone(lexical, out.zone_minutes) || !lexical.empty() || !exists(out)) return std::nullopt;
  return out;
}

std::optional<DurationParts> scan_duration(std::string_view lexical) {
  static constexpr DurationUnit dates[] = {{'Y', 12, 0}, {'M', 1, 0}, {'D', 0, 86400}};
  static constexpr DurationUnit times[] = {{'H', 0, 3600}, {'M', 0, 60}, {'S', 0, 1}};
  DurationParts out;
  out.negative = take(lexical, '-');
  if (!take(lexical, 'P')) return std::nullopt;
  bool any = false;
  if (!take_units(dates, lexical, out, any) || !out.fraction.empty()) return std::nullopt;
  if (take(lexical, 'T')) {
    bool any_time = false;
    if (!take_units(times, lexical, out, any_time) || !any_time) return std::nullopt;
    any = true;
  }
  if (!any || !lexical.empty()) return std::nullopt;
  return out;
}

}  // namespace newsgraph::rdf::xsd
