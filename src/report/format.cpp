#include "newsgraph/report/format.h"

#include <algorithm>

namespace newsgraph::report {

std::string_view name_of(Level level) {
  constexpr std::array<std::string_view, level_count> names = {"violation", "warning", "info"};
  return names[static_cast<std::size_t>(level)];
}

std::span<const Format* const> formats() {
#define X(name) &name##_format,
  static const Format* const all[] = {NEWSGRAPH_REPORT_FORMATS(X)};
#undef X
  return all;
}

const Format* format_named(std::string_view name) {
  const auto all = formats();
  const auto found = std::ranges::find(all, name, &Format::name);
  return found == all.end() ? nullptr : *found;
}

}  // namespace newsgraph::report
