#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "newsgraph/query/function.h"
#include "newsgraph/rdf/term_table.h"

/// What stands in filters, bindings and aggregates (SPARQL 1.1, section 17). Part of algebra.h, which is to be
/// included: an expression may hold a pattern.
namespace newsgraph::query {

using Column = std::uint32_t;

/// A term or a variable of a pattern.
struct Node {
  rdf::TermId term = rdf::TermId::none;  ///< none: a variable
  Column column = 0;

  bool is_variable() const { return term == rdf::TermId::none; }
};

struct Pattern;

struct Expression {
  enum class Kind : std::uint8_t {
    constant,
    variable,
    or_,
    and_,
    not_,
    equal,
    not_equal,
    less,
    greater,
    less_or_equal,
    greater_or_equal,
    in,      ///< the first argument in the others
    not_in,  ///< likewise
    add,
    subtract,
    multiply,
    divide,
    plus,
    minus,
    bound,
    if_,
    coalesce,
    function,
    conversion,  ///< to the datatype `term`
    exists,
    not_exists,
    aggregate,  ///< the value of the aggregate with the number
  };
  Kind kind = Kind::constant;
  Function function{};
  rdf::TermId term = rdf::TermId::none;
  Column column = 0;
  std::size_t aggregate = 0;
  std::vector<Expression> arguments;
  std::unique_ptr<Pattern> pattern;  ///< of EXISTS
  std::size_t begin = 0;             ///< byte of the query, for messages
};

}  // namespace newsgraph::query
