#include "newsgraph/pipeline/run_journal.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

#include "newsgraph/base/output_file.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/pipeline/state_file.h"

namespace newsgraph::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view target_word = "target";
constexpr std::string_view delivery_word = "deliver";
constexpr std::string_view last_word = "end";  ///< of a line; one without it was cut short

tl::unexpected<Error> cannot(std::string_view what, int error, const std::string& path) {
  return failure(Errc::io, "cannot " + std::string(what) + ": " + std::generic_category().message(error),
                 {{path, {}, 0}, 0, 0, 0});
}

/// A path as a field of a line: without line breaks and tabs.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '\n' || c == '\t') {
      out += '\\';
      out += c == '\n' ? 'n' : c == '\t' ? 't' : '\\';
    } else {
      out += c;
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
    } else {
      ++i;
      out += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : '\\';
    }
  }
  return out;
}

/// Paths are kept absolute: the next run may be started in another folder.
std::string absolute(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error);
  return error ? path : whole.lexically_normal().string();
}

struct Target {
  std::string path;
  std::string process;
};

struct Noted {
  std::vector<Target> targets;
  std::optional<Delivery> delivery;
};

Noted parse(std::string_view text) {
  Noted noted;
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() < 3 || fields.back() != last_word) continue;
    if (fields.size() == 4 && fields[0] == target_word)
      noted.targets.push_back({unescaped(fields[1]), std::string(fields[2])});
    if (fields.size() == 7 && fields[0] == delivery_word) {
      std::uint64_t numbers[3] = {};
      for (std::size_t i = 0; i < 3; ++i)
        std::from_chars(fields[3 + i].data(), fields[3 + i].data() + fields[3 + i].size(), numbers[i], 16);
      noted.delivery = Delivery{{numbers[0], numbers[1]}, unescaped(fields[1]), unescaped(fields[2]), numbers[2]};
    }
  }
  return noted;
}

std::string hexadecimal(std::uint64_t value) {
  std::array<char, 16> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return {digits.data(), end};
}

/// Removes what outputs of a process that is gone were written to.
void remove_temporaries(const Target& target) {
  const fs::path path(target.path);
  const std::string prefix = '.' + path.filename().string() + '.' + target.process + '-';
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path.parent_path(), ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix) && name.ends_with(".part")) fs::remove_all(entry.path(), ignored);
  }
}

bool exists(const std::string& path) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) == 0;
}

}  // namespace

RunJournal::RunJournal(RunJournal&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      keep_(other.keep_),
      completed_(std::move(other.completed_)) {}

RunJournal::~RunJournal() {
  if (descriptor_ < 0) return;
  if (!keep_) ::unlink(path_.c_str());
  ::close(descriptor_);
}

Result<RunJournal> RunJournal::begin(const std::string& state_path) {
  const std::string path = state_path + ".run";
  for (;;) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return cannot("make the journal of the run", errno, path);
    struct stat opened {};
    struct stat named {};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      ::close(descriptor);
      if (error != EWOULDBLOCK) return cannot("lock", error, path);
      return failure(Errc::io, "another run works with this state", {{state_path, {}, 0}, 0, 0, 0},
                     "wait until it has ended");
    }
    // The run that had it may have removed it before the lock was ours.
    if (::fstat(descriptor, &opened) != 0 || ::stat(path.c_str(), &named) != 0 || opened.st_ino != named.st_ino) {
      ::close(descriptor);
      continue;
    }
    RunJournal journal(path, descriptor);
    journal.keep_ = true;  // until what it says is settled
    if (Status status = journal.settle(state_path); !status) return tl::make_unexpected(std::move(status.error()));
    journal.keep_ = false;
    return journal;
  }
}

Status RunJournal::settle(const std::string& state_path) {
  std::string text;
  std::array<char, 4096> buffer{};
  while (const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size())) {
    if (size < 0) return cannot("read", errno, path_);
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
  Noted noted = parse(text);
  if (noted.delivery && state_checksum(state_path) == noted.delivery->state) {
    const Delivery& delivery = *noted.delivery;
    if (exists(delivery.temporary)) {
      if (exists(delivery.target))
        return failure(Errc::io, "the output of an interrupted run waits to be put here",
                       {{delivery.target, {}, 0}, 0, 0, 0}, "move what is there out of the way");
      if (std::rename(delivery.temporary.c_str(), delivery.target.c_str()) != 0)
        return cannot("put in place", errno, delivery.target);
      sync_folder_of(delivery.target);
    }
    // Where it was taken away already there is nothing left to do.
    if (exists(delivery.target)) completed_ = delivery;
  }
  for (const Target& target : noted.targets) remove_temporaries(target);
  if (::ftruncate(descriptor_, 0) != 0 || ::lseek(descriptor_, 0, SEEK_SET) != 0) return cannot("write", errno, path_);
  return {};
}

Status RunJournal::append(std::string line) {
  line += std::string("\t") + std::string(last_word) + "\n";
  if (::write(descriptor_, line.data(), line.size()) != static_cast<ssize_t>(line.size()) || ::fsync(descriptor_) != 0)
    return cannot("write", errno, path_);
  return {};
}

Status RunJournal::note_target(const std::string& path) {
  return append(std::string(target_word) + '\t' + escaped(absolute(path)) + '\t' + std::to_string(::getpid()));
}

Status RunJournal::note_delivery(const Delivery& delivery) {
  Status status = append(std::string(delivery_word) + '\t' + escaped(absolute(delivery.temporary)) + '\t' +
                         escaped(absolute(delivery.target)) + '\t' + hexadecimal(delivery.state.high) + '\t' +
                         hexadecimal(delivery.state.low) + '\t' + hexadecimal(delivery.rejected));
  keep_ = status.has_value();
  return status;
}

void RunJournal::end() {
  keep_ = false;
}

}  // namespace newsgraph::pipeline
