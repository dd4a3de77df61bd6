#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/error.h"
#include "newsgraph/base/hash.h"

/// The file of `export --state`: docs/incremental.md describes it byte by byte. Records of four kinds, in blocks that
/// are compressed each on its own, so that a fact's text can be fetched again; facts and articles are numbered from 0
/// in the order of their records, and a record refers to earlier ones only.
namespace newsgraph::pipeline {

/// Where the text of a fact lies in a state file.
struct StatePlace {
  std::uint32_t block = 0;
  std::uint32_t offset = 0;  ///< in the block's own bytes
};

class StateWriter {
 public:
  /// `out` is not owned.
  explicit StateWriter(ByteSink& out);
  StateWriter(const StateWriter&) = delete;
  StateWriter& operator=(const StateWriter&) = delete;
  StateWriter(StateWriter&&) = delete;
  StateWriter& operator=(StateWriter&&) = delete;
  ~StateWriter();

  void option(std::string_view name, std::string_view value);
  void fact(std::string_view text);
  void article(const Hash128& id, std::span<const std::uint32_t> facts);
  void input(const Hash128& bytes, std::uint32_t article, std::string_view locator);
  /// Writes the end; error (io) where `out` lost something. Once, at the end.
  Status finish();
  /// After finish(): the file's last bytes, which are a hash of all others.
  const Hash128& checksum() const { return chain_; }

 private:
  void number(std::uint64_t value);
  void text(std::string_view bytes);
  void hash(const Hash128& value);
  void end_record();
  void write_block();

  struct Compressor;
  ByteSink& out_;
  std::unique_ptr<Compressor> compressor_;
  std::string block_;
  std::string stored_;
  Hash128 chain_;
  std::uint64_t counts_[3] = {};  ///< of facts, articles and inputs
};

/// Who reads a state. The views live during the call.
class StateVisitor {
 public:
  StateVisitor() = default;
  StateVisitor(const StateVisitor&) = delete;
  StateVisitor& operator=(const StateVisitor&) = delete;
  virtual ~StateVisitor() = default;

  virtual void option(std::string_view, std::string_view) {}
  virtual void fact(std::string_view, StatePlace) {}
  virtual void article(const Hash128&, std::span<const std::uint32_t>) {}
  virtual void input(const Hash128&, std::uint32_t, std::string_view) {}
};

class StateFile {
 public:
  /// Null where there is no such file. Error: io; syntax where it is no state; unsupported where its version is
  /// another.
  static Result<std::unique_ptr<StateFile>> open(const std::string& path);
  StateFile(const StateFile&) = delete;
  StateFile& operator=(const StateFile&) = delete;
  StateFile(StateFile&&) = delete;
  StateFile& operator=(StateFile&&) = delete;
  ~StateFile();

  /// All records in order. Error (syntax) where the file is damaged or cut short: then nothing is to be believed of
  /// what was passed on, since the whole is known to be sound at its end only. May be called again.
  Status read(StateVisitor& visitor);
  /// The text of a fact that read() told the place of.
  Result<std::string> fact_at(StatePlace place);

 private:
  StateFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  struct Block {
    std::uint64_t at = 0;
    std::uint32_t stored = 0;
    std::uint32_t size = 0;
  };
  struct Fetched {
    std::uint32_t block = 0;
    std::string bytes;
  };
  Status read_at(std::uint64_t at, std::span<char> into) const;
  Result<Block> head_at(std::uint64_t at) const;
  /// Checks the block against the chain so far, which it lengthens.
  Result<std::string> load(const Block& block, Hash128* chain) const;
  Status check_end(std::uint64_t at, const Hash128& chain) const;
  tl::unexpected<Error> damaged(std::string what) const;

  std::string path_;
  int descriptor_;
  std::vector<Block> blocks_;     ///< found by read()
  std::vector<Fetched> fetched_;  ///< the last few blocks that fact_at() needed, as facts are asked for in about the
                                  ///< order in which they lie there
  std::size_t next_fetched_ = 0;
};

/// The last bytes of a state file, or nothing where there is no file that may be one.
std::optional<Hash128> state_checksum(const std::string& path);

}  // namespace newsgraph::pipeline
