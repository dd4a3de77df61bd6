#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/graph/knowledge_graph.h"

namespace newsgraph::graph {

/// Whom an article cites: [A, B] for 据A援引B报道, entities of the graph.
struct SourceLinks {
  std::vector<Vertex> organizations;
  float confidence = 1.0F;
};

/// The reports behind an article as a forest: chains that begin alike share their beginning, and a step stands after
/// the one that cites it. Where B is cited by A and C, those are two reports: one node for both would also say that the
/// article has what A cites from wherever C has it. What A reports on its own is another report than that with which it
/// cites B.
struct ReportForest {
  static constexpr std::uint32_t none = UINT32_MAX;

  struct Step {
    Vertex organization{};
    std::uint32_t cited_by = none;  ///< index of the step that is based on this one; none = the article itself
    bool cites = false;             ///< it is based on another step
    float confidence = 1.0F;        ///< of the surest chain that it is part of
  };
  std::vector<Step> steps;
  /// For each link of each chain its step, or none for a link that was left out.
  std::vector<std::vector<std::uint32_t>> step_of;
};

/// A link that repeats an organisation of its own chain would close a circle (A cites B citing A): it is left out. So
/// is a link that is no_vertex.
ReportForest plan_reports(const std::vector<SourceLinks>& chains);

}  // namespace newsgraph::graph
