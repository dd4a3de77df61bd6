#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "newsgraph/base/error.h"

namespace newsgraph {

/// Where bytes go. `write` returns false once the sink has failed; the first error stays and flush() reports it.
class ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  virtual bool write(std::string_view bytes) = 0;

  /// Brings everything to where it belongs and reports the first error of all writes so far.
  virtual Status flush() = 0;
};

/// Appends to a string that it owns.
class StringSink final : public ByteSink {
 public:
  bool write(std::string_view bytes) override {
    text_ += bytes;
    return true;
  }
  Status flush() override { return {}; }

  const std::string& text() const { return text_; }
  /// Moves the text out and starts anew.
  std::string take() { return std::exchange(text_, {}); }
  /// Starts anew and keeps the memory.
  void clear() { text_.clear(); }

 private:
  std::string text_;
};

/// Writes to a file descriptor through a buffer of its own. Every byte's write is checked: a full disk or a closed
/// pipe is an Error (io) of flush(). Does not close the descriptor. What is still in the buffer at destruction is lost
/// on purpose: an output that nobody flushed was abandoned.
class FileSink final : public ByteSink {
 public:
  static constexpr std::size_t buffer_size = std::size_t{512} * 1024;

  /// `name` is for messages.
  FileSink(int descriptor, std::string name);
  bool write(std::string_view bytes) override;
  Status flush() override;

 private:
  bool drain(std::string_view bytes);

  int descriptor_;
  int error_ = 0;  ///< errno of the first failure
  std::string name_;
  std::unique_ptr<char[]> buffer_;
  std::size_t used_ = 0;
};

}  // namespace newsgraph
