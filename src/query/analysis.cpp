#include "newsgraph/query/analysis.h"

#include <algorithm>
#include <utility>

namespace newsgraph::query {
namespace {

using Kind = Pattern::Kind;

void add(const Node& node, Columns& out) {
  if (node.is_variable()) out.set(node.column);
}

/// Calls with every part of an expression, but not with what is in the patterns of EXISTS.
template <class Visit>
void for_each_part(const Expression& expression, const Visit& visit) {
  visit(expression);
  for (const Expression& argument : expression.arguments) for_each_part(argument, visit);
}
template <class Visit>
void for_each_part(Expression& expression, const Visit& visit) {
  visit(expression);
  for (Expression& argument : expression.arguments) for_each_part(argument, visit);
}

void add_mentioned(const Expression& expression, Columns& out);

/// All columns whose values matter to a pattern: those that it binds and those of its conditions.
void add_mentioned(const Pattern& pattern, Columns& out) {
  if (pattern.kind == Kind::select) {
    for (const Projected& projected : pattern.select->projection) out.set(projected.outer);
    return;
  }
  out |= bound_columns(pattern, out.size());
  for (const Expression& condition : pattern.conditions) add_mentioned(condition, out);
  for (const Pattern& part : pattern.parts) add_mentioned(part, out);
}

void add_mentioned(const Expression& expression, Columns& out) {
  for_each_part(expression, [&](const Expression& part) {
    if (part.kind == Expression::Kind::variable) out.set(part.column);
    if (part.pattern) add_mentioned(*part.pattern, out);
  });
}

bool has_exists(const Expression& expression) {
  bool found = false;
  for_each_part(expression, [&](const Expression& part) { found = found || part.pattern != nullptr; });
  return found;
}

class Analysis {
 public:
  explicit Analysis(Query& query) : query_(query), none_(query.columns.size()) {}

  std::optional<Fault> run() {
    settle(query_.select);
    return std::move(fault_);
  }

 private:
  void settle(Select& select);
  void bind_sets(Pattern& pattern);
  static void bind_sets_of_values(Pattern& pattern);
  void bind_sets_of_select(Pattern& pattern);
  void push_conditions(Pattern& filter);
  bool push(Pattern& into, Expression& condition, const Columns& needed);
  void settle(Pattern& pattern, const Columns& possible, const Columns& certain, bool within_exists);
  void settle_parts(Pattern& pattern, const Columns& possible, const Columns& certain, bool within_exists);
  void settle(Expression& expression, const Columns& possible, const Columns& certain);
  bool may_be_seeded(const Pattern& pattern, const Columns& possible) const;
  Columns mentioned(const std::vector<Expression>& expressions) const;
  void check_grouped(const Select& select);
  void check_expression(const Expression& expression, const Columns& allowed, std::string_view where);
  void fail(std::size_t begin, std::string message, std::string hint = {}) {
    if (!fault_) fault_ = Fault{begin, std::move(message), std::move(hint)};
  }

