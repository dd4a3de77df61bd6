#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <optional>
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
  BatchSize removals;  ///< of statements to be taken out, which are updates in every format
  /// Of all batches of one graph each that are begun: the one that was idle longest is closed where they exceed this.
  /// Batches of many graphs are bounded by their size alone.
  std::size_t most_held = std::size_t{32} << 20U;
  /// Each graph is replaced by what the input says of it, but for those of `kept`, which are added to.
  bool replace = false;
  std::vector<std::string> kept;
};

/// Puts statements together to batches. Statements may come in any order: batches of one graph stay open while others
/// are filled, so that graphs that come again and again do not make small batches.
///
/// Batches are not sent in a strict order, so a statement must not be both added and removed, nor a graph be dropped
/// after something was added to it.
class Batcher {
 public:
  /// `deliver` takes each batch when it is complete, and returns false where no more are wanted.
  Batcher(BatchingOptions options, std::function<bool(Batch)> deliver);

  /// False once `deliver` has said so.
  bool add(const WrittenStatement& statement);
  /// Takes a statement out of the store. False as above.
  bool remove(const WrittenStatement& statement);
  /// Drops a graph; what is added to it afterwards is all that it has then. False as above.
  bool drop(std::string_view graph);
  /// Completes what is open.
  bool finish();

  std::uint64_t statements() const { return statements_; }  ///< that were added
  std::uint64_t removed() const { return removed_; }

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
  void append(Open& open, const WrittenStatement& statement, bool as_update);
  void note_replacement(Open& open, std::string_view graph);
  bool settle_drop();
  bool close(Opened::iterator open);
  bool close_removals();

  BatchingOptions options_;
  std::function<bool(Batch)> deliver_;
  Opened open_;
  std::unordered_map<std::string_view, Opened::iterator> by_graph_;  ///< keys: Open::graph
  std::unordered_map<Hash128, std::uint64_t> replaced_by_;  ///< graphs: the batch that replaced or dropped them
  std::size_t held_ = 0;                                    ///< bytes of all bodies
  Open removals_;
  std::optional<std::string> dropping_;  ///< a graph; by the request that fills it anew, if that is what comes next
  std::uint64_t next_index_ = 0;
  std::uint64_t statements_ = 0;
  std::uint64_t removed_ = 0;
  bool wanted_ = true;
};

}  // namespace newsgraph::store
