#include "newsgraph/extract/event_tellings.h"

#include <algorithm>

namespace newsgraph::extract {

void add_telling(Event& event, const Event& telling) {
  for (const EntityIndex actor : telling.actors) {
    if (std::ranges::find(event.actors, actor) == event.actors.end()) event.actors.push_back(actor);
  }
  if (!event.start) {
    event.start = telling.start;
    event.end = telling.end;
  }
  if (event.place == EntityIndex::none) event.place = telling.place;
  if (event.mode.empty()) event.mode = telling.mode;
  event.confidence = std::max(event.confidence, telling.confidence);
}

}  // namespace newsgraph::extract
