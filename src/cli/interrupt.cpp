#include "newsgraph/cli/interrupt.h"

#include <csignal>

#include "newsgraph/base/output_file.h"

namespace newsgraph::cli {
namespace {

void on_signal(int signal) {
  remove_unfinished_outputs();
  static_cast<void>(std::signal(signal, SIG_DFL));
  static_cast<void>(std::raise(signal));
}

}  // namespace

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) static_cast<void>(std::signal(signal, on_signal));
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
}

}  // namespace newsgraph::cli
