#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/background_sink.h"
#include "newsgraph/source/compressing_sink.h"

namespace newsgraph::pipeline {

/// How an output is compressed: as `compression` says ("gzip", "zstd", "none"), or where it is empty as the output's
/// name does. Error (unsupported) for another word, and where the two contradict each other.
Result<source::Compression> compression_of(const std::string& output, const std::string& compression);

/// Counts bytes on their way.
class CountingBytes final : public ByteSink {
 public:
  explicit CountingBytes(ByteSink& next) : next_(next) {}
  bool write(std::string_view bytes) override {
    count_ += bytes.size();
    return next_.write(bytes);
  }
  Status flush() override { return next_.flush(); }
  std::uint64_t count() const { return count_; }

 private:
  ByteSink& next_;
  std::uint64_t count_ = 0;
};

/// What stands between the formats and the file: compression, if it is asked for in a thread of its own.
class PackedBytes {
 public:
  PackedBytes(source::Compression compression, bool in_background, ByteSink& file);
  ByteSink& sink() { return background_ ? static_cast<ByteSink&>(*background_) : *packed_; }
  /// In the file, once sink() is flushed.
  std::uint64_t count() const { return count_.count(); }

 private:
  CountingBytes count_;
  std::unique_ptr<ByteSink> packed_;
  std::optional<BackgroundSink> background_;
};

}  // namespace newsgraph::pipeline
