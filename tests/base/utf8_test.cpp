#include "newsgraph/base/utf8.h"

#include <string>

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("well-formed UTF-8 of every length is valid") {
  for (const char* text : {"", "a", "é", "中文", "😀", "a\U0010FFFFz", "\uFFFD"}) {
    CAPTURE(text);
    CHECK(utf8::valid(text));
  }
}

TEST_CASE("ill-formed bytes are found where they stand") {
  struct Case {
    std::string text;
    std::size_t at;
  };
  for (const Case& c : {Case{"ab\x80", 2}, Case{"\xC0\x80", 0}, Case{"中\xED\xA0\x80", 3}, Case{"\xE0\x80\x80", 0},
                        Case{"a\xF4\x90\x80\x80", 1}, Case{"\xE4\xB8", 0}, Case{"\xFF", 0}, Case{"\xF0\x9F\x98", 0}}) {
    CAPTURE(c.text);
    CHECK(utf8::find_invalid(c.text) == c.at);
  }
}

TEST_CASE("repair replaces each maximal ill-formed part by one U+FFFD") {
  CHECK(utf8::repair("a\xE4\xB8z") == "a\uFFFDz");
  CHECK(utf8::repair("\xF0\x9F\x98") == "\uFFFD");
  CHECK(utf8::repair("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(utf8::repair("中文") == "中文");
}

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 1; c <= 0x10FFFF; c += (c < 0x3000 ? 1 : 97)) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, c);
    const utf8::Decoded decoded = utf8::decode(text, 0);
    REQUIRE(decoded.code_point == c);
    REQUIRE(decoded.length == text.size());
    REQUIRE(utf8::count(text) == 1);
  }
}

TEST_CASE("surrogates and values above U+10FFFF are never written") {
  std::string text;
  utf8::append(text, 0xD800);
  utf8::append(text, 0x110000);
  CHECK(text == "\uFFFD\uFFFD");
}
