#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <utility>
#include <vector>

#include "newsgraph/source/inputs.h"
#include "newsgraph/source/open.h"

namespace newsgraph::source {
namespace {

struct Close {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

/// Goes through the files below a folder. Holds the names of the folders on the way to where it is, and the identity of
/// each folder that it went through.
class Walk {
 public:
  explicit Walk(std::string root) : root_(std::move(root)) {}

  /// The next path that is not a folder's, an Error for a folder that cannot be listed, or nothing at the end.
  std::optional<Result<std::string>> next() {
    if (!begun_) {
      begun_ = true;
      if (Status status = enter(root_); !status) return tl::make_unexpected(std::move(status.error()));
    }
    while (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.at == level.names.size()) {
        levels_.pop_back();
        continue;
      }
      const Name& name = level.names[level.at++];
      std::string path = joined(level.folder, name.text);
      if (!is_folder(path, name.type)) return path;
      if (Status status = enter(path); !status) return tl::make_unexpected(std::move(status.error()));
    }
    return std::nullopt;
  }

 private:
  struct Name {
    std::string text;
    unsigned char type;  ///< DT_DIR ... of readdir()
  };
  struct Level {
    std::string folder;
    std::vector<Name> names;
    std::size_t at = 0;
  };

  static bool is_folder(const std::string& path, unsigned char type) {
    if (type != DT_LNK && type != DT_UNKNOWN) return type == DT_DIR;
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
  }

  /// Lists a folder and goes into it, if it was not met before. Error (io) where it cannot be listed to its end; what
  /// could be listed is gone through all the same.
  Status enter(const std::string& path) {
    const std::unique_ptr<DIR, Close> folder(::opendir(path.c_str()));
    if (!folder) return cannot_list(path);
    struct stat about {};
    if (::fstat(::dirfd(folder.get()), &about) != 0) return cannot_list(path);
    if (!met_.emplace(about.st_dev, about.st_ino).second) return {};
    Level level{path, {}, 0};
    errno = 0;
    while (const dirent* entry = ::readdir(folder.get())) {
      const std::string_view name = entry->d_name;
      if (!hidden(name) && name != "." && name != "..") level.names.push_back({std::string(name), entry->d_type});
    }
    Status status = errno == 0 ? Status() : cannot_list(path);
    std::sort(level.names.begin(), level.names.end(), [](const Name& a, const Name& b) { return a.text < b.text; });
    levels_.push_back(std::move(level));
    return status;
  }

  static tl::unexpected<Error> cannot_list(const std::string& path) {
    return failure(Errc::io, "the folder cannot be listed: " + std::generic_category().message(errno),
                   {{path, {}, 0}, 0, 0, 0});
  }

  std::string root_;
  bool begun_ = false;
  std::vector<Level> levels_;
  std::set<std::pair<dev_t, ino_t>> met_;
};

class DirectoryStream final : public JoinedStream {
 public:
  DirectoryStream(std::string path, const SourceLimits& limits)
      : path_(std::move(path)), limits_(limits), walk_(path_) {}

  std::optional<std::uint64_t> size_hint() const override {
    Walk walk(path_);
    std::uint64_t count = 0;
    while (const auto found = walk.next()) {
      if (*found && named_like_archive(**found)) return std::nullopt;
      ++count;
    }
    return count;
  }

 private:
  std::optional<Opened> open_next() override {
    auto found = walk_.next();
    if (!found) return std::nullopt;
    if (!*found) return tl::make_unexpected(std::move(found->error()));
    return open_file(**found, limits_);
  }

  std::string path_;
  SourceLimits limits_;
  Walk walk_;
};

}  // namespace

Result<std::vector<std::string>> files_below(const std::string& folder) {
  Walk walk(folder);
  std::vector<std::string> files;
  while (auto found = walk.next()) {
    if (!*found) return tl::make_unexpected(std::move(found->error()));
    files.push_back(std::move(**found));
  }
  return files;
}

std::unique_ptr<DocumentStream> open_directory(std::string path, const SourceLimits& limits) {
  return std::make_unique<DirectoryStream>(std::move(path), limits);
}

}  // namespace newsgraph::source
