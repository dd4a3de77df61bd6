#include "newsgraph/store/backoff.h"

#include <catch2/catch.hpp>

using namespace newsgraph::store;
using std::chrono::milliseconds;

TEST_CASE("waits double, are scattered over their second half, and have a bound") {
  const Backoff backoff{.retries = 10, .first = milliseconds(500), .longest = milliseconds(60'000)};
  for (unsigned attempt = 0; attempt < 40; ++attempt) {
    const std::int64_t whole = attempt < 7 ? std::int64_t{500} << attempt : 60'000;
    milliseconds least = milliseconds::max();
    milliseconds most{0};
    for (std::uint64_t random = 0; random < 100'000; random += 77) {
      const milliseconds wait = backoff.delay(attempt, random);
      least = std::min(least, wait);
      most = std::max(most, wait);
    }
    CAPTURE(attempt);
    CHECK(most.count() <= whole);
    CHECK(most.count() > whole * 9 / 10);
    CHECK(least.count() >= whole / 2);
    CHECK(least.count() < whole * 6 / 10);
  }
}

TEST_CASE("what the store asks for is the least wait, within reason") {
  const Backoff backoff;
  CHECK(backoff.delay(0, 0, milliseconds(7'000)) == milliseconds(7'000));
  CHECK(backoff.delay(6, 0, milliseconds(1)).count() >= 16'000);
  CHECK(backoff.delay(0, 0, milliseconds(1'000'000'000)) == backoff.longest_asked);
}

TEST_CASE("Retry-After is seconds or a date") {
  const auto now = std::chrono::system_clock::from_time_t(784'111'777);  // Sun, 06 Nov 1994 08:49:37 GMT
  CHECK(retry_after("120", now) == milliseconds(120'000));
  CHECK(retry_after(" 0 ", now) == milliseconds(0));
  CHECK(retry_after("Sun, 06 Nov 1994 08:49:47 GMT", now) == milliseconds(10'000));
  CHECK(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now) == milliseconds(0));
  CHECK_FALSE(retry_after("soon", now));
  CHECK_FALSE(retry_after("-1", now));
  CHECK_FALSE(retry_after("", now));
}
