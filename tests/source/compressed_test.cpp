#include "source/delivered.h"
#include "source/packed.h"

using namespace newsgraph;
using namespace newsgraph::tests;

namespace {

std::string long_text() {
  std::string text;
  for (int i = 0; text.size() < 500000; ++i) text += std::to_string(i * 7919) + ' ';
  return text;
}

}  // namespace

TEST_CASE("gzip and Zstandard are recognised by content, whatever the name says") {
  for (const char* name : {"a.md", "a.gz", "a.zst", "a.tar"}) {
    CAPTURE(name);
    CHECK(delivered_file(name, gzip_of("text")) == Lines{" = text"});
    CHECK(delivered_file(name, zstd_of("text")) == Lines{" = text"});
    CHECK(delivered_file(name, "text") == Lines{" = text"});
  }
}

TEST_CASE("long texts come out whole") {
  const std::string text = long_text();
  CHECK((delivered_file("a.gz", gzip_of(text)) == Lines{" = " + text}));
  CHECK((delivered_file("a.zst", zstd_of(text)) == Lines{" = " + text}));
  CHECK((delivered_pipe(zstd_of(text)) == Lines{" = " + text}));
}

TEST_CASE("compressed nothing is a document without bytes") {
  CHECK(delivered_file("a.gz", gzip_of("")) == Lines{" = "});
  CHECK(delivered_file("a.zst", zstd_of("")) == Lines{" = "});
}

TEST_CASE("concatenated gzip members are one text (RFC 1952, section 2.2)") {
  const std::string text = long_text();
  CHECK(delivered_file("a.gz", gzip_of("one ") + gzip_of("") + gzip_of("two")) == Lines{" = one two"});
  CHECK((delivered_file("a.gz", gzip_of(text) + gzip_of(text)) == Lines{" = " + text + text}));
}

TEST_CASE("concatenated Zstandard frames, skippable ones among them, are one text (RFC 8878, section 3.1)") {
  const std::string skippable("\x50\x2A\x4D\x18\x03\x00\x00\x00xyz", 11);
  CHECK(delivered_file("a.zst", zstd_of("one ") + zstd_of("two")) == Lines{" = one two"});
  CHECK(delivered_file("a.zst", skippable + zstd_of("one ") + skippable + zstd_of("two") + skippable) ==
        Lines{" = one two"});
}

TEST_CASE("zeros behind a gzip member are padding, anything else is an error") {
  CHECK(delivered_file("a.gz", gzip_of("text") + std::string(5000, '\0')) == Lines{" = text"});
  CHECK(delivered_file("a.gz", gzip_of("one ") + std::string(3, '\0') + gzip_of("two")) == Lines{" = one two"});
  CHECK(delivered_file("a.gz", gzip_of("text") + "garbage") == Lines{": syntax"});
  CHECK(delivered_file("a.gz", gzip_of("text") + "\x1F garbage") == Lines{": syntax"});
  CHECK(delivered_file("a.zst", zstd_of("text") + "garbage") == Lines{": syntax"});
}

TEST_CASE("damage is told with its reason") {
  const TemporaryDirectory folder;
  std::string bytes = gzip_of("text");
  CHECK(message_of({folder.write("a.gz", bytes.substr(0, bytes.size() - 3))}) ==
        folder / "a.gz" + ": the gzip data is cut short; fetch the file again");
  bytes[bytes.size() - 6] ^= 1;
  CHECK(message_of({folder.write("a.gz", bytes)}) ==
        folder / "a.gz" + ": the gzip data is damaged: incorrect data check");
  bytes = zstd_of("text");
  bytes.back() ^= 1;
  CHECK(message_of({folder.write("a.zst", bytes)}) ==
        folder / "a.zst" + ": the Zstandard data is damaged: Restored data doesn't match checksum");
}

TEST_CASE("what was compressed twice is read, what was compressed more often is refused") {
  CHECK(delivered_file("a", gzip_of(zstd_of("text"))) == Lines{" = text"});
  CHECK(delivered_file("a", gzip_of(gzip_of(gzip_of("text")))) == Lines{": limit"});
  source::SourceOptions none;
  none.limits.max_compressions = 0;
  CHECK(delivered_file("a", gzip_of("text"), none) == Lines{": limit"});
}
