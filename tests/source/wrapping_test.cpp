#include "newsgraph/source/wrapping.h"

#include <map>

#include "source/delivered.h"
#include "source/packed.h"

using namespace newsgraph;
using namespace newsgraph::tests;

TEST_CASE("every wrapping recognises its own kind and no other, and is either a compression or an archive") {
  const std::map<std::string_view, std::string> samples = {{"gzip", gzip_of("text")},
                                                           {"zstd", zstd_of("text")},
                                                           {"tar", archive_of("v7tar", {{"a", "text"}})},
                                                           {"zip", archive_of("zip", {{"a", "text"}})}};
  REQUIRE(samples.size() == source::wrappings().size());
  for (const source::Wrapping* wrapping : source::wrappings()) {
    for (const auto& [name, bytes] : samples) {
      CAPTURE(wrapping->name, name);
      CHECK(wrapping->recognises(std::string_view(bytes).substr(0, 512)) == (wrapping->name == name));
    }
    CHECK((wrapping->decompress == nullptr) != (wrapping->members == nullptr));
    CHECK_FALSE(wrapping->recognises(""));
    CHECK_FALSE(wrapping->recognises(std::string(512, '\0')));
    CHECK_FALSE(wrapping->recognises(std::string(512, ' ')));
    CHECK_FALSE(wrapping->recognises("Press K\x03\x04 to go on"));
  }
}

TEST_CASE("every prefix and kind of text is looked at safely") {
  for (const source::Wrapping* wrapping : source::wrappings()) {
    for (int byte = 0; byte < 256; ++byte) {
      for (const std::size_t size : {1U, 2U, 3U, 4U, 257U, 262U, 511U, 512U}) {
        CHECK_FALSE(wrapping->recognises(std::string(size, static_cast<char>(byte))));
      }
    }
  }
}

TEST_CASE("hidden are names that begin with a dot, but for the two that every folder has") {
  CHECK(source::hidden(".git"));
  CHECK(source::hidden("..."));
  CHECK_FALSE(source::hidden("."));
  CHECK_FALSE(source::hidden(".."));
  CHECK_FALSE(source::hidden("a.md"));
  CHECK_FALSE(source::hidden(""));
}
