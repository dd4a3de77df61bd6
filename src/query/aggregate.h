#pragma once

#include <memory>
#include <optional>
#include <string>

#include "newsgraph/query/number.h"
#include "newsgraph/query/solver.h"
#include "newsgraph/query/table.h"

namespace newsgraph::query {

/// One aggregate of one group on its way (SPARQL 1.1, section 18.5.1).
class Accumulator {
 public:
  explicit Accumulator(const Aggregate& aggregate) : aggregate_(&aggregate) {}

  /// Takes the solver's row. `counted` are the columns that COUNT(DISTINCT *) tells rows apart by.
  void add(Solver& solver, const std::vector<Column>& counted);
  /// None where the aggregate is an error: a sum of what is no number, the least of nothing.
  rdf::TermId result(rdf::TermTable& terms) const;

 private:
  void add_number(const rdf::TermView& term);
  void add_extreme(rdf::TermId term, rdf::TermTable& terms);
  void add_text(const rdf::TermView& term);

  const Aggregate* aggregate_;
  std::uint64_t count_ = 0;
  bool error_ = false;
  Number sum_;
  rdf::TermId kept_ = rdf::TermId::none;  ///< of MIN, MAX and SAMPLE
  std::string text_;
  std::unique_ptr<RowSet> seen_;  ///< where values count once
};

}  // namespace newsgraph::query
