#include <algorithm>
#include <array>

#include "newsgraph/store/driver.h"
#include "newsgraph/store/url.h"

namespace newsgraph::store {
namespace {

bool recognises(std::string_view, const HttpAnswer& answer) {
  return answer.header("server").starts_with("Virtuoso");
}

/// http://host:8890
Endpoints endpoints(std::string_view endpoint) {
  std::string server = without_ending(endpoint, "/sparql-graph-crud-auth");
  for (const std::string_view service : {"/sparql-graph-crud", "/sparql-auth", "/sparql"})
    server = without_ending(server, service);
  return {.graphs = server + "/sparql-graph-crud-auth",
          .datasets = {},
          .query = server + "/sparql",
          .update = server + "/sparql-auth"};
}

/// It says 500 for whatever goes wrong. What is wrong with a document stays wrong; a deadlock or a full cache do not.
bool is_permanent(const HttpAnswer& answer) {
  constexpr std::array<std::string_view, 4> reasons{"syntax error", "of unsupported type", "SQL text has exceeded",
                                                    "Error 42000"};
  return std::ranges::any_of(reasons,
                             [&](std::string_view reason) { return answer.body.find(reason) != std::string::npos; });
}

}  // namespace

/// The graph store service guesses the format from the first bytes, which must be those of Turtle, and takes one graph
/// at a time. Updates become SQL, which must not be long.
const Driver virtuoso_driver{.name = "virtuoso",
                             .title = "OpenLink Virtuoso",
                             .recognises = recognises,
                             .endpoints = endpoints,
                             .is_permanent = is_permanent,
                             .auth = AuthScheme::digest,
                             .graph_body = BodyFormat::turtle,
                             .has_default_graph = false,
                             .update_batch = {.statements = 500, .bytes = std::size_t{1} << 20U}};

}  // namespace newsgraph::store
