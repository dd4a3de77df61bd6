#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace newsgraph::pipeline {

/// How far long work is, for whoever watches it.
struct Progress {
  std::string_view unit;  ///< what is counted, in the plural: "articles"; text that lives as long as the program
  std::uint64_t done = 0;
  std::optional<std::uint64_t> expected;  ///< where it is known how many there will be
  std::uint64_t rejected = 0;             ///< of those done
};

/// Called by the thread that called the function that does the work, often; a new `unit` begins a new stage.
using ProgressListener = std::function<void(const Progress&)>;

}  // namespace newsgraph::pipeline
