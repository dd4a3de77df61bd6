#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "newsgraph/base/hash.h"
#include "newsgraph/store/driver.h"

namespace newsgraph::store {

/// What a batch does to the store.
enum class Action : std::uint8_t {
  add,      ///< to one graph
  replace,  ///< one graph by these statements
  add_all,  ///< to many graphs
  update,   ///< many graphs, by SPARQL Update: statements are added
  remove,   ///< likewise: statements are taken out
  drop,     ///< one graph
};

/// What one request carries. All of it follows from the input and the options alone, so that a later run makes the same
/// batches, and sending one a second time changes nothing.
struct Batch {
  std::uint64_t index = 0;  ///< from 0, in the order in which batches are made
  Action action = Action::add;
  std::string graph;  ///< IRI, of `add`, `replace` and `drop`; empty: the default graph
  std::string body;
  std::uint64_t statements = 0;
  std::uint64_t first_statement = 0;  ///< among those of the input to be added or to be removed, from 1
  std::uint64_t last_statement = 0;
  /// Batches that replaced or dropped a graph to which this one adds: they must be done before.
  std::vector<std::uint64_t> after;

  /// Of action, graph and body.
  Hash128 hash() const;
};

/// The request for a batch; refers to its body.
HttpRequest request_for(const Batch& batch, const Endpoints& endpoints, BodyFormat graph_body);

}  // namespace newsgraph::store
