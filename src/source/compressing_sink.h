#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/error.h"

namespace newsgraph::source {

/// How an output is packed.
enum class Compression : std::uint8_t {
  none,
  gzip,  ///< RFC 1952
  zstd,  ///< RFC 8878
};

/// "none", "gzip", "zstd"
inline constexpr std::array<std::string_view, 3> compression_names{"none", "gzip", "zstd"};
/// By name; nothing where there is none.
std::optional<Compression> compression_named(std::string_view name);

/// What the suffix of a file's name asks for, in any case: .gz or .zst, else none. Error (unsupported) for .bz2 and
/// .xz, which are read but not written.
Result<Compression> compression_of_file(std::string_view path);
/// The name without that suffix.
std::string_view without_compression(std::string_view path);

/// Packs what is written and passes it on to `next`, which is not owned. flush() ends the member (gzip) or frame
/// (Zstandard) and flushes `next`; what is written after it begins another one, which readers join to the first. Where
/// nothing was written at all, flush() makes an empty one, so that the output is of its format. What is not flushed at
/// destruction is lost.
///
/// The bytes depend on the text and the places of flush() alone: no times, no names, and how the text is cut into
/// writes does not show.
std::unique_ptr<ByteSink> make_compressing_sink(Compression compression, ByteSink& next);

}  // namespace newsgraph::source
