#include "newsgraph/base/span.h"

#include <string>

#include <catch2/catch.hpp>

#include "newsgraph/base/utf8.h"

using namespace newsgraph;

TEST_CASE("code point offsets agree with counting from the start, at every boundary") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a中😀é\n";
  const CodePointOffsets offsets(text);
  std::uint32_t expected = 0;
  for (std::size_t i = 0; i < text.size(); i += utf8::decode(text, i).length) {
    REQUIRE(offsets.at(static_cast<std::uint32_t>(i)) == expected++);
  }
  CHECK(offsets.at(static_cast<std::uint32_t>(text.size())) == expected);
}

TEST_CASE("an empty text has the offset zero") {
  CHECK(CodePointOffsets("").at(0) == 0);
}

TEST_CASE("spans contain and overlap as half-open ranges") {
  constexpr Span a{2, 5};
  CHECK(a.contains(Span{2, 5}));
  CHECK_FALSE(a.contains(5U));
  CHECK(a.overlaps({4, 9}));
  CHECK_FALSE(a.overlaps({5, 9}));
  CHECK(a.of("0123456") == "234");
}
