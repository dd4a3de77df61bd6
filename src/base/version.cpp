#include "newsgraph/base/version.h"

namespace newsgraph {
namespace {
#include "version.inc"
}

std::string_view version() {
  return version_text;
}

}  // namespace newsgraph
