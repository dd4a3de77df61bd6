#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/hash.h"

namespace newsgraph::graph {

/// What quotations of several articles have in common: the same words, whatever their punctuation, script (traditional
/// or simplified) and case. A function of the words alone, so that shards of an archive agree on it.
struct Saying {
  Hash128 id;         ///< of `words`
  std::string words;  ///< folded letters and digits, as they are compared
  /// Each is a hash of three smallest shingles (min-wise hashing, Broder 1997): sayings that have nine tenths of their
  /// shingles in common share a key in 998 of 1,000 cases, those that have half of them in every other, strangers
  /// hardly ever. Five, in the order of their making.
  std::vector<Hash128> shingle_keys;

  friend bool operator==(const Saying&, const Saying&) = default;
};

/// The saying of quoted words; none where they are so few that different people say them without quoting each other
/// (以后再说, "No comment").
std::optional<Saying> saying_of(std::string_view text);

}  // namespace newsgraph::graph
