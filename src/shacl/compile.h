#pragma once

#include <optional>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/shacl/shape.h"
#include "newsgraph/shacl/shapes_graph.h"

namespace newsgraph::shacl {

/// Something that is wrong with shapes. `error` has no place yet: rdf::find_places() makes one of `at`.
struct Problem {
  Error error;
  std::optional<rdf::Ordinal> at;
};
using Problems = std::vector<Problem>;

struct CompileOptions {
  bool ignore_sparql = false;  ///< what needs SPARQL, JavaScript or entailment gives a warning instead of an error
};

struct Compiled {
  Shapes shapes;      ///< to be used only where there are no errors
  Problems errors;    ///< Errc::shapes: ill-formed or recursive; Errc::unsupported: cannot be checked; Errc::limit
  Problems warnings;  ///< what has no effect, or perhaps not the one that was meant
};

/// All shapes of a graph (SHACL section 2.1), with everything that is wrong about them. Paths, lists and nested shapes
/// are read where shapes use them: what no shape uses may be ill-formed.
Compiled compile(const ShapesGraph& graph, const CompileOptions& options = {});

}  // namespace newsgraph::shacl
