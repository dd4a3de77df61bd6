#include "newsgraph/store/gzip.h"

#include <catch2/catch.hpp>
#include <zlib.h>

using newsgraph::store::gzip;

namespace {

std::string gunzip(std::string bytes, std::size_t size) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string out(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("what is compressed comes back") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "<https://example.org/" + std::to_string(i * 7919) + "> \"中文\" .\n";
  for (const std::string& bytes : {std::string(), std::string("a"), text}) {
    const std::string packed = gzip(bytes);
    CHECK(gunzip(packed, bytes.size()) == bytes);
  }
  CHECK(gzip(text).size() < text.size() / 3);
}
