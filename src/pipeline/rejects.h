#pragma once

#include <optional>
#include <string>

#include "newsgraph/base/error.h"
#include "newsgraph/base/output_file.h"

namespace newsgraph::pipeline {

/// The file of inputs that were not exported: JSON Lines, {"input": …, "reason": …, "detail": …}. `reason` is the name
/// of the error's code, so that rejects can be counted by it; `detail` is for people. Bytes of a file name that are not
/// UTF-8 become U+FFFD.
class Rejects {
 public:
  /// With an empty path nothing is written. Error (io) where the file cannot be made.
  static Result<Rejects> create(const std::string& path);

  void add(const Error& error);
  /// Puts the file in place; also one without rejects, so that no file of an earlier run is mistaken for this one's.
  Status commit();

 private:
  Rejects() = default;
  std::optional<OutputFile> file_;
};

/// One line of the file, with its line break.
std::string reject_line(const Error& error);

}  // namespace newsgraph::pipeline
