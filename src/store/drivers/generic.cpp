#include "newsgraph/store/driver.h"

namespace newsgraph::store {
namespace {

bool recognises(std::string_view, const HttpAnswer&) {
  return true;
}

/// The endpoint is the graph store service itself; where the others are the standard does not say.
Endpoints endpoints(std::string_view endpoint) {
  return {.graphs = std::string(endpoint), .datasets = {}, .query = {}, .update = {}};
}

}  // namespace

const Driver generic_driver{.name = "generic",
                            .title = "any store with the SPARQL 1.1 Graph Store Protocol",
                            .recognises = recognises,
                            .endpoints = endpoints};

}  // namespace newsgraph::store
