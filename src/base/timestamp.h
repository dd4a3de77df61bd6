#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

/// How much of a date is really known. Nothing finer is ever printed.
enum class Precision : std::uint8_t { none, year, month, day, minute, second };

/// A point or period of the proleptic Gregorian calendar with the precision that its source gave.
///
/// `seconds` counts from 1970-01-01T00:00:00: of UTC where the zone is known, else of the unknown zone's own clock.
/// Fields finer than the precision are at their lowest value.
struct Timestamp {
  static constexpr std::int16_t unknown_zone = INT16_MAX;

  std::int64_t seconds = 0;
  std::int16_t zone_minutes = unknown_zone;  ///< east of Greenwich; only meaningful from Precision::minute on
  Precision precision = Precision::none;

  explicit operator bool() const { return precision != Precision::none; }
  bool has_time() const { return precision >= Precision::minute; }
  bool has_zone() const { return zone_minutes != unknown_zone; }
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// A calendar day of Timestamp's own zone (or of its own clock where the zone is unknown).
struct CivilDate {
  int year = 1970;
  unsigned month = 1;  ///< 1 to 12
  unsigned day = 1;    ///< 1 to 31
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

bool exists(CivilDate date);
std::int64_t days_since_epoch(CivilDate date);
CivilDate civil_from_days(std::int64_t days);
/// 0 = Sunday ... 6 = Saturday
unsigned weekday(CivilDate date);

CivilDate civil_date(const Timestamp& at);
/// A timestamp of precision year, month or day; parts finer than the precision are ignored. None where no such day is.
std::optional<Timestamp> timestamp(CivilDate date, Precision precision);
/// In UTC, precision second.
Timestamp from_epoch_milliseconds(std::int64_t milliseconds);

/// ISO 8601 as it occurs in data: "2020", "2020-09", "2020-09-27", "2020-09-27T10:46[:56[.789]][Z|+08:00|+0800]", a
/// blank for the T. The whole text must match.
std::optional<Timestamp> parse_iso8601(std::string_view text);
/// RFC 2822: "Mon, 29 Jun 2020 15:53:05 +0000" (or GMT, UTC, EST ...). The whole text must match.
std::optional<Timestamp> parse_rfc2822(std::string_view text);

/// The lexical form that goes with xsd_type(): "2023-09-14T00:45:02Z", "2023-09-14", "2023-09", "2023". Seconds that
/// are not known are written as 00, since xsd:dateTime has no shorter form.
std::string xsd_lexical(const Timestamp& at);
/// "dateTime", "date", "gYearMonth", "gYear".
std::string_view xsd_type(Precision precision);

}  // namespace newsgraph
