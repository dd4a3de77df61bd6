#include "newsgraph/rdf/plain_line.h"

#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/rdf/writer.h"

using namespace newsgraph;
using namespace newsgraph::rdf;

namespace {

/// What reader and writer make of a line, or nothing where the reader refuses it.
std::string rewritten(const std::string& line) {
  StringSink bytes;
  const auto writer = make_writer(nquads_syntax, bytes);
  if (!read(nquads_syntax, line + '\n', *writer) || !writer->finish()) return {};
  return bytes.take();
}

}  // namespace

TEST_CASE("terms of a plain line are those that are written") {
  PlainLines lines(true);
  const auto line = lines.read(R"(<a:s> <a:p> "他说“好” \"\\\n"@zh-Hans <a:g> .)");
  REQUIRE(line);
  CHECK(line->subject == "<a:s>");
  CHECK(line->predicate == "<a:p>");
  CHECK(line->object == R"("他说“好” \"\\\n"@zh-Hans)");
  CHECK(line->graph == "<a:g>");
  CHECK(lines.read("<a:s> <a:p> <a:o> .")->graph.empty());
  CHECK(lines.read(R"(<a:s> <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .)")->graph.empty());
  CHECK(lines.read("<a:s2> <a:p> \"\" .")->object == "\"\"");
}

TEST_CASE("what is not plain is left to a reader") {
  for (const char* const line :
       {"", "# comment", "<a:s>  <a:p> <a:o> .", "<a:s>\t<a:p> <a:o> .", " <a:s> <a:p> <a:o> .", "<a:s> <a:p> <a:o> . ",
        "<a:s> <a:p> <a:o> .\r", "<a:s> <a:p> <a:o>.", "<a:s> <a:p> <a:o> . # comment", "_:s <a:p> <a:o> .",
        "<a:s> <a:p> _:o .", "<a:s> <a:p> <a:o> _:g .", R"(<a:s> <a:p> "\u0041" .)", R"(<a:\u0041> <a:p> <a:o> .)",
        "<a:s> <a:p> \"a\tb\" .", "<a:s> <a:p> \"a\x7F\" .",
        R"(<a:s> <a:p> "a"^^<http://www.w3.org/2001/XMLSchema#string> .)"}) {
    CAPTURE(line);
    PlainLines lines(true);
    CHECK_FALSE(lines.read(line));
  }
}

TEST_CASE("what is wrong is left to a reader, who tells it") {
  for (const char* const line :
       {"<s> <a:p> <a:o> .", "<a:s> <a:p> <a:o>", "<a:s> <a:p> .", "<a:s> <a:p> \"a .", "<a:s> <a:p> \"a\\\" .",
        "<a:s> <a:p> \"a\\x\" .", "<a:s> <a:p> \"\xED\xA0\x80\" .", "<a:s> <a:p> <a:\xFF> .", "<a:s> <a:p> \"a\"@ .",
        "<a:s> <a:p> \"a\"@zh--x .", "<a:s> <a:p> \"a\"@abcdefghij .", "<a:s> <a:p> \"a\"^^<b> .",
        "<a:s x> <a:p> <a:o> .", "\"a\" <a:p> <a:o> .", "<a:s> \"a\" <a:o> .", "<a:s> <a:p> <a:o> \"a\" .",
        "<a:s> <a:p> <a:o> <a:g> <a:h> .", "<a:s> <a:p> <a:o> . <a:s> <a:p> <a:o> ."}) {
    CAPTURE(line);
    PlainLines lines(true);
    CHECK_FALSE(lines.read(line));
    CHECK_FALSE(lines.read(line));  // nor when it was seen before
    CHECK(rewritten(line).empty());
  }
}

TEST_CASE("N-Triples have no graphs") {
  PlainLines lines(false);
  CHECK(lines.read("<a:s> <a:p> <a:o> ."));
  CHECK_FALSE(lines.read("<a:s> <a:p> <a:o> <a:g> ."));
}

TEST_CASE("a line that is plain is what reader and writer would make of it, whatever is changed in it") {
  const std::vector<std::string> seeds{R"(<a:s> <a:p> "中文 \"x\\ \n"@zh-Hans <a:g> .)", "<a:s> <a:p> <a:o> <a:g> .",
                                       R"(<a:s> <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .)"};
  const std::string bytes = "<> \"\\@^._:auUn\t\r#\x7F\xE4\xB8\xAD\xED\xA0";
  PlainLines lines(true);
  std::size_t plain = 0;
  for (const std::string& seed : seeds) {
    for (std::size_t at = 0; at <= seed.size(); ++at) {
      for (const char byte : bytes) {
        for (const bool insert : {true, false}) {
          std::string line = seed;
          if (insert) line.insert(at, 1, byte);
          if (!insert && at < seed.size()) line[at] = byte;
          if (!lines.read(line)) continue;
          ++plain;
          if (rewritten(line) != line + '\n') FAIL(line);
        }
      }
    }
  }
  CHECK(plain > 500);
}
