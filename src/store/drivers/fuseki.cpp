#include "newsgraph/store/driver.h"
#include "newsgraph/store/url.h"

namespace newsgraph::store {
namespace {

bool recognises(std::string_view, const HttpAnswer& answer) {
  return answer.header("server").find("Fuseki") != std::string_view::npos ||
         answer.headers.contains("fuseki-request-id");
}

/// http://host:3030/dataset
Endpoints endpoints(std::string_view endpoint) {
  const std::string dataset = without_ending(endpoint, "/data");
  return {.graphs = dataset + "/data", .datasets = dataset, .query = dataset + "/query", .update = dataset + "/update"};
}

}  // namespace

/// One transaction writes at a time, begins with its request, and copies each block of an index that it touches: few,
/// large batches.
const Driver fuseki_driver{.name = "fuseki",
                           .title = "Apache Jena Fuseki",
                           .recognises = recognises,
                           .endpoints = endpoints,
                           .connections = 1,
                           .batch = {.statements = 1'000'000, .bytes = std::size_t{256} << 20U},
                           .update_batch = {.statements = 20'000, .bytes = std::size_t{8} << 20U}};

}  // namespace newsgraph::store
