#pragma once

#include <memory>
#include <string>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/error.h"

namespace newsgraph {

/// An output that appears whole or not at all: it is written to a temporary file beside the target, which commit()
/// puts in the target's place. Without commit() the temporary is removed and the target stays as it was.
///
/// A new file gets the mode that open() would give it, a replaced one keeps its own. A symbolic link stays and what it
/// points to is replaced. Standard output ("-"), devices, pipes and other targets that are not regular files are
/// written directly, and so is a file whose directory does not take new ones.
class OutputFile {
 public:
  /// Error (io) where the target cannot be written.
  static Result<OutputFile> create(const std::string& target);
  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) noexcept;
  ~OutputFile();

  ByteSink& bytes();
  /// Flushes, brings the bytes to the disk and closes the file, which then waits to be put in place. Error (io) where a
  /// byte was lost.
  Status complete();
  /// Puts the file in place, after complete() if that was not called yet. Once only.
  Status commit();

  /// Where the bytes are until commit(), empty where the target is written directly.
  const std::string& temporary() const;
  /// What commit() renames the temporary to.
  const std::string& final_path() const;
  /// From now on the temporary stays where it is whatever happens: somebody else knows of it and will see to it.
  void leave();

 private:
  struct State;
  explicit OutputFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Brings a change of names in the folder that holds `path` to the disk, as far as the file system can.
void sync_folder_of(const std::string& path);

/// Removes the temporaries of all outputs that were not committed. Async-signal-safe: for the handler of a signal that
/// ends the program. Outputs beyond the first 32 that are open at once are not known to it.
void remove_unfinished_outputs() noexcept;

}  // namespace newsgraph
