#pragma once

#include <string>

#include "newsgraph/base/location.h"

namespace newsgraph::source {

/// One input file as it was found: bytes in whatever encoding, decompressed. Owns them; they are freed once an Article
/// was read from them.
struct Document {
  Locator locator;
  std::string bytes;
};

}  // namespace newsgraph::source
