#include "newsgraph/base/byte_sink.h"

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "newsgraph/base/byte_source.h"

using namespace newsgraph;
using Catch::Contains;

namespace {

std::filesystem::path a_path(const std::string& name) {
  return std::filesystem::temp_directory_path() / ("newsgraph_byte_sink_" + std::to_string(::getpid()) + name);
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("Bytes reach the file in order, whatever the sizes of writes") {
  const auto path = a_path("order");
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  REQUIRE(descriptor >= 0);
  std::string expected;
  {
    FileSink sink(descriptor, path.string());
    for (const std::size_t size : {std::size_t{1}, FileSink::buffer_size - 1, std::size_t{2}, FileSink::buffer_size,
                                   3 * FileSink::buffer_size, std::size_t{0}, std::size_t{5}}) {
      const std::string piece(size, static_cast<char>('a' + expected.size() % 26));
      CHECK(sink.write(piece));
      expected += piece;
    }
    CHECK(sink.flush());
  }
  ::close(descriptor);
  CHECK(contents(path) == expected);
  std::filesystem::remove(path);
}

TEST_CASE("A full disk is an error that names the file and stays") {
  const int descriptor = ::open("/dev/full", O_WRONLY);
  REQUIRE(descriptor >= 0);
  FileSink sink(descriptor, "out.ttl");
  CHECK(sink.write("a"));
  const Status status = sink.flush();
  REQUIRE_FALSE(status);
  CHECK(status.error().code == Errc::io);
  CHECK(status.error().where.in.path == "out.ttl");
  CHECK_THAT(status.error().message, Contains("No space left"));
  CHECK_FALSE(sink.write("b"));
  CHECK_FALSE(sink.flush());
  ::close(descriptor);
}

TEST_CASE("A full disk shows in write() once the buffer is full") {
  const int descriptor = ::open("/dev/full", O_WRONLY);
  FileSink sink(descriptor, "out.ttl");
  const std::string piece(FileSink::buffer_size / 2 + 1, 'x');
  CHECK(sink.write(piece));
  CHECK_FALSE(sink.write(piece));
  ::close(descriptor);
}

TEST_CASE("A closed pipe is an error") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::close(ends[0]);
  REQUIRE(std::signal(SIGPIPE, SIG_IGN) != SIG_ERR);
  FileSink sink(ends[1], "-");
  sink.write("a");
  const Status status = sink.flush();
  REQUIRE_FALSE(status);
  CHECK_THAT(status.error().message, Contains("pipe"));
  ::close(ends[1]);
}

TEST_CASE("A string sink gives its text away and starts anew") {
  StringSink sink;
  CHECK(sink.write("a"));
  CHECK(sink.write("b"));
  CHECK(sink.take() == "ab");
  CHECK(sink.text().empty());
  CHECK(sink.flush());
}

TEST_CASE("A file source reads a file, and tells why it cannot") {
  const auto path = a_path("source");
  std::ofstream(path) << "abc";
  char buffer[10];
  FileSource source(path.string());
  CHECK(source.read(buffer) == 3);
  CHECK(source.read(buffer) == 0);
  CHECK(source.status());
  std::filesystem::remove(path);
  FileSource missing(path.string());
  CHECK(missing.read(buffer) == 0);
  REQUIRE_FALSE(missing.status());
  CHECK(missing.status().error().where.in.path == path.string());
  FileSource folder("/");
  CHECK(folder.read(buffer) == 0);
  CHECK_FALSE(folder.status());
}
