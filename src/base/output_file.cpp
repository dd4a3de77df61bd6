#include "newsgraph/base/output_file.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <climits>

#include "newsgraph/base/check.h"

namespace newsgraph {
namespace {

/// Paths of unfinished temporaries, where a signal handler finds them without allocation or locks.
struct Unfinished {
  enum : int { free_slot, being_set, in_use };
  std::atomic<int> state{free_slot};
  std::array<char, PATH_MAX> path{};
};
static_assert(std::atomic<int>::is_always_lock_free);
std::array<Unfinished, 32> unfinished;

Unfinished* remember(const std::string& path) {
  if (path.size() >= PATH_MAX) return nullptr;
  for (Unfinished& slot : unfinished) {
    int expected = Unfinished::free_slot;
    if (!slot.state.compare_exchange_strong(expected, Unfinished::being_set)) continue;
    std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
    slot.state.store(Unfinished::in_use);
    return &slot;
  }
  return nullptr;
}

void forget(Unfinished* slot) {
  if (slot != nullptr) slot->state.store(Unfinished::free_slot);
}

tl::unexpected<Error> cannot(std::string_view what, int error, const std::string& target, std::string hint = {}) {
  return failure(Errc::io, "cannot " + std::string(what) + ": " + std::generic_category().message(error),
                 {{target, {}, 0}, 0, 0, 0}, std::move(hint));
}

/// The file that a target denotes: symbolic links are followed even where the last one points to nothing yet.
std::filesystem::path resolved(std::filesystem::path path) {
  constexpr int most_links = 40;  // as Linux follows
  std::error_code error;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, error); ++i) {
    const std::filesystem::path link = std::filesystem::read_symlink(path, error);
    if (error) break;
    path = path.parent_path() / link;  // an absolute link replaces the whole
  }
  return path;
}

bool is_device_name(std::string_view target) {
  return target.starts_with("/dev/") || target.starts_with("/proc/");
}

}  // namespace

struct OutputFile::State {
  std::string target;      ///< as the user gave it, for messages
  std::string final_path;  ///< what the temporary is renamed to; empty where the target is written directly
  std::string temporary;
  int descriptor = -1;
  bool completed = false;
  bool left = false;
  Unfinished* slot = nullptr;
  std::unique_ptr<FileSink> sink;

  State() = default;
  State(const State&) = delete;
  State(State&&) = delete;
  State& operator=(const State&) = delete;
  State& operator=(State&&) = delete;
  ~State() {
    if (descriptor > STDERR_FILENO) ::close(descriptor);
    if (!temporary.empty() && !left) ::unlink(temporary.c_str());
    forget(slot);
  }

  /// Writes the target itself.
  Status open_directly(const char* path, int flags) {
    descriptor = ::open(path, O_WRONLY | O_CLOEXEC | flags);
    if (descriptor < 0) return cannot("open for writing", errno, target);
    return {};
  }
  Status open_temporary(const struct stat* replaced);
};

/// `replaced` is the status of the file that is there already, or null.
Status OutputFile::State::open_temporary(const struct stat* replaced) {
  static std::atomic<unsigned> serial{0};
  const std::filesystem::path path(final_path);
  int error = EEXIST;
  for (int attempt = 0; attempt < 100 && error == EEXIST; ++attempt) {
    const std::string name = '.' + path.filename().string() + '.' + std::to_string(::getpid()) + '-' +
                             std::to_string(serial.fetch_add(1)) + ".part";
    temporary = (path.parent_path() / name).string();
    // open() rather than mkstemp(), so that the kernel applies the umask as for any new file
    descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    error = descriptor < 0 ? errno : 0;
  }
  if (error != 0) {
    temporary.clear();
    if (replaced != nullptr && (error == EACCES || error == EROFS || error == ENAMETOOLONG)) {
      const std::string existing = std::exchange(final_path, {});
      return open_directly(existing.c_str(), O_TRUNC);
    }
    return cannot("create", error, target, error == ENOENT ? "is there such a folder?" : "");
  }
  slot = remember(temporary);
  if (replaced != nullptr) {
    // The owner can be kept by the privileged only; for others the new file is theirs, which is no error.
    if (::fchown(descriptor, replaced->st_uid, replaced->st_gid) != 0) errno = 0;
    ::fchmod(descriptor, replaced->st_mode & 07777U);
  }
  return {};
}

OutputFile::OutputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() = default;

Result<OutputFile> OutputFile::create(const std::string& target) {
  auto state = std::make_unique<State>();
  state->target = target;
  Status opened;
  struct stat there {};
  if (target == "-" || target == "/dev/stdout") {
    state->descriptor = STDOUT_FILENO;
  } else if (::stat(target.c_str(), &there) != 0) {
    if (errno != ENOENT) return cannot("open for writing", errno, target);
    state->final_path = resolved(target).string();
    opened = state->open_temporary(nullptr);
  } else if (is_device_name(target) || !S_ISREG(there.st_mode)) {
    opened = state->open_directly(target.c_str(), 0);
  } else if (::access(target.c_str(), W_OK) != 0) {
    return cannot("open for writing", errno, target);  // a rename would not ask
  } else {
    state->final_path = resolved(target).string();
    opened = state->open_temporary(&there);
  }
  if (!opened) return tl::make_unexpected(std::move(opened.error()));
  state->sink = std::make_unique<FileSink>(state->descriptor, target);
  return OutputFile(std::move(state));
}

ByteSink& OutputFile::bytes() {
  return *state_->sink;
}

Status OutputFile::complete() {
  State& state = *state_;
  invariant(state.descriptor >= 0, "an output is completed once");
  if (Status flushed = state.sink->flush(); !flushed) return flushed;
  if (!state.temporary.empty() && ::fsync(state.descriptor) != 0) return cannot("write", errno, state.target);
  // Some file systems report a lost write at close() only.
  const int descriptor = std::exchange(state.descriptor, -1);
  if (descriptor > STDERR_FILENO && ::close(descriptor) != 0) return cannot("write", errno, state.target);
  state.completed = true;
  return {};
}

Status OutputFile::commit() {
  State& state = *state_;
  if (!state.completed) {
    if (Status status = complete(); !status) return status;
  }
  if (state.temporary.empty()) return {};
  if (std::rename(state.temporary.c_str(), state.final_path.c_str()) != 0) {
    return cannot("put in place", errno, state.target);
  }
  sync_folder_of(state.final_path);
  state.temporary.clear();
  forget(std::exchange(state.slot, nullptr));
  return {};
}

const std::string& OutputFile::temporary() const {
  return state_->temporary;
}

const std::string& OutputFile::final_path() const {
  return state_->final_path;
}

void OutputFile::leave() {
  state_->left = true;
  forget(std::exchange(state_->slot, nullptr));
}

void sync_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

void remove_unfinished_outputs() noexcept {
  const int error = errno;
  for (const Unfinished& slot : unfinished) {
    if (slot.state.load() == Unfinished::in_use) ::unlink(slot.path.data());
  }
  errno = error;
}

}  // namespace newsgraph
