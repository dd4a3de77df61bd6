#include "newsgraph/graph/source_chain.h"

#include <algorithm>

namespace newsgraph::graph {
namespace {

/// The step for an organisation that `cited_by` cites, made where there is none yet.
std::uint32_t step_for(ReportForest& forest, Vertex organization, std::uint32_t cited_by, float confidence) {
  for (std::uint32_t i = 0; i < forest.steps.size(); ++i) {
    ReportForest::Step& step = forest.steps[i];
    if (step.organization == organization && step.cited_by == cited_by) {
      step.confidence = std::max(step.confidence, confidence);
      return i;
    }
  }
  forest.steps.push_back({organization, cited_by, confidence});
  return static_cast<std::uint32_t>(forest.steps.size() - 1);
}

bool leads_through(const ReportForest& forest, std::uint32_t step, Vertex organization) {
  for (; step != ReportForest::none; step = forest.steps[step].cited_by) {
    if (forest.steps[step].organization == organization) return true;
  }
  return false;
}

}  // namespace

ReportForest plan_reports(const std::vector<SourceLinks>& chains) {
  ReportForest forest;
  for (const SourceLinks& chain : chains) {
    std::vector<std::uint32_t>& steps = forest.step_of.emplace_back();
    std::uint32_t last = ReportForest::none;
    for (const Vertex organization : chain.organizations) {
      if (organization == no_vertex || leads_through(forest, last, organization)) {
        steps.push_back(ReportForest::none);
        continue;
      }
      last = step_for(forest, organization, last, chain.confidence);
      steps.push_back(last);
    }
  }
  return forest;
}

}  // namespace newsgraph::graph
