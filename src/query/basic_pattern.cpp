#include <algorithm>
#include <array>
#include <limits>

#include "newsgraph/query/path_steps.h"
#include "newsgraph/query/plan.h"

namespace newsgraph::query {

using rdf::TermId;

namespace {

/// How far a path leads from one end is not known; it is taken for more than a triple does as a rule.
constexpr double path_ends = 16;
/// Different predicates of a node.
constexpr double predicates_of_node = 8;

bool is_known(const Node& node, const Columns& bound) {
  return !node.is_variable() || bound.test(node.column);
}

void add_columns(const TriplePattern& triple, Columns& bound) {
  if (triple.subject.is_variable()) bound.set(triple.subject.column);
  if (triple.object.is_variable()) bound.set(triple.object.column);
  if (!triple.path && triple.predicate.is_variable()) bound.set(triple.predicate.column);
}

void add_columns(const Expression& expression, Columns& needed) {
  if (expression.kind == Expression::Kind::variable) needed.set(expression.column);
  for (const Expression& argument : expression.arguments) add_columns(argument, needed);
}

/// About how many triples have the predicate; `subject` and `object` tell whether these are known by then.
double expected_of_predicate(const Graph& graph, const TriplePattern& triple, bool subject, bool object) {
  const TermId predicate = triple.predicate.term;
  if (!triple.subject.is_variable()) {
    const auto objects = static_cast<double>(graph.data().objects(triple.subject.term, predicate).size());
    return object ? std::min(objects, 1.0) : objects;
  }
  if (!triple.object.is_variable()) {
    const auto subjects = static_cast<double>(graph.subjects(predicate, triple.object.term).size());
    return subject ? std::min(subjects, 1.0) / 2 : subjects;
  }
  const Graph::Spread& spread = graph.spread(predicate);
  const auto triples = static_cast<double>(spread.triples);
  if (spread.triples == 0) return 0;
  if (subject && object) return 0.5;
  if (subject) return triples / static_cast<double>(spread.subjects);
  if (object) return triples / static_cast<double>(spread.objects);
  return triples;
}

}  // namespace

bool Solver::solve_triples(const Pattern& pattern, Next next) {
  if (pattern.triples.empty()) return !holds(pattern.conditions) || next();
  return solve_steps(pattern, plan_of(pattern), 0, next);
}

/// About how many triples agree, given that some columns are bound; measured where the pattern names terms.
double Solver::expected_matches(const TriplePattern& triple, const Columns& bound) const {
  const bool subject = is_known(triple.subject, bound);
  const bool object = is_known(triple.object, bound);
  const auto all = static_cast<double>(graph_->size());
  if (triple.path) return subject && object ? 2 : subject || object ? path_ends : all * path_ends;
  if (triple.predicate.is_variable()) {
    const double known = is_known(triple.predicate, bound) ? 1 : predicates_of_node;
    return subject && object ? 1 : subject || object ? known * 2 : all / (known == 1 ? 2 : 1);
  }
  return expected_of_predicate(*graph_, triple, subject, object);
}

const Solver::Plan& Solver::plan_of(const Pattern& pattern) {
  std::unique_ptr<Plan>& known = plans_[&pattern];
  if (known && known->graph == graph_) return *known;
  auto plan = std::make_unique<Plan>();
  plan->graph = graph_;
  Columns bound = pattern.known;
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < pattern.triples.size(); ++i) left.push_back(i);
  std::vector<const Expression*> conditions;
  for (const Expression& condition : pattern.conditions) conditions.push_back(&condition);
  while (!left.empty()) {
    auto best = left.begin();
    double fewest = std::numeric_limits<double>::infinity();
    for (auto at = left.begin(); at != left.end(); ++at) {
      const double expected = expected_matches(pattern.triples[*at], bound);
      if (expected < fewest) {
        best = at;
        fewest = expected;
      }
    }
    Plan::Step step{*best, {}};
    add_columns(pattern.triples[*best], bound);
    left.erase(best);
    std::erase_if(conditions, [&](const Expression* condition) {
      Columns needed(bound.size());
      add_columns(*condition, needed);
      if (!needed.is_subset_of(bound) && !left.empty()) return false;
      step.conditions.push_back(condition);
      return true;
    });
    plan->steps.push_back(std::move(step));
  }
  known = std::move(plan);
  return *known;
}

