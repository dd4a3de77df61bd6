#include "newsgraph/pipeline/load_check.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
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
  /// Graphs that have statements besides those that were sent.
  const std::unordered_set<std::string>& mixed() const { return mixed_; }

 private:
  void compare(const std::string& graph, std::uint64_t sent, std::uint64_t stored, bool exact) {
    const bool is_replaced = options_.mode == LoadMode::replace &&
                             std::ranges::find(options_.kept_graphs, graph) == options_.kept_graphs.end();
    if (stored > sent) mixed_.insert(graph);
    if (stored == sent || (stored > sent && !(is_replaced && exact))) return;
    constexpr std::size_t most_named = 5;
    if (check_.differences.size() < most_named) check_.differences.push_back({graph, sent, stored});
    ++check_.differing;
  }

  store::HttpClient& client_;
  const LoadPlan& plan_;
  const LoadOptions& options_;
  LoadCheck& check_;
  std::unordered_set<std::string> mixed_;
};

/// How many of the input's statements in some graphs the store does not have.
Result<std::uint64_t> count_missing(store::HttpClient& client, const LoadPlan& plan, const LoadOptions& options,
                                    const std::vector<LoadDocument>& documents,
                                    const std::unordered_set<std::string>& graphs) {
  std::uint64_t missing = 0;
  Status status;
  WrittenTerms terms;
  store::Presence of_default_graph;
  store::Presence of_named_graphs;
  rdf::HashSet asked;  // since the last question
  const auto ask = [&](store::Presence& presence) {
    const std::uint64_t size = presence.size();
    auto present = presence.count(client, plan.target);
    if (!present) status = tl::make_unexpected(std::move(present.error()));
    if (present && *present < size) missing += size - *present;
    asked = {};
    return status.has_value();
  };
  const auto take = [&](const rdf::StatementView& statement) {
    if (!graphs.contains(std::string(statement.graph.text)) || !asked.insert(rdf::hash_of(statement))) return true;
    store::Presence& presence = statement.graph ? of_named_graphs : of_default_graph;
    presence.add(terms.write(statement));
    return !presence.full() || ask(presence);
  };
  for (const LoadDocument& document : documents) {
    std::shared_ptr<OpenFile> reading;
    Status read = read_stored(document, options.graph, take, reading);
    if (status && !read) status = std::move(read);
    if (!status) return tl::make_unexpected(std::move(status.error()));
  }
  if (!ask(of_default_graph) || !ask(of_named_graphs)) return tl::make_unexpected(std::move(status.error()));
  return missing;
}

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
  const bool grew_by_all =
      before && options.mode == LoadMode::add && all_are_counted && check.after == *before + check.distinct;
  if (!grew_by_all && !comparison.mixed().empty()) {
    auto missing = count_missing(client, plan, options, documents, comparison.mixed());
    if (!missing) return tl::make_unexpected(std::move(missing.error()));
    check.missing = *missing;
  }
  check.agrees = check.differing == 0 && check.missing == 0;
  return check;
}

}  // namespace newsgraph::pipeline
