#include "newsgraph/base/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace newsgraph {

std::size_t StringSource::read(std::span<char> into) {
  const std::size_t size = std::min(into.size(), rest_.size());
  std::copy_n(rest_.begin(), size, into.begin());
  rest_.remove_prefix(size);
  return size;
}

FileSource::FileSource(std::string path)
    : path_(std::move(path)),
      descriptor_(path_ == "-" ? STDIN_FILENO : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC)),
      error_(descriptor_ < 0 ? errno : 0) {}

FileSource::~FileSource() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

std::size_t FileSource::read(std::span<char> into) {
  while (error_ == 0) {
    const ssize_t size = ::read(descriptor_, into.data(), into.size());
    if (size >= 0) return static_cast<std::size_t>(size);
    if (errno != EINTR) error_ = errno;
  }
  return 0;
}

Status FileSource::status() const {
  if (error_ == 0) return {};
  return failure(Errc::io, "cannot read: " + std::generic_category().message(error_), {{path_, {}, 0}, 0, 0, 0});
}

}  // namespace newsgraph
