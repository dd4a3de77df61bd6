#include "newsgraph/query/solver.h"

#include <algorithm>

#include "newsgraph/query/plan.h"
#include "newsgraph/query/select.h"

namespace newsgraph::query {

using rdf::TermId;
using Kind = Pattern::Kind;

Solver::Solver(Evaluation& evaluation, const Graph& graph)
    : evaluation_(evaluation), graph_(&graph), row_(evaluation.query().columns.size()) {}
Solver::~Solver() = default;

bool Solver::solve(const Pattern& pattern, Next next) {
  return pattern.apart ? solve_table(pattern, next) : solve_here(pattern, next);
}

bool Solver::solve_here(const Pattern& pattern, Next next) {
  switch (pattern.kind) {
    case Kind::triples:
      return solve_triples(pattern, next);
    case Kind::join:
      return solve_parts(pattern.parts, next);
    case Kind::left_join:
      return solve_left_join(pattern, next);
    case Kind::filter:
      return solve(pattern.parts.front(), [&] { return !holds(pattern.conditions) || next(); });
    case Kind::union_:
      return std::ranges::all_of(pattern.parts, [&](const Pattern& part) { return solve(part, next); });
    case Kind::minus:
      return solve(pattern.parts.front(), [&] { return is_taken_away(pattern.parts.back()) || next(); });
    case Kind::extend:
      return solve_extend(pattern, next);
    case Kind::graph:
      return solve_graph(pattern, next);
    case Kind::values:
    case Kind::select:
      return solve_table(pattern, next);
  }
  return true;
}

bool Solver::solve_parts(std::span<const Pattern> parts, Next next) {
  if (parts.empty()) return next();
  return solve(parts.front(), [&] { return solve_parts(parts.subspan(1), next); });
}

bool Solver::solve_left_join(const Pattern& pattern, Next next) {
  return solve(pattern.parts.front(), [&] {
    bool found = false;
    const bool go_on = solve(pattern.parts.back(), [&] {
      if (!holds(pattern.conditions)) return true;
      found = true;
      return next();
    });
    return go_on && (found || next());
  });
}

bool Solver::solve_extend(const Pattern& pattern, Next next) {
  return solve(pattern.parts.front(), [&] {
    row_[pattern.target] = evaluate_to_term(pattern.conditions.front());
    const bool go_on = next();
    row_[pattern.target] = TermId::none;
    return go_on;
  });
}

bool Solver::solve_in(const Graph& graph, const Pattern& pattern, Next next) {
  const Graph* const around = std::exchange(graph_, &graph);
  // What comes after the pattern is asked of the graph around it.
  const bool go_on = solve(pattern, [&] {
    const Graph* const inner = std::exchange(graph_, around);
    const bool on = next();
    graph_ = inner;
    return on;
  });
  graph_ = around;
  return go_on;
}

bool Solver::solve_graph(const Pattern& pattern, Next next) {
  const Pattern& inner = pattern.parts.front();
  if (const TermId name = value_of(pattern.graph); name != TermId::none) {
    const Graph* graph = evaluation_.data().named_graph(name);
    return graph == nullptr || solve_in(*graph, inner, next);
  }
  return std::ranges::all_of(evaluation_.data().named_graphs(), [&](const Dataset::Named& named) {
    row_[pattern.graph.column] = named.name;
    const bool go_on = solve_in(*named.graph, inner, next);
    row_[pattern.graph.column] = TermId::none;
    return go_on;
  });
}

bool Solver::solve_table(const Pattern& pattern, Next next) {
  const Table& table = table_of(pattern);
  std::vector<Column> bound;
  return table.candidates(row_, [&](std::span<const TermId> cells) {
    const std::vector<Column>& columns = table.columns();
    bool agree = true;
    for (std::size_t i = 0; i < cells.size() && agree; ++i) {
      const TermId here = row_[columns[i]];
      agree = here == TermId::none || cells[i] == TermId::none || here == cells[i];
    }
    if (!agree) return true;
    const std::size_t before = bound.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i] == TermId::none || row_[columns[i]] != TermId::none) continue;
      row_[columns[i]] = cells[i];
      bound.push_back(columns[i]);
    }
    const bool go_on = next();
    for (; bound.size() > before; bound.pop_back()) row_[bound.back()] = TermId::none;
    return go_on;
  });
}

/// Whether a solution of the pattern agrees with the row and has a variable in common with it (section 18.5, Minus).
bool Solver::is_taken_away(const Pattern& pattern) {
  const Table& table = table_of(pattern);
  return !table.candidates(row_, [&](std::span<const TermId> cells) {
    bool agree = true;
    bool shared = false;
    for (std::size_t i = 0; i < cells.size() && agree; ++i) {
      const TermId here = row_[table.columns()[i]];
      if (here == TermId::none || cells[i] == TermId::none) continue;
      shared = true;
      agree = here == cells[i];
    }
    return !(agree && shared);
  });
}

const Table& Solver::table_of(const Pattern& pattern) {
  // The table of VALUES is the same in every graph.
  const Graph* graph = pattern.kind == Kind::values ? nullptr : graph_;
  const auto key = std::pair(&pattern, graph);
  if (const auto found = evaluation_.tables_.find(key); found != evaluation_.tables_.end()) return found->second;
  Table table = make_table(pattern);
  table.index();
  return evaluation_.tables_.emplace(key, std::move(table)).first->second;
}

Table Solver::make_table(const Pattern& pattern) {
  if (pattern.kind == Kind::values) {
    Table table(pattern.columns, pattern.keys);
    const std::size_t width = std::max<std::size_t>(pattern.columns.size(), 1);
    for (std::size_t i = 0; i < pattern.cells.size(); i += width)
      table.add(std::span(pattern.cells).subspan(i, pattern.columns.size()));
    return table;
  }
  Solver apart(evaluation_, *graph_);
  std::vector<Column> columns;
  if (pattern.kind == Kind::select) {
    for (const Projected& projected : pattern.select->projection) columns.push_back(projected.outer);
    Table table(columns, pattern.keys);
    run_select(*pattern.select, apart, [&](std::span<const TermId> cells) {
      table.add(cells);
      return true;
    });
    return table;
  }
  for (std::size_t i = pattern.possible.find_first(); i != Columns::npos; i = pattern.possible.find_next(i))
    columns.push_back(static_cast<Column>(i));
  Table table(columns, pattern.keys);
  std::vector<TermId> cells(columns.size());
  apart.solve_here(pattern, [&] {
    for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = apart.row_[columns[i]];
    table.add(cells);
    return true;
  });
  return table;
}

}  // namespace newsgraph::query
