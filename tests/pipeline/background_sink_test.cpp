#include "newsgraph/pipeline/background_sink.h"

#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

using namespace newsgraph;
using pipeline::BackgroundSink;

namespace {

/// Takes its time, and fails when it has taken so many writes.
class SlowSink final : public ByteSink {
 public:
  explicit SlowSink(std::size_t good_writes = SIZE_MAX) : left_(good_writes) {}
  bool write(std::string_view bytes) override {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    failed_ = failed_ || left_-- == 0;
    if (!failed_) text += bytes;
    return !failed_;
  }
  Status flush() override {
    ++flushes;
    return failed_ ? Status(failure(Errc::io, "no space left")) : Status();
  }

  std::string text;
  int flushes = 0;

 private:
  std::size_t left_;
  bool failed_ = false;
};

std::string line(int i) {
  return std::to_string(i) + std::string(static_cast<std::size_t>(i % 5000), 'x') + '\n';
}

}  // namespace

TEST_CASE("bytes arrive in their order, all of them, when the sink is flushed") {
  SlowSink out;
  BackgroundSink sink(out);
  std::string expected;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 3000; ++i) {
      expected += line(i);
      CHECK(sink.write(line(i)));
    }
    CHECK(sink.flush());
    CHECK((out.text == expected));
    CHECK(out.flushes == round + 1);
  }
}

TEST_CASE("a failure of the next sink reaches the writer, and flush() says why") {
  SlowSink out(3);
  BackgroundSink sink(out);
  bool taken = true;
  for (int i = 0; i < 100000 && taken; ++i) taken = sink.write(line(i));
  CHECK_FALSE(taken);
  const Status status = sink.flush();
  REQUIRE_FALSE(status);
  CHECK(status.error().message == "no space left");
}

TEST_CASE("an output that nobody flushed is abandoned") {
  SlowSink out;
  {
    BackgroundSink sink(out);
    for (int i = 0; i < 1000; ++i) sink.write(line(i));
  }
  CHECK(out.flushes == 0);
}
