#include "newsgraph/source/compressing_sink.h"

#include <random>

#include <catch2/catch.hpp>

#include "newsgraph/source/open.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using source::Compression;

namespace {

/// Packed in writes of `piece` bytes.
std::string packed(Compression compression, std::string_view text, std::size_t piece) {
  StringSink out;
  const auto sink = source::make_compressing_sink(compression, out);
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) CHECK(sink->write(text.substr(0, piece)));
  CHECK(sink->flush());
  return out.take();
}

std::string unpacked(const std::string& bytes) {
  const tests::TemporaryDirectory folder;
  auto opened = source::open_bytes(folder.write("file", bytes));
  REQUIRE(opened);
  std::string text;
  std::vector<char> buffer(100000);
  while (const std::size_t size = (*opened)->read(buffer)) text.append(buffer.data(), size);
  CHECK((*opened)->status());
  return text;
}

/// Text of which a part can be compressed.
std::string text_of(std::size_t size) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < size) text += std::to_string(random()) + " 新闻 ";
  text.resize(size);
  return text;
}

constexpr std::size_t block = 256 * 1024;

}  // namespace

TEST_CASE("what is compressed is read as it was") {
  for (const Compression compression : {Compression::none, Compression::gzip, Compression::zstd}) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, block - 1, block, block + 1, 10 * block + 17}) {
      CAPTURE(static_cast<int>(compression), size);
      const std::string text = text_of(size);
      CHECK(unpacked(packed(compression, text, 70001)) == text);
    }
  }
}

TEST_CASE("nothing at all is an empty member, which is read as nothing") {
  CHECK(packed(Compression::none, "", 1).empty());
  for (const Compression compression : {Compression::gzip, Compression::zstd}) {
    const std::string bytes = packed(compression, "", 1);
    CHECK_FALSE(bytes.empty());
    CHECK(unpacked(bytes).empty());
  }
}

TEST_CASE("compressed bytes depend on the text alone") {
  const std::string text = text_of(3 * block + 5);
  for (const Compression compression : {Compression::gzip, Compression::zstd}) {
    const std::string bytes = packed(compression, text, text.size());
    CHECK(bytes.size() < text.size());
    for (const std::size_t piece : {std::size_t{1000}, block, block + 1})
      CHECK(packed(compression, text, piece) == bytes);
  }
  const std::string gzip = packed(Compression::gzip, text, text.size());
  CHECK(gzip.substr(0, 4) == std::string("\x1F\x8B\x08\x00", 4));  // no name, no comment
  CHECK(gzip.substr(4, 4) == std::string(4, '\0'));                // no time
}

TEST_CASE("a flush ends a member, and another flush makes no other one") {
  for (const Compression compression : {Compression::gzip, Compression::zstd}) {
    StringSink out;
    const auto sink = source::make_compressing_sink(compression, out);
    sink->write("one, ");
    CHECK(sink->flush());
    const std::string first = out.text();
    CHECK(unpacked(first) == "one, ");
    CHECK(sink->flush());
    CHECK(out.text() == first);
    sink->write("two");
    CHECK(sink->flush());
    CHECK(unpacked(out.text()) == "one, two");
  }
}

TEST_CASE("the error of the sink behind is that of the compressing one") {
  class Full final : public ByteSink {
   public:
    bool write(std::string_view) override { return false; }
    Status flush() override { return failure(Errc::io, "no space left"); }
  } full;
  for (const Compression compression : {Compression::none, Compression::gzip, Compression::zstd}) {
    const auto sink = source::make_compressing_sink(compression, full);
    const std::string text = text_of(2 * block);
    bool taken = true;
    for (int i = 0; i < 4 && taken; ++i) taken = sink->write(text);
    CHECK_FALSE(taken);
    CHECK_FALSE(sink->flush());
  }
}

TEST_CASE("a file's name tells how it is compressed") {
  CHECK(source::compression_of_file("x.nq.gz") == Compression::gzip);
  CHECK(source::compression_of_file("x.nq.ZST") == Compression::zstd);
  CHECK(source::compression_of_file("x.nq") == Compression::none);
  CHECK(source::compression_of_file("-") == Compression::none);
  CHECK(source::compression_of_file(".gz") == Compression::none);
  for (const char* const name : {"x.nq.xz", "x.nq.bz2"}) {
    const auto refused = source::compression_of_file(name);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::unsupported);
  }
  CHECK(source::without_compression("a.b.gz") == "a.b");
  CHECK(source::without_compression("a.b") == "a.b");
  for (const std::string_view name : source::compression_names) CHECK(source::compression_named(name).has_value());
  CHECK(source::compression_named("zstd") == Compression::zstd);
  CHECK_FALSE(source::compression_named("lzma"));
}
