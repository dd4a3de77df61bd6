#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/dynamic_bitset.hpp>

#include "newsgraph/query/expression.h"
#include "newsgraph/query/path.h"
#include "newsgraph/rdf/term_table.h"

/// A query as the algebra of SPARQL 1.1 (section 18) sees it. Terms are numbers of the query's own table; variables,
/// and blank nodes of patterns, are columns of a row of terms. A variable of a sub-select that is not projected has a
/// column of its own.
namespace newsgraph::query {

using Columns = boost::dynamic_bitset<>;

struct Select;

struct TriplePattern {
  Node subject;
  Node predicate;  ///< not used where there is a path
  Node object;
  std::unique_ptr<Path> path;  ///< other than a predicate
};

/// A graph pattern (section 18.2.2).
struct Pattern {
  enum class Kind : std::uint8_t {
    triples,    ///< a basic graph pattern, with paths; without triples it is the empty pattern
    join,       ///< of the parts
    left_join,  ///< of two parts, with conditions
    filter,     ///< of one part, with conditions
    union_,     ///< of the parts
    minus,      ///< of two parts
    extend,     ///< of one part: `target` becomes the value of conditions[0]
    graph,      ///< of one part
    values,     ///< a table of `columns` and `cells`
    select,     ///< a query within the query
  };
  Kind kind = Kind::triples;
  std::vector<TriplePattern> triples;
  std::vector<Pattern> parts;
  std::vector<Expression> conditions;  ///< of triples: those that need nothing but what the triples bind
  Column target = 0;
  Node graph;
  std::vector<Column> columns;
  std::vector<rdf::TermId> cells;  ///< row by row; none = UNDEF
  std::unique_ptr<Select> select;

  // What analysis.h adds.
  Columns possible;          ///< columns that a solution may bind
  Columns certain;           ///< columns that every solution binds
  Columns known;             ///< columns that are bound before this pattern is asked
  std::vector<Column> keys;  ///< bound before and certain: a table of solutions is looked up by them
  bool apart = false;        ///< is evaluated by itself, once, and then joined with what is bound before
};

struct Aggregate {
  enum class Kind : std::uint8_t { count, sum, min, max, avg, sample, group_concat };
  Kind kind = Kind::count;
  bool distinct = false;
  std::optional<Expression> argument;  ///< nothing: COUNT(*)
  std::string separator = " ";
};

struct Projected {
  std::string name;
  Column column = 0;                ///< in the rows of the query
  Column outer = 0;                 ///< in the rows of the query around a sub-select
  std::optional<Expression> value;  ///< of (expression AS ?name)
  std::size_t begin = 0;            ///< byte of the query, for messages
};

struct GroupKey {
  std::optional<Expression> value;  ///< nothing: the variable
  Column column = 0;
};

struct OrderKey {
  Expression value;
  bool descending = false;
};

/// A pattern with solution modifiers.
struct Select {
  bool distinct = false;
  bool reduced = false;
  std::vector<Projected> projection;
  Pattern where;
  bool grouped = false;
  std::vector<GroupKey> group_by;
  std::vector<Aggregate> aggregates;
  std::vector<Expression> having;
  std::optional<Pattern> values;  ///< behind the modifiers of a grouped query
  std::vector<OrderKey> order_by;
  std::optional<std::uint64_t> limit;
  std::uint64_t offset = 0;
};

}  // namespace newsgraph::query
