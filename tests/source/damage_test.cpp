// Every truncation and every flipped bit of small files: whatever is done to the bytes, a stream ends, gives documents
// or errors, and never gives bytes that the writer did not put in.
#include <algorithm>

#include "source/delivered.h"
#include "source/packed.h"

using namespace newsgraph;
using namespace newsgraph::tests;

namespace {

constexpr std::size_t tar_block = 512;
const std::vector<Member> members = {{"a.md", "first text, first text, first text"}, {"b.md", "second"}, {"c.md", ""}};

bool is_error(const std::string& line) {
  return line.find(" = ") == std::string::npos;
}

struct Sample {
  std::string name;
  std::string bytes;
  std::size_t recognised;   ///< so many bytes tell what it is; fewer are a document as they stand
  std::size_t end_padding;  ///< with so many bytes less at the end, in whole blocks, nothing is lost
  bool checksummed;         ///< every byte behind the first ten
};

std::vector<Sample> archives() {
  constexpr std::size_t tar_magic = 257 + 5;
  const std::string ustar = archive_of("ustar", members);
  const std::string pax = archive_of("pax", members);
  const std::string zip = archive_of("zip", members);
  const std::string stored = archive_of("zip", members, "zip:compression=store");
  return {{"ustar", ustar, tar_magic, tar_block, false},
          {"pax", pax, tar_magic, tar_block, false},
          {"zip", zip, 4, 0, false},
          {"stored zip", stored, 4, 0, false},
          {"tar.gz", gzip_of(ustar), 3, 0, true},
          {"tar.zst", zstd_of(ustar), 4, 0, true},
          {"zip.gz", gzip_of(zip), 3, 0, true}};
}

/// The lines are a beginning of `whole`, then one error.
bool cut_short(const Lines& lines, const Lines& whole) {
  if (lines.empty() || !is_error(lines.back()) || lines.size() > whole.size() + 1) return false;
  return std::equal(lines.begin(), lines.end() - 1, whole.begin());
}

}  // namespace

TEST_CASE("a compressed file that is cut at any byte is one error") {
  for (const std::string& bytes : {gzip_of("text of an article"), zstd_of("text of an article")}) {
    const std::size_t magic = bytes.starts_with('\x1F') ? 3 : 4;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      CAPTURE(size);
      const std::string part = bytes.substr(0, size);
      CHECK((delivered_memory(part) == (size < magic ? Lines{" = " + part} : Lines{": syntax"})));
    }
  }
}

TEST_CASE("an archive that is cut at any byte gives its members up to there and one error") {
  for (const Sample& sample : archives()) {
    const Lines whole = delivered_memory(sample.bytes);
    REQUIRE(whole.size() == members.size());
    for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
      const std::string part = sample.bytes.substr(0, size);
      const Lines lines = delivered_memory(part);
      CAPTURE(sample.name, size, lines);
      if (size < sample.recognised) {
        REQUIRE((lines == Lines{" = " + part}));
      } else if (size + sample.end_padding >= sample.bytes.size() && size % tar_block == 0) {
        REQUIRE(lines == whole);
      } else {
        REQUIRE(cut_short(lines, whole));
      }
      if (size % 8 == 0) REQUIRE((delivered_pipe(part) == lines));
    }
  }
}

TEST_CASE("any flipped bit gives documents or errors, and the stream ends") {
  std::vector<Sample> samples = archives();
  samples.push_back({"gz", gzip_of("text of an article"), 3, 0, true});
  samples.push_back({"zst", zstd_of("text of an article"), 4, 0, true});
  for (const Sample& sample : samples) {
    const Lines whole = delivered_memory(sample.bytes);
    for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
      if (sample.bytes[at] == '\0' && at % 16 != 0) continue;  // the padding of tar would take a minute
      std::string bytes = sample.bytes;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
      const Lines lines = delivered_memory(bytes);
      CAPTURE(sample.name, at, lines);
      REQUIRE(lines.size() <= members.size() + 1);
      if (sample.checksummed && at > 9) {  // a bit without effect is possible
        REQUIRE((lines == whole || std::any_of(lines.begin(), lines.end(), is_error)));
      }
    }
  }
}
