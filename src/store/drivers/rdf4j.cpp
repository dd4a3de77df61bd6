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

bool is_permanent(const HttpAnswer&) {
  return false;
}

}  // namespace

const Driver rdf4j_driver{.name = "rdf4j",
                          .title = "RDF4J Server, GraphDB",
                          .recognises = recognises,
                          .endpoints = endpoints,
                          .is_permanent = is_permanent,
                          .auth = AuthScheme::none,
                          .graph_body = BodyFormat::ntriples,
                          .has_default_graph = true,
                          .takes_gzip = false,
                          .batch = {},
                          .update_batch = {.statements = 5'000, .bytes = std::size_t{2} << 20U}};

}  // namespace newsgraph::store
