#include "newsgraph/graph/saying.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::graph {
namespace {

constexpr std::string_view recipe = "saying 1";  ///< another way of folding or hashing makes other sayings
constexpr std::size_t bands = 5;
constexpr std::size_t rows = 3;

using Smallest = std::array<std::uint64_t, bands * rows>;

/// A Han character tells about as much as three letters.
constexpr std::size_t weight_of_han = 3;
constexpr std::size_t least_weight = 24;
constexpr std::size_t shingle_weight = 12;

std::size_t weight_of(char32_t c) {
  return extract::is_han(c) ? weight_of_han : 1;
}

/// Of each character, where it begins in the words; then their end.
struct Characters {
  explicit Characters(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      const auto [c, length] = utf8::decode(words, at);
      begins.push_back(at);
      weights.push_back(weight_of(c));
      total += weights.back();
      at += length;
    }
    begins.push_back(words.size());
  }
  std::vector<std::size_t> begins;
  std::vector<std::size_t> weights;
  std::size_t total = 0;
};

/// One of a family of hash functions (the finaliser of SplitMix64 after a step of its sequence).
std::uint64_t permuted(std::uint64_t hash, std::size_t number) {
  std::uint64_t z = hash + (number + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/// The smallest value of each function over all shingles: runs of characters of one weight.
Smallest smallest_of(std::string_view words, const Characters& characters) {
  Smallest smallest;
  smallest.fill(std::numeric_limits<std::uint64_t>::max());
  std::size_t end = 0;
  std::size_t weight = 0;
  for (std::size_t begin = 0; begin < characters.weights.size(); ++begin) {
    while (end < characters.weights.size() && weight < shingle_weight) weight += characters.weights[end++];
    if (weight < shingle_weight) break;
    const std::size_t from = characters.begins[begin];
    const std::uint64_t hash = hash128(words.substr(from, characters.begins[end] - from)).low;
    for (std::size_t i = 0; i < smallest.size(); ++i) smallest[i] = std::min(smallest[i], permuted(hash, i));
    weight -= characters.weights[begin];
  }
  return smallest;
}

}  // namespace

std::optional<Saying> saying_of(std::string_view text) {
  Saying saying;
  saying.words = extract::name_key(text);
  const Characters characters(saying.words);
  if (characters.total < least_weight) return std::nullopt;
  saying.id = FieldHasher().add(recipe).add(saying.words).finish();
  const Smallest smallest = smallest_of(saying.words, characters);
  for (std::size_t band = 0; band < bands; ++band) {
    FieldHasher hasher;
    hasher.add(recipe).add(std::to_string(band));
    for (std::size_t row = 0; row < rows; ++row) hasher.add(std::to_string(smallest[band * rows + row]));
    saying.shingle_keys.push_back(hasher.finish());
  }
  return saying;
}

}  // namespace newsgraph::graph
