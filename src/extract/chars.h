#pragma once

#include <cstdint>

namespace newsgraph::extract {

/// A half-open range of CODE POINTS of one Reading. Rules work on code points, since one Chinese character is one;
/// Reading::span() converts to bytes.
struct Chars {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Chars inner) const { return begin <= inner.begin && inner.end <= end; }
  constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  constexpr bool overlaps(Chars other) const { return begin < other.end && other.begin < end; }

  friend bool operator==(Chars, Chars) = default;
  friend auto operator<=>(Chars, Chars) = default;
};

}  // namespace newsgraph::extract