bool Solver::solve_steps(const Pattern& pattern, const Plan& plan, std::size_t step, Next next) {
  if (step == plan.steps.size()) return next();
  const Plan::Step& here = plan.steps[step];
  return solve_triple(pattern.triples[here.triple], [&] {
    const bool passes = std::ranges::all_of(
        here.conditions, [&](const Expression* condition) { return test(*condition).value_or(false); });
    return !passes || solve_steps(pattern, plan, step + 1, next);
  });
}

bool Solver::solve_triple(const TriplePattern& triple, Next next) {
  const TermId subject = value_of(triple.subject);
  const TermId object = value_of(triple.object);
  if (triple.path) {
    // Between variables a way without a step is only from nodes of the graph, wherever their values come from.
    const bool variables = triple.subject.is_variable() && triple.object.is_variable();
    if (variables && (subject != TermId::none || object != TermId::none) && may_be_empty(*triple.path) &&
        !std::ranges::binary_search(graph_->nodes(), subject != TermId::none ? subject : object))
      return true;
    return follow(*graph_, *triple.path, subject, object,
                  [&](TermId from, TermId to) { return take(triple, from, TermId::none, to, next); });
  }
  const TermId predicate = value_of(triple.predicate);
  if (predicate != TermId::none) return solve_predicate(triple, subject, predicate, object, next);
  if (subject == TermId::none) {
    return std::ranges::all_of(graph_->predicates(),
                               [&](TermId any) { return solve_predicate(triple, TermId::none, any, object, next); });
  }
  const auto all = graph_->data().statements_of(subject);
  for (std::size_t i = 0; i < all.objects.size(); ++i) {
    if (object != TermId::none && all.objects[i] != object) continue;
    if (!take(triple, subject, all.predicates[i], all.objects[i], next)) return false;
  }
  return true;
}

bool Solver::solve_predicate(const TriplePattern& triple, TermId subject, TermId predicate, TermId object, Next next) {
  if (subject != TermId::none && object != TermId::none)
    return !graph_->data().contains(subject, predicate, object) || take(triple, subject, predicate, object, next);
  if (subject != TermId::none) {
    const auto objects = graph_->data().objects(subject, predicate);
    return std::ranges::all_of(objects, [&](TermId o) { return take(triple, subject, predicate, o, next); });
  }
  if (object != TermId::none) {
    const auto subjects = graph_->subjects(predicate, object);
    return std::ranges::all_of(subjects, [&](TermId s) { return take(triple, s, predicate, object, next); });
  }
  const auto subjects = graph_->subjects_of(predicate);
  const auto objects = graph_->objects_of(predicate);
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (!take(triple, subjects[i], predicate, objects[i], next)) return false;
  }
  return true;
}

/// Goes on with the variables of the triple bound, unless one of them stands in two places with different values.
bool Solver::take(const TriplePattern& triple, TermId subject, TermId predicate, TermId object, Next next) {
  std::array<Column, 3> bound{};
  std::size_t count = 0;
  bool agree = true;
  const auto bind = [&](const Node& node, TermId value) {
    if (!node.is_variable() || !agree) return;
    TermId& cell = row_[node.column];
    if (cell == TermId::none) {
      cell = value;
      bound[count++] = node.column;
    } else {
      agree = cell == value;
    }
  };
  bind(triple.subject, subject);
  if (!triple.path) bind(triple.predicate, predicate);
  bind(triple.object, object);
  const bool go_on = !agree || next();
  while (count > 0) row_[bound[--count]] = TermId::none;
  return go_on;
}

}  // namespace newsgraph::query
