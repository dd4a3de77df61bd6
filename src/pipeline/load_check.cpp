#include "newsgraph/pipeline/load_check.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "newsgraph/base/hash.h"
#include "newsgraph/pipeline/load_step.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/store/count.h"

namespace newsgraph::pipeline {
namespace {

using GraphCounts = std::unordered_map<std::string, std::uint64_t>;

/// So many hashes are held at once at most: about 350 MB. The input is read once for each such share of it.
constexpr std::uint64_t most_hashes = std::uint64_t{8} << 20U;

/// What a load is read again for.
struct Inputs {
  const LoadOptions& options;
  const std::vector<LoadDocument>& documents;

  Status read(const TakeStep& take) const {
    for (const LoadDocument& document : documents) {
      std::shared_ptr<OpenFile> reading;
      std::uint64_t blank_nodes = 0;
      if (Status status = read_steps(document, options.graph, take, reading, blank_nodes); !status) return status;
    }
    return {};
  }
};

Hash128 hash_of(const store::WrittenStatement& statement) {
  return FieldHasher()
      .add(statement.subject)
      .add(statement.predicate)
      .add(statement.object)
      .add(statement.graph)
      .finish();
}

/// The graphs that an input says something of.
struct InputGraphs {
  GraphCounts counts;                        ///< different statements that are added; 0 of a graph that is dropped
  std::unordered_set<std::string> replaced;  ///< those that have nothing else
  bool by_delta = false;
};

Result<InputGraphs> count_distinct(const Inputs& inputs, std::uint64_t statements) {
  InputGraphs graphs;
  const LoadOptions& options = inputs.options;
  graphs.by_delta = options.mode == LoadMode::delta;
  const std::uint64_t shares = statements / most_hashes + 1;
  for (std::uint64_t share = 0; share < shares; ++share) {
    rdf::HashSet seen;
    const auto take = [&](const LoadStep& step) {
      const std::string graph(step.statement.graph);
      if (step.kind == LoadStep::Kind::drop) {
        graphs.counts.try_emplace(graph, 0);
        graphs.replaced.insert(graph);
      }
      if (step.kind != LoadStep::Kind::add) return true;
      const Hash128 hash = hash_of(step.statement);
      if (hash.high % shares == share && seen.insert(hash)) ++graphs.counts[graph];
      return true;
    };
    if (Status status = inputs.read(take); !status) return tl::make_unexpected(std::move(status.error()));
  }
  if (options.mode != LoadMode::replace) return graphs;
  for (const auto& [graph, count] : graphs.counts) {
    if (std::ranges::find(options.kept_graphs, graph) == options.kept_graphs.end()) graphs.replaced.insert(graph);
  }
  return graphs;
}

/// What the store has of each graph that was sent.
class GraphComparison {
 public:
  GraphComparison(store::HttpClient& client, const LoadPlan& plan, const InputGraphs& input, LoadCheck& check)
      : client_(client), plan_(plan), input_(input), check_(check) {}

  Status compare() {
    const GraphCounts& sent = input_.counts;
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
  /// Graphs that have, or may have, statements besides those that were sent.
  const std::unordered_set<std::string>& mixed() const { return mixed_; }

 private:
  void compare(const std::string& graph, std::uint64_t sent, std::uint64_t stored, bool exact) {
    const bool is_replaced = input_.replaced.contains(graph);
    // A delta takes statements out as well, so that as many as it adds may be others.
    const bool may_hold_others = stored > sent || (input_.by_delta && !is_replaced);
    if (sent > 0 && stored >= sent && may_hold_others) mixed_.insert(graph);
    if (stored == sent || (stored > sent && !(is_replaced && exact))) return;
    constexpr std::size_t most_named = 5;
    if (check_.differences.size() < most_named) check_.differences.push_back({graph, sent, stored});
    ++check_.differing;
  }

  store::HttpClient& client_;
  const LoadPlan& plan_;
  const InputGraphs& input_;
  LoadCheck& check_;
  std::unordered_set<std::string> mixed_;
};

/// How many of some statements the store has.
struct Asked {
  std::uint64_t asked = 0;
  std::uint64_t present = 0;
};

/// Asks for those steps of the input that `concerns` picks, each once in a question.
Result<Asked> ask_for(store::HttpClient& client, const LoadPlan& plan, const Inputs& inputs,
                      const std::function<bool(const LoadStep&)>& concerns) {
  Asked result;
  Status status;
  store::Presence presence;
  rdf::HashSet since_question;
  const auto ask = [&] {
    result.asked += presence.size();
    auto present = presence.count(client, plan.target);
    if (!present) status = tl::make_unexpected(std::move(present.error()));
    if (present) result.present += *present;
    since_question = {};
    return status.has_value();
  };
  const auto take = [&](const LoadStep& step) {
    if (!concerns(step) || !since_question.insert(hash_of(step.statement))) return true;
    presence.add(step.statement);
    return !presence.full() || ask();
  };
  Status read = inputs.read(take);
  if (status && !read) status = std::move(read);
  if (!status) return tl::make_unexpected(std::move(status.error()));
  if (!ask()) return tl::make_unexpected(std::move(status.error()));
  return result;
}

/// Asks for single statements: those that were added to graphs which have others, and those that were removed.
Status ask_for_statements(store::HttpClient& client, const LoadPlan& plan, const Inputs& inputs,
                          const std::unordered_set<std::string>& mixed, LoadCheck& check) {
  if (!mixed.empty()) {
    auto added = ask_for(client, plan, inputs, [&](const LoadStep& step) {
      return step.kind == LoadStep::Kind::add && mixed.contains(std::string(step.statement.graph));
    });
    if (!added) return tl::make_unexpected(std::move(added.error()));
    check.missing = added->asked - std::min(added->asked, added->present);
  }
  if (inputs.options.mode != LoadMode::delta) return {};
  auto removed =
      ask_for(client, plan, inputs, [](const LoadStep& step) { return step.kind == LoadStep::Kind::remove; });
  if (!removed) return tl::make_unexpected(std::move(removed.error()));
  check.left = removed->present;
  return {};
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
  const Inputs inputs{options, documents};
  const auto graphs = count_distinct(inputs, sent.statements);
  if (!graphs) return tl::make_unexpected(graphs.error());
  check.distinct = 0;
  for (const auto& [graph, count] : graphs->counts) check.distinct += count;
  GraphComparison comparison(client, plan, *graphs, check);
  if (Status status = comparison.compare(); !status) return tl::make_unexpected(std::move(status.error()));
  const bool grew_by_all =
      before && options.mode == LoadMode::add && all_are_counted && check.after == *before + check.distinct;
  if (!grew_by_all) {
    Status asked = ask_for_statements(client, plan, inputs, comparison.mixed(), check);
    if (!asked) return tl::make_unexpected(std::move(asked.error()));
  }
  check.agrees = check.differing == 0 && check.missing == 0 && check.left == 0;
  return check;
}

}  // namespace newsgraph::pipeline
