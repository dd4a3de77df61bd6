// Any text is a regular expression or an Error that says where in it; any text can be searched, in bounded time; and
// what flag q quotes is found in itself.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "newsgraph/base/utf8.h"
#include "newsgraph/regex/regex.h"

namespace {

using namespace newsgraph;
using regex::MatchResult;
using regex::Regex;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Up to byte FF, which no valid text holds.
std::string take_field(std::string_view& input) {
  const std::size_t end = std::min(input.find('\xFF'), input.size());
  std::string field = utf8::repair(input.substr(0, end));
  input.remove_prefix(std::min(end + 1, input.size()));
  return field;
}

/// Between 1 and one past the end of the pattern.
void check_position(const Error& error, std::string_view pattern) {
  constexpr std::string_view before = "regular expression, character ";
  require(error.code == Errc::syntax && error.message.starts_with(before));
  const unsigned long position = std::strtoul(error.message.c_str() + before.size(), nullptr, 10);
  require(position >= 1 && position <= utf8::count(pattern) + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string pattern = take_field(input);
  const std::string text = take_field(input);
  constexpr std::array<std::string_view, 4> all_flags = {"", "i", "sm", "ix"};
  for (const std::string_view flags : all_flags) {
    const auto regex = Regex::of(pattern, flags);
    if (!regex) {
      check_position(regex.error(), pattern);
      continue;
    }
    (void)regex->search(text);
    (void)regex->search(pattern);
  }
  (void)Regex::of(pattern, text).has_value();
  const auto quoted = Regex::of(pattern, "q");
  if (quoted) require(quoted->search("a" + pattern + "b") == MatchResult::matched);
  return 0;
}
