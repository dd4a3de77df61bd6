#include "newsgraph/base/byte_sink.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace newsgraph {

FileSink::FileSink(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)), buffer_(std::make_unique<char[]>(buffer_size)) {}

bool FileSink::write(std::string_view bytes) {
  if (error_ != 0) return false;
  if (bytes.size() > buffer_size - used_) {
    if (!drain({buffer_.get(), std::exchange(used_, 0)})) return false;
    if (bytes.size() >= buffer_size) return drain(bytes);
  }
  std::ranges::copy(bytes, buffer_.get() + used_);
  used_ += bytes.size();
  return true;
}

Status FileSink::flush() {
  if (error_ == 0) drain({buffer_.get(), std::exchange(used_, 0)});
  if (error_ == 0) return {};
  return failure(Errc::io, "cannot write: " + std::generic_category().message(error_), {{name_, {}, 0}, 0, 0, 0});
}

bool FileSink::drain(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (written == 0 || errno != EINTR) {
      error_ = written == 0 ? EIO : errno;  // a device that takes nothing would keep us here for ever
      return false;
    }
  }
  return true;
}

}  // namespace newsgraph
