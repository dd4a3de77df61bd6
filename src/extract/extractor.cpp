#include "newsgraph/extract/extractor.h"

#include <algorithm>
#include <tuple>

#include "newsgraph/base/check.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/task.h"

namespace newsgraph::extract {

std::span<const Extractor* const> extractors() {
#define X(name) &name##_extractor,
  static const Extractor* const all[] = {NEWSGRAPH_EXTRACTORS(X)};
#undef X
  return all;
}

std::uint8_t extractor_index(std::string_view name) {
  const auto all = extractors();
  const auto found = std::ranges::find(all, name, [](const Extractor* e) { return e->name; });
  invariant(found != all.end(), "an extractor asks for the index of a name that is not in the list");
  return static_cast<std::uint8_t>(found - all.begin());
}

Annotations annotate(const article::Article& article, const Knowledge& knowledge) {
  const Reading reading(article);
  Annotations found;
  Task task(reading, knowledge, found);
  for (const Extractor* extractor : extractors()) extractor->run(task);
  std::ranges::sort(found.mentions, {}, [](const Mention& m) {
    return std::tuple(m.span.begin, m.span.end, m.kind, m.subject, m.extractor);
  });
  return found;
}

}  // namespace newsgraph::extract
