#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "newsgraph/extract/chars.h"

namespace newsgraph::extract {

/// Finds all places of a folded text where one of a few names stands; one pass, whatever their number.
class NameFinder {
 public:
  /// `name` must outlive the finder. Empty names are left out; of equal ones the first counts.
  void add(std::u32string_view name, std::uint32_t value);

  struct Found {
    Chars at;
    std::uint32_t value = 0;
  };
  /// In text order; of names that begin at one place the longest, and none that overlaps the one before.
  std::vector<Found> in(std::u32string_view text) const;

 private:
  struct Entry {
    std::u32string_view name;
    std::uint32_t value = 0;
  };
  static constexpr std::size_t buckets = 4096;

  std::bitset<buckets> starts_;  // by the low bits of the first character
  std::unordered_map<char32_t, std::vector<Entry>> by_first_;
  std::unordered_set<std::u32string_view> names_;
};

}  // namespace newsgraph::extract
