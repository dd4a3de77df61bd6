#pragma once

#include <string>

namespace newsgraph::inspect {

/// A number of [0, 1] with two digits: "0.95".
std::string hundredths(float value);

}  // namespace newsgraph::inspect
