#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/pipeline/progress.h"

namespace newsgraph::cli {

/// True where standard error is a terminal that somebody watches.
bool stderr_is_terminal();

/// One line on standard error that is rewritten as work goes on, at most ten times a second; silent where nobody
/// watches. Other messages have to be printed between pause() and the next update().
class ProgressLine {
 public:
  explicit ProgressLine(bool enabled) : enabled_(enabled) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { pause(); }

  void update(const pipeline::Progress& progress);
  /// Clears the line.
  void pause();

 private:
  using Clock = std::chrono::steady_clock;
  bool enabled_;
  bool shown_ = false;
  std::string_view unit_;
  Clock::time_point began_ = Clock::now();  ///< with the first word of this unit
  Clock::time_point last_{};
};

/// The line's text, for tests: "[#####     ] 51% 512/1000 articles, 980/s, 3 rejected".
std::string progress_text(const pipeline::Progress& progress, double seconds);

}  // namespace newsgraph::cli
