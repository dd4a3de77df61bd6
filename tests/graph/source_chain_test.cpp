#include "newsgraph/graph/source_chain.h"

#include <catch2/catch.hpp>

#include "support/story.h"

namespace newsgraph::tests {
namespace {

using graph::ReportForest;
constexpr std::uint32_t none = ReportForest::none;

std::vector<std::pair<graph::Vertex, std::uint32_t>> steps_of(const ReportForest& forest) {
  std::vector<std::pair<graph::Vertex, std::uint32_t>> out;
  for (const ReportForest::Step& step : forest.steps) out.emplace_back(step.organization, step.cited_by);
  return out;
}
using Steps = std::vector<std::pair<graph::Vertex, std::uint32_t>>;

}  // namespace

TEST_CASE("a chain is one report behind the other") {
  const ReportForest forest = graph::plan_reports({{{10, 11, 12}, 0.9F}});
  CHECK(steps_of(forest) == Steps{{10, none}, {11, 0}, {12, 1}});
  CHECK(forest.step_of == std::vector<std::vector<std::uint32_t>>{{0, 1, 2}});
}

TEST_CASE("chains that begin alike share their beginning, with the higher confidence") {
  const ReportForest forest = graph::plan_reports({{{10, 11}, 0.5F}, {{10, 12}, 0.6F}});
  CHECK(steps_of(forest) == Steps{{10, none}, {11, 0}, {12, 0}});
  CHECK(forest.steps[0].confidence == 0.6F);
}

TEST_CASE("what an organisation reports on its own is another report than the one with which it cites") {
  const ReportForest forest = graph::plan_reports({{{10, 11}, 0.5F}, {{10}, 0.8F}, {{10}, 0.9F}});
  CHECK(steps_of(forest) == Steps{{10, none}, {11, 0}, {10, none}});
  CHECK(forest.step_of == std::vector<std::vector<std::uint32_t>>{{0, 1}, {2}, {2}});
  CHECK(forest.steps[2].confidence == 0.9F);
}

TEST_CASE("an organisation that is cited at two places has two reports") {
  const ReportForest forest = graph::plan_reports({{{10, 11}, 0.5F}, {{11, 12}, 0.5F}});
  CHECK(steps_of(forest) == Steps{{10, none}, {11, 0}, {11, none}, {12, 2}});
}

TEST_CASE("a chain that comes back to itself is cut") {
  const ReportForest forest = graph::plan_reports({{{10, 11, 10, 12}, 0.5F}, {{13, 13}, 0.5F}});
  CHECK(steps_of(forest) == Steps{{10, none}, {11, 0}, {12, 1}, {13, none}});
  CHECK(forest.step_of[0] == std::vector<std::uint32_t>{0, 1, none, 2});
}

TEST_CASE("a link without an organisation is passed over") {
  const ReportForest forest = graph::plan_reports({{{graph::no_vertex, 11}, 0.5F}, {{}, 0.5F}});
  CHECK(steps_of(forest) == Steps{{11, none}});
}

TEST_CASE("the article is based on the report that it cites, and that one on what it cites") {
  Story story("标题", {"据韩联社援引朝中社报道"});
  const auto yonhap = story.organization("韩联社");
  const auto kcna = story.organization("朝中社");
  story.found.source_chains.push_back({{yonhap, kcna}, {story.at("韩联社"), {}}, 0.9F});
  const graph::KnowledgeGraph graph = story.graph();
  const graph::Vertex first = graph::first_target(graph, 0, graph::Relation::is_based_on);
  REQUIRE(first != graph::no_vertex);
  CHECK(targets_of(graph, first, graph::Relation::source_organization) == std::vector<std::string>{"韩联社"});
  CHECK(targets_of(graph, first, graph::Relation::is_based_on) == std::vector<std::string>{"朝中社"});
}

}  // namespace newsgraph::tests
