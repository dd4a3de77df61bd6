#include "newsgraph/source/limits.h"

#include <filesystem>
#include <sys/resource.h>

#include "source/delivered.h"
#include "source/packed.h"

using namespace newsgraph;
using namespace newsgraph::tests;

namespace {

source::SourceOptions at_most(std::uint64_t bytes) {
  source::SourceOptions options;
  options.limits.max_document_bytes = bytes;
  return options;
}

long peak_memory_kib() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("the limit of a document is 64 MiB") {
  CHECK(source::default_max_document_bytes == 67108864);
  CHECK(source::SourceLimits{}.max_document_bytes == source::default_max_document_bytes);
}

TEST_CASE("a document may have exactly as many bytes as the limit, and not one more") {
  for (const std::size_t limit : {0U, 1U, 10U, 512U, 1024U, 5000U, 70000U}) {
    CAPTURE(limit);
    const std::string most(limit, 'x');
    const std::string more = most + 'x';
    const std::vector<Member> members = {{"most", most}, {"more", more}, {"end", ""}};
    const Lines lines = {"!most = " + most, "!more: limit", "!end = "};
    const source::SourceOptions options = at_most(limit);
    CHECK((delivered_file("a", most, options) == Lines{" = " + most}));
    CHECK((delivered_file("a", more, options) == Lines{": limit"}));
    CHECK((delivered_pipe(most, options) == Lines{" = " + most}));
    CHECK((delivered_pipe(more, options) == Lines{": limit"}));
    CHECK((delivered_file("a", gzip_of(most), options) == Lines{" = " + most}));
    CHECK((delivered_file("a", gzip_of(more), options) == Lines{": limit"}));
    CHECK((delivered_file("a", zstd_of(more), options) == Lines{": limit"}));
    CHECK((delivered_file("a", archive_of("ustar", members), options) == lines));
    CHECK((delivered_file("a", archive_of("zip", members), options) == lines));
    CHECK((delivered_pipe(archive_of("zip", members), options) == lines));
    CHECK((delivered_pipe(gzip_of(archive_of("ustar", members)), options) == lines));
  }
}

TEST_CASE("a decompression bomb costs its own document, and no memory") {
  const std::string bomb = gzip_of(std::string(std::size_t{1} << 20, '\0'));
  std::string bombs;
  for (int i = 0; i < 1024; ++i) bombs += bomb;  // 1 GiB in 1 MiB
  const TemporaryDirectory folder;
  folder.write("a", "before");
  folder.write("b.gz", bombs);
  folder.write("c.tar", archive_of("ustar", {{"d.gz", bombs}, {"e", "within"}}));
  folder.write("f", "behind");
  const long before = peak_memory_kib();
  CHECK(delivered({folder.path()}, folder / "") ==
        Lines{"a = before", "b.gz: limit", "c.tar!d.gz: limit", "c.tar!e = within", "f = behind"});
  CHECK(peak_memory_kib() - before < 512L * 1024);
}

TEST_CASE("a file whose size is beyond the limit is not read at all") {
  const TemporaryDirectory folder;
  folder.write("sparse", "x");
  std::filesystem::resize_file(folder / "sparse", std::uint64_t{1} << 40);
  CHECK(delivered({folder.path()}, folder / "") == Lines{"sparse: limit"});
}

TEST_CASE("a Zstandard frame that needs a very large window is refused") {
  // Frame header (RFC 8878, 3.1.1.1): no content size, window of 2^30 bytes; then a raw block of one byte, the last.
  const std::string frame("\x28\xB5\x2F\xFD\x00\xA0\x09\x00\x00x", 10);
  CHECK(delivered_file("a.zst", frame) == Lines{": limit"});
}
