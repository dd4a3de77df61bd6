#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace newsgraph {

/// 128 bits of a content hash (XXH3-128, seed 0): the same on every machine and in every version, so that IRIs made
/// from it are stable. Not for secrets.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  /// 26 lower-case letters and digits (RFC 4648 base32 alphabet, no padding): safe in any IRI's local part.
  std::string base32() const;
  friend bool operator==(const Hash128&, const Hash128&) = default;
  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

Hash128 hash128(std::string_view bytes);

/// Hashes a sequence of fields; each is preceded by its length, so ("ab","c") and ("a","bc") differ.
class FieldHasher {
 public:
  FieldHasher& add(std::string_view field);
  Hash128 finish() const { return hash128(buffer_); }

 private:
  std::string buffer_;
};

}  // namespace newsgraph

template <>
struct std::hash<newsgraph::Hash128> {
  std::size_t operator()(const newsgraph::Hash128& value) const noexcept { return value.low; }
};
