#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/extract/english/text.h"

namespace newsgraph::extract::english {

/// Capitalised words that stand together with what joins them: Bank of England, Ursula von der Leyen, John F. Kennedy.
/// Indexes of words, from the first to before `end`.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
};

/// All runs of a text in order. A headline in title case has none.
std::vector<Run> capitalized_runs(const Text& text);

/// The number of words of a run without its marks.
std::uint32_t words_in(const Text& text, Run run);

}  // namespace newsgraph::extract::english
