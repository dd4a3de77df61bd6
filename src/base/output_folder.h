#pragma once

#include <string>

#include "newsgraph/base/error.h"

namespace newsgraph {

/// A folder that appears with all its files or not at all: it is filled under another name beside the target, which
/// commit() changes. Without commit() it is removed again. A target that exists is never touched.
class OutputFolder {
 public:
  /// Error (io) where the target exists or the folder cannot be made.
  static Result<OutputFolder> create(const std::string& target);
  OutputFolder(OutputFolder&& other) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();

  /// Where its files are to be made until commit().
  const std::string& temporary() const { return temporary_; }
  const std::string& final_path() const { return target_; }

  /// Writes a file of it, in one piece; folders on the way are made. `name` is relative. Error (io).
  Status write(const std::string& name, std::string_view bytes) const;
  /// Brings all its bytes to the disk.
  Status complete() const;
  /// Puts it in place. Once only, after complete().
  Status commit();
  /// From now on it stays where it is whatever happens: somebody else knows of it and will see to it.
  void leave() { left_ = true; }

 private:
  OutputFolder(std::string target, std::string temporary)
      : target_(std::move(target)), temporary_(std::move(temporary)) {}

  std::string target_;
  std::string temporary_;  ///< empty once it is in place
  bool left_ = false;
};

}  // namespace newsgraph
