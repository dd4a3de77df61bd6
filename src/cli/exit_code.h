#pragma once

namespace newsgraph::cli {

/// What the process ends with. Every command keeps to these.
enum class ExitCode : int {
  success = 0,       ///< all is well
  findings = 1,      ///< it ran to the end, but inputs were rejected
  usage = 2,         ///< the command line is wrong
  could_not_run = 3  ///< unreadable inputs, output that cannot be written, an error of the program
};

}  // namespace newsgraph::cli
