#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <utility>

#include "newsgraph/source/inputs.h"

namespace newsgraph::source {
namespace {

const char* kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

tl::unexpected<Error> unreadable(const std::string& path, const std::string& why, std::string hint = {}) {
  return failure(Errc::io, "cannot be read: " + why, {{path, {}, 0}, 0, 0, 0}, std::move(hint));
}

tl::unexpected<Error> not_a_file(const std::string& path, mode_t mode) {
  std::string hint = S_ISFIFO(mode) ? "give it as standard input, with -" : "";
  return unreadable(path, std::string("it is ") + kind_of(mode) + ", not a file", std::move(hint));
}

std::string last_error() {
  return std::generic_category().message(errno);
}

}  // namespace

Result<std::unique_ptr<InputBytes>> open_stored(const std::string& path) {
  // Looked at before it is opened, since opening a device can do things; and again after, since it may have changed.
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return unreadable(path, last_error());
  if (!S_ISREG(about.st_mode)) return not_a_file(path, about.st_mode);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return unreadable(path, last_error());
  auto bytes = std::make_unique<DescriptorBytes>(descriptor, DescriptorBytes::Ownership::owned);
  if (::fstat(descriptor, &about) != 0) return unreadable(path, last_error());
  if (!S_ISREG(about.st_mode)) return not_a_file(path, about.st_mode);
  return bytes;
}

Opened open_file(const std::string& path, const SourceLimits& limits) {
  auto bytes = open_stored(path);
  if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
  return unwrap(std::move(*bytes), {path, {}, 0}, limits);
}

}  // namespace newsgraph::source
