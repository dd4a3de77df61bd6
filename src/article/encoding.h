#pragma once

#include <string>
#include <string_view>

#include "newsgraph/base/error.h"

namespace newsgraph::article {

/// The text of a document's bytes: UTF-8 without byte order mark, NUL and carriage returns (CR LF and CR become LF).
///
/// UTF-8 is taken as it is, where need be with U+FFFD for what is ill-formed; UTF-16 and UTF-32 are known by their byte
/// order mark or their zeros, GB18030, Big5 and others by their look. What had to be done is told in `diagnostics`.
/// Error (encoding) where the bytes are no text at all, (limit) where they are more than limits::document_bytes.
Result<std::string> text_of_bytes(std::string_view bytes, const Locator& locator, Diagnostics& diagnostics);

}  // namespace newsgraph::article
