#include "newsgraph/inspect/numbers.h"

#include <cmath>

namespace newsgraph::inspect {

std::string hundredths(float value) {
  const auto whole = std::lround(value * 100.0F);
  const std::string digits = std::to_string(100 + whole % 100);
  return std::to_string(whole / 100) + '.' + digits.substr(1);
}

}  // namespace newsgraph::inspect
