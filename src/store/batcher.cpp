#include "newsgraph/store/batcher.h"

#include <algorithm>
#include <utility>

#include "newsgraph/rdf/sparql_text.h"

namespace newsgraph::store {
namespace {

/// Stores that guess the format look for a directive at the beginning.
constexpr std::string_view turtle_head = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

/// Of a batch that is not complete. Batches of a graph are completed in the order they are begun in.
constexpr std::uint64_t not_complete = ~std::uint64_t{0};

}  // namespace

Batcher::Batcher(BatchingOptions options, std::function<bool(Batch)> deliver)
    : options_(std::move(options)), deliver_(std::move(deliver)) {}

/// The batch that takes statements of a graph, put to the front.
Batcher::Open& Batcher::open_for(std::string_view graph) {
  if (!open_.empty() && (!of_one_graph() || open_.front().graph == graph)) return open_.front();
  if (const auto found = by_graph_.find(graph); of_one_graph() && found != by_graph_.end()) {
    open_.splice(open_.begin(), open_, found->second);
    return open_.front();
  }
  Open& open = open_.emplace_front();
  open.first_statement = statements_;
  if (of_one_graph()) {
    open.graph = graph;
    by_graph_.emplace(open.graph, open_.begin());
    if (options_.format == BodyFormat::turtle) open.body = turtle_head;
    note_replacement(open, graph);
  }
  held_ += open.body.size();
  return open;
}

/// Notes what it means for the open batch that it says something of a graph, where graphs are replaced or dropped.
void Batcher::note_replacement(Open& open, std::string_view graph) {
  const bool is_kept = std::ranges::find(options_.kept, graph) != options_.kept.end();
  const bool replaces = dropping_ == graph || (options_.replace && !is_kept);
  const Hash128 hash = hash128(graph);
  const auto found = replaced_by_.find(hash);
  if (found == replaced_by_.end()) {
    if (!replaces) return;
    replaced_by_.emplace(hash, not_complete);
    open.dropped.emplace_back(graph);
  } else if (found->second != not_complete && std::ranges::find(open.after, found->second) == open.after.end()) {
    open.after.push_back(found->second);
  }
}

void Batcher::append(Open& open, const WrittenStatement& statement, bool as_update) {
  std::string& body = open.body;
  const auto& [subject, predicate, object, graph] = statement;
  if (as_update && (!open.in_block || open.graph != graph)) {
    if (open.in_block && !open.graph.empty()) body += "}\n";
    open.graph = graph;
    open.in_block = true;
    note_replacement(open, graph);
    if (!graph.empty()) body.append("GRAPH <").append(graph).append("> {\n");
  }
  body.append(subject).append(1, ' ').append(predicate).append(1, ' ');
  if (as_update) {
    rdf::append_sparql(body, object);
  } else {
    body.append(object);
  }
  if (!as_update && options_.format == BodyFormat::nquads && !graph.empty()) {
    body.append(" <").append(graph).append(1, '>');
  }
  body.append(" .\n");
  ++open.statements;
}

bool Batcher::add(const WrittenStatement& statement) {
  if (dropping_ && *dropping_ != statement.graph && !settle_drop()) return false;
  if (!wanted_) return false;
  ++statements_;
  Open& open = open_for(statement.graph);
  const std::size_t before = open.body.size();
  append(open, statement, options_.format == BodyFormat::update);
  held_ += open.body.size() - before;
  open.last_statement = statements_;
  dropping_.reset();
  if (open.statements >= options_.size.statements || open.body.size() >= options_.size.bytes) {
    wanted_ = close(open_.begin());
  }
  while (wanted_ && of_one_graph() && held_ > options_.most_held) wanted_ = close(std::prev(open_.end()));
  return wanted_;
}

bool Batcher::remove(const WrittenStatement& statement) {
  if (!settle_drop()) return false;
  ++removed_;
  if (removals_.statements == 0) removals_.first_statement = removed_;
  append(removals_, statement, true);
  removals_.last_statement = removed_;
  if (removals_.statements < options_.removals.statements && removals_.body.size() < options_.removals.bytes)
    return true;
  wanted_ = close_removals();
  return wanted_;
}

bool Batcher::drop(std::string_view graph) {
  if (!settle_drop()) return false;
  dropping_ = graph;
  return true;
}

/// Drops the graph that waited for what comes next.
bool Batcher::settle_drop() {
  if (!dropping_ || !wanted_) return wanted_;
  const std::string graph = *std::exchange(dropping_, std::nullopt);
  const auto [found, is_new] = replaced_by_.emplace(hash128(graph), not_complete);
  if (!is_new) return true;  // it has been dropped and is empty since
  if (options_.format == BodyFormat::update) {
    Open& open = open_for(graph);
    open.dropped.push_back(graph);
    if (open.dropped.size() >= options_.size.statements) wanted_ = close(open_.begin());
    return wanted_;
  }
  Batch batch;
  batch.index = next_index_++;
  batch.action = Action::drop;
  batch.graph = graph;
  found->second = batch.index;
  wanted_ = deliver_(std::move(batch));
  return wanted_;
}

/// Delivers an open batch.
bool Batcher::close(Opened::iterator open) {
  if (of_one_graph()) by_graph_.erase(open->graph);
  held_ -= std::min(held_, open->body.size());
  Batch batch;
  batch.index = next_index_++;
  batch.statements = open->statements;
  batch.first_statement = open->first_statement;
  batch.last_statement = open->last_statement;
  for (const std::string& graph : open->dropped) replaced_by_[hash128(graph)] = batch.index;
  batch.after = std::move(open->after);
  if (of_one_graph()) {
    batch.action = open->dropped.empty() ? Action::add : Action::replace;
    batch.graph = std::move(open->graph);
    batch.body = std::move(open->body);
  } else if (options_.format == BodyFormat::nquads) {
    batch.action = Action::add_all;
    batch.body = std::move(open->body);
  } else {
    batch.action = Action::update;
    for (const std::string& graph : open->dropped) {
      if (!batch.body.empty()) batch.body += " ;\n";
      batch.body += graph.empty() ? "DROP SILENT DEFAULT" : "DROP SILENT GRAPH <" + graph + ">";
    }
    if (open->statements > 0) {
      if (!batch.body.empty()) batch.body += " ;\n";
      if (!open->graph.empty()) open->body += "}\n";
      batch.body.append("INSERT DATA {\n").append(open->body).append("}\n");
    }
  }
  open_.erase(open);
  return deliver_(std::move(batch));
}

bool Batcher::close_removals() {
  if (removals_.statements == 0) return wanted_;
  Open open = std::exchange(removals_, {});
  Batch batch;
  batch.index = next_index_++;
  batch.action = Action::remove;
  batch.statements = open.statements;
  batch.first_statement = open.first_statement;
  batch.last_statement = open.last_statement;
  batch.after = std::move(open.after);
  batch.body.append("DELETE DATA {\n").append(open.body).append(open.graph.empty() ? "}\n" : "}\n}\n");
  return deliver_(std::move(batch));
}

bool Batcher::finish() {
  if (!settle_drop()) return false;
  while (wanted_ && !open_.empty()) wanted_ = close(std::prev(open_.end()));
  if (wanted_) wanted_ = close_removals();
  return wanted_;
}

}  // namespace newsgraph::store