  Query& query_;
  const Columns none_;
  std::optional<Fault> fault_;
};

Columns Analysis::mentioned(const std::vector<Expression>& expressions) const {
  Columns out = none_;
  for (const Expression& expression : expressions) add_mentioned(expression, out);
  return out;
}

void Analysis::bind_sets_of_values(Pattern& pattern) {
  for (std::size_t i = 0; i < pattern.columns.size(); ++i) {
    pattern.possible.set(pattern.columns[i]);
    bool bound = true;
    for (std::size_t cell = i; cell < pattern.cells.size(); cell += pattern.columns.size())
      bound = bound && pattern.cells[cell] != rdf::TermId::none;
    pattern.certain.set(pattern.columns[i], bound);
  }
}

void Analysis::bind_sets_of_select(Pattern& pattern) {
  const Select& select = *pattern.select;
  settle(*pattern.select);
  for (const Projected& projected : select.projection) {
    pattern.possible.set(projected.outer);
    const auto is_key = [&](const GroupKey& key) { return !key.value && key.column == projected.column; };
    const bool kept = !select.grouped || std::ranges::any_of(select.group_by, is_key);
    if (!projected.value && kept && select.where.certain.test(projected.column)) pattern.certain.set(projected.outer);
  }
}

/// From the inside out.
void Analysis::bind_sets(Pattern& pattern) {
  for (Pattern& part : pattern.parts) bind_sets(part);
  pattern.possible = none_;
  pattern.certain = none_;
  if (pattern.kind == Kind::values) return bind_sets_of_values(pattern);
  if (pattern.kind == Kind::select) return bind_sets_of_select(pattern);
  for (const TriplePattern& triple : pattern.triples) {
    add(triple.subject, pattern.certain);
    add(triple.object, pattern.certain);
    if (!triple.path) add(triple.predicate, pattern.certain);
  }
  if (pattern.kind == Kind::graph) add(pattern.graph, pattern.certain);
  if (pattern.kind == Kind::union_) pattern.certain.set();
  pattern.possible = pattern.kind == Kind::union_ ? none_ : pattern.certain;
  for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
    const Pattern& part = pattern.parts[i];
    if (pattern.kind == Kind::minus && i > 0) break;
    pattern.possible |= part.possible;
    if (pattern.kind == Kind::union_) {
      pattern.certain &= part.certain;
    } else if (pattern.kind != Kind::left_join || i == 0) {
      pattern.certain |= part.certain;
    }
  }
  if (pattern.kind == Kind::extend) pattern.possible.set(pattern.target);
  // Tables first: they bind columns to few values, which then are looked up.
  if (pattern.kind == Kind::join) {
    const auto rank = [](const Pattern& part) {
      return part.kind == Kind::values ? 0 : part.kind == Kind::select ? 1 : 2;
    };
    std::ranges::stable_sort(pattern.parts, {}, rank);
  }
  if (pattern.kind == Kind::filter) push_conditions(pattern);
}

void Analysis::push_conditions(Pattern& filter) {
  std::vector<Expression> kept;
  for (Expression& condition : filter.conditions) {
    Columns needed = none_;
    add_mentioned(condition, needed);
    if (has_exists(condition) || !push(filter.parts.front(), condition, needed)) kept.push_back(std::move(condition));
  }
  filter.conditions = std::move(kept);
}

/// Moves a condition to a part that binds all that it needs; a filter keeps there what it keeps here.
bool Analysis::push(Pattern& into, Expression& condition, const Columns& needed) {
  if (!needed.is_subset_of(into.certain)) return false;
  switch (into.kind) {
    case Kind::triples:
      into.conditions.push_back(std::move(condition));
      return true;
    case Kind::join:
      return std::ranges::any_of(into.parts, [&](Pattern& part) { return push(part, condition, needed); });
    case Kind::filter:
      if (!push(into.parts.front(), condition, needed)) into.conditions.push_back(std::move(condition));
      return true;
    case Kind::left_join:
    case Kind::minus:
    case Kind::extend:
      return push(into.parts.front(), condition, needed);
    case Kind::graph:
    case Kind::union_:
    case Kind::values:
    case Kind::select:
      break;
  }
  return false;
}

bool Analysis::may_be_seeded(const Pattern& pattern, const Columns& possible) const {
  Columns sensitive = none_;
  switch (pattern.kind) {
    case Kind::triples:
    case Kind::join:
    case Kind::union_:
    case Kind::graph:
      return true;
    case Kind::values:
    case Kind::select:
      return false;
    case Kind::filter:
      break;
    case Kind::left_join:
    case Kind::minus:
      sensitive = pattern.parts[1].possible;
      break;
    case Kind::extend:
      sensitive.set(pattern.target);
      break;
  }
  sensitive |= mentioned(pattern.conditions);
  return (sensitive & possible).is_subset_of(pattern.parts.front().certain);
}

/// `possible` and `certain` are what is bound before the pattern is asked. Within EXISTS they stand for the values that
/// are put in the place of variables (section 18.6), so nothing is apart there but tables.
void Analysis::settle(Pattern& pattern, const Columns& possible, const Columns& certain, bool within_exists) {
  const bool is_table = pattern.kind == Kind::values || pattern.kind == Kind::select;
  // Graphs by the rows before would be rows times graphs.
  const bool any_graph = pattern.kind == Kind::graph && pattern.graph.is_variable() && certain.any() &&
                         !certain.test(pattern.graph.column);
  pattern.apart = is_table || (!within_exists && (any_graph || !may_be_seeded(pattern, possible)));
  pattern.known = certain;
  if (!pattern.apart) return settle_parts(pattern, possible, certain, within_exists);
  const Columns keys = certain & pattern.certain;
  for (std::size_t column = keys.find_first(); column != Columns::npos; column = keys.find_next(column))
    pattern.keys.push_back(static_cast<Column>(column));
  settle_parts(pattern, none_, none_, within_exists);
}

void Analysis::settle_parts(Pattern& pattern, const Columns& possible, const Columns& certain, bool within_exists) {
  Columns possible_here = possible;
  Columns certain_here = certain;
  if (pattern.kind == Kind::graph && pattern.graph.is_variable()) {
    possible_here.set(pattern.graph.column);
    certain_here.set(pattern.graph.column);
  }
  if (pattern.kind == Kind::extend && within_exists && possible.test(pattern.target))
    fail(pattern.conditions.front().begin, "BIND within EXISTS assigns to a variable that is used outside");
  for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
    Pattern& part = pattern.parts[i];
    if (pattern.kind == Kind::minus && i == 1) {
      // What is taken away is always a table of its own.
      settle(part, none_, certain_here, within_exists);
      part.apart = true;
      const Columns keys = pattern.parts[0].certain & part.certain;
      part.keys.clear();
      for (std::size_t column = keys.find_first(); column != Columns::npos; column = keys.find_next(column))
        part.keys.push_back(static_cast<Column>(column));
      settle_parts(part, none_, none_, within_exists);
      break;
    }
    settle(part, possible_here, certain_here, within_exists);
    if (pattern.kind == Kind::union_) continue;
    possible_here |= part.possible;
    if (pattern.kind != Kind::left_join || i == 0) certain_here |= part.certain;
  }
  if (pattern.kind == Kind::left_join) certain_here |= pattern.parts[1].certain;
  for (Expression& condition : pattern.conditions) settle(condition, possible_here, certain_here);
}

