#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/base/hash.h"
#include "newsgraph/store/batch.h"

namespace newsgraph::store {

/// A statement whose terms are written as N-Triples writes them.
struct WrittenStatement {
  std::string_view subject;
  std::string_view predicate;
  std::string_view object;
  std::string_view graph;  ///< the IRI without brackets; empty: the default graph
};

struct BatchingOptions {
  BodyFormat format = BodyFormat::nquads;  ///< ntriples and turtle: a batch is of one graph
  BatchSize size;
  /// Of all batches of one graph each that are begun: the one that was idle longest is closed where they exceed this.
  std::size_t most_held = std::size_t{32} << 20U;
  /// Each graph is replaced by what the input says of it, but for those of `kept`, which are added to.
  bool replace = false;
  std::vector<std::string> kept;
};

/// Puts statements together to batches. Statements may come in any order: batches of one graph stay open while others
/// are filled, so that graphs that come again and again do not make small batches.
class Batcher {
 public:
  /// `deliver` takes each batch when it is complete, and returns false where no more are wanted.
  Batcher(BatchingOptions options, std::function<bool(Batch)> deliver);

  /// False once `deliver` has said so.
  bool add(const WrittenStatement& statement);
  /// Completes what is open.
  bool finish();

  std::uint64_t statements() const { return statements_; }

 private:
  struct Open {
    std::string graph;  ///< of the batch; where it is of many, of the block that is open
    bool in_block = false;
    std::string body;
    std::uint64_t statements = 0;
    std::uint64_t first_statement = 0;
    std::uint64_t last_statement = 0;
    std::vector<std::string> dropped;  ///< graphs that this batch replaces, of updates
    std::vector<std::uint64_t> after;
  };
  using Opened = std::list<Open>;  ///< the one that was used last comes first

  bool of_one_graph() const { return options_.format == BodyFormat::ntriples || options_.format == BodyFormat::turtle; }
  Open& open_for(std::string_view graph);
  void append(Open& open, const WrittenStatement& statement);
  void note_replacement(Open& open, std::string_view graph);
  void end_block(Open& open) const;
  bool close(Opened::iterator open);

  BatchingOptions options_;
  std::function<bool(Batch)> deliver_;
  Opened open_;
  std::unordered_map<std::string_view, Opened::iterator> by_graph_;  ///< keys: Open::graph
  std::unordered_map<Hash128, std::uint64_t> replaced_by_;           ///< graphs: the batch that replaced them
  std::size_t held_ = 0;                                             ///< bytes of all bodies
  std::uint64_t next_index_ = 0;
  std::uint64_t statements_ = 0;
  bool wanted_ = true;
};

}  // namespace newsgraph::store
