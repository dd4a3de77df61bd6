#pragma once

#include <cstdint>
#include <optional>

#include "newsgraph/base/error.h"
#include "newsgraph/source/document.h"

namespace newsgraph::source {

/// Documents, one after the other, in a fixed order. Not thread-safe: one thread pulls.
class DocumentStream {
 public:
  DocumentStream() = default;
  DocumentStream(const DocumentStream&) = delete;
  DocumentStream& operator=(const DocumentStream&) = delete;
  DocumentStream(DocumentStream&&) = delete;
  DocumentStream& operator=(DocumentStream&&) = delete;
  virtual ~DocumentStream() = default;

  /// The next document, or why the next one could not be read (its locator is in Error::where; the stream goes on
  /// behind it), or nothing at the end.
  virtual std::optional<Result<Document>> next() = 0;

  /// How many results the whole stream is going to give, for a progress bar: an estimate, made without reading any
  /// file. Nothing where that cannot be told. May take as long as listing the folders does; ask once, before next().
  virtual std::optional<std::uint64_t> size_hint() const { return std::nullopt; }
};

}  // namespace newsgraph::source
