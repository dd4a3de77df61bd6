#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/shacl/shapes_graph.h"

namespace newsgraph::shacl {

/// A property path (SHACL section 2.3.1) as a tree.
struct Path {
  enum class Kind : std::uint8_t {
    predicate,
    inverse,       ///< of parts[0]
    sequence,      ///< of two or more parts
    alternative,   ///< of two or more parts
    zero_or_more,  ///< of parts[0]
    one_or_more,
    zero_or_one,
  };
  Kind kind = Kind::predicate;
  rdf::TermId predicate = rdf::TermId::none;  ///< of kind predicate only
  std::vector<Path> parts;

  friend bool operator==(const Path&, const Path&) = default;
};

/// Reads the path that starts at a node of the shapes graph. Error without a place: it is not well formed or contains
/// itself (shapes), or is nested too deeply (limit).
Result<Path> read_path(const ShapesGraph& shapes, rdf::TermId node);

/// Appends the predicates that are followed backwards: what DataGraph must index.
void inverse_predicates(const Path& path, std::vector<rdf::TermId>& out);

/// Puts into `out`, in ascending order and once each, the nodes that the path leads to from `from` (SPARQL 1.1 section
/// 18.4, as sets). Ends on every graph, also on one with cycles.
void follow(const rdf::DataGraph& graph, const Path& path, rdf::TermId from, std::vector<rdf::TermId>& out);

/// A statement that is the last step of a way along the path from one node to another, for saying where a value
/// comes from; nothing where there is no such way or it has no steps.
std::optional<rdf::Ordinal> last_step(const rdf::DataGraph& graph, const Path& path, rdf::TermId from, rdf::TermId to);

}  // namespace newsgraph::shacl
