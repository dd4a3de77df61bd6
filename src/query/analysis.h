#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "newsgraph/query/query.h"

namespace newsgraph::query {

/// What is wrong with a query beyond its grammar.
struct Fault {
  std::size_t begin = 0;  ///< byte of the query
  std::string message;
  std::string hint;
};

/// The columns that solutions of the pattern may bind (SPARQL 1.1, section 18.2.1: the variables in scope, and blank
/// nodes). `width` is how many columns there are.
Columns bound_columns(const Pattern& pattern, std::size_t width);

/// Fills in what evaluation needs to know of each pattern, moves conditions to where they can be tested first, and
/// checks which variables may stand where (notes of section 19.8).
///
/// Patterns are evaluated from left to right with the bindings so far; that is the same as evaluating each by itself
/// and joining (section 18.5) only where what is bound before cannot change the outcome otherwise. Where it could, the
/// pattern is marked `apart`.
std::optional<Fault> analyse(Query& query);

}  // namespace newsgraph::query
