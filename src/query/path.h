#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/rdf/term_table.h"

namespace newsgraph::query {

/// A property path (SPARQL 1.1, section 9) as a tree.
struct Path {
  enum class Kind : std::uint8_t {
    predicate,
    inverse,       ///< of parts[0]
    sequence,      ///< of two or more parts
    alternative,   ///< of two or more parts
    zero_or_more,  ///< of parts[0]
    one_or_more,
    zero_or_one,
    negated,  ///< any predicate but those in `excluded`, and backwards any but those in `excluded_backwards`
  };
  Kind kind = Kind::predicate;
  rdf::TermId predicate = rdf::TermId::none;  ///< of kind predicate only
  std::vector<Path> parts;
  std::vector<rdf::TermId> excluded;
  std::vector<rdf::TermId> excluded_backwards;
  bool forwards = false;   ///< of kind negated: whether steps forwards are meant
  bool backwards = false;  ///< likewise backwards
};

}  // namespace newsgraph::query
