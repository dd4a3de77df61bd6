#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "newsgraph/base/hash.h"

namespace newsgraph {

/// Numbers distinct hashes 0, 1, 2, ... in the order in which they come: what is known of each is kept in vectors by
/// number. Takes 16 bytes and 5 to 11 more for each.
class HashNumbering {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  struct Added {
    std::uint32_t number;
    bool is_new;
  };
  /// The hash's number, a new one where it has none yet.
  Added add(const Hash128& hash);
  /// Its number, or `none`.
  std::uint32_t find(const Hash128& hash) const;

  const Hash128& operator[](std::uint32_t number) const { return hashes_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(hashes_.size()); }

 private:
  std::size_t slot_of(const Hash128& hash) const;
  void grow();

  std::vector<Hash128> hashes_;
  std::vector<std::uint32_t> slots_;  ///< open addressing, a power of two, at most three quarters full
};

}  // namespace newsgraph
