#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// Tells in one look that no word of a set begins with these two characters; else one may. At most places of a text
/// none does, and there a Lexicon need not be asked.
class PairFilter {
 public:
  PairFilter() : bits_(std::size_t{1} << (size_log2 - 6)) {}

  void add(std::u32string_view word) {
    if (word.size() < 2) return;
    const std::uint32_t slot = slot_of(word[0], word[1]);
    bits_[slot >> 6U] |= std::uint64_t{1} << (slot & 63U);
  }
  bool may_begin(char32_t first, char32_t second) const {
    const std::uint32_t slot = slot_of(first, second);
    return (bits_[slot >> 6U] >> (slot & 63U) & 1U) != 0;
  }

 private:
  static constexpr unsigned size_log2 = 18;  // 32 KiB: stays in the cache, and few of its bits are set
  static std::uint32_t slot_of(char32_t first, char32_t second) {
    return (static_cast<std::uint32_t>(first) * 0x9E3779B1U ^ static_cast<std::uint32_t>(second) * 0x85EBCA77U) >>
           (32U - size_log2);
  }

  std::vector<std::uint64_t> bits_;
};

}  // namespace newsgraph::extract
