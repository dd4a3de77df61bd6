#include "newsgraph/store/driver.h"
#include "newsgraph/store/url.h"

namespace newsgraph::store {
namespace {

bool recognises(std::string_view, const HttpAnswer& answer) {
  return answer.header("server").starts_with("Oxigraph");
}

/// http://host:7878
Endpoints endpoints(std::string_view endpoint) {
  const std::string server = without_ending(endpoint, "/store");
  // In one transaction the memory for a request is many times its size; parts of a failed batch are sent again.
  return {.graphs = with_parameter(server + "/store", "no_transaction"),
          .datasets = with_parameter(server + "/store", "no_transaction"),
          .query = server + "/query",
          .update = server + "/update"};
}

}  // namespace

const Driver oxigraph_driver{.name = "oxigraph", .title = "Oxigraph", .recognises = recognises, .endpoints = endpoints};

}  // namespace newsgraph::store
