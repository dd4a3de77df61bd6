#pragma once

#include <filesystem>
#include <string>

namespace newsgraph::tests {

/// The root of the project's source tree.
std::filesystem::path source_directory();
/// The newsgraph program of this build; tests/cli alone is built after it.
std::string program();
/// The library of kill_at.cpp; tests/cli alone is built after it, and not with sanitizers.
std::string kill_library();

}  // namespace newsgraph::tests
