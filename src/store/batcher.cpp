#include "newsgraph/store/batcher.h"

#include <algorithm>
#include <utility>

#include "newsgraph/store/sparql_terms.h"

namespace newsgraph::store {
namespace {

/// Stores that guess the format look for a directive at the beginning.
constexpr std::string_view turtle_head = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

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

/// Notes what it means for the open batch that it says something of a graph, where graphs are replaced.
void Batcher::note_replacement(Open& open, std::string_view graph) {
  if (!options_.replace || std::ranges::find(options_.kept, graph) != options_.kept.end()) return;
  // Indexes are given when batches are complete; batches of a graph are completed in the order they are begun in.
  static constexpr std::uint64_t not_complete = ~std::uint64_t{0};
  const auto [found, is_new] = replaced_by_.try_emplace(hash128(graph), not_complete);
  if (is_new) {
    open.dropped.emplace_back(graph);
  } else if (found->second != not_complete && std::ranges::find(open.after, found->second) == open.after.end()) {
    open.after.push_back(found->second);
  }
}

void Batcher::end_block(Open& open) const {
  if (options_.format == BodyFormat::update && open.in_block && !open.graph.empty()) open.body += "}\n";
  open.in_block = false;
}

void Batcher::append(Open& open, const WrittenStatement& statement) {
  std::string& body = open.body;
  const std::size_t before = body.size();
  const auto& [subject, predicate, object, graph] = statement;
  if (options_.format == BodyFormat::update && (!open.in_block || open.graph != graph)) {
    end_block(open);
    open.graph = graph;
    open.in_block = true;
    note_replacement(open, graph);
    if (!graph.empty()) body.append("GRAPH <").append(graph).append("> {\n");
  }
  body.append(subject).append(1, ' ').append(predicate).append(1, ' ');
  if (options_.format == BodyFormat::update) {
    append_sparql(body, object);
  } else {
    body.append(object);
  }
  if (options_.format == BodyFormat::nquads && !graph.empty()) body.append(" <").append(graph).append(1, '>');
  body.append(" .\n");
  held_ += body.size() - before;
  ++open.statements;
  open.last_statement = statements_;
}

bool Batcher::add(const WrittenStatement& statement) {
  if (!wanted_) return false;
  ++statements_;
  Open& open = open_for(statement.graph);
  append(open, statement);
  if (open.statements >= options_.size.statements || open.body.size() >= options_.size.bytes) {
    wanted_ = close(open_.begin());
  }
  while (wanted_ && held_ > options_.most_held) wanted_ = close(std::prev(open_.end()));
  return wanted_;
}

/// Delivers an open batch.
bool Batcher::close(Opened::iterator open) {
  if (of_one_graph()) by_graph_.erase(open->graph);
  end_block(*open);
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
      batch.body += graph.empty() ? "DROP SILENT DEFAULT ;\n" : "DROP SILENT GRAPH <" + graph + "> ;\n";
    }
    batch.body.append("INSERT DATA {\n").append(open->body).append("}\n");
  }
  open_.erase(open);
  return deliver_(std::move(batch));
}

bool Batcher::finish() {
  while (wanted_ && !open_.empty()) wanted_ = close(std::prev(open_.end()));
  return wanted_;
}

}  // namespace newsgraph::store
