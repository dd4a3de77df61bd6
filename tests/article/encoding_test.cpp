#include "newsgraph/article/encoding.h"

#include <catch2/catch.hpp>

#include "article/archive_file.h"
#include "newsgraph/article/limits.h"
#include "newsgraph/base/utf8.h"

using namespace newsgraph;
using namespace newsgraph::article;
using newsgraph::tests::read_bytes;

namespace {

constexpr std::string_view sample =
    "[法新社报道](https://e.org/a)\n------\n<p>中国外交部发言人星期一表示，这个问题应当通过对话解决。</p>";

std::string utf16(std::string_view text, bool big, bool mark) {
  std::string out;
  const auto put = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  };
  if (mark) put(0xFEFF);
  for (const char32_t c : utf8::to_utf32(text)) put(static_cast<char16_t>(c));
  return out;
}

/// The sample in GB18030, written out so that the test depends on no converter.
const std::string gb18030 =
    "[T](https://e.org/a)\n------\n<p>"
    "\xD6\xD0\xB9\xFA\xCD\xE2\xBD\xBB\xB2\xBF\xB7\xA2\xD1\xD4\xC8\xCB\xD0\xC7\xC6\xDA\xD2\xBB\xB1\xED\xCA\xBE\xA3\xAC"
    "\xD5\xE2\xB8\xF6\xCE\xCA\xCC\xE2\xD3\xA6\xB5\xB1\xCD\xA8\xB9\xFD\xB6\xD4\xBB\xB0\xBD\xE2\xBE\xF6\xA1\xA3</p>";

}  // namespace

TEST_CASE("Byte order marks, CR LF and CR are no part of the text") {
  Diagnostics diagnostics;
  CHECK(*text_of_bytes("\xEF\xBB\xBF"
                       "a\r\nb\rc\r\n",
                       {}, diagnostics) == "a\nb\nc\n");
  CHECK(diagnostics.empty());
  CHECK(read_bytes("\xEF\xBB\xBF[T](https://e.org/a)\r\n------\r\n\r\n<p>x</p>\r\n").article->body_text() == "x");
}

TEST_CASE("NUL bytes are left out and told") {
  using namespace std::string_literals;
  const auto read = read_bytes("[T](https://e.org/a)\n------\n<p>a\0b</p>"s);
  REQUIRE(read.article);
  CHECK(read.article->body_text() == "ab");
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.diagnostics.front().code == Errc::encoding);
}

TEST_CASE("UTF-16 is read with and without a byte order mark") {
  for (const bool big : {true, false}) {
    for (const bool mark : {true, false}) {
      const auto read = read_bytes(utf16(sample, big, mark));
      REQUIRE(read.article);
      CHECK(read.article->headline_text() == "法新社报道");
      CHECK(read.diagnostics.size() == 1);
    }
  }
}

TEST_CASE("Text in GB18030 is found out and converted") {
  const auto read = read_bytes(gb18030);
  REQUIRE(read.article);
  CHECK(read.article->body_text() == "中国外交部发言人星期一表示，这个问题应当通过对话解决。");
  REQUIRE_FALSE(read.diagnostics.empty());
  CHECK(read.diagnostics.front().message.find("GB18030") != std::string::npos);
}

TEST_CASE("A few ill-formed bytes in UTF-8 become U+FFFD") {
  std::string bytes(sample);
  for (int i = 0; i < 3; ++i) bytes += "<p>更多的中文内容在这里，足以说明编码。</p>";
  bytes += "<p>截断\xE4\xB8</p>";
  const auto read = read_bytes(bytes);
  REQUIRE(read.article);
  CHECK(read.article->body_text().ends_with("截断\uFFFD"));
  CHECK(read.diagnostics.size() == 1);
}

TEST_CASE("Binary data and oversized documents are errors") {
  std::string picture = "\x89PNG\r\n\x1A\n";
  for (int i = 0; i < 4096; ++i) picture += static_cast<char>(i * 37 % 29);
  const auto binary = read_bytes(picture);
  REQUIRE_FALSE(binary.article);
  CHECK(binary.article.error().code == Errc::encoding);
  const auto large = read_bytes(std::string(limits::document_bytes + 1, 'a'));
  REQUIRE_FALSE(large.article);
  CHECK(large.article.error().code == Errc::limit);
}
