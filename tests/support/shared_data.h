#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "support/places.h"

namespace newsgraph::tests {

/// A path below the folder of shared test data, or nothing where there is none; then the reason is printed in the
/// form that ctest reports as "skipped". The folder is NEWSGRAPH_SHARED, else ../shared beside the project.
inline std::optional<std::filesystem::path> shared_data(const std::string& below) {
  const char* named = std::getenv("NEWSGRAPH_SHARED");
  const std::filesystem::path root =
      named != nullptr ? std::filesystem::path(named) : source_directory() / ".." / "shared";
  if (std::filesystem::exists(root / below)) return root / below;
  std::cout << "skipped: no shared test data at " << (root / below).string() << '\n';
  return std::nullopt;
}

}  // namespace newsgraph::tests
