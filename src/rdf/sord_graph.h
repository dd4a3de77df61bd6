#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::rdf {

/// A small graph or dataset in memory, indexed for every pattern: the ontology, shapes, results in tests. Some 400
/// bytes per statement; not for data. To be used by one thread at a time.
class SordGraph final : public StatementSink {
 public:
  SordGraph();
  ~SordGraph() override;

  bool prefix(std::string_view name, std::string_view iri) override;
  /// Adds a triple; one that is there already is no error. Its graph's name is not kept. Terms with U+0000 and relative
  /// IRIs are refused, as Sord would confuse or drop them.
  bool write(const StatementView& statement) override;
  Status finish() override;

  std::size_t size() const;

  /// The statements that agree with the pattern in those of its terms that are present, in an order that depends on the
  /// content only. Views are valid until the graph is gone.
  std::vector<StatementView> match(const TermView& subject = {}, const TermView& predicate = {},
                                   const TermView& object = {}) const;
  bool contains(const TermView& subject = {}, const TermView& predicate = {}, const TermView& object = {}) const;
  /// The object of the first statement that matches.
  std::optional<TermView> object_of(const TermView& subject, const TermView& predicate) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsgraph::rdf
