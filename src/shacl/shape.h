#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/term_table.h"
#include "newsgraph/shacl/constraint.h"
#include "newsgraph/shacl/path.h"
#include "newsgraph/shacl/vocabulary.h"

namespace newsgraph::shacl {

/// What a shape is to be checked on (SHACL section 2.1.3).
struct Targets {
  std::vector<rdf::TermId> nodes;        ///< sh:targetNode
  std::vector<rdf::TermId> classes;      ///< sh:targetClass, and the shape itself where it is a class
  std::vector<rdf::TermId> subjects_of;  ///< sh:targetSubjectsOf
  std::vector<rdf::TermId> objects_of;   ///< sh:targetObjectsOf

  bool empty() const { return nodes.empty() && classes.empty() && subjects_of.empty() && objects_of.empty(); }
};

struct Shape {
  rdf::TermId node = rdf::TermId::none;
  /// Itself, or the next shape around it that has an IRI; none where there is no such shape.
  rdf::TermId named = rdf::TermId::none;
  std::optional<Path> path;  ///< of property shapes
  rdf::TermId path_node = rdf::TermId::none;
  rdf::TermId severity = rdf::TermId::none;
  std::vector<rdf::TermId> messages;  ///< sh:message: strings, perhaps in several languages
  bool deactivated = false;
  Targets targets;
  std::vector<std::unique_ptr<Constraint>> constraints;
  std::optional<rdf::Ordinal> at;  ///< its first statement in the shapes graph
};

/// All shapes of a shapes graph, compiled. Immutable, shared by threads. Its numbers are those of `terms`.
struct Shapes {
  std::vector<Shape> all;                       ///< by ShapeIndex
  std::vector<ShapeIndex> targeted;             ///< those that have targets, in the order of their nodes
  std::vector<rdf::TermId> classes;             ///< of sh:class, by ClassIndex
  std::vector<rdf::TermId> inverse_predicates;  ///< what DataGraph must index by object

  const Shape& operator[](ShapeIndex index) const { return all[index]; }
};

}  // namespace newsgraph::shacl
