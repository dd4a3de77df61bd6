#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/base/error.h"

namespace newsgraph {

/// Where bytes come from, once, in order.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills the front of `into` and returns how much; 0 only at the end or after an error, which status() tells.
  virtual std::size_t read(std::span<char> into) = 0;
  virtual Status status() const { return {}; }
};

/// Bytes in memory; does not own them.
class StringSource final : public ByteSource {
 public:
  explicit StringSource(std::string_view bytes) : rest_(bytes) {}
  std::size_t read(std::span<char> into) override;

 private:
  std::string_view rest_;
};

/// A file, or standard input where the path is "-".
class FileSource final : public ByteSource {
 public:
  explicit FileSource(std::string path);
  ~FileSource() override;
  std::size_t read(std::span<char> into) override;
  Status status() const override;

 private:
  std::string path_;
  int descriptor_ = -1;
  int error_ = 0;  ///< errno of the first failure
};

}  // namespace newsgraph
