#include "newsgraph/store/driver.h"
#include "newsgraph/store/url.h"

namespace newsgraph::store {
namespace {

bool recognises(std::string_view endpoint, const HttpAnswer&) {
  return endpoint.find("/repositories/") != std::string_view::npos;
}

/// http://host:8080/rdf4j-server/repositories/ID; GraphDB's are of the same kind.
Endpoints endpoints(std::string_view endpoint) {
  const std::string repository = without_ending(without_ending(endpoint, "/statements"), "/rdf-graphs/service");
  return {.graphs = repository + "/rdf-graphs/service",
          .datasets = repository + "/statements",
          .query = repository,
          .update = repository + "/statements"};
}

}  // namespace

const Driver rdf4j_driver{
    .name = "rdf4j", .title = "RDF4J Server, GraphDB", .recognises = recognises, .endpoints = endpoints};

}  // namespace newsgraph::store
