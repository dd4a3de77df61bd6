#include "newsgraph/base/output_folder.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/output_file.h"

namespace newsgraph {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot(std::string_view what, int error, const std::string& path) {
  return failure(Errc::io, "cannot " + std::string(what) + ": " + std::generic_category().message(error),
                 {{path, {}, 0}, 0, 0, 0});
}

}  // namespace

Result<OutputFolder> OutputFolder::create(const std::string& target) {
  static std::atomic<unsigned> serial{0};
  fs::path path(target);
  if (!path.has_filename()) path = path.parent_path();  // "changes/"
  struct stat about {};
  if (::lstat(path.c_str(), &about) == 0) return cannot("make the folder", EEXIST, target);
  for (int attempt = 0; attempt < 100; ++attempt) {
    const std::string name = '.' + path.filename().string() + '.' + std::to_string(::getpid()) + '-' +
                             std::to_string(serial.fetch_add(1)) + ".part";
    std::string temporary = (path.parent_path() / name).string();
    if (::mkdir(temporary.c_str(), 0777) == 0) return OutputFolder(path.string(), std::move(temporary));
    if (errno != EEXIST) break;
  }
  return cannot("make the folder", errno, target);
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, std::string())),
      left_(other.left_) {}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (!temporary_.empty() && !left_) fs::remove_all(temporary_, ignored);
}

Status OutputFolder::write(const std::string& name, std::string_view bytes) const {
  const fs::path path = fs::path(temporary_) / name;
  const std::string shown = (fs::path(target_) / name).string();
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  int descriptor = ::open(path.c_str(), flags, 0666);
  if (descriptor < 0 && errno == ENOENT) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return cannot("make a folder for", error.value(), shown);
    descriptor = ::open(path.c_str(), flags, 0666);
  }
  if (descriptor < 0) return cannot("create", errno, shown);
  while (!bytes.empty()) {
    const ssize_t size = ::write(descriptor, bytes.data(), bytes.size());
    if (size > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(size));
    } else if (size == 0 || errno != EINTR) {
      const int error = size == 0 ? EIO : errno;
      ::close(descriptor);
      return cannot("write", error, shown);
    }
  }
  return ::close(descriptor) == 0 ? Status() : cannot("write", errno, shown);
}

Status OutputFolder::complete() const {
  // One call for a hundred thousand files: a call for each would take longer than all the work before.
  const int descriptor = ::open(temporary_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return cannot("open", errno, target_);
  const int result = ::syncfs(descriptor);
  const int error = errno;
  ::close(descriptor);
  return result == 0 ? Status() : cannot("write", error, target_);
}

Status OutputFolder::commit() {
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return cannot("put in place", errno, target_);
  sync_folder_of(target_);
  temporary_.clear();
  return {};
}

}  // namespace newsgraph
