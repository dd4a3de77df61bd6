#pragma once

namespace newsgraph::cli {

/// From now on SIGINT, SIGTERM and SIGHUP remove the unfinished outputs and then end the process as they always do, at
/// once, even while a read blocks. SIGPIPE is ignored: a reader that went away is an error of the write, told with its
/// reason.
void catch_interrupts();

}  // namespace newsgraph::cli
