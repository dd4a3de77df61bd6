#include "newsgraph/source/inputs.h"

namespace newsgraph::source {

Opened open_standard_input(int descriptor, const SourceLimits& limits) {
  return unwrap(std::make_unique<DescriptorBytes>(descriptor, DescriptorBytes::Ownership::borrowed), {"-", {}, 0},
                limits);
}

}  // namespace newsgraph::source
