#include "newsgraph/base/error.h"

#include <catch2/catch.hpp>

#include "newsgraph/base/embedded.h"

using namespace newsgraph;

TEST_CASE("an error names what is known of its place, and what to do") {
  CHECK(describe({Errc::syntax, "bad", {}, {}}) == "bad");
  CHECK(describe({Errc::syntax, "bad", {{"a.ttl", "", 0}, 7, 3, 0}, {}}) == "a.ttl:3: bad");
  CHECK(describe({Errc::io, "cut short", {{"a.tar", "b/c.md", 0}, 0, 3, 9}, "fetch it again"}) ==
        "a.tar!b/c.md:3:9: cut short; fetch it again");
  CHECK(Locator{"a.jsonl", "", 12}.text() == "a.jsonl#12");
}

TEST_CASE("the ontology is compiled into the binary") {
  REQUIRE_FALSE(embedded_files().empty());
  for (const EmbeddedFile& file : embedded_files()) {
    CAPTURE(file.path);
    CHECK_FALSE(file.bytes().empty());
    CHECK(embedded_file(file.path) == file.bytes());
  }
  CHECK_FALSE(embedded_file("ontology/no-such-file"));
}
