#include "newsgraph/report/groups.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace newsgraph::report {

std::uint64_t Group::size() const {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

Level Group::level() const {
  std::size_t level = 0;
  while (level + 1 < level_count && counts[level] == 0) ++level;
  return static_cast<Level>(level);
}

std::string Group::label(const Names& names) const {
  std::string out = "sh:" + std::string(parameter);
  if (path) out += " of " + names.path(*path);
  return out + " in " + names.shape(shape, named_shape);
}

Groups::Groups(const Report& report) : report_(report) {
  report.each_result([&](const Result& result) {
    const auto [entry, is_new] = index_.try_emplace({result.shape, result.component}, groups_.size());
    if (is_new) {
      Group group{result.shape, result.named_shape, result.component, result.parameter,
                  {},           result.shape_at,    result.at,        {}};
      // A closed shape reports the paths that it does not know: they are not the shape's own.
      if (result.shape != result.named_shape && result.parameter != "closed") group.path = result.path;
      groups_.push_back(std::move(group));
    }
    ++groups_[entry->second].counts[static_cast<std::size_t>(result.level)];
  });
}

std::size_t Groups::of(const Result& result) const {
  return index_.at({result.shape, result.component});
}

void Groups::each_of_one(std::size_t group, std::uint64_t most, const Use& use) const {
  std::uint64_t seen = 0;
  report_.each_result([&](const Result& result) {
    if (of(result) == group && seen++ < most) use(group, result);
  });
}

void Groups::each(std::size_t most, const Use& use) const {
  const std::uint64_t limit = most == 0 ? std::numeric_limits<std::uint64_t>::max() : most;
  for (std::size_t begin = 0; begin < groups_.size();) {
    std::size_t end = begin;
    std::uint64_t held = 0;
    while (end < groups_.size() && held <= most_held) held += std::min(groups_[end++].size(), limit);
    if (held > most_held && end > begin + 1) --end;
    if (end == begin + 1) {  // alone, it needs no copies and may be of any size
      each_of_one(begin++, limit, use);
      continue;
    }
    std::vector<std::vector<Result>> kept(end - begin);
    report_.each_result([&](const Result& result) {
      const std::size_t group = of(result);
      if (group >= begin && group < end && kept[group - begin].size() < limit) kept[group - begin].push_back(result);
    });
    for (const auto& results : kept) {
      for (const Result& result : results) use(begin, result);
      ++begin;
    }
  }
}

}  // namespace newsgraph::report
