#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/error.h"
#include "newsgraph/rdf/syntax.h"

namespace newsgraph::pipeline {

/// A file descriptor that is closed with its last owner.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();
  int descriptor() const { return descriptor_; }
  std::uint64_t size() const;
  /// Bytes that were read of it, as it is stored.
  std::uint64_t position() const;

 private:
  int descriptor_;
};

/// An RDF document, or a delta, that can be read again and again, in bounded memory.
struct LoadDocument {
  Locator in;
  const rdf::Syntax* syntax = nullptr;  ///< null: a delta
  std::string base;                     ///< of relative IRIs
  std::uint64_t bytes = 0;              ///< as it is stored; of a folder, those of the file that lists the others
  std::shared_ptr<OpenFile> kept;       ///< a spooled document; null: the file of `in`

  bool is_delta() const { return syntax == nullptr; }
  /// From the beginning; `file` is what is being read, for its position.
  Result<std::unique_ptr<ByteSource>> open(std::shared_ptr<OpenFile>& file) const;
};

enum class InputKind : std::uint8_t { rdf, delta, articles };

/// What inputs are, by `input_format` (an RDF syntax, "delta", "articles") or by their names. Error (unsupported) where
/// they are of several kinds or several deltas, or standard input with no word of what it is.
Result<InputKind> kind_of(const std::vector<std::string>& inputs, const std::string& input_format);

/// The documents that inputs name, as rdf_documents() of rdf_input.h finds them; standard input is spooled.
Result<std::vector<LoadDocument>> load_documents(const std::vector<std::string>& inputs,
                                                 const std::string& input_format);

/// The document "-", kept in a spool.
Result<LoadDocument> spooled_standard_input();

/// A file without a name, on the disk of the folder for temporary files (TMPDIR, else /var/tmp), that goes away with
/// its last owner, however the process ends.
Result<std::shared_ptr<OpenFile>> make_spool();

}  // namespace newsgraph::pipeline
