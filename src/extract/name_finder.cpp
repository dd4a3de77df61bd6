#include "newsgraph/extract/name_finder.h"

namespace newsgraph::extract {

void NameFinder::add(std::u32string_view name, std::uint32_t value) {
  if (name.empty() || !names_.insert(name).second) return;
  starts_.set(name.front() % buckets);
  by_first_[name.front()].push_back({name, value});
}

std::vector<NameFinder::Found> NameFinder::in(std::u32string_view text) const {
  std::vector<Found> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts_.test(text[at] % buckets)) continue;
    const auto entries = by_first_.find(text[at]);
    if (entries == by_first_.end()) continue;
    const Entry* best = nullptr;
    for (const Entry& entry : entries->second) {
      const bool here = text.substr(at, entry.name.size()) == entry.name;
      if (here && (best == nullptr || entry.name.size() > best->name.size())) best = &entry;
    }
    if (best == nullptr) continue;
    const auto begin = static_cast<std::uint32_t>(at);
    out.push_back({{begin, begin + static_cast<std::uint32_t>(best->name.size())}, best->value});
    at += best->name.size() - 1;
  }
  return out;
}

}  // namespace newsgraph::extract
