#include "newsgraph/base/ordered_pool.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <numeric>
#include <random>
#include <set>
#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>

using namespace newsgraph;

namespace {

constexpr int many = 2000;

/// The numbers from 0 to count - 1, then the end.
class Numbers {
 public:
  explicit Numbers(int count) : count_(count) {}
  std::optional<int> operator()() {
    REQUIRE(next_ <= count_);  // not asked again after the end
    if (next_ == count_) {
      ++next_;
      return std::nullopt;
    }
    return next_++;
  }
  int produced() const { return std::min(next_, count_); }

 private:
  int count_;
  int next_ = 0;
};

std::vector<int> first(int count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

void pause_up_to(std::chrono::microseconds most) {
  thread_local std::minstd_rand random(static_cast<unsigned>(std::hash<std::thread::id>()(std::this_thread::get_id())));
  std::this_thread::sleep_for(most * static_cast<int>(random() % 100) / 100);
}

struct Stop : std::runtime_error {
  explicit Stop(int item) : std::runtime_error(std::to_string(item)), at(item) {}
  int at;
};

/// What a run that throws did: the numbers that were consumed, and where it threw.
struct Thrown {
  std::vector<int> consumed;
  int at = -1;
};

template <class Produce, class Transform>
Thrown thrown(unsigned jobs, Produce produce, Transform transform, int consumer_throws_at = -1) {
  Thrown out;
  try {
    run_ordered<int, int>({.jobs = jobs}, produce, transform, [&](int number) {
      if (number == consumer_throws_at) throw Stop(number);
      out.consumed.push_back(number);
      return true;
    });
  } catch (const Stop& stop) {
    out.at = stop.at;
  }
  return out;
}

}  // namespace

TEST_CASE("outcomes come in the order of the items, each once, whatever the number of jobs is") {
  for (unsigned jobs = 0; jobs <= 8; ++jobs) {
    CAPTURE(jobs);
    std::vector<int> consumed;
    Numbers numbers(many);
    const bool to_the_end = run_ordered<int, int>(
        {.jobs = jobs}, [&] { return numbers(); },
        [](int number) {
          pause_up_to(std::chrono::microseconds(100));
          return number;
        },
        [&](int number) {
          consumed.push_back(number);
          return true;
        });
    CHECK(to_the_end);
    CHECK(consumed == first(many));
  }
}

TEST_CASE("items and outcomes are moved, never copied") {
  for (const unsigned jobs : {1U, 4U}) {
    int left = 100;
    int sum = 0;
    run_ordered<std::unique_ptr<int>, std::unique_ptr<int>>(
        {.jobs = jobs}, [&] { return left == 0 ? std::nullopt : std::optional(std::make_unique<int>(left--)); },
        [](std::unique_ptr<int> item) { return item; },
        [&](std::unique_ptr<int> outcome) {
          sum += *outcome;
          return true;
        });
    CHECK(sum == 5050);
  }
}

TEST_CASE("no items, no calls") {
  for (unsigned jobs = 1; jobs <= 8; ++jobs) {
    CHECK(run_ordered<int, int>(
        {.jobs = jobs}, [] { return std::optional<int>(); }, [](int) -> int { throw Stop(0); },
        [](int) -> bool { throw Stop(0); }));
  }
}

TEST_CASE("producer and consumer run in the calling thread, workers in as many others as there are jobs") {
  for (unsigned jobs = 1; jobs <= 8; ++jobs) {
    CAPTURE(jobs);
    const auto caller = std::this_thread::get_id();
    Numbers numbers(200);
    std::mutex mutex;
    std::set<std::thread::id> workers;
    run_ordered<int, int>(
        {.jobs = jobs},
        [&] {
          CHECK(std::this_thread::get_id() == caller);
          return numbers();
        },
        [&](int number) {
          pause_up_to(std::chrono::microseconds(50));
          const std::lock_guard lock(mutex);
          workers.insert(std::this_thread::get_id());
          return number;
        },
        [&](int) {
          CHECK(std::this_thread::get_id() == caller);
          return true;
        });
    if (jobs == 1) {
      CHECK(workers == std::set{caller});
    } else {
      CHECK_FALSE(workers.contains(caller));
      CHECK(workers.size() <= jobs);
    }
  }
}

TEST_CASE("no more items are in flight than the depth allows") {
  CHECK(default_depth(1) == 1);
  CHECK(default_depth(8) == 36);
  for (const unsigned jobs : {1U, 2U, 3U, 8U}) {
    for (const std::size_t depth : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{5}}) {
      CAPTURE(jobs, depth);
      Numbers numbers(300);
      int consumed = 0;
      int most = 0;
      run_ordered<int, int>(
          {.jobs = jobs, .depth = depth},
          [&] {
            auto number = numbers();
            most = std::max(most, numbers.produced() - consumed);
            return number;
          },
          [](int number) {
            if (number % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));  // the others run ahead
            return number;
          },
          [&](int) {
            ++consumed;
            return true;
          });
      CHECK(consumed == 300);
      CHECK(most <= static_cast<int>(jobs == 1 ? 1 : depth == 0 ? default_depth(jobs) : depth));
    }
  }
}

