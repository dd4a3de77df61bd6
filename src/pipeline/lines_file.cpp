#include "newsgraph/pipeline/lines_file.h"

#include <utility>

namespace newsgraph::pipeline {

Result<LinesFile> LinesFile::create(const std::string& path) {
  LinesFile lines;
  if (path.empty()) return lines;
  auto file = OutputFile::create(path);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  lines.file_ = std::move(*file);
  return lines;
}

void LinesFile::add(std::string_view line) {
  if (file_) file_->bytes().write(line);
}

Status LinesFile::commit() {
  return file_ ? file_->commit() : Status();
}

}  // namespace newsgraph::pipeline
