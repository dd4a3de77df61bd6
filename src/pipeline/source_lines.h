#pragma once

#include <functional>
#include <string_view>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/error.h"

namespace newsgraph::pipeline {

/// Gives the lines of a source one by one, with their line breaks (the last may have none), until `take` returns false.
/// Error: that of the source. Memory is that of the longest line.
Status read_lines(ByteSource& from, const std::function<bool(std::string_view line)>& take);

}  // namespace newsgraph::pipeline
