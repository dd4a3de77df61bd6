#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace newsgraph {

/// A file of ontology/ or shapes/ that was compiled into the binary. Static storage, valid for the whole run.
struct EmbeddedFile {
  struct Range {
    const char* begin;
    const char* end;
  };
  std::string_view path;  ///< "ontology/cues/saying.tsv", "shapes/quotation.ttl"
  Range range;

  std::string_view bytes() const {
    return {range.begin, static_cast<std::string_view::size_type>(range.end - range.begin)};
  }
};

/// All of them, in path order within each folder.
std::vector<EmbeddedFile> embedded_files();

/// The bytes of one file, or nothing where no such file was embedded.
std::optional<std::string_view> embedded_file(std::string_view path);

}  // namespace newsgraph
