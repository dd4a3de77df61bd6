#pragma once

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
};

}  // namespace newsgraph::source
