#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/base/hash.h"
#include "newsgraph/store/batch.h"

namespace newsgraph::store {

/// What the store has acknowledged of a load, on disk, so that a load that was cut off at any moment goes on where it
/// was. A text file of lines of tab-separated fields, each of which is brought to the disk before the load goes on; a
/// line that was cut off is as if it had not been begun.
///
/// newsgraph load journal 1
/// <name> <value>                 of each setting
/// begun <statements>             in the store, before; "-" where nobody counted
/// sent <batch> <statements> <hash>
class Journal {
 public:
  /// What decides which batches are made and where they go: by name, in words that a message can show.
  using Settings = std::vector<std::pair<std::string, std::string>>;

  /// Opens the file and makes it where there is none, locks it, and compares the settings with those of the load that
  /// it belongs to. Error (io) where it cannot be written or another process has it, (invalid) where it belongs to
  /// another load or is no journal. With `restart` what was there is forgotten.
  static Result<Journal> open(const std::string& path, const Settings& settings, bool restart);
  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&& other) noexcept;
  ~Journal();

  /// Whether an earlier run began to send.
  bool begun() const { return begun_; }
  /// The count of the store at that time.
  std::optional<std::uint64_t> before() const { return before_; }
  /// Batches that earlier runs sent.
  std::size_t batches() const { return sent_.size(); }
  std::uint64_t statements() const { return statements_; }
  /// Whether an earlier run sent the batch. Error (invalid) where it sent another one in its place: the input is not
  /// what it was.
  Result<bool> has(const Batch& batch) const;

  Status begin(std::optional<std::uint64_t> before);
  Status add(const Batch& batch);
  /// Removes the file, when all is done.
  Status remove();
  const std::string& path() const { return path_; }

 private:
  struct Sent {
    std::uint64_t statements = 0;
    std::string hash;
  };
  Journal() = default;
  Status read(const Settings& settings, bool& is_new);
  Status read_line(const std::string& line);
  Status append(const std::string& text);
  tl::unexpected<Error> cannot(const char* what, int error) const;
  tl::unexpected<Error> malformed() const;

  std::string path_;
  int descriptor_ = -1;
  bool begun_ = false;
  std::optional<std::uint64_t> before_;
  std::map<std::uint64_t, Sent> sent_;
  std::uint64_t statements_ = 0;
};

}  // namespace newsgraph::store
