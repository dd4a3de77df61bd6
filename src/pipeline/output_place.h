#pragma once

#include <memory>
#include <optional>
#include <string>

#include "newsgraph/base/output_file.h"
#include "newsgraph/base/output_folder.h"

namespace newsgraph::pipeline {

/// What an export writes: a file, or a folder of files. As OutputFile and OutputFolder it appears whole or not at all.
class OutputPlace {
 public:
  /// Error (io) as those two say.
  static Result<OutputPlace> create_file(const std::string& target);
  static Result<OutputPlace> create_folder(const std::string& target);

  ByteSink& bytes() { return file_->bytes(); }             ///< of a file
  const OutputFolder& folder() const { return *folder_; }  ///< of a folder
  const std::string& temporary() const { return file_ ? file_->temporary() : folder_->temporary(); }
  const std::string& final_path() const { return file_ ? file_->final_path() : folder_->final_path(); }

  Status complete() { return file_ ? file_->complete() : folder_->complete(); }
  Status commit() { return file_ ? file_->commit() : folder_->commit(); }
  void leave() { file_ ? file_->leave() : folder_->leave(); }

 private:
  OutputPlace() = default;
  std::optional<OutputFile> file_;
  std::unique_ptr<OutputFolder> folder_;  ///< on the heap: those who write into it refer to it
};

}  // namespace newsgraph::pipeline
