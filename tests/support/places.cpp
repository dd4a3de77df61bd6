#include "support/places.h"

// The only file that is compiled with absolute paths, so that all others compile the same in every clone.
namespace newsgraph::tests {

std::filesystem::path source_directory() {
  return NEWSGRAPH_SOURCE_DIR;
}

std::string kill_library() {
  return NEWSGRAPH_KILL_AT;
}

std::string program() {
  return NEWSGRAPH_PROGRAM;
}

}  // namespace newsgraph::tests
