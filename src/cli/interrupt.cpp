#include "newsgraph/cli/interrupt.h"

#include <csignal>
#include <cstdlib>

#include "newsgraph/base/output_file.h"

namespace newsgraph::cli {
namespace {

std::atomic<bool> stop{false};
volatile std::sig_atomic_t last_signal = 0;
static_assert(std::atomic<bool>::is_always_lock_free, "the handler may only use lock-free atomics");

void die_by(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void on_signal(int signal) {
  if (stop.exchange(true)) {
    remove_unfinished_outputs();
    die_by(signal);
  }
  last_signal = signal;
}

}  // namespace

const std::atomic<bool>& interrupted() { return stop; }

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, on_signal);
  // A reader that went away is an error of the write, told with its reason, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
}

void end_by_signal() {
  die_by(last_signal == 0 ? SIGTERM : static_cast<int>(last_signal));
  std::abort();
}

}  // namespace newsgraph::cli
