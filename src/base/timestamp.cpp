#include "newsgraph/base/timestamp.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace newsgraph {
namespace {

constexpr std::int64_t seconds_per_day = 86400;

/// Reads a text from left to right; every taker leaves the place alone where it does not match.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void skip_blanks() {
    while (take(' ')) {
    }
  }
  /// Exactly `digits` decimal digits.
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }
  /// One or two digits.
  std::optional<int> short_number() {
    const std::optional<int> two = number(2);
    return two ? two : number(1);
  }
  void skip_digits() {
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

struct ClockTime {
  int hour = 0, minute = 0, second = 0;
  bool has_second = false;

  bool valid() const { return hour <= 23 && minute <= 59 && second <= 60; }
  std::int64_t seconds() const { return std::int64_t{hour} * 3600 + std::int64_t{minute} * 60 + second; }
};

std::optional<ClockTime> take_clock(Scanner& in) {
  ClockTime time;
  const auto hour = in.number(2);
  if (!hour || !in.take(':')) return std::nullopt;
  const auto minute = in.number(2);
  if (!minute) return std::nullopt;
  time.hour = *hour;
  time.minute = *minute;
  if (in.take(':')) {
    const auto second = in.number(2);
    if (!second) return std::nullopt;
    time.second = *second;
    time.has_second = true;
    if (in.take('.')) in.skip_digits();
  }
  return time.valid() ? std::optional(time) : std::nullopt;
}

/// "+08:00", "+0800", "+08", "Z"; none where there is no zone; false in `ok` where there is a broken one.
std::int16_t take_zone(Scanner& in, bool& ok) {
  ok = true;
  if (in.done()) return Timestamp::unknown_zone;
  if (in.take('Z') || in.take('z')) return 0;
  const int sign = in.take('+') ? 1 : (in.take('-') ? -1 : 0);
  const auto hours = in.number(2);
  ok = sign != 0 && hours && *hours <= 14;
  if (!ok) return Timestamp::unknown_zone;
  in.take(':');
  const int minutes = in.number(2).value_or(0);
  ok = minutes <= 59;
  return static_cast<std::int16_t>(sign * (*hours * 60 + minutes));
}

std::optional<Timestamp> assemble(CivilDate date, const ClockTime& time, std::int16_t zone) {
  if (!exists(date)) return std::nullopt;
  Timestamp out;
  out.seconds = days_since_epoch(date) * seconds_per_day + time.seconds();
  out.zone_minutes = zone;
  if (zone != Timestamp::unknown_zone) out.seconds -= std::int64_t{zone} * 60;
  out.precision = time.has_second ? Precision::second : Precision::minute;
  return out;
}

unsigned month_number(Scanner& in) {
  static constexpr std::array<std::string_view, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (unsigned i = 0; i < names.size(); ++i) {
    if (in.take(names[i])) return i + 1;
  }
  return 0;
}

std::int16_t take_zone_name(Scanner& in, bool& ok) {
  struct Zone {
    std::string_view name;
    std::int16_t minutes;
  };
  static constexpr std::array<Zone, 10> zones = {{{"GMT", 0},
                                                  {"UTC", 0},
                                                  {"UT", 0},
                                                  {"EST", -300},
                                                  {"EDT", -240},
                                                  {"CST", -360},
                                                  {"CDT", -300},
                                                  {"MST", -420},
                                                  {"PST", -480},
                                                  {"PDT", -420}}};
  for (const Zone& zone : zones) {
    if (in.take(zone.name)) {
      ok = true;
      return zone.minutes;
    }
  }
  return take_zone(in, ok);
}

}  // namespace

bool exists(CivilDate date) {
  return std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(date.month),
                                     std::chrono::day(date.day))
      .ok();
}

std::int64_t days_since_epoch(CivilDate date) {
  const std::chrono::year_month_day ymd(std::chrono::year(date.year), std::chrono::month(date.month),
                                        std::chrono::day(date.day));
  return std::chrono::sys_days(ymd).time_since_epoch().count();
}

CivilDate civil_from_days(std::int64_t days) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days}}};
  return {int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day())};
}

unsigned weekday(CivilDate date) {
  const std::int64_t days = days_since_epoch(date) % 7;
  return static_cast<unsigned>((days + 4 + 7) % 7);  // 1970-01-01 was a Thursday
}

