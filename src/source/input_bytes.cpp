#include "newsgraph/source/input_bytes.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace newsgraph::source {
namespace {

constexpr std::size_t read_step = std::size_t{1} << 20;

tl::unexpected<Error> too_large(std::uint64_t max_bytes) {
  return failure(Errc::limit, "is larger than " + std::to_string(max_bytes) + " bytes, the limit of one document");
}

}  // namespace

bool InputBytes::seek(std::uint64_t /*offset*/) {
  return false;
}

DescriptorBytes::DescriptorBytes(int descriptor, Ownership ownership) : descriptor_(descriptor), ownership_(ownership) {
  struct stat about {};
  if (::fstat(descriptor_, &about) != 0 || !S_ISREG(about.st_mode)) return;
  const off_t start = ::lseek(descriptor_, 0, SEEK_CUR);
  if (start < 0) return;
  start_ = static_cast<std::uint64_t>(start);
  const auto end = static_cast<std::uint64_t>(about.st_size);
  size_ = end > start_ ? end - start_ : 0;
}

DescriptorBytes::~DescriptorBytes() {
  if (ownership_ == Ownership::owned) ::close(descriptor_);
}

std::size_t DescriptorBytes::read(std::span<char> into) {
  while (error_ == 0) {
    const ssize_t size = ::read(descriptor_, into.data(), into.size());
    if (size >= 0) return static_cast<std::size_t>(size);
    if (errno == EAGAIN) {
      pollfd ready{descriptor_, POLLIN, 0};
      if (::poll(&ready, 1, -1) < 0 && errno != EINTR) error_ = errno;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return 0;
}

Status DescriptorBytes::status() const {
  if (error_ == 0) return {};
  return failure(Errc::io, "cannot be read: " + std::generic_category().message(error_));
}

bool DescriptorBytes::seek(std::uint64_t offset) {
  return size_ && ::lseek(descriptor_, static_cast<off_t>(start_ + offset), SEEK_SET) >= 0;
}

HeadedBytes::HeadedBytes(std::unique_ptr<InputBytes> inner) : inner_(std::move(inner)) {
  head_.resize(head_size);
  head_.resize(read_fully(*inner_, head_));
}

std::size_t HeadedBytes::read(std::span<char> into) {
  if (head_read_ == head_.size()) return inner_->read(into);
  const std::size_t size = std::min(into.size(), head_.size() - head_read_);
  std::copy_n(head_.data() + head_read_, size, into.data());
  head_read_ += size;
  return size;
}

bool HeadedBytes::seek(std::uint64_t offset) {
  if (!inner_->seek(offset)) return false;
  head_read_ = head_.size();
  return true;
}

std::size_t read_fully(ByteSource& source, std::span<char> into) {
  std::size_t have = 0;
  while (have < into.size()) {
    const std::size_t more = source.read(into.subspan(have));
    if (more == 0) break;
    have += more;
  }
  return have;
}

Result<std::string> read_whole(InputBytes& source, std::uint64_t max_bytes) {
  const std::optional<std::uint64_t> stated = source.size();
  if (stated && *stated > max_bytes) return too_large(max_bytes);
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(stated.value_or(0)));
  while (true) {
    // Into the room that is there; where it is used up, a look whether there is more comes before growing.
    std::array<char, 1024> beyond{};
    const std::size_t have = bytes.size();
    const std::size_t room = std::min(bytes.capacity() - have, read_step);
    std::size_t more = 0;
    if (room > 0) {
      bytes.resize(have + room);
      more = read_fully(source, std::span(bytes).subspan(have));
      bytes.resize(have + more);
    } else {
      more = read_fully(source, beyond);
      bytes.append(beyond.data(), more);
    }
    if (bytes.size() > max_bytes) return too_large(max_bytes);
    if (more == 0) break;
  }
  if (Status status = source.status(); !status) return tl::make_unexpected(std::move(status.error()));
  if (bytes.size() < bytes.capacity() / 2) bytes.shrink_to_fit();
  return bytes;
}

}  // namespace newsgraph::source
