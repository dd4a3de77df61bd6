#include "newsgraph/store/url.h"

#include <catch2/catch.hpp>

using namespace newsgraph::store;

TEST_CASE("a graph's IRI becomes a parameter of the graph store's address") {
  CHECK(with_parameter("http://h/data", "graph", "https://e.org/新?a=1&b#c") ==
        "http://h/data?graph=https%3A%2F%2Fe.org%2F%E6%96%B0%3Fa%3D1%26b%23c");
  CHECK(with_parameter("http://h/store?no_transaction", "default") == "http://h/store?no_transaction&default");
  CHECK(with_parameter("http://h/store?key=1#part", "graph", "a b") == "http://h/store?key=1&graph=a%20b");
  CHECK(percent_encoded("azAZ09-._~") == "azAZ09-._~");
}

TEST_CASE("parts of an address are found") {
  CHECK(authority_of("https://me:secret@e.org:8443/path?q") == "me:secret@e.org:8443");
  CHECK(authority_of("HTTP://e.org") == "e.org");
  CHECK(authority_of("ftp://e.org/").empty());
  CHECK(authority_of("e.org").empty());
  CHECK(host_of("http://me@E.org:80/a@b") == "e.org");
  CHECK(host_of("http://[::1]:7878/") == "::1");
  CHECK(is_https("HTTPS://e.org"));
  CHECK_FALSE(is_https("http://https.org"));
}

TEST_CASE("this machine is known by its names") {
  for (const char* const url :
       {"http://localhost:3030/ds", "http://127.0.0.1/", "http://127.1.2.3/", "http://[::1]/", "http://x.localhost/"}) {
    CAPTURE(url);
    CHECK(is_loopback(url));
  }
  for (const char* const url : {"http://localhost.example.org/", "http://10.0.0.1/", "http://e.org/127.0.0.1"}) {
    CAPTURE(url);
    CHECK_FALSE(is_loopback(url));
  }
}

TEST_CASE("the public form of an address has no secrets") {
  CHECK(public_form("https://me:secret@e.org:1/p?key=secret#x") == "https://e.org:1/p");
  CHECK(public_form("http://e.org/p") == "http://e.org/p");
  CHECK(public_form("nonsense?key=secret") == "nonsense");
}

TEST_CASE("the address of a store follows from that of a service") {
  CHECK(without_ending("http://e.org/ds/data/", "/data") == "http://e.org/ds");
  CHECK(without_ending("http://e.org/ds/", "/data") == "http://e.org/ds");
}
