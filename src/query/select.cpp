#include "newsgraph/query/select.h"

#include <algorithm>
#include <compare>
#include <numeric>

#include "newsgraph/query/aggregate.h"

namespace newsgraph::query {

using rdf::TermId;

namespace {

class Selection {
 public:
  Selection(const Select& select, Solver& solver, FunctionRef<bool(std::span<const TermId>)> emit)
      : select_(select), solver_(solver), emit_(emit), seen_(row_width()) {}

  void run() {
    if (select_.limit == std::uint64_t{0}) return;
    if (select_.grouped) {
      run_groups();
    } else {
      solver_.solve(select_.where, [&] { return take_row(); });
    }
    if (!select_.order_by.empty()) emit_ordered();
  }

 private:
  std::size_t row_width() const {
    return select_.projection.empty() ? solver_.row().size() : select_.projection.size();
  }

  void run_groups();
  bool take_group();
  bool take_row();
  bool take_values();
  bool emit_row(std::span<const TermId> cells);
  void emit_ordered();
  std::vector<Column> counted_columns() const;

  const Select& select_;
  Solver& solver_;
  FunctionRef<bool(std::span<const TermId>)> emit_;
  RowSet seen_;
  std::uint64_t skipped_ = 0;
  std::uint64_t emitted_ = 0;
  std::vector<TermId> cells_;   ///< of the current row
  std::vector<TermId> kept_;    ///< rows to be ordered
  std::vector<TermId> orders_;  ///< their values of ORDER BY
};

/// What COUNT(DISTINCT *) sees: variables, and not the blank nodes of patterns.
std::vector<Column> Selection::counted_columns() const {
  std::vector<Column> out;
  const Columns& possible = select_.where.possible;
  for (std::size_t i = possible.find_first(); i != Columns::npos; i = possible.find_next(i)) {
    if (!solver_.evaluation().query().columns[i].empty()) out.push_back(static_cast<Column>(i));
  }
  return out;
}

void Selection::run_groups() {
  RowSet keys(select_.group_by.size());
  std::vector<std::vector<Accumulator>> groups;
  const std::vector<Column> counted = counted_columns();
  std::vector<TermId> key(select_.group_by.size());
  const auto add_group = [&] {
    std::vector<Accumulator>& group = groups.emplace_back();
    for (const Aggregate& aggregate : select_.aggregates) group.emplace_back(aggregate);
  };
  solver_.solve(select_.where, [&] {
    for (std::size_t i = 0; i < key.size(); ++i) {
      const GroupKey& one = select_.group_by[i];
      key[i] = one.value ? solver_.evaluate_to_term(*one.value) : solver_.row()[one.column];
    }
    const auto [number, is_new] = keys.insert(key);
    if (is_new) add_group();
    for (Accumulator& accumulator : groups[number]) accumulator.add(solver_, counted);
    return true;
  });
  // Without GROUP BY all rows are one group, also if there are none.
  if (groups.empty() && select_.group_by.empty()) {
    keys.insert(key);
    add_group();
  }
  std::vector<TermId> values;
  for (std::size_t number = 0; number < groups.size(); ++number) {
    for (std::size_t i = 0; i < key.size(); ++i) solver_.row()[select_.group_by[i].column] = keys[number][i];
    values.clear();
    for (const Accumulator& accumulator : groups[number])
      values.push_back(accumulator.result(solver_.evaluation().terms()));
    solver_.set_aggregates(values);
    const bool go_on = take_group();
    for (const GroupKey& one : select_.group_by) solver_.row()[one.column] = TermId::none;
    if (!go_on) break;
  }
  solver_.set_aggregates({});
}

bool Selection::take_group() {
  if (!solver_.holds(select_.having)) return true;
  if (!select_.values) return take_row();
  return solver_.solve(*select_.values, [&] { return take_row(); });
}

/// Adds what SELECT computes, and passes the row on.
bool Selection::take_row() {
  for (const Projected& projected : select_.projection) {
    if (projected.value) solver_.row()[projected.column] = solver_.evaluate_to_term(*projected.value);
  }
  const bool go_on = take_values();
  for (const Projected& projected : select_.projection) {
    if (projected.value) solver_.row()[projected.column] = TermId::none;
  }
  return go_on;
}

bool Selection::take_values() {
  cells_.clear();
  for (const Projected& projected : select_.projection) cells_.push_back(solver_.row()[projected.column]);
  if (select_.projection.empty()) cells_ = solver_.row();
  if (select_.order_by.empty()) return emit_row(cells_);
  kept_.insert(kept_.end(), cells_.begin(), cells_.end());
  for (const OrderKey& key : select_.order_by) orders_.push_back(solver_.evaluate_to_term(key.value));
  return true;
}

bool Selection::emit_row(std::span<const TermId> cells) {
  if (select_.distinct && !seen_.insert(cells).second) return true;
  if (skipped_ < select_.offset) {
    ++skipped_;
    return true;
  }
  if (!emit_(cells)) return false;
  ++emitted_;
  return !select_.limit || emitted_ < *select_.limit;
}

void Selection::emit_ordered() {
  const std::size_t width = select_.order_by.size();  // of the keys of a row
  const rdf::TermTable& terms = solver_.evaluation().terms();
  std::vector<SortKey> keys;
  keys.reserve(orders_.size());
  for (const TermId term : orders_) keys.emplace_back(term == TermId::none ? rdf::TermView() : terms[term]);
  std::vector<std::size_t> rows(orders_.size() / width);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::stable_sort(rows, [&](std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < width; ++i) {
      const auto ordering = keys[a * width + i] <=> keys[b * width + i];
      if (std::is_neq(ordering)) return select_.order_by[i].descending ? std::is_gt(ordering) : std::is_lt(ordering);
    }
    return false;
  });
  const std::size_t cells = row_width();
  for (const std::size_t row : rows) {
    if (!emit_row(std::span(kept_).subspan(row * cells, cells))) return;
  }
}

}  // namespace

void run_select(const Select& select, Solver& solver, FunctionRef<bool(std::span<const TermId>)> emit) {
  Selection(select, solver, emit).run();
}

}  // namespace newsgraph::query