CivilDate civil_date(const Timestamp& at) {
  std::int64_t local = at.seconds;
  if (at.has_zone()) local += std::int64_t{at.zone_minutes} * 60;
  std::int64_t days = local / seconds_per_day;
  if (local % seconds_per_day < 0) --days;
  return civil_from_days(days);
}

std::optional<Timestamp> timestamp(CivilDate date, Precision precision) {
  if (precision < Precision::day) date.day = 1;
  if (precision < Precision::month) date.month = 1;
  if (!exists(date)) return std::nullopt;
  return Timestamp{days_since_epoch(date) * seconds_per_day, Timestamp::unknown_zone, precision};
}

Timestamp from_epoch_milliseconds(std::int64_t milliseconds) {
  std::int64_t seconds = milliseconds / 1000;
  if (milliseconds % 1000 < 0) --seconds;
  return {seconds, 0, Precision::second};
}

std::optional<Timestamp> parse_iso8601(std::string_view text) {
  Scanner in(text);
  CivilDate date;
  const auto year = in.number(4);
  if (!year) return std::nullopt;
  date.year = *year;
  if (in.done()) return timestamp(date, Precision::year);
  const auto month = in.take('-') ? in.number(2) : std::nullopt;
  if (!month) return std::nullopt;
  date.month = static_cast<unsigned>(*month);
  if (in.done()) return timestamp(date, Precision::month);
  const auto day = in.take('-') ? in.number(2) : std::nullopt;
  if (!day) return std::nullopt;
  date.day = static_cast<unsigned>(*day);
  if (in.done()) return timestamp(date, Precision::day);
  if (!in.take('T') && !in.take('t') && !in.take(' ')) return std::nullopt;
  const auto time = take_clock(in);
  if (!time) return std::nullopt;
  in.skip_blanks();
  bool ok = false;
  const std::int16_t zone = take_zone(in, ok);
  if (!ok || !in.done()) return std::nullopt;
  return assemble(date, *time, zone);
}

std::optional<Timestamp> parse_rfc2822(std::string_view text) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  Scanner in(text);
  in.skip_blanks();
  for (const std::string_view day : days) {
    if (in.take(day)) {
      in.take(',');
      break;
    }
  }
  in.skip_blanks();
  const auto day = in.short_number();
  in.skip_blanks();
  const unsigned month = month_number(in);
  in.skip_blanks();
  const auto year = in.number(4);
  if (!day || month == 0 || !year) return std::nullopt;
  in.skip_blanks();
  const CivilDate date{*year, month, static_cast<unsigned>(*day)};
  if (in.done()) return timestamp(date, Precision::day);
  const auto time = take_clock(in);
  if (!time) return std::nullopt;
  in.skip_blanks();
  bool ok = false;
  const std::int16_t zone = take_zone_name(in, ok);
  if (!ok || !in.done()) return std::nullopt;
  return assemble(date, *time, zone);
}

std::string xsd_lexical(const Timestamp& at) {
  const CivilDate date = civil_date(at);
  std::array<char, 64> buffer{};
  const auto print = [&](const char* format, auto... values) {
    const int length = std::snprintf(buffer.data(), buffer.size(), format, values...);
    return std::string(buffer.data(), static_cast<std::size_t>(length));
  };
  if (at.precision == Precision::year) return print("%04d", date.year);
  if (at.precision == Precision::month) return print("%04d-%02u", date.year, date.month);
  if (at.precision == Precision::day) return print("%04d-%02u-%02u", date.year, date.month, date.day);
  std::int64_t local = at.seconds + (at.has_zone() ? std::int64_t{at.zone_minutes} * 60 : 0);
  local -= days_since_epoch(date) * seconds_per_day;
  std::string out =
      print("%04d-%02u-%02uT%02d:%02d:%02d", date.year, date.month, date.day, static_cast<int>(local / 3600),
            static_cast<int>(local / 60 % 60), static_cast<int>(local % 60));
  if (!at.has_zone()) return out;
  if (at.zone_minutes == 0) return out + 'Z';
  const int magnitude = at.zone_minutes < 0 ? -at.zone_minutes : at.zone_minutes;
  return out + (at.zone_minutes < 0 ? '-' : '+') + print("%02d:%02d", magnitude / 60, magnitude % 60);
}

std::string_view xsd_type(Precision precision) {
  switch (precision) {
    case Precision::year:
      return "gYear";
    case Precision::month:
      return "gYearMonth";
    case Precision::day:
      return "date";
    default:
      return "dateTime";
  }
}

}  // namespace newsgraph
