#pragma once

#include <cstdint>
#include <string>

namespace newsgraph {

/// Where a document came from, for messages and rejects.
struct Locator {
  std::string path;        ///< as the user gave or as the walk found it; "-" for standard input
  std::string member;      ///< path inside an archive, else empty
  std::uint64_t record{};  ///< 1-based record of a file that holds several documents; 0 = not such a file

  /// "path", "path!member", "path#record"
  std::string text() const;
  friend bool operator==(const Locator&, const Locator&) = default;
};

/// A place in a document.
struct Location {
  Locator in;
  std::uint64_t offset{};  ///< bytes from 0
  std::uint32_t line{};    ///< from 1; 0 = unknown
  std::uint32_t column{};  ///< code points from 1; 0 = unknown
};

}  // namespace newsgraph
