#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "newsgraph/base/byte_sink.h"

namespace newsgraph::pipeline {

/// Writes to another sink in a thread of its own, so that what that sink does (to compress) takes no time of the
/// writer's. The next sink, which is not owned, gets the same bytes in other pieces. A writer that is faster waits: at
/// most most_blocks blocks are held. What is not flushed at destruction is lost, as with any sink.
class BackgroundSink final : public ByteSink {
 public:
  static constexpr std::size_t block_size = std::size_t{256} * 1024;
  static constexpr std::size_t most_blocks = 8;

  explicit BackgroundSink(ByteSink& next);
  ~BackgroundSink() override;

  bool write(std::string_view bytes) override;
  /// Waits until everything is written, then flushes the next sink.
  Status flush() override;

 private:
  void run();
  bool hand_over();

  ByteSink& next_;
  std::string block_;  ///< the writer's, not full yet
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> blocks_;  ///< to be written; the first is being written. Guarded by mutex_, and so is:
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace newsgraph::pipeline
