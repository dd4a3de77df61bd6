#include "newsgraph/rdf/iri.h"

#include <string_view>

#include <catch2/catch.hpp>

using newsgraph::rdf::has_scheme;
using newsgraph::rdf::resolved_iri;

TEST_CASE("References resolve as the examples of RFC 3986, section 5.4, say") {
  struct Example {
    std::string_view reference, target;
  };
  for (const Example& example : {
           Example{"g:h", "g:h"},
           {"g", "http://a/b/c/g"},
           {"./g", "http://a/b/c/g"},
           {"g/", "http://a/b/c/g/"},
           {"/g", "http://a/g"},
           {"//g", "http://g"},
           {"?y", "http://a/b/c/d;p?y"},
           {"g?y", "http://a/b/c/g?y"},
           {"#s", "http://a/b/c/d;p?q#s"},
           {"g#s", "http://a/b/c/g#s"},
           {"g?y#s", "http://a/b/c/g?y#s"},
           {";x", "http://a/b/c/;x"},
           {"g;x", "http://a/b/c/g;x"},
           {"", "http://a/b/c/d;p?q"},
           {".", "http://a/b/c/"},
           {"./", "http://a/b/c/"},
           {"..", "http://a/b/"},
           {"../", "http://a/b/"},
           {"../g", "http://a/b/g"},
           {"../..", "http://a/"},
           {"../../", "http://a/"},
           {"../../g", "http://a/g"},
           {"../../../g", "http://a/g"},
           {"../../../../g", "http://a/g"},
           {"/./g", "http://a/g"},
           {"/../g", "http://a/g"},
           {"g.", "http://a/b/c/g."},
           {".g", "http://a/b/c/.g"},
           {"g..", "http://a/b/c/g.."},
           {"..g", "http://a/b/c/..g"},
           {"./../g", "http://a/b/g"},
           {"./g/.", "http://a/b/c/g/"},
           {"g/./h", "http://a/b/c/g/h"},
           {"g/../h", "http://a/b/c/h"},
           {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
           {"g;x=1/../y", "http://a/b/c/y"},
           {"g?y/./x", "http://a/b/c/g?y/./x"},
           {"g#s/../x", "http://a/b/c/g#s/../x"},
           {"http:g", "http:g"},
       }) {
    INFO(example.reference);
    CHECK(resolved_iri("http://a/b/c/d;p?q", example.reference) == example.target);
  }
}

TEST_CASE("A base without a path, and one without an authority") {
  CHECK(resolved_iri("http://a", "g") == "http://a/g");
  CHECK(resolved_iri("http://a?q", "#s") == "http://a?q#s");
  CHECK(resolved_iri("urn:x:y", "#s") == "urn:x:y#s");
  CHECK(resolved_iri("file:///a/b", "c") == "file:///a/c");
}

TEST_CASE("A scheme is a letter and then letters, digits, plus, minus and dot") {
  CHECK(has_scheme("http:"));
  CHECK(has_scheme("a+b-c.1:x"));
  CHECK_FALSE(has_scheme(""));
  CHECK_FALSE(has_scheme(":"));
  CHECK_FALSE(has_scheme("1a:"));
  CHECK_FALSE(has_scheme("a/b:c"));
  CHECK_FALSE(has_scheme("http"));
}
