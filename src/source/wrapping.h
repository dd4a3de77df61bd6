#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "newsgraph/base/error.h"
#include "newsgraph/source/document_stream.h"
#include "newsgraph/source/input_bytes.h"
#include "newsgraph/source/limits.h"

// What documents may be wrapped in, recognised in this order. To add one: a file that defines `const Wrapping
// x_wrapping` and a word here.
#define NEWSGRAPH_WRAPPINGS(X) X(gzip) X(zstd) X(tar) X(zip)

namespace newsgraph::source {

/// A compression or an archive: exactly one of the two functions is set.
struct Wrapping {
  std::string_view name;
  /// Whether a file that begins so (HeadedBytes::head_size bytes, fewer if it is shorter) is one.
  bool (*recognises)(std::string_view head);
  /// Compression: the bytes within.
  std::unique_ptr<InputBytes> (*decompress)(std::unique_ptr<InputBytes> compressed);
  /// Archive: the members as documents; `path` is for their locators.
  std::unique_ptr<DocumentStream> (*members)(std::unique_ptr<InputBytes> archive, std::string path,
                                             SourceLimits limits);
};

#define X(name) extern const Wrapping name##_wrapping;
NEWSGRAPH_WRAPPINGS(X)
#undef X

std::span<const Wrapping* const> wrappings();

/// What an input turned out to be: one document (or why not), or several.
using Opened = std::variant<Result<Document>, std::unique_ptr<DocumentStream>>;

/// Bytes that are not compressed (any more), and the archive that they are, if any.
struct Decompressed {
  std::unique_ptr<HeadedBytes> bytes;
  const Wrapping* archive = nullptr;
};
/// Takes off compressions. Error (limit) where there are too many; without a locator.
Result<Decompressed> decompress(std::unique_ptr<InputBytes> bytes, const SourceLimits& limits);

/// Takes off what the bytes are wrapped in. `locator` names a file, or a member of an archive; in the latter another
/// archive is an Error (unsupported).
Opened unwrap(std::unique_ptr<InputBytes> bytes, Locator locator, const SourceLimits& limits);

/// Whether a file of this name is likely to hold several documents. Only for estimates: what is read is decided by
/// content.
bool named_like_archive(std::string_view path);

/// Puts the locator into an error that has none yet.
tl::unexpected<Error> located(Error error, Locator locator);

/// Whether `name` is one that walks leave out: ".git", ".DS_Store", but not "." and "..".
bool hidden(std::string_view name);

/// Several inputs one behind the other, each opened when those before it are used up.
class JoinedStream : public DocumentStream {
 public:
  std::optional<Result<Document>> next() final;

 protected:
  /// The next input, or nothing at the end.
  virtual std::optional<Opened> open_next() = 0;

 private:
  std::unique_ptr<DocumentStream> current_;
};

}  // namespace newsgraph::source
