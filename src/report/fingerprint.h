#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "newsgraph/base/hash.h"
#include "newsgraph/report/report.h"

namespace newsgraph::report {

/// Gives results the names by which baselines and code scanning know them again: 128 bits over the shape (the next one
/// around it that has an IRI), the component, the focus node, the path and the value. Nothing of it changes where
/// lines move, files are renamed, or messages and severities are reworded.
///
/// Blank nodes have no name that lasts, so all of them count as the same one. Results that are equal so far differ by
/// their number among these; a result that is added or mended may thus be taken for another of the same kind, but
/// never changes how many are new.
class Fingerprints {
 public:
  explicit Fingerprints(const rdf::TermTable& terms) : terms_(terms) {}

  /// Fills Result::fingerprint, not those of its details. To be called for all results of a report in their order.
  void fill(Result& result);

 private:
  const rdf::TermTable& terms_;
  std::unordered_map<Hash128, std::uint32_t> seen_;
};

}  // namespace newsgraph::report
