#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/base/error.h"
#include "newsgraph/base/output_file.h"

namespace newsgraph::pipeline {

/// A file of lines beside the output, which the user may not have asked for.
class LinesFile {
 public:
  /// With an empty path nothing is written. Error (io) where the file cannot be made.
  static Result<LinesFile> create(const std::string& path);

  /// `line` with its line break.
  void add(std::string_view line);
  /// Puts the file in place; also one without lines, so that no file of an earlier run is mistaken for this one's.
  Status commit();

 private:
  LinesFile() = default;
  std::optional<OutputFile> file_;
};

}  // namespace newsgraph::pipeline
