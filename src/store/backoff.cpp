#include "newsgraph/store/backoff.h"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>
#include <string>

namespace newsgraph::store {

using std::chrono::milliseconds;

milliseconds Backoff::delay(unsigned attempt, std::uint64_t random, std::optional<milliseconds> asked) const {
  constexpr unsigned most_doublings = 20;
  const auto doubled = static_cast<std::uint64_t>(first.count()) << std::min(attempt, most_doublings);
  const std::uint64_t whole = std::min(doubled, static_cast<std::uint64_t>(longest.count()));
  const milliseconds chosen(static_cast<milliseconds::rep>(whole - random % (whole / 2 + 1)));
  return asked ? std::max(chosen, std::min(*asked, longest_asked)) : chosen;
}

std::optional<milliseconds> retry_after(std::string_view value, std::chrono::system_clock::time_point now) {
  while (value.starts_with(' ')) value.remove_prefix(1);
  while (value.ends_with(' ') || value.ends_with('\r')) value.remove_suffix(1);
  std::uint32_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error == std::errc() && end == value.data() + value.size()) return milliseconds(std::int64_t{1000} * seconds);
  const std::time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date < 0) return std::nullopt;
  const auto wait = std::chrono::system_clock::from_time_t(date) - now;
  return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(wait));
}

}  // namespace newsgraph::store
