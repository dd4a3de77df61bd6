#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "newsgraph/base/error.h"
#include "newsgraph/store/batcher.h"
#include "newsgraph/store/sender.h"

namespace newsgraph::store {

/// Questions to a store, answered by itself (SPARQL 1.1 Query; results as CSV). All are repeated as requests are.

/// How many statements all named graphs have together.
Result<std::uint64_t> count_named(HttpClient& client, const Target& target);
/// How many statements a graph has; with an empty IRI, the default graph, which in some stores shows those of the named
/// ones as well.
Result<std::uint64_t> count_graph(HttpClient& client, const Target& target, const std::string& graph);
/// How many statements each of some named graphs has, by IRI; graphs that the store does not have are missing.
Result<std::map<std::string, std::uint64_t>> count_graphs(HttpClient& client, const Target& target,
                                                          std::span<const std::string> graphs);

/// Statements that a store is asked for: whether it has them.
class Presence {
 public:
  void add(const WrittenStatement& statement);
  std::uint64_t size() const { return size_; }
  /// Time to ask.
  bool full() const;
  /// How many of them the store has, if none was added twice; forgets them.
  Result<std::uint64_t> count(HttpClient& client, const Target& target);

 private:
  std::string rows_;
  std::uint64_t size_ = 0;
};

/// So many graphs are asked for at once at most.
constexpr std::size_t most_graphs_per_question = 500;

}  // namespace newsgraph::store
