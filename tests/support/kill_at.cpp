// A library for LD_PRELOAD: kills the process before its nth call that changes the file system (KILL_AT=n, from 1), as
// a power cut between two of them would. Calls that go by other names of the C library are not counted.
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

void count_one() {
  static const char *const at = std::getenv("KILL_AT");
  static long left = at == nullptr ? 0 : std::strtol(at, nullptr, 10);
  if (left > 0 && --left == 0) kill(getpid(), SIGKILL);
}

/// The C library's own function of that name.
template <class Function>
Function *next(const char *name) {
  return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int open(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list arguments;
    va_start(arguments, flags);
    mode = va_arg(arguments, mode_t);
    va_end(arguments);
    count_one();
  }
  return next<int(const char *, int, ...)>("open")(path, flags, mode);
}
ssize_t write(int descriptor, const void *bytes, size_t size) {
  if (descriptor > STDERR_FILENO) count_one();
  return next<ssize_t(int, const void *, size_t)>("write")(descriptor, bytes, size);
}
int fsync(int descriptor) {
  count_one();
  return next<int(int)>("fsync")(descriptor);
}
int syncfs(int descriptor) {
  count_one();
  return next<int(int)>("syncfs")(descriptor);
}
int ftruncate(int descriptor, off_t size) {
  count_one();
  return next<int(int, off_t)>("ftruncate")(descriptor, size);
}
int rename(const char *from, const char *to) {
  count_one();
  return next<int(const char *, const char *)>("rename")(from, to);
}
int unlink(const char *path) {
  count_one();
  return next<int(const char *)>("unlink")(path);
}
int mkdir(const char *path, mode_t mode) {
  count_one();
  return next<int(const char *, mode_t)>("mkdir")(path, mode);
}

}  // extern "C"
