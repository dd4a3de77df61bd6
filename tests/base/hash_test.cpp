#include "newsgraph/base/hash.h"

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("a hash is written as 26 characters that are safe in an IRI") {
  CHECK(Hash128{}.base32() == std::string(26, 'a'));
  CHECK(Hash128{~0ULL, ~0ULL}.base32() == "h" + std::string(25, '7'));
  CHECK(Hash128{0, 1}.base32().back() == 'b');
  CHECK(Hash128{1, 0}.base32() != Hash128{0, 1}.base32());
}

TEST_CASE("hashes are the published XXH3-128 values, so IRIs never change") {
  CHECK(hash128("") == Hash128{0x99aa06d3014798d8ULL, 0x6001c324468d497fULL});
}

TEST_CASE("fields do not run into each other") {
  CHECK(FieldHasher().add("ab").add("c").finish() != FieldHasher().add("a").add("bc").finish());
}
