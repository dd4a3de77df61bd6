#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/query/dataset.h"
#include "newsgraph/query/function_ref.h"
#include "newsgraph/query/query.h"
#include "newsgraph/query/table.h"
#include "newsgraph/query/value.h"

namespace newsgraph::regex {
class Regex;
}  // namespace newsgraph::regex

namespace newsgraph::query {

/// What the parts of one evaluation share.
class Evaluation {
 public:
  Evaluation(const Query& query, const Dataset& data);
  ~Evaluation();
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  const Query& query() const { return query_; }
  const Dataset& data() const { return data_; }
  /// All terms: those of the query, of the data, and what expressions made.
  rdf::TermTable& terms() { return terms_; }
  /// The moment at which the evaluation began: NOW() is the same throughout.
  const rdf::Term& now() const { return now_; }
  /// Compiled once; null where the pattern or a flag is none.
  const regex::Regex* regex(std::string_view pattern, std::string_view flags);

 private:
  friend class Solver;

  const Query& query_;
  const Dataset& data_;
  rdf::TermTable terms_;
  rdf::Term now_;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<regex::Regex>> regexes_;
  std::map<std::pair<const Pattern*, const Graph*>, Table> tables_;
};

/// Finds the solutions of patterns one by one: the bindings stand in one row, which is extended from left to right and
/// taken back.
class Solver {
 public:
  /// Called for each solution, which is in row(); false ends the search.
  using Next = FunctionRef<bool()>;

  Solver(Evaluation& evaluation, const Graph& graph);

  /// Extends the row by each solution of the pattern that agrees with it. False where `next` ended the search. The row
  /// is the same behind the call as before.
  bool solve(const Pattern& pattern, Next next);

  std::vector<rdf::TermId>& row() { return row_; }
  /// What the aggregates of a group came to.
  void set_aggregates(std::span<const rdf::TermId> values) { aggregates_ = values; }
  const Graph& graph() const { return *graph_; }
  Evaluation& evaluation() { return evaluation_; }

  /// The value of an expression for the row.
  Value evaluate(const Expression& expression);
  /// The same as the number of a term, none for errors.
  rdf::TermId evaluate_to_term(const Expression& expression);
  /// Its effective boolean value; nothing for errors.
  std::optional<bool> test(const Expression& expression);
  /// True where all conditions are true for the row.
  bool holds(const std::vector<Expression>& conditions);

 private:
  struct Plan;

  // solver.cpp
  bool solve_here(const Pattern& pattern, Next next);
  bool solve_parts(std::span<const Pattern> parts, Next next);
  bool solve_left_join(const Pattern& pattern, Next next);
  bool solve_graph(const Pattern& pattern, Next next);
  bool solve_in(const Graph& graph, const Pattern& pattern, Next next);
  bool solve_extend(const Pattern& pattern, Next next);
  bool solve_table(const Pattern& pattern, Next next);
  bool is_taken_away(const Pattern& pattern);
  const Table& table_of(const Pattern& pattern);
  Table make_table(const Pattern& pattern);

  // basic_pattern.cpp
  bool solve_triples(const Pattern& pattern, Next next);
  const Plan& plan_of(const Pattern& pattern);
  double expected_matches(const TriplePattern& triple, const Columns& bound) const;
  bool solve_steps(const Pattern& pattern, const Plan& plan, std::size_t step, Next next);
  bool solve_triple(const TriplePattern& triple, Next next);
  bool solve_predicate(const TriplePattern& triple, rdf::TermId subject, rdf::TermId predicate, rdf::TermId object,
                       Next next);
  bool take(const TriplePattern& triple, rdf::TermId subject, rdf::TermId predicate, rdf::TermId object, Next next);
  rdf::TermId value_of(const Node& node) const { return node.is_variable() ? row_[node.column] : node.term; }

  // expression.cpp
  std::optional<bool> test_in(const Expression& expression);
  std::optional<bool> test_comparison(const Expression& expression);
  Value calculate_value(const Expression& expression);
  Value call_function(const Expression& expression);
  bool exists(const Pattern& pattern);

  Evaluation& evaluation_;
  const Graph* graph_;
  std::vector<rdf::TermId> row_;
  std::span<const rdf::TermId> aggregates_;
  std::map<const Pattern*, std::unique_ptr<Plan>> plans_;

 public:
  ~Solver();
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;
};

}  // namespace newsgraph::query
