#include "newsgraph/extract/fold.h"

#include <catch2/catch.hpp>

#include "newsgraph/base/utf8.h"

using namespace newsgraph;
using extract::fold;

TEST_CASE("folding maps one character to one character") {
  CHECK(utf8::to_utf8(fold("韓國總統表示")) == "韩国总统表示");
  CHECK(utf8::to_utf8(fold("ＡＢＣ１２，：！？（）")) == "abc12,:!?()");
  CHECK(utf8::to_utf8(fold("若昂•多利亚‧X・Y")) == "若昂·多利亚·x·y");
  CHECK(fold("😀中").size() == 2);
}

TEST_CASE("folding twice is folding once") {
  for (char32_t c = 0; c < 0x10000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    CAPTURE(static_cast<std::uint32_t>(c));
    REQUIRE(fold(fold(c)) == fold(c));
  }
}

TEST_CASE("names are compared without blanks, dots and marks") {
  CHECK(extract::name_key("弗拉基米爾·普京") == "弗拉基米尔普京");
  CHECK(extract::name_key("U.S. Navy") == "usnavy");
}
