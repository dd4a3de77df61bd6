#include "newsgraph/pipeline/background_sink.h"

#include <utility>

namespace newsgraph::pipeline {

BackgroundSink::BackgroundSink(ByteSink& next) : next_(next), thread_([this] { run(); }) {
  block_.reserve(block_size);
}

BackgroundSink::~BackgroundSink() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void BackgroundSink::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stop_ || !blocks_.empty(); });
    if (stop_) return;
    const std::string& block = blocks_.front();  // stays where it is while others are added behind it
    lock.unlock();
    if (!failed_ && !next_.write(block)) failed_ = true;
    lock.lock();
    blocks_.pop_front();
    changed_.notify_all();
  }
}

bool BackgroundSink::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return blocks_.size() < most_blocks; });
  blocks_.push_back(std::exchange(block_, {}));
  lock.unlock();
  changed_.notify_all();
  block_.reserve(block_size);
  return !failed_;
}

bool BackgroundSink::write(std::string_view bytes) {
  if (failed_) return false;
  block_ += bytes;
  return block_.size() < block_size || hand_over();
}

Status BackgroundSink::flush() {
  if (!block_.empty()) hand_over();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return blocks_.empty(); });
  return next_.flush();
}

}  // namespace newsgraph::pipeline
