#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/gazetteer_table.h"

// What a gazetteer of the user's may be written in, recognised in this order. To add one: a file in gazetteers/ that
// defines `const GazetteerFormat x_gazetteer` and a word here.
#define NEWSGRAPH_GAZETTEER_FORMATS(X) X(table) X(skos) X(sparql_results)

namespace newsgraph::pipeline {

struct GazetteerFormat {
  std::string_view name;
  /// Whether a file of this name and content is one.
  bool (*recognises)(const std::string& path, std::string_view bytes);
  /// The table that says the same. What is left out of it is told in `remarks`. Error (syntax, encoding) where the
  /// file is not of the format.
  Result<extract::GazetteerTable> (*read)(const std::string& path, std::string_view bytes, Diagnostics& remarks);
};

#define X(name) extern const GazetteerFormat name##_gazetteer;
NEWSGRAPH_GAZETTEER_FORMATS(X)
#undef X

std::span<const GazetteerFormat* const> gazetteer_formats();

/// Reads gazetteers of the user's, compressed or not: our own tables, SKOS in any RDF syntax, results of SPARQL queries
/// to Wikidata as JSON, CSV or TSV. Error (io) for a file that cannot be read, (unsupported) for one that is none of
/// these, or as the format says.
Result<std::vector<extract::GazetteerTable>> read_gazetteers(const std::vector<std::string>& paths,
                                                             Diagnostics& remarks);

}  // namespace newsgraph::pipeline
