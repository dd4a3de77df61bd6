#include "newsgraph/pipeline/output_place.h"

#include <utility>

namespace newsgraph::pipeline {

Result<OutputPlace> OutputPlace::create_file(const std::string& target) {
  auto file = OutputFile::create(target);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  OutputPlace place;
  place.file_ = std::move(*file);
  return place;
}

Result<OutputPlace> OutputPlace::create_folder(const std::string& target) {
  auto folder = OutputFolder::create(target);
  if (!folder) return tl::make_unexpected(std::move(folder.error()));
  OutputPlace place;
  place.folder_ = std::make_unique<OutputFolder>(std::move(*folder));
  return place;
}

}  // namespace newsgraph::pipeline
