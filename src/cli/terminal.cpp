#include "newsgraph/cli/terminal.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <unistd.h>

namespace newsgraph::cli {

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

std::string progress_text(const pipeline::Progress& progress, double seconds) {
  constexpr std::uint64_t width = 24;
  const auto [unit, done, expected, rejected] = progress;
  std::string out;
  if (expected && *expected >= done && *expected > 0) {
    const std::uint64_t filled = done * width / *expected;
    out += '[' + std::string(filled, '#') + std::string(width - filled, ' ') + "] ";
    out += std::to_string(done * 100 / *expected) + "% " + std::to_string(done) + '/' + std::to_string(*expected);
  } else {
    out += std::to_string(done);
  }
  out.append(1, ' ').append(unit);
  if (seconds > 0) out += ", " + std::to_string(std::llround(static_cast<double>(done) / seconds)) + "/s";
  if (rejected > 0) out += ", " + std::to_string(rejected) + " rejected";
  return out;
}

void ProgressLine::update(const pipeline::Progress& progress) {
  if (!enabled_) return;
  const Clock::time_point now = Clock::now();
  if (progress.unit != unit_) {
    if (!unit_.empty()) began_ = now;
    unit_ = progress.unit;
  }
  if (shown_ && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  std::cerr << "\r\x1b[K" << progress_text(progress, seconds) << std::flush;
}

void ProgressLine::pause() {
  if (!shown_) return;
  std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace newsgraph::cli
