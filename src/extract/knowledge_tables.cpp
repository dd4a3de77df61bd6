#include "newsgraph/extract/knowledge_tables.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace newsgraph::embedded {
// Defined by the source that src/extract/CMakeLists.txt has written.
extern const EmbeddedFile cldr_files[];
extern const std::size_t cldr_count;
}  // namespace newsgraph::embedded

namespace newsgraph::extract {

std::span<const EmbeddedFile> knowledge_tables() {
  static const std::vector<EmbeddedFile> tables = [] {
    std::vector<EmbeddedFile> out;
    std::ranges::copy_if(embedded_files(), std::back_inserter(out), [](const EmbeddedFile& file) {
      return file.path.starts_with("ontology/") && file.path.ends_with(".tsv");
    });
    std::ranges::copy(std::span(embedded::cldr_files, embedded::cldr_count), std::back_inserter(out));
    return out;
  }();
  return tables;
}

std::uint32_t table_number(std::string_view path) {
  const auto tables = knowledge_tables();
  const auto found = std::ranges::find(tables, path, &EmbeddedFile::path);
  return found == tables.end() ? 0 : static_cast<std::uint32_t>(found - tables.begin()) + 1;
}

}  // namespace newsgraph::extract
