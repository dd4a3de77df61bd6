#pragma once

#include <cstdint>

namespace newsgraph::source {

/// 64 MiB: a hundred times the longest article that anybody wrote, and far below the 4 GiB that spans can address.
inline constexpr std::uint64_t default_max_document_bytes = std::uint64_t{64} << 20;

/// A file that was compressed twice was so by mistake; more often than that, with intent.
inline constexpr unsigned default_max_compressions = 2;

/// What a source gives up at (Errc::limit), so that no input can take more memory than this. The document that exceeds
/// a limit is lost, the stream goes on.
struct SourceLimits {
  std::uint64_t max_document_bytes = default_max_document_bytes;  ///< of one document after decompression
  unsigned max_compressions = default_max_compressions;           ///< .gz and .zst around one document or archive
};

}  // namespace newsgraph::source
