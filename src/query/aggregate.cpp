#include "newsgraph/query/aggregate.h"

#include <compare>
#include <utility>

namespace newsgraph::query {

using rdf::TermId;
using Kind = Aggregate::Kind;

void Accumulator::add(Solver& solver, const std::vector<Column>& counted) {
  if (!aggregate_->argument) {
    if (aggregate_->distinct) {
      std::vector<TermId> cells;
      cells.reserve(counted.size());
      for (const Column column : counted) cells.push_back(solver.row()[column]);
      if (!seen_) seen_ = std::make_unique<RowSet>(cells.size());
      if (!seen_->insert(cells).second) return;
    }
    ++count_;
    return;
  }
  const Value value = solver.evaluate(*aggregate_->argument);
  rdf::TermTable& terms = solver.evaluation().terms();
  if (value.is_error()) {
    error_ = true;
    return;
  }
  if (aggregate_->distinct) {
    const TermId term = value.intern(terms);
    if (!seen_) seen_ = std::make_unique<RowSet>(1);
    if (!seen_->insert({&term, 1}).second) return;
  }
  ++count_;
  switch (aggregate_->kind) {
    case Kind::count:
      break;
    case Kind::sum:
    case Kind::avg:
      return add_number(value.view(terms));
    case Kind::min:
    case Kind::max:
      return add_extreme(value.intern(terms), terms);
    case Kind::sample:
      if (kept_ == TermId::none) kept_ = value.intern(terms);
      break;
    case Kind::group_concat:
      return add_text(value.view(terms));
  }
}

void Accumulator::add_number(const rdf::TermView& term) {
  const auto number = number_of(term);
  const auto sum = number ? calculate(Operation::add, sum_, *number) : std::nullopt;
  if (sum) {
    sum_ = *sum;
  } else {
    error_ = true;
  }
}

void Accumulator::add_extreme(TermId term, rdf::TermTable& terms) {
  if (kept_ == TermId::none) {
    kept_ = term;
    return;
  }
  const auto ordering = SortKey(terms[term]) <=> SortKey(terms[kept_]);
  if (aggregate_->kind == Kind::min ? std::is_lt(ordering) : std::is_gt(ordering)) kept_ = term;
}

void Accumulator::add_text(const rdf::TermView& term) {
  if (term.kind == rdf::TermKind::blank) {
    error_ = true;
    return;
  }
  if (count_ > 1) text_ += aggregate_->separator;
  text_ += term.text;
}

TermId Accumulator::result(rdf::TermTable& terms) const {
  switch (aggregate_->kind) {
    case Kind::count:
      return terms.intern(term_of(integer(static_cast<std::int64_t>(count_))).view());
    case Kind::sum:
      return error_ ? TermId::none : terms.intern(term_of(sum_).view());
    case Kind::avg: {
      if (error_) return TermId::none;
      if (count_ == 0) return terms.intern(term_of(integer(0)).view());
      const auto average = calculate(Operation::divide, sum_, integer(static_cast<std::int64_t>(count_)));
      return average ? terms.intern(term_of(*average).view()) : TermId::none;
    }
    case Kind::min:
    case Kind::max:
    case Kind::sample:
      return kept_;
    case Kind::group_concat:
      return error_ ? TermId::none : terms.intern(rdf::literal(text_));
  }
  return TermId::none;
}

}  // namespace newsgraph::query
