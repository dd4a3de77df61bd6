#pragma once

#include <memory>
#include <string>

#include "newsgraph/source/document_stream.h"
#include "newsgraph/source/limits.h"
#include "newsgraph/source/wrapping.h"

// The kinds of input that a command line can name.
namespace newsgraph::source {

/// The bytes of a file as they are stored. What is no regular file (a folder, FIFO, socket or device) is an Error (io)
/// and is neither waited for nor read.
Result<std::unique_ptr<InputBytes>> open_stored(const std::string& path);

/// A file by its path, as open_stored() opens it.
Opened open_file(const std::string& path, const SourceLimits& limits);

/// The files below a folder, in the order that open_inputs() states; its size_hint() counts them without opening any.
std::unique_ptr<DocumentStream> open_directory(std::string path, const SourceLimits& limits);

/// What an open descriptor gives; its documents have the path "-". Does not close it.
Opened open_standard_input(int descriptor, const SourceLimits& limits);

}  // namespace newsgraph::source
