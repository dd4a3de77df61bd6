#include "newsgraph/store/driver.h"

#include <catch2/catch.hpp>

#include "newsgraph/store/sender.h"

using namespace newsgraph;
using namespace newsgraph::store;

namespace {

HttpAnswer answer(long status, std::string body = {}, const std::string& server = {}) {
  HttpAnswer out;
  out.status = status;
  out.body = std::move(body);
  if (!server.empty()) out.headers["server"] = server;
  return out;
}

std::string_view found(std::string_view endpoint, const std::string& server) {
  return driver_of(endpoint, answer(200, "", server))->name;
}

}  // namespace

TEST_CASE("a store is known by what it answers, and else is any store") {
  CHECK(found("http://h/ds", "Apache Jena Fuseki (5.0.0)") == "fuseki");
  CHECK(found("http://h/", "Oxigraph/0.4.11") == "oxigraph");
  CHECK(found("http://h/", "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu") == "virtuoso");
  CHECK(found("http://h/rdf4j-server/repositories/news", "Jetty") == "rdf4j");
  CHECK(found("http://h/", "nginx") == "generic");
  CHECK(driver_of("http://h/", HttpAnswer{}) == nullptr);
  for (const Driver* driver : drivers()) CHECK(driver_named(driver->name) == driver);
  CHECK(driver_named("none") == nullptr);
}

TEST_CASE("services are found from the store's address, and from that of its graph store") {
  for (const char* const address : {"http://h:3030/ds", "http://h:3030/ds/", "http://h:3030/ds/data"}) {
    const Endpoints endpoints = fuseki_driver.endpoints(address);
    CHECK(endpoints.graphs == "http://h:3030/ds/data");
    CHECK(endpoints.datasets == "http://h:3030/ds");
    CHECK(endpoints.query == "http://h:3030/ds/query");
  }
  for (const char* const address : {"http://h:8890", "http://h:8890/sparql", "http://h:8890/sparql-graph-crud-auth"})
    CHECK(virtuoso_driver.endpoints(address).graphs == "http://h:8890/sparql-graph-crud-auth");
  CHECK(oxigraph_driver.endpoints("http://h:7878/").datasets == "http://h:7878/store?no_transaction");
  CHECK(rdf4j_driver.endpoints("http://h/repositories/r/statements").query == "http://h/repositories/r");
  CHECK(generic_driver.endpoints("http://h/x?key=1").graphs == "http://h/x?key=1");
}

TEST_CASE("Virtuoso says 500 for what will never be right, and for what may be") {
  CHECK(virtuoso_driver.is_permanent(answer(500, "TURTLE RDF loader, line 2: syntax error")));
  CHECK_FALSE(virtuoso_driver.is_permanent(answer(500, "Virtuoso 40001 Error SR172: Transaction deadlocked")));
}

TEST_CASE("what a store says is shown as text, short, and without secrets") {
  Credentials credentials;
  credentials.password = "hush";
  credentials.token = "tok/en";
  CHECK(describe(answer(400, "<html><body class='x'>\n<h1>Bad</h1>\tline\x01 3: hush, tok/en</body>"), credentials) ==
        "HTTP status 400, Bad line 3: ..., ...");
  // what is said to whom is not believed may be what was sent
  CHECK(describe(answer(401, "you said aHVzaA=="), credentials) == "HTTP status 401");
  std::string chinese;
  for (int i = 0; i < 200; ++i) chinese += "错";
  const std::string cut = describe(answer(500, chinese), credentials);
  CHECK(cut.ends_with("错..."));
  CHECK(cut.size() < 350);
}
