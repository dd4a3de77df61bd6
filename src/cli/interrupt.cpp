#include "newsgraph/cli/interrupt.h"

#include <csignal>

#include "newsgraph/base/output_file.h"

namespace newsgraph::cli {
namespace {

void on_signal(int signal) {
  remove_unfinished_outputs();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, on_signal);
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace newsgraph::cli
