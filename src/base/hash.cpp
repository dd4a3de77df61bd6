#include "newsgraph/base/hash.h"

#include <xxhash.h>

namespace newsgraph {

std::string Hash128::base32() const {
  static constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  constexpr int characters = 26;  // 26 * 5 = 130 bits, the two topmost always zero
  std::string out(characters, 'a');
  std::uint64_t upper = high;
  std::uint64_t lower = low;
  for (int i = characters - 1; i >= 0; --i) {
    out[static_cast<std::size_t>(i)] = alphabet[lower & 31U];
    lower = (lower >> 5U) | (upper << 59U);
    upper >>= 5U;
  }
  return out;
}

Hash128 hash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

FieldHasher& FieldHasher::add(std::string_view field) {
  buffer_ += std::to_string(field.size());
  buffer_ += ':';
  buffer_ += field;
  return *this;
}

}  // namespace newsgraph
