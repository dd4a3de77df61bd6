#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace newsgraph::store {

/// How often and how patiently a request is repeated.
struct Backoff {
  unsigned retries = 10;                      ///< repetitions, after which the request has failed
  std::chrono::milliseconds first{500};       ///< about so long before the first repetition, twice as long each time
  std::chrono::milliseconds longest{60'000};  ///< of what we choose ourselves
  std::chrono::milliseconds longest_asked{3'600'000};  ///< of what the store asks for (Retry-After)

  /// The wait before repetition `attempt` (from 0): between half and all of first * 2^attempt, so that clients who
  /// failed together do not come back together; `random` is any number. Not shorter than what the store asked for.
  std::chrono::milliseconds delay(unsigned attempt, std::uint64_t random,
                                  std::optional<std::chrono::milliseconds> asked = {}) const;
};

/// What the value of a Retry-After header asks for (RFC 9110, section 10.2.3): seconds, or a date, which is compared to
/// `now`. Nothing where it is neither.
std::optional<std::chrono::milliseconds> retry_after(std::string_view value, std::chrono::system_clock::time_point now);

}  // namespace newsgraph::store
