#include "newsgraph/pipeline/load_check.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "newsgraph/pipeline/written_statements.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/store/count.h"

namespace newsgraph::pipeline {
namespace {

using GraphCounts = std::unordered_map<std::string, std::uint64_t>;

/// So many hashes are held at once at most: about 350 MB. The input is read once for each such share of it.
constexpr std::uint64_t most_hashes = std::uint64_t{8} << 20U;

/// The different statements of each graph of the input.
Result<GraphCounts> count_distinct(const LoadOptions& options, const std::vector<LoadDocument>& documents,
                                   std::uint64_t statements) {
  GraphCounts counts;
  const std::uint64_t shares = statements / most_hashes + 1;
  for (std::uint64_t share = 0; share < shares; ++share) {
    rdf::HashSet seen;
    const auto take = [&](const rdf::StatementView& statement) {
      const Hash128 hash = rdf::hash_of(statement);
      if (hash.high % shares == share && seen.insert(hash)) ++counts[std::string(statement.graph.text)];
      return true;
    };
    for (const LoadDocument& document : documents) {
      std::shared_ptr<OpenFile> reading;
      if (Status status = read_stored(document, options.graph, take, reading); !status)
        return tl::make_unexpected(std::move(status.error()));
    }
  }
  return counts;
}

/// What the store has of each graph that was sent.
class GraphComparison {
 public:
  GraphComparison(store::HttpClient& client, const LoadPlan& plan, const LoadOptions& options, LoadCheck& check)
      : client_(client), plan_(plan), options_(options), check_(check) {}

  Status compare(const GraphCounts& sent) {
    std::vector<std::string> graphs;
    for (const auto& [graph, count] : sent) {
      if (!graph.empty()) graphs.push_back(graph);
    }
    std::ranges::sort(graphs);
    if (const auto found = sent.find(""); found != sent.end()) {
      auto stored = store::count_graph(client_, plan_.target, "");
      if (!stored) return tl::make_unexpected(std::move(stored.error()));
      // A default graph that shows the named ones as well has more than was sent to it.
      auto named = *stored > found->second ? store::count_named(client_, plan_.target) : Result<std::uint64_t>(0);
      if (!named) return tl::make_unexpected(std::move(named.error()));
      compare("", found->second, *stored, *named == 0);
    }
    for (std::size_t begin = 0; begin < graphs.size(); begin += store::most_graphs_per_question) {
      const std::span<const std::string> some =
          std::span(graphs).subspan(begin, std::min(store::most_graphs_per_question, graphs.size() - begin));
      auto stored = store::count_graphs(client_, plan_.target, some);
      if (!stored) return tl::make_unexpected(std::move(stored.error()));
      for (const std::string& graph : some) {
        const auto found = stored->find(graph);
        compare(graph, sent.at(graph), found == stored->end() ? 0 : found->second, true);
      }
    }
    return {};
  }
  /// Graphs have statements that were not sent now.
  bool holds_others() const { return holds_others_; }

 private:
  void compare(const std::string& graph, std::uint64_t sent, std::uint64_t stored, bool exact) {
    const bool is_replaced =
        options_.mode == LoadMode::replace && std::ranges::find(options_.kept_graphs, graph) == options_.kept_graphs.end();
    if (stored > sent) holds_others_ = true;
    if (stored == sent || (stored > sent && !(is_replaced && exact))) return;
    constexpr std::size_t most_named = 5;
    if (check_.differences.size() < most_named) check_.differences.push_back({graph, sent, stored});
    ++check_.differing;
  }

  store::HttpClient& client_;
  const LoadPlan& plan_;
  const LoadOptions& options_;
  LoadCheck& check_;
  bool holds_others_ = false;
};

}  // namespace

Result<std::uint64_t> count_stored(store::HttpClient& client, const LoadPlan& plan, const std::string& graph) {
  return plan.one_graph ? store::count_graph(client, plan.target, graph) : store::count_named(client, plan.target);
}

Result<LoadCheck> check_load(store::HttpClient& client, const LoadPlan& plan, const LoadOptions& options,
                             const std::vector<LoadDocument>& documents, std::optional<std::uint64_t> before,
                             const Sent& sent) {
  LoadCheck check;
  check.asked = true;
  check.before = before;
  auto after = count_stored(client, plan, options.graph);
  if (!after) return tl::make_unexpected(std::move(after.error()));
  check.after = *after;
  check.distinct = sent.statements;
  const bool all_are_counted = plan.one_graph || sent.unnamed == 0;
  if (before && options.mode == LoadMode::add && all_are_counted && check.after == *before + sent.statements)
    return check;
  auto distinct = count_distinct(options, documents, sent.statements);
  if (!distinct) return tl::make_unexpected(std::move(distinct.error()));
  check.distinct = 0;
  for (const auto& [graph, count] : *distinct) check.distinct += count;
  GraphComparison comparison(client, plan, options, check);
  if (Status status = comparison.compare(*distinct); !status) return tl::make_unexpected(std::move(status.error()));
  const bool grew_too_much = options.mode == LoadMode::add && before && check.after > *before + check.distinct;
  check.agrees = check.differing == 0 && !(grew_too_much && comparison.holds_others());
  return check;
}

}  // namespace newsgraph::pipeline
