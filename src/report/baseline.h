#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/error.h"
#include "newsgraph/report/report.h"

namespace newsgraph::report {

/// Results that are known and to be left out: only new ones count. A text file to be kept in version control, one line
/// for each result: its fingerprint, a space, and what it is about, for people. Lines that begin with '#' are comments,
/// but the first one names the format and its version. Lines may be removed, sorted and merged by hand.
class Baseline {
 public:
  /// Error (syntax, with file and line) for what is no baseline, Error (unsupported) for one of a later version.
  static newsgraph::Result<Baseline> parse(std::string_view text, const std::string& path);
  /// The whole of a source. Error (io) where it cannot be read.
  static newsgraph::Result<Baseline> read(ByteSource& source, const std::string& path);

  bool contains(std::string_view fingerprint) const;
  std::size_t size() const { return fingerprints_.size(); }

 private:
  std::vector<std::string> fingerprints_;  ///< sorted, once each
};

/// What a summary says about it, from "; " on: how many results it hides, how many of its entries no result has.
std::string about_baseline(const Report& report);

/// Writes the baseline that knows all results of the report, sorted by fingerprint.
Status write_baseline(const Report& report, ByteSink& out);

}  // namespace newsgraph::report
