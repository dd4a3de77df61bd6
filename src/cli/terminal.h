#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

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

  void update(std::uint64_t done, std::optional<std::uint64_t> expected, std::uint64_t rejected);
  /// Clears the line.
  void pause();

 private:
  using Clock = std::chrono::steady_clock;
  bool enabled_;
  bool shown_ = false;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_{};
};

/// The line's text, for tests: "[#####     ] 51% 512/1000 articles, 980/s, 3 rejected".
std::string progress_text(std::uint64_t done, std::optional<std::uint64_t> expected, std::uint64_t rejected,
                          double seconds);

}  // namespace newsgraph::cli
