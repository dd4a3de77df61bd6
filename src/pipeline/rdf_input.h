#pragma once

#include <map>
#include <string>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/places.h"
#include "newsgraph/rdf/statement_sink.h"
#include "newsgraph/rdf/syntax.h"

namespace newsgraph::pipeline {

struct RdfInputOptions {
  /// Of standard input and of files whose names do not tell; null: these are errors.
  const rdf::Syntax* syntax = nullptr;
  int standard_input = 0;  ///< file descriptor that "-" stands for
};

/// The RDF documents that inputs name, in their order and each once, not read yet: files (also as .gz and .zst),
/// folders (all files below whose names tell an RDF syntax, in name order), patterns with * ? [ ] (in name order), "-".
/// Each document's base is its absolute file: IRI. Error (io, unsupported) for an input that gives none.
Result<std::vector<rdf::ReadDocument>> rdf_documents(const std::vector<std::string>& inputs,
                                                     const RdfInputOptions& options);

/// All bytes of a file, or of "-", which stands for the file descriptor; decompressed.
Result<std::string> read_whole(const std::string& input, int standard_input = 0);

/// A document in memory.
rdf::ReadDocument document_of(std::string name, std::string bytes, const rdf::Syntax& syntax);

/// Prefixes of documents: the first IRI that each name was given.
using Prefixes = std::map<std::string, std::string, std::less<>>;

}  // namespace newsgraph::pipeline
