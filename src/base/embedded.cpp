#include "newsgraph/base/embedded.h"

#include <algorithm>

namespace newsgraph {
namespace embedded {
// Defined by the source that cmake/NewsgraphEmbed.cmake writes, one pair for each embedded folder.
extern const EmbeddedFile ontology_files[];
extern const std::size_t ontology_count;
}  // namespace embedded

std::vector<EmbeddedFile> embedded_files() {
  return {embedded::ontology_files, embedded::ontology_files + embedded::ontology_count};
}

std::optional<std::string_view> embedded_file(std::string_view path) {
  const std::span files(embedded::ontology_files, embedded::ontology_count);
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  if (found == files.end()) return std::nullopt;
  return found->bytes();
}

}  // namespace newsgraph
