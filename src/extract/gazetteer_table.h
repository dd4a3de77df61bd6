#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace newsgraph::extract {

/// Names that a user brings along: text in the columns of ontology/README.md, whatever it was made from.
struct GazetteerTable {
  std::string path;                  ///< of the file, for messages and origins
  std::string text;                  ///< a TsvTable
  std::vector<std::uint32_t> lines;  ///< of the file, for each line of `text`; empty: `text` is the file itself
};

}  // namespace newsgraph::extract
