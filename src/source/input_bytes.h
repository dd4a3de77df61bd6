#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/error.h"

namespace newsgraph::source {

/// A ByteSource that may know how much it holds and may be able to start again elsewhere. Errors of its status() have
/// no locator: whoever knows the document adds it.
class InputBytes : public ByteSource {
 public:
  /// Bytes from the very first to the last, as stated by where they are stored: not to be relied on.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  /// The next read() begins at this byte. False where the source cannot do that.
  virtual bool seek(std::uint64_t offset);
};

/// An open file or pipe, from where it stands. Waits where a descriptor that does not block has nothing yet.
class DescriptorBytes final : public InputBytes {
 public:
  enum class Ownership : std::uint8_t { borrowed, owned };

  /// Closes the descriptor at the end if it is owned.
  DescriptorBytes(int descriptor, Ownership ownership);
  DescriptorBytes(const DescriptorBytes&) = delete;
  DescriptorBytes& operator=(const DescriptorBytes&) = delete;
  ~DescriptorBytes() override;

  std::size_t read(std::span<char> into) override;
  Status status() const override;
  std::optional<std::uint64_t> size() const override { return size_; }
  bool seek(std::uint64_t offset) override;

 private:
  int descriptor_;
  Ownership ownership_;
  int error_ = 0;  ///< errno of the first failure
  std::uint64_t start_ = 0;
  std::optional<std::uint64_t> size_;  ///< known of regular files only; these can seek
};

/// Another source whose first bytes can be looked at before they are read.
class HeadedBytes final : public InputBytes {
 public:
  static constexpr std::size_t head_size = 512;  ///< a tar header; every other signature is shorter

  explicit HeadedBytes(std::unique_ptr<InputBytes> inner);

  /// The first head_size bytes, fewer where there are no more.
  std::string_view head() const { return head_; }
  std::size_t read(std::span<char> into) override;
  Status status() const override { return inner_->status(); }
  std::optional<std::uint64_t> size() const override { return inner_->size(); }
  bool seek(std::uint64_t offset) override;

 private:
  std::unique_ptr<InputBytes> inner_;
  std::string head_;
  std::size_t head_read_ = 0;
};

/// Reads until `into` is full or the source ends; returns how much.
std::size_t read_fully(ByteSource& source, std::span<char> into);

/// Everything that is left, in a string that is allocated once where the size is known. Error: the source's own, or
/// `limit` where there are more than `max_bytes`; no more than twice that is allocated in any case.
Result<std::string> read_whole(InputBytes& source, std::uint64_t max_bytes);

}  // namespace newsgraph::source
