#include "newsgraph/query/execute.h"

#include <array>
#include <string>
#include <vector>

#include "newsgraph/query/select.h"
#include "newsgraph/query/table.h"

namespace newsgraph::query {

using rdf::TermId;
using rdf::TermKind;

namespace {

/// Writes statements of term numbers, each once.
class GraphBuilder {
 public:
  GraphBuilder(Evaluation& evaluation, rdf::StatementSink& into) : evaluation_(evaluation), into_(into), written_(3) {}

  bool write(TermId subject, TermId predicate, TermId object) {
    rdf::TermTable& terms = evaluation_.terms();
    if (subject == TermId::none || predicate == TermId::none || object == TermId::none) return true;
    if (terms.kind(subject) == TermKind::literal || terms.kind(predicate) != TermKind::iri) return true;
    if (!written_.insert(std::array{subject, predicate, object}).second) return true;
    return into_.statement(terms[subject], terms[predicate], terms[object]);
  }
  std::uint64_t count() const { return written_.size(); }

 private:
  Evaluation& evaluation_;
  rdf::StatementSink& into_;
  RowSet written_;
};

/// Blank nodes that the data do not have.
class FreshBlankNodes {
 public:
  explicit FreshBlankNodes(Evaluation& evaluation) : evaluation_(evaluation) {}
  TermId next() {
    for (;;) {
      const std::string label = "c" + std::to_string(++number_);
      if (evaluation_.terms().find(rdf::blank(label)) == TermId::none)
        return evaluation_.terms().intern(rdf::blank(label));
    }
  }

 private:
  Evaluation& evaluation_;
  std::uint64_t number_ = 0;
};

void construct(Evaluation& evaluation, Solver& solver, GraphBuilder& graph) {
  const Query& query = evaluation.query();
  FreshBlankNodes fresh(evaluation);
  run_select(query.select, solver, [&](std::span<const TermId> cells) {
    std::vector<TermId> row(cells.begin(), cells.end());
    for (const Column column : query.template_blank_nodes) row[column] = fresh.next();
    const auto value = [&](const Node& node) { return node.is_variable() ? row[node.column] : node.term; };
    for (const TriplePattern& triple : query.construct) {
      if (!graph.write(value(triple.subject), value(triple.predicate), value(triple.object))) return false;
    }
    return true;
  });
}

void describe(Evaluation& evaluation, Solver& solver, GraphBuilder& graph) {
  const Query& query = evaluation.query();
  RowSet resources(1);
  for (const Node& node : query.describe) {
    if (!node.is_variable()) resources.insert({&node.term, 1});
  }
  run_select(query.select, solver, [&](std::span<const TermId> cells) {
    for (const Node& node : query.describe) {
      const bool bound = node.is_variable() && cells[node.column] != TermId::none;
      if (bound && evaluation.terms().kind(cells[node.column]) != TermKind::literal)
        resources.insert({&cells[node.column], 1});
    }
    return true;
  });
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const TermId subject = resources[i].front();
    const auto all = solver.graph().data().statements_of(subject);
    for (std::size_t k = 0; k < all.objects.size(); ++k) {
      if (!graph.write(subject, all.predicates[k], all.objects[k])) return;
      if (evaluation.terms().kind(all.objects[k]) == TermKind::blank) resources.insert({&all.objects[k], 1});
    }
  }
}

}  // namespace

std::uint64_t answer(const Query& query, const Dataset& data, ResultWriter& into) {
  Evaluation evaluation(query, data);
  Solver solver(evaluation, data.default_graph());
  if (query.form == Form::ask) {
    bool any = false;
    run_select(query.select, solver, [&](std::span<const TermId>) {
      any = true;
      return false;
    });
    into.boolean(any);
    into.end();
    return 1;
  }
  std::vector<std::string> variables;
  for (const Projected& projected : query.select.projection) variables.push_back(projected.name);
  std::uint64_t rows = 0;
  std::vector<rdf::TermView> terms(variables.size());
  bool sound = into.begin(variables);
  if (sound) {
    run_select(query.select, solver, [&](std::span<const TermId> cells) {
      for (std::size_t i = 0; i < terms.size(); ++i)
        terms[i] = cells[i] == TermId::none ? rdf::TermView() : evaluation.terms()[cells[i]];
      ++rows;
      sound = into.row(terms);
      return sound;
    });
  }
  if (sound) into.end();
  return rows;
}

std::uint64_t build_graph(const Query& query, const Dataset& data, rdf::StatementSink& into) {
  Evaluation evaluation(query, data);
  Solver solver(evaluation, data.default_graph());
  for (const auto& [name, iri] : query.prefixes) into.prefix(name, iri);
  GraphBuilder graph(evaluation, into);
  if (query.form == Form::construct) {
    construct(evaluation, solver, graph);
  } else {
    describe(evaluation, solver, graph);
  }
  return graph.count();
}

}  // namespace newsgraph::query
