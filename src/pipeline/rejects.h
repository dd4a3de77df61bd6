#pragma once

#include <string>

#include "newsgraph/base/error.h"

namespace newsgraph::pipeline {

/// One line, with its line break, of the file of inputs that were not exported: JSON Lines, {"input": …, "reason": …,
/// "detail": …}. `reason` is the name of the error's code, so that rejects can be counted by it; `detail` is for
/// people. Bytes of a file name that are not UTF-8 become U+FFFD.
std::string reject_line(const Error& error);

}  // namespace newsgraph::pipeline
