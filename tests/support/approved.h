#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/places.h"
#include "support/temporary_directory.h"

namespace newsgraph::tests {

/// What the file of the repository holds; with NEWSGRAPH_APPROVE set it is rewritten first, for review as a change.
inline std::string approved(const std::filesystem::path& below_source, const std::string& actual) {
  const std::filesystem::path path = source_directory() / below_source;
  if (std::getenv("NEWSGRAPH_APPROVE") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  return read_file(path);
}

}  // namespace newsgraph::tests
