#include "newsgraph/shacl/recursion.h"

#include <algorithm>
#include <deque>
#include <unordered_set>
#include <utility>

namespace newsgraph::shacl {

namespace {

enum class State : std::uint8_t { fresh, open, done };

/// A shape on the way and the next of its references to go.
struct Step {
  ShapeIndex shape;
  std::size_t next;
};
using Way = std::deque<Step>;

/// Visits all shapes depth first, without recursion of its own: chains of references may be as long as a file. Calls
/// `back` with the way to a shape and another one on that way that the shape refers back to, and `leave` with each
/// shape after all that it refers to.
template <class Back, class Leave>
void walk(const References& references, Back back, Leave leave) {
  std::vector<State> states(references.size());
  for (ShapeIndex root = 0; root < references.size(); ++root) {
    if (states[root] != State::fresh) continue;
    Way way{{root, 0}};
    states[root] = State::open;
    while (!way.empty()) {
      auto& [here, next] = way.back();
      if (next == references[here].size()) {
        states[here] = State::done;
        leave(here);
        way.pop_back();
        continue;
      }
      const ShapeIndex to = references[here][next++];
      if (states[to] == State::open) back(way, to);
      if (states[to] != State::fresh) continue;
      states[to] = State::open;
      way.push_back({to, 0});
    }
  }
}

}  // namespace

std::vector<std::vector<ShapeIndex>> cycles(const References& references) {
  std::vector<std::vector<ShapeIndex>> found;
  std::unordered_set<ShapeIndex> told;
  walk(
      references,
      [&](const Way& way, ShapeIndex to) {
        std::vector<ShapeIndex> cycle;
        for (auto step = std::ranges::find(way, to, &Step::shape); step != way.end(); ++step)
          cycle.push_back(step->shape);
        if (std::ranges::any_of(cycle, [&](ShapeIndex shape) { return told.contains(shape); })) return;
        told.insert(cycle.begin(), cycle.end());
        found.push_back(std::move(cycle));
      },
      [](ShapeIndex) {});
  return found;
}

std::size_t depth(const References& references) {
  std::vector<std::size_t> depths(references.size(), 0);
  std::size_t deepest = 0;
  walk(
      references, [](const Way&, ShapeIndex) {},
      [&](ShapeIndex shape) {
        for (const ShapeIndex to : references[shape]) depths[shape] = std::max(depths[shape], depths[to]);
        deepest = std::max(deepest, ++depths[shape]);
      });
  return deepest;
}

}  // namespace newsgraph::shacl
