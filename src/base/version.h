#pragma once

#include <string_view>

namespace newsgraph {

/// "0.1.0": the one that CMakeLists.txt states in project().
std::string_view version();

}  // namespace newsgraph
