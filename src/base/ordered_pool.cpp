#include "newsgraph/base/ordered_pool.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>

namespace newsgraph {

unsigned available_cores() {
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace newsgraph

namespace newsgraph::detail {
namespace {

bool stopped(const OrderedPoolOptions& options) {
  return options.stop != nullptr && options.stop->load(std::memory_order_relaxed);
}

bool run_inline(const OrderedPoolOptions& options, const OrderedPoolCalls& calls) {
  while (!stopped(options)) {
    if (!calls.produce(0)) return true;
    if (stopped(options)) return false;
    calls.transform(0);
    if (stopped(options) || !calls.consume(0)) return false;
  }
  return false;
}

/// Items are numbered from 0 in the order of their production; item n stands in place n modulo the number of places.
/// consumed_ <= taken_ <= produced_ <= consumed_ + places at any time.
class Pool {
 public:
  Pool(const OrderedPoolOptions& options, const OrderedPoolCalls& calls)
      : options_(options), calls_(calls), left_(places(options)) {
    try {
      for (unsigned i = 0; i < options.jobs; ++i) workers_.emplace_back([this] { work(); });
    } catch (...) {  // no more threads to be had: a constructor that fails has to end those that it started
      end();
      throw;
    }
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  Pool(Pool&&) = delete;
  Pool& operator=(Pool&&) = delete;
  ~Pool() { end(); }

  /// The calling thread's part: consumes what is ready, produces where there is room, sleeps where neither can be.
  bool run() {
    while (!stopped(options_)) {
      if (exhausted_ && consumed_ == produced_) {
        if (produce_error_) std::rethrow_exception(produce_error_);
        return true;
      }
      if (produced_ > consumed_ && next_is_ready(exhausted_ || full())) {
        if (stopped(options_) || !consume()) return false;
      }
      if (!exhausted_ && !full() && !stopped(options_)) produce();
    }
    return false;
  }

 private:
  /// What a worker left in a place.
  struct Left {
    bool ready = false;
    std::exception_ptr error;
  };

  std::size_t place_of(std::uint64_t item) const { return static_cast<std::size_t>(item % left_.size()); }
  bool full() const { return produced_ - consumed_ == left_.size(); }

  /// Whether the item whose turn it is was transformed; where `wait` is set, sleeps until it is.
  bool next_is_ready(bool wait) {
    const std::size_t at = place_of(consumed_);
    std::unique_lock lock(mutex_);
    exhausted_ = exhausted_ || failed_;  // the run ends at the failed item's turn: what comes behind it is not needed
    if (wait) transformed_.wait(lock, [&] { return left_[at].ready; });
    return left_[at].ready;
  }

  bool consume() {
    const std::size_t at = place_of(consumed_);
    Left& left = left_[at];  // ready, so no worker touches it
    if (left.error) std::rethrow_exception(left.error);
    if (!calls_.consume(at)) return false;
    left.ready = false;
    ++consumed_;
    return true;
  }

  void produce() {
    try {
      exhausted_ = !calls_.produce(place_of(produced_));
    } catch (...) {  // the items before it have their turn first
      produce_error_ = std::current_exception();
      exhausted_ = true;
    }
    if (exhausted_) return;
    {
      const std::lock_guard lock(mutex_);
      ++produced_;
    }
    to_do_.notify_one();
  }

  void work() {
    std::unique_lock lock(mutex_);
    while (true) {
      to_do_.wait(lock, [this] { return ending_ || taken_ < produced_; });
      if (ending_) return;
      const std::size_t at = place_of(taken_++);
      lock.unlock();
      std::exception_ptr error;
      try {
        calls_.transform(at);
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      failed_ = failed_ || error;
      left_[at] = {true, std::move(error)};
      transformed_.notify_one();
    }
  }

  void end() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    to_do_.notify_all();
    for (std::thread& worker : workers_) worker.join();
    workers_.clear();
  }

  const OrderedPoolOptions& options_;
  const OrderedPoolCalls& calls_;

  // Only the calling thread uses these; it alone changes produced_, so it reads that without the lock.
  std::uint64_t consumed_ = 0;
  bool exhausted_ = false;
  std::exception_ptr produce_error_;

  std::mutex mutex_;  ///< guards what follows
  std::condition_variable to_do_;
  std::condition_variable transformed_;
  std::uint64_t produced_ = 0;
  std::uint64_t taken_ = 0;
  std::vector<Left> left_;
  bool failed_ = false;
  bool ending_ = false;

  std::vector<std::thread> workers_;
};

}  // namespace

std::size_t places(const OrderedPoolOptions& options) {
  if (options.jobs <= 1) return 1;
  return options.depth != 0 ? options.depth : default_depth(options.jobs);
}

bool run_ordered(const OrderedPoolOptions& options, const OrderedPoolCalls& calls) {
  return options.jobs <= 1 ? run_inline(options, calls) : Pool(options, calls).run();
}

}  // namespace newsgraph::detail
