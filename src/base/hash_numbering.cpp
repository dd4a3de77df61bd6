#include "newsgraph/base/hash_numbering.h"

#include <algorithm>

#include "newsgraph/base/check.h"

namespace newsgraph {

/// Where the hash is, or the free slot where it belongs.
std::size_t HashNumbering::slot_of(const Hash128& hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash.low & mask;
  while (slots_[at] != none && hashes_[slots_[at]] != hash) at = (at + 1) & mask;
  return at;
}

void HashNumbering::grow() {
  constexpr std::size_t least = 16;
  slots_.assign(std::max(least, slots_.size() * 2), none);
  for (std::uint32_t number = 0; number < size(); ++number) slots_[slot_of(hashes_[number])] = number;
}

HashNumbering::Added HashNumbering::add(const Hash128& hash) {
  if ((hashes_.size() + 1) * 4 > slots_.size() * 3) grow();
  std::uint32_t& slot = slots_[slot_of(hash)];
  if (slot != none) return {slot, false};
  invariant(size() < none - 1, "numbers have 32 bits");
  slot = size();
  hashes_.push_back(hash);
  return {slot, true};
}

std::uint32_t HashNumbering::find(const Hash128& hash) const {
  return slots_.empty() ? none : slots_[slot_of(hash)];
}

}  // namespace newsgraph
