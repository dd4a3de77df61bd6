#pragma once

#include <string_view>

#include "newsgraph/base/error.h"
#include "newsgraph/rdf/term.h"

namespace newsgraph::rdf {

/// Where statements go: a writer, a graph, a filter in front of another sink. Sinks do not own what they pass on to
/// unless they say so.
///
/// `prefix` and `statement` return false once the sink has failed; the caller should stop and ask finish() why. A
/// failed sink ignores further statements, so a caller that does not look loses time but nothing else.
class StatementSink {
 public:
  StatementSink() = default;
  StatementSink(const StatementSink&) = delete;
  StatementSink& operator=(const StatementSink&) = delete;
  virtual ~StatementSink() = default;

  /// A namespace that readers of the output will want abbreviated. A hint: sinks may ignore it, writers use those that
  /// come before the first statement.
  virtual bool prefix(std::string_view name, std::string_view iri) = 0;

  /// One statement. The views need to live during the call only.
  virtual bool write(const StatementView& statement) = 0;
  bool statement(const TermView& subject, const TermView& predicate, const TermView& object,
                 const TermView& graph = {}) {
    return write({subject, predicate, object, graph});
  }

  /// Completes the document and reports the first error since it began. Afterwards the sink is ready for the next
  /// document, with the prefixes that it has; what was written of a failed one is incomplete and to be dropped.
  virtual Status finish() = 0;
};

}  // namespace newsgraph::rdf
