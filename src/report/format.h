#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/error.h"
#include "newsgraph/report/report.h"

// The formats of reports. To add one: a file in formats/ that defines `const Format x_format`, and a word here.
#define NEWSGRAPH_REPORT_FORMATS(X) X(text) X(turtle) X(json) X(sarif) X(junit) X(github)

namespace newsgraph::report {

struct FormatOptions {
  bool colors = false;               ///< ANSI escapes in text
  std::size_t most_shown = 20;       ///< of one shape and component, in text; 0 = all
  Level fail_on = Level::violation;  ///< the mildest level that counts as a failure
};

struct Format {
  std::string_view name;  ///< as in --format
  /// Writes the whole report. Error (io) where the sink fails.
  Status (*write)(const Report& report, const FormatOptions& options, ByteSink& out);
};

#define X(name) extern const Format name##_format;
NEWSGRAPH_REPORT_FORMATS(X)
#undef X

std::span<const Format* const> formats();
/// By name; null where there is none.
const Format* format_named(std::string_view name);

}  // namespace newsgraph::report
