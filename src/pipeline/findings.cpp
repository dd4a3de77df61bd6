#include "newsgraph/pipeline/findings.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

#include "newsgraph/shacl/targets.h"

namespace newsgraph::pipeline {
namespace {

/// So many focus nodes are checked in one go: enough that threads seldom meet, few enough that they end together.
constexpr std::size_t focus_nodes_a_task = 2048;

struct Task {
  shacl::ShapeIndex shape;
  std::span<const rdf::TermId> nodes;
  shacl::Findings findings;
};

/// Threads that take the tasks one after the other.
class Workers {
 public:
  Workers(const shacl::Binding& binding, std::vector<Task>& tasks, const ProgressListener& progress)
      : binding_(binding), tasks_(tasks), progress_(progress) {
    for (const Task& task : tasks) expected_ += task.nodes.size();
  }

  void run(unsigned jobs) {
    std::vector<std::jthread> threads;
    const std::size_t useful = std::min<std::size_t>(jobs, tasks_.size());
    for (std::size_t i = 1; i < useful; ++i) threads.emplace_back([this] { work({}); });
    work(progress_);
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  /// Tells `progress` how far all threads together are.
  void work(const ProgressListener& progress) {
    try {
      shacl::Evaluation evaluation(binding_);
      for (std::size_t at = next_++; at < tasks_.size(); at = next_++) {
        Task& task = tasks_[at];
        for (const rdf::TermId node : task.nodes) evaluation.validate(node, task.shape, &task.findings);
        done_ += task.nodes.size();
        if (progress) progress({.unit = "focus nodes", .done = done_, .expected = expected_});
      }
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  const shacl::Binding& binding_;
  std::vector<Task>& tasks_;
  const ProgressListener& progress_;
  std::uint64_t expected_ = 0;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

GraphFindings find_all(const shacl::Binding& binding, unsigned jobs, const ProgressListener& progress) {
  GraphFindings out;
  std::vector<std::vector<rdf::TermId>> nodes;
  for (const shacl::ShapeIndex index : binding.shapes().targeted) {
    const shacl::Targets& targets = binding.shapes()[index].targets;
    nodes.push_back(shacl::focus_nodes(binding, targets));
    out.focus_nodes.push_back(nodes.back().size());
    out.absent_classes.push_back(shacl::absent_classes(binding, targets));
  }
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (std::span<const rdf::TermId> rest = nodes[i]; !rest.empty();) {
      const auto some = rest.first(std::min(rest.size(), focus_nodes_a_task));
      tasks.push_back({binding.shapes().targeted[i], some, {}});
      rest = rest.subspan(some.size());
    }
  }
  Workers(binding, tasks, progress).run(jobs);
  for (Task& task : tasks) std::ranges::move(task.findings, std::back_inserter(out.findings));
  return out;
}

}  // namespace newsgraph::pipeline
