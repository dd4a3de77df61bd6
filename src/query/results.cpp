#include "newsgraph/query/results.h"

#include <algorithm>

namespace newsgraph::query {

std::span<const ResultFormat* const> result_formats() {
#define X(name) &name##_results,
  static const ResultFormat* const all[] = {NEWSGRAPH_QUERY_RESULT_FORMATS(X)};
#undef X
  return all;
}

const ResultFormat* result_format_named(std::string_view name) {
  const auto all = result_formats();
  const auto found = std::ranges::find(all, name, &ResultFormat::name);
  return found == all.end() ? nullptr : *found;
}

}  // namespace newsgraph::query
