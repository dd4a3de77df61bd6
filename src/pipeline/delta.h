#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "newsgraph/base/output_folder.h"
#include "newsgraph/pipeline/article_output.h"

/// What turns a store's graphs of the last run into those of this one. Each article's graph is replaced or dropped as a
/// whole; of the graph of entities' shared facts single facts come and go. Applying a delta twice, or again after it
/// was applied in part, comes to the same end.
namespace newsgraph::pipeline {

/// Takes the differences that are not articles. Facts are triples of N-Triples, "<s> <p> <o>".
class DeltaOutput : public ArticleOutput {
 public:
  /// A fact that the graph of entities lacks.
  virtual Status insert_fact(std::string_view triple) = 0;
  /// A fact that no article states any more.
  virtual Status delete_fact(std::string_view triple) = 0;
  /// To be called before anything that this graph is to hold.
  virtual Status drop_graph(std::string_view iri) = 0;
  /// Bytes of the whole so far.
  virtual std::uint64_t bytes() const = 0;
};

/// No statement of an update has more lines than this: stores compile each (Virtuoso gives up at some thousand).
inline constexpr std::size_t most_triples_of_update = 400;
/// Nor more bytes, unless one triple alone has more.
inline constexpr std::size_t most_bytes_of_update = std::size_t{512} * 1024;

/// What ends an INSERT DATA or DELETE DATA of an update, on a line of its own.
inline constexpr std::string_view delta_update_end = "} } ;";

/// SPARQL 1.1 Update: DROP SILENT GRAPH, INSERT DATA and DELETE DATA, each ended by " ;" at the end of a line, which no
/// other line has, so that the file can be cut there. Terms are written as N-Triples writes them (no prefixes).
std::unique_ptr<DeltaOutput> make_update_delta(mapping::MappingOptions options, ByteSink& out);

/// A folder: docs/incremental.md says what is in it. `syntax` is N-Triples or N-Quads and that of its graphs.
std::unique_ptr<DeltaOutput> make_folder_delta(const rdf::Syntax& syntax, mapping::MappingOptions options,
                                               const OutputFolder& folder);

}  // namespace newsgraph::pipeline
