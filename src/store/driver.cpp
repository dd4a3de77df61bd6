#include "newsgraph/store/driver.h"

#include <algorithm>
#include <array>

namespace newsgraph::store {
namespace {

#define X(name) &name##_driver,
constexpr std::array all{NEWSGRAPH_STORE_DRIVERS(X)};
#undef X

}  // namespace

std::span<const Driver* const> drivers() {
  return all;
}

const Driver* driver_named(std::string_view name) {
  const auto* const found = std::ranges::find(all, name, &Driver::name);
  return found == all.end() ? nullptr : *found;
}

const Driver* driver_of(std::string_view endpoint, const HttpAnswer& answer) {
  if (answer.status == 0) return nullptr;
  const auto* const found =
      std::ranges::find_if(all, [&](const Driver* driver) { return driver->recognises(endpoint, answer); });
  return found == all.end() ? nullptr : *found;
}

}  // namespace newsgraph::store