void Analysis::settle(Expression& expression, const Columns& possible, const Columns& certain) {
  for_each_part(expression, [&](Expression& part) {
    if (!part.pattern) return;
    bind_sets(*part.pattern);
    settle(*part.pattern, possible, certain, true);
  });
}

void Analysis::settle(Select& select) {
  bind_sets(select.where);
  settle(select.where, none_, none_, false);
  Columns possible = select.where.possible;
  for (GroupKey& key : select.group_by) {
    if (key.value) settle(*key.value, possible, none_);
  }
  for (Aggregate& aggregate : select.aggregates) {
    if (aggregate.argument) settle(*aggregate.argument, possible, none_);
  }
  if (select.values) {
    bind_sets(*select.values);
    settle(*select.values, none_, none_, false);
  }
  for (Projected& projected : select.projection) {
    if (!projected.value) continue;
    if (select.where.possible.test(projected.column))
      fail(projected.value->begin, "AS assigns to ?" + projected.name + ", which the pattern binds");
    settle(*projected.value, possible, none_);
    possible.set(projected.column);
  }
  for (Expression& condition : select.having) settle(condition, possible, none_);
  for (OrderKey& key : select.order_by) settle(key.value, possible, none_);
  if (select.grouped) check_grouped(select);
}

/// Outside of aggregates only what is the same for all rows of a group has a value.
void Analysis::check_grouped(const Select& select) {
  Columns allowed = none_;
  for (const GroupKey& key : select.group_by) {
    if (key.value && select.where.possible.test(key.column))
      fail(key.value->begin, "AS assigns to ?" + query_.columns[key.column] + ", which the pattern binds");
    allowed.set(key.column);
  }
  for (const Expression& condition : select.having) check_expression(condition, allowed, "HAVING");
  if (select.values) allowed |= select.values->possible;
  for (const Projected& projected : select.projection) {
    if (projected.value) {
      check_expression(*projected.value, allowed, "SELECT");
    } else if (!allowed.test(projected.column)) {
      fail(projected.begin, "SELECT has ?" + projected.name + ", which is not in GROUP BY",
           "add it there, or sum it up: (SAMPLE(?" + projected.name + ") AS ?name)");
    }
    allowed.set(projected.column);
  }
  for (const OrderKey& key : select.order_by) check_expression(key.value, allowed, "ORDER BY");
}

void Analysis::check_expression(const Expression& expression, const Columns& allowed, std::string_view where) {
  for_each_part(expression, [&](const Expression& part) {
    if (part.kind == Expression::Kind::variable && !allowed.test(part.column))
      fail(part.begin,
           std::string(where) + " has ?" + query_.columns[part.column] +
               " outside of an aggregate, and it is not in GROUP BY",
           where == "HAVING" ? "HAVING comes before SELECT gives names: repeat the aggregate" : "");
  });
}

}  // namespace

Columns bound_columns(const Pattern& pattern, std::size_t width) {
  Columns out(width);
  for (const TriplePattern& triple : pattern.triples) {
    add(triple.subject, out);
    add(triple.object, out);
    if (!triple.path) add(triple.predicate, out);
  }
  if (pattern.kind == Kind::graph) add(pattern.graph, out);
  if (pattern.kind == Kind::extend) out.set(pattern.target);
  for (const Column column : pattern.columns) out.set(column);
  if (pattern.kind == Kind::select) {
    for (const Projected& projected : pattern.select->projection) out.set(projected.outer);
  }
  const std::size_t parts = pattern.kind == Kind::minus ? 1 : pattern.parts.size();
  for (std::size_t i = 0; i < parts; ++i) out |= bound_columns(pattern.parts[i], width);
  return out;
}

std::optional<Fault> analyse(Query& query) {
  Analysis analysis(query);
  return analysis.run();
}

}  // namespace newsgraph::query
