#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/store/http.h"

// The triple stores that are known. To add one: a file that defines `const Driver x_driver` and a word here; the first
// that recognises an endpoint is taken, so the generic one stays last.
#define NEWSGRAPH_STORE_DRIVERS(X) X(fuseki) X(oxigraph) X(rdf4j) X(virtuoso) X(generic)

namespace newsgraph::store {

/// Where a store's services are; empty: it has none, or nobody knows where.
struct Endpoints {
  std::string graphs;    ///< SPARQL 1.1 Graph Store HTTP Protocol, to which ?graph=IRI or ?default is added
  std::string datasets;  ///< takes statements of many graphs in one POST
  std::string query;     ///< SPARQL 1.1 Protocol, queries
  std::string update;    ///< SPARQL 1.1 Protocol, updates
};

/// What statements are written as.
enum class BodyFormat : std::uint8_t {
  ntriples,  ///< of one graph
  turtle,    ///< the same lines behind a declaration of a prefix, for stores that guess the format from the first bytes
  nquads,    ///< of many graphs
  update,    ///< SPARQL Update: INSERT DATA, of many graphs
};

/// What goes into one request: up to so many statements and about so many bytes.
struct BatchSize {
  std::size_t statements = 50'000;
  std::size_t bytes = std::size_t{16} << 20U;
};

/// One kind of store, with all that is particular to it; what is usual need not be said. No other place knows the name
/// of a store.
struct Driver {
  std::string_view name;  ///< as in --store
  std::string_view title;
  /// Whether an answer to HEAD at the endpoint is of such a store.
  bool (*recognises)(std::string_view endpoint, const HttpAnswer& answer);
  /// From the address that users know: of the dataset, the repository or the server, or of its graph store service.
  Endpoints (*endpoints)(std::string_view endpoint);
  /// Whether a refusal will be repeated whenever the request is; asked for statuses that say nothing about it.
  bool (*is_permanent)(const HttpAnswer& answer) = [](const HttpAnswer&) { return false; };
  AuthScheme auth = AuthScheme::none;            ///< used from the first request on; none: what the store asks for
  BodyFormat graph_body = BodyFormat::ntriples;  ///< what the graph store service is sent
  bool has_default_graph = true;                 ///< false: statements without a graph need one
  bool takes_gzip = false;                       ///< of bodies of requests
  std::size_t connections = 2;                   ///< requests at once that it works on: more would wait for one another
  BatchSize batch;
  BatchSize update_batch = {.statements = 5'000, .bytes = std::size_t{2} << 20U};
};

#define X(name) extern const Driver name##_driver;
NEWSGRAPH_STORE_DRIVERS(X)
#undef X

/// All of them, in the order of the list.
std::span<const Driver* const> drivers();
/// By name; null where there is none.
const Driver* driver_named(std::string_view name);
/// The first that recognises the answer; null where there was no answer at all.
const Driver* driver_of(std::string_view endpoint, const HttpAnswer& answer);

}  // namespace newsgraph::store
