#include "newsgraph/base/embedded.h"

#include <algorithm>

namespace newsgraph {
namespace embedded {
// Defined by the source that cmake/NewsgraphEmbed.cmake writes, one pair for each embedded folder.
extern const EmbeddedFile ontology_files[];
extern const std::size_t ontology_count;
extern const EmbeddedFile shapes_files[];
extern const std::size_t shapes_count;
}  // namespace embedded

std::vector<EmbeddedFile> embedded_files() {
  std::vector<EmbeddedFile> files(embedded::ontology_files, embedded::ontology_files + embedded::ontology_count);
  files.insert(files.end(), embedded::shapes_files, embedded::shapes_files + embedded::shapes_count);
  return files;
}

std::optional<std::string_view> embedded_file(std::string_view path) {
  for (const std::span files : {std::span(embedded::ontology_files, embedded::ontology_count),
                                std::span(embedded::shapes_files, embedded::shapes_count)}) {
    const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
    if (found != files.end()) return found->bytes();
  }
  return std::nullopt;
}

}  // namespace newsgraph
