#pragma once

#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/rdf_input.h"
#include "newsgraph/shacl/shape.h"

namespace newsgraph::pipeline {

struct ShapesOptions {
  std::vector<std::string> inputs;  ///< as of rdf_documents(); none: the shapes of newsgraph's own graph
  std::string catalogue;            ///< path of a table of IRI and file, for owl:imports; empty: none
  bool ignore_sparql = false;
  bool schema_https = false;  ///< of newsgraph's own: for graphs that say https://schema.org/
  RdfInputOptions rdf;
};

/// Shapes ready for use, and the terms that they speak of, which data tables stand on. Does not move.
struct LoadedShapes {
  rdf::TermTable terms;
  std::unique_ptr<const shacl::CommonTerms> common;
  shacl::Shapes shapes;
  std::vector<rdf::ReadDocument> documents;
  Prefixes prefixes;
  Diagnostics warnings;

  /// Where shapes stand, by ShapeIndex.
  std::vector<Location> places;
};

/// Reads and compiles shapes. Graph names are not looked at: all statements of all documents are one shapes graph, with
/// those of the documents that owl:imports leads to. The catalogue has two columns, tab-separated: `iri` and `file`,
/// relative to the catalogue. What is not in it is not followed, with a warning. Errors: all that were found.
tl::expected<std::unique_ptr<const LoadedShapes>, Diagnostics> load_shapes(const ShapesOptions& options);

}  // namespace newsgraph::pipeline
