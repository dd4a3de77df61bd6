#include "newsgraph/base/timestamp.h"

#include <string>

#include <catch2/catch.hpp>

using namespace newsgraph;

namespace {
std::string iso(std::string_view text) {
  const auto at = parse_iso8601(text);
  return at ? xsd_lexical(*at) + " " + std::string(xsd_type(at->precision)) : "none";
}
std::string rfc(std::string_view text) {
  const auto at = parse_rfc2822(text);
  return at ? xsd_lexical(*at) : "none";
}
}  // namespace

TEST_CASE("ISO 8601 keeps the precision and the zone that it was written with") {
  CHECK(iso("2020") == "2020 gYear");
  CHECK(iso("2020-09") == "2020-09 gYearMonth");
  CHECK(iso("2020-09-27") == "2020-09-27 date");
  CHECK(iso("2015-05-12T11:02:03+02:00") == "2015-05-12T11:02:03+02:00 dateTime");
  CHECK(iso("2024-12-14T01:46:32.000Z") == "2024-12-14T01:46:32Z dateTime");
  CHECK(iso("2024-12-14 01:46") == "2024-12-14T01:46:00 dateTime");
  CHECK(iso("2024-12-31T23:30:00-0330") == "2024-12-31T23:30:00-03:30 dateTime");
}

TEST_CASE("what is no date in ISO 8601 is refused whole") {
  for (const char* text : {"", "20", "2020-13", "2020-02-30", "2020-1-1", "2020-01-01T", "2020-01-01T25:00:00Z",
                           "2020-01-01T10:00:00+99:00", "2020-01-01Z", "2020-01-01T10:00:00Zx"}) {
    CAPTURE(text);
    CHECK(iso(text) == "none");
  }
}

TEST_CASE("RFC 2822 dates") {
  CHECK(rfc("Mon, 29 Jun 2020 15:53:05 +0000") == "2020-06-29T15:53:05Z");
  CHECK(rfc("Tue, 13 Oct 2020 01:13:37 GMT") == "2020-10-13T01:13:37Z");
  CHECK(rfc("1 Jan 2021 00:00 +0800") == "2021-01-01T00:00:00+08:00");
  CHECK(rfc("Tue, 32 Oct 2020 01:13:37 GMT") == "none");
  CHECK(rfc("yesterday") == "none");
}

TEST_CASE("epoch milliseconds are UTC seconds, also before 1970") {
  CHECK(xsd_lexical(from_epoch_milliseconds(1694652302000)) == "2023-09-14T00:45:02Z");
  CHECK(xsd_lexical(from_epoch_milliseconds(-1)) == "1969-12-31T23:59:59Z");
}

TEST_CASE("days and weekdays") {
  CHECK(days_since_epoch({1970, 1, 1}) == 0);
  CHECK(civil_from_days(days_since_epoch({2024, 2, 29})) == CivilDate{2024, 2, 29});
  CHECK(weekday({1970, 1, 1}) == 4);
  CHECK(weekday({2023, 9, 14}) == 4);
  CHECK(weekday({1969, 12, 31}) == 3);
  CHECK_FALSE(exists({2023, 2, 29}));
}
