#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace newsgraph {

/// How run_ordered() works.
struct OrderedPoolOptions {
  unsigned jobs = 1;                        ///< threads that transform; 0 and 1 = all in the calling thread
  std::size_t depth = 0;                    ///< most items in flight; 0 = default_depth(jobs)
  const std::atomic<bool>* stop = nullptr;  ///< not owned; once true, no further callback is started
};

/// What `jobs` is best by default: the number of processors, or 1 where it is not known.
unsigned available_cores();

/// Items in flight, that is between the start of their production and the end of their consumption: enough that one
/// slow item does not hold up the workers, few enough that memory is bounded.
constexpr std::size_t default_depth(unsigned jobs) {
  return jobs <= 1 ? 1 : std::size_t{4} * jobs + 4;
}

namespace detail {

/// The three callbacks on numbered places for items; a place belongs to one callback at a time.
struct OrderedPoolCalls {
  std::function<bool(std::size_t)> produce;    ///< fills the place; false = there are no more items
  std::function<void(std::size_t)> transform;  ///< called by several threads, each for a place of its own
  std::function<bool(std::size_t)> consume;    ///< empties the place; false = stop
};

/// How many places the callbacks will see: 0 to places() - 1.
std::size_t places(const OrderedPoolOptions& options);
bool run_ordered(const OrderedPoolOptions& options, const OrderedPoolCalls& calls);

}  // namespace detail

/// Takes items one after the other from `produce`, transforms them in any order in `jobs` threads, and hands the
/// outcomes to `consume` strictly in the order of the items. What can be seen of it from outside does not depend on
/// `jobs`.
///
///     produce()        -> std::optional<Item>; nothing = the end, then it is not called again. In the calling thread.
///     transform(Item)  -> Outcome. In several threads at once: it must not change anything that is shared.
///     consume(Outcome) -> bool; false = stop here. In the calling thread.
///
/// At most `depth` items are in flight; `produce` is not called while there are as many. While it blocks, nothing is
/// consumed. With one job each item is
/// produced, transformed and consumed before the next, and no thread is started.
///
/// Returns true when every item was consumed, false when `consume` or the stop flag ended it. The flag is looked at
/// between callbacks, so a stop takes no longer than the callbacks that run. An exception of a callback ends the run
/// and is rethrown here at the turn of its item: as with one job, all earlier items were consumed and no later one. No
/// thread is left running in any case.
template <class Item, class Outcome, class Produce, class Transform, class Consume>
bool run_ordered(const OrderedPoolOptions& options, Produce&& produce, Transform&& transform, Consume&& consume) {
  struct Place {
    std::optional<Item> item;
    std::optional<Outcome> outcome;
  };
  std::vector<Place> places(detail::places(options));
  const detail::OrderedPoolCalls calls{[&](std::size_t at) {
                                         std::optional<Item> item = produce();
                                         if (!item) return false;
                                         places[at].item.emplace(std::move(*item));
                                         return true;
                                       },
                                       [&](std::size_t at) {
                                         places[at].outcome.emplace(transform(std::move(*places[at].item)));
                                         places[at].item.reset();
                                       },
                                       [&](std::size_t at) {
                                         Outcome outcome = std::move(*places[at].outcome);
                                         places[at].outcome.reset();
                                         return consume(std::move(outcome));
                                       }};
  return detail::run_ordered(options, calls);
}

}  // namespace newsgraph
