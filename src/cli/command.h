#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "newsgraph/cli/exit_code.h"

// The commands, in the order of --help. To add one: a file that defines `const Command x_command` and a word here.
#define NEWSGRAPH_COMMANDS(X) X(export) X(inspect) X(validate) X(query) X(load)

namespace CLI {
class App;
}  // namespace CLI

namespace newsgraph::cli {

/// One word of the command line.
struct Command {
  std::string_view name;
  std::string_view summary;
  /// Adds its options to `app` and returns what is to be done once they are parsed. The action prints what the user is
  /// to see: results to standard output, everything else to standard error.
  std::function<ExitCode()> (*configure)(CLI::App& app);
};

#define X(name) extern const Command name##_command;
NEWSGRAPH_COMMANDS(X)
#undef X

std::span<const Command* const> commands();

/// The whole program: parses, runs one command, reports errors. Returns the exit status.
int run(int argc, const char* const* argv);

}  // namespace newsgraph::cli
