#include "newsgraph/rdf/language.h"

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("the canonical form of a language tag is that of RFC 5646") {
  std::string buffer;
  CHECK(rdf::canonical_tag("ZH-HANS-cn", buffer) == "zh-Hans-CN");
  CHECK(rdf::canonical_tag("EN", buffer) == "en");
  CHECK(rdf::canonical_tag("sl-ROZAJ-Biske", buffer) == "sl-rozaj-biske");
  CHECK(rdf::canonical_tag("en-ca-X-CA", buffer) == "en-CA-x-ca");
  CHECK(rdf::canonical_tag("zh-419", buffer) == "zh-419");
}

TEST_CASE("a language range takes the tags that begin with its subtags") {
  CHECK(rdf::matches_range("zh-Hans", "zh"));
  CHECK(rdf::matches_range("zh-Hans", "ZH-hans"));
  CHECK_FALSE(rdf::matches_range("zhx", "zh"));
  CHECK_FALSE(rdf::matches_range("zh", "zh-Hans"));
  CHECK(rdf::matches_range("zh", "*"));
  CHECK_FALSE(rdf::matches_range("", "*"));
}
