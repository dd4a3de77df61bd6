#include "newsgraph/source/open.h"

#include <cstring>
#include <filesystem>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "source/delivered.h"
#include "source/packed.h"

using namespace newsgraph;
using namespace newsgraph::tests;

TEST_CASE("inputs are read in the order in which they are named, however often") {
  const TemporaryDirectory folder;
  const std::string b = folder.write("b.md", "second letter");
  const std::string a = folder.write("a.md", "first letter");
  CHECK(delivered({b, a, b}, folder / "") ==
        Lines{"b.md = second letter", "a.md = first letter", "b.md = second letter"});
}

TEST_CASE("a document has all bytes of its file, whatever they are") {
  std::string bytes;
  for (int i = 0; i < 200000; ++i) bytes += static_cast<char>(i * 7 % 256);
  for (const std::size_t size : {0U, 1U, 15U, 16U, 511U, 512U, 513U, 1023U, 1024U, 1025U, 65536U, 200000U}) {
    CAPTURE(size);
    CHECK((delivered_file("x", bytes.substr(0, size)) == Lines{" = " + bytes.substr(0, size)}));
    CHECK((delivered_pipe(bytes.substr(0, size)) == Lines{" = " + bytes.substr(0, size)}));
  }
}

TEST_CASE("an empty file is a document without bytes") {
  CHECK(delivered_file("empty.md", "") == Lines{" = "});
}

TEST_CASE("an input that does not exist is an error of its own, and the others are read") {
  const TemporaryDirectory folder;
  const std::string there = folder.write("there.md", "text");
  CHECK(delivered({folder / "missing.md", there, ""}, folder / "") ==
        Lines{"missing.md: io", "there.md = text", ": io"});
  CHECK(message_of({folder / "missing.md"}) == folder / "missing.md" + ": cannot be read: No such file or directory");
}

TEST_CASE("no inputs at all are an error") {
  const auto stream = source::open_inputs({});
  REQUIRE_FALSE(stream);
  CHECK(stream.error().code == Errc::io);
}

TEST_CASE("what is no file is an error, and nothing waits for it") {
  const TemporaryDirectory folder;
  const std::string fifo = folder / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(message_of({fifo}) == fifo + ": cannot be read: it is a FIFO, not a file; give it as standard input, with -");

  const std::string name = folder / "socket";
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(name.size() < sizeof(address.sun_path));
  std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
  CHECK(delivered({name}, name) == Lines{": io"});
  ::close(socket);

  CHECK(delivered({"/dev/null"}) == Lines{"/dev/null: io"});
  CHECK(delivered({"/dev/full"}) == Lines{"/dev/full: io"});
}

TEST_CASE("symbolic links are followed, and one that leads nowhere or to itself is an error") {
  const TemporaryDirectory folder;
  folder.write("file.md", "text");
  std::filesystem::create_symlink("file.md", folder / "link");
  std::filesystem::create_symlink("gone.md", folder / "dangling");
  std::filesystem::create_symlink("circle", folder / "circle");
  CHECK(delivered({folder / "link", folder / "dangling", folder / "circle"}, folder / "") ==
        Lines{"link = text", "dangling: io", "circle: io"});
}

TEST_CASE("a file whose reading fails is an error") {
  CHECK(delivered({"/proc/self/mem"}) == Lines{"/proc/self/mem: io"});
}

TEST_CASE("a file that grows beyond its stated size is read to its end") {
  const Lines lines = delivered({"/proc/self/status"});  // it is of 0 bytes, says the system
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("/proc/self/status = Name:"));
}

TEST_CASE("standard input is one document, or what it is compressed to or packed in") {
  CHECK(delivered_pipe("text") == Lines{" = text"});
  CHECK(delivered_pipe("") == Lines{" = "});
  CHECK(delivered_pipe(gzip_of("text")) == Lines{" = text"});
  CHECK(delivered_pipe(zstd_of("text")) == Lines{" = text"});
  const std::vector<Member> members = {{"b.md", "first"}, {"a.md", "second"}};
  const Lines both = {"!b.md = first", "!a.md = second"};
  CHECK(delivered_pipe(archive_of("ustar", members)) == both);
  CHECK(delivered_pipe(archive_of("zip", members)) == both);
  CHECK(delivered_pipe(gzip_of(archive_of("pax", members))) == both);
}

TEST_CASE("standard input may be a file, read from where it stands") {
  const TemporaryDirectory folder;
  const std::string zip = archive_of("zip", {{"a.md", "text"}});
  const int file = ::open(folder.write("file", "0123456789" + zip).c_str(), O_RDONLY | O_CLOEXEC);
  source::SourceOptions options;
  options.standard_input = file;
  REQUIRE(::lseek(file, 10, SEEK_SET) == 10);
  CHECK(delivered({"-"}, {}, options) == Lines{"-!a.md = text"});
  REQUIRE(::lseek(file, 5, SEEK_SET) == 5);
  CHECK(delivered({"-"}, {}, options) == Lines{"- = 56789" + zip});
  REQUIRE(::lseek(file, 0, SEEK_END) > 0);
  CHECK(delivered({"-", "-"}, {}, options) == Lines{"- = ", "-: io"});
  ::close(file);
}

TEST_CASE("standard input that is closed or a folder is an error") {
  source::SourceOptions options;
  options.standard_input = -1;
  CHECK(delivered({"-"}, {}, options) == Lines{"-: io"});
  options.standard_input = ::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  CHECK(delivered({"-"}, {}, options) == Lines{"-: io"});
  ::close(options.standard_input);
}

TEST_CASE("standard input that does not block is waited for") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0);
  std::thread writer([&] {
    for (const char* part : {"one ", "two ", "three"}) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      CHECK(::write(ends[1], part, std::strlen(part)) > 0);
    }
    ::close(ends[1]);
  });
  source::SourceOptions options;
  options.standard_input = ends[0];
  const Lines lines = delivered({"-"}, {}, options);
  writer.join();
  ::close(ends[0]);
  CHECK(lines == Lines{"- = one two three"});
}

TEST_CASE("the number of documents is told beforehand where no file has to be read for it") {
  const TemporaryDirectory folder;
  const std::string file = folder.write("walk/a.md", "x");
  folder.write("walk/b/c.md.gz", gzip_of("x"));
  folder.write("walk/.hidden", "x");
  const std::string walk = folder / "walk";
  const auto hint = [](const std::vector<std::string>& inputs) { return (*source::open_inputs(inputs))->size_hint(); };
  CHECK(hint({file}) == 1);
  CHECK(hint({walk, file, folder / "missing"}) == 4);
  CHECK_FALSE(hint({file, "-"}));
  CHECK_FALSE(hint({folder.write("articles.tar.gz", "x")}));
  CHECK_FALSE(hint({folder.write("articles.zip", "x")}));
  folder.write("walk/z.tar", "x");
  CHECK_FALSE(hint({walk}));
}