TEST_CASE("a slow item does not hold up the others before the depth is reached") {
  Numbers numbers(20);
  std::atomic<int> transformed{0};
  int ahead = 0;
  run_ordered<int, int>(
      {.jobs = 2, .depth = 10}, [&] { return numbers(); },
      [&](int number) {
        while (number == 0 && transformed < 9) std::this_thread::yield();
        ++transformed;
        return number;
      },
      [&](int number) {
        if (number == 0) ahead = transformed;
        return true;
      });
  CHECK(ahead >= 10);
}

TEST_CASE("an exception of any callback is rethrown at its item's turn, after all earlier items and no later one") {
  for (unsigned jobs = 1; jobs <= 8; ++jobs) {
    for (const int at : {0, 1, 17, 199}) {
      CAPTURE(jobs, at);
      const auto same = [](int number) { return number; };

      Numbers numbers(200);
      Thrown out = thrown(
          jobs,
          [&] {
            if (numbers.produced() == at) throw Stop(at);
            return numbers();
          },
          same);
      CHECK(out.at == at);
      CHECK(out.consumed == first(at));

      numbers = Numbers(200);
      out = thrown(
          jobs, [&] { return numbers(); },
          [&](int number) {
            pause_up_to(std::chrono::microseconds(20));
            if (number >= at) throw Stop(number);  // later ones throw as well, and may do so earlier
            return number;
          });
      CHECK(out.at == at);
      CHECK(out.consumed == first(at));

      numbers = Numbers(200);
      out = thrown(
          jobs, [&] { return numbers(); }, same, at);
      CHECK(out.at == at);
      CHECK(out.consumed == first(at));
    }
  }
}

TEST_CASE("a consumer that says so ends the run") {
  for (unsigned jobs = 1; jobs <= 8; ++jobs) {
    CAPTURE(jobs);
    Numbers numbers(many);
    std::vector<int> consumed;
    const bool to_the_end = run_ordered<int, int>(
        {.jobs = jobs}, [&] { return numbers(); }, [](int number) { return number; },
        [&](int number) {
          consumed.push_back(number);
          return number < 99;
        });
    CHECK_FALSE(to_the_end);
    CHECK(consumed == first(100));
    CHECK(numbers.produced() <= 100 + static_cast<int>(default_depth(jobs)));
  }
}

TEST_CASE("the stop flag ends the run between two callbacks, whoever sets it") {
  for (unsigned jobs = 1; jobs <= 8; ++jobs) {
    for (const int setter : {0, 1, 2}) {
      CAPTURE(jobs, setter);
      std::atomic<bool> stop{false};
      Numbers numbers(many);
      int consumed = 0;
      const auto at = [&](int callback, int number) {
        if (callback == setter && number == 50) stop = true;
        return number;
      };
      const bool to_the_end = run_ordered<int, int>(
          {.jobs = jobs, .stop = &stop},
          [&]() -> std::optional<int> {
            const auto number = numbers();
            return number ? std::optional(at(0, *number)) : number;
          },
          [&](int number) { return at(1, number); },
          [&](int number) {
            ++consumed;
            at(2, number);
            return true;
          });
      CHECK_FALSE(to_the_end);
      CHECK(consumed <= 51);
      CHECK(numbers.produced() < many);
    }
  }
}

TEST_CASE("a stop flag that is set beforehand means that nothing is called") {
  const std::atomic<bool> stop{true};
  for (const unsigned jobs : {1U, 4U}) {
    CHECK_FALSE(run_ordered<int, int>(
        {.jobs = jobs, .stop = &stop}, []() -> std::optional<int> { throw Stop(0); }, [](int number) { return number; },
        [](int) { return true; }));
  }
}

TEST_CASE("runs may be nested") {
  int sum = 0;
  Numbers outer(20);
  run_ordered<int, int>(
      {.jobs = 3}, [&] { return outer(); },
      [](int number) {
        int inner_sum = 0;
        int left = number;
        run_ordered<int, int>(
            {.jobs = 2}, [&] { return left == 0 ? std::nullopt : std::optional(left--); }, [](int n) { return n; },
            [&](int n) {
              inner_sum += n;
              return true;
            });
        return inner_sum;
      },
      [&](int number) {
        sum += number;
        return true;
      });
  CHECK(sum == 1330);
}
