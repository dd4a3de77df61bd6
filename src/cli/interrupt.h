#pragma once

#include <atomic>

namespace newsgraph::cli {

/// Set by SIGINT and SIGTERM once catch_interrupts() was called. The first signal asks the running command to stop
/// in order; a second one removes unfinished outputs and ends the process at once.
const std::atomic<bool>& interrupted();
void catch_interrupts();

/// Ends the process as the signal would have: the shell sees 128 + its number. Call after cleaning up.
[[noreturn]] void end_by_signal();

}  // namespace newsgraph::cli
