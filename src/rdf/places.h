#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/error.h"
#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/syntax.h"

namespace newsgraph::rdf {

/// A document as it was read into a graph, and how to read it once more.
struct ReadDocument {
  Locator in;
  const Syntax* syntax = nullptr;
  std::string base;          ///< as in ReadOptions
  std::string blank_prefix;  ///< likewise
  Ordinal first = 0;         ///< of its first statement
  Ordinal end = 0;           ///< one behind that of its last
  std::function<Result<std::unique_ptr<ByteSource>>()> open;
};

/// Where statements stand: of each, the first character of its object as it is written; column 0 and the line alone
/// where that cannot be told. The triple to the rest of a collection stands at the next item or at the closing
/// parenthesis. A byte order mark is no column.
///
/// Reads only documents that have one of the statements, once each and no further than the last one; validating pays
/// nothing for positions before something is found. `wanted` is ascending; the answer has one place for each, with line
/// 0 where a document cannot be read again or has fewer statements now. That a document is still the same is for `open`
/// to know.
std::vector<Location> find_places(std::span<const ReadDocument> documents, std::span<const Ordinal> wanted);

}  // namespace newsgraph::rdf
