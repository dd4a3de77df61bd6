#include "newsgraph/graph/source_chain.h"

#include <algorithm>

namespace newsgraph::graph {
namespace {

/// The step for an organisation that `cited_by` cites, made where there is none yet.
std::uint32_t step_for(ReportForest& forest, const ReportForest::Step& wanted) {
  for (std::uint32_t i = 0; i < forest.steps.size(); ++i) {
    ReportForest::Step& step = forest.steps[i];
    if (step.organization == wanted.organization && step.cited_by == wanted.cited_by && step.cites == wanted.cites) {
      step.confidence = std::max(step.confidence, wanted.confidence);
      return i;
    }
  }
  forest.steps.push_back(wanted);
  return static_cast<std::uint32_t>(forest.steps.size() - 1);
}

/// True where a link must be left out: it names nobody, or one who stands in the chain before.
bool is_left_out(const std::vector<Vertex>& links, std::size_t index) {
  const auto here = links.begin() + static_cast<std::ptrdiff_t>(index);
  return *here == no_vertex || std::find(links.begin(), here, *here) != here;
}

}  // namespace

ReportForest plan_reports(const std::vector<SourceLinks>& chains) {
  ReportForest forest;
  for (const SourceLinks& chain : chains) {
    std::vector<std::uint32_t>& steps = forest.step_of.emplace_back(chain.organizations.size(), ReportForest::none);
    std::size_t end = chain.organizations.size();
    while (end > 0 && is_left_out(chain.organizations, end - 1)) --end;
    std::uint32_t last = ReportForest::none;
    for (std::size_t i = 0; i < end; ++i) {
      if (is_left_out(chain.organizations, i)) continue;
      last = step_for(forest, {chain.organizations[i], last, i + 1 < end, chain.confidence});
      steps[i] = last;
    }
  }
  return forest;
}

}  // namespace newsgraph::graph
