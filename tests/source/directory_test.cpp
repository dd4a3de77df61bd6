#include <filesystem>
#include <sys/stat.h>

#include "source/delivered.h"
#include "source/packed.h"

using namespace newsgraph;
using namespace newsgraph::tests;

TEST_CASE("a folder is walked in the bytewise order of names") {
  const TemporaryDirectory folder;
  for (const char* name : {"b/2.md", "b/1.md", "b.md", "a", "B.md", "新闻.md", "b-c/x", "é"}) folder.write(name, name);
  CHECK(delivered({folder.path()}, folder / "") == Lines{"B.md = B.md", "a = a", "b/1.md = b/1.md", "b/2.md = b/2.md",
                                                         "b-c/x = b-c/x", "b.md = b.md", "é = é", "新闻.md = 新闻.md"});
}

TEST_CASE("a slash at the end of a folder's name changes nothing but the slash") {
  const TemporaryDirectory folder;
  folder.write("a", "x");
  CHECK(delivered({folder / ""}) == Lines{folder / "a = x"});
}

TEST_CASE("files are included whatever their suffix, hidden files and folders are left out") {
  const TemporaryDirectory folder;
  for (const char* name : {"a", "b.html", "c.xyz", ".d.md", ".git/e.md", "f/.g/h.md", "f/i"}) folder.write(name, "x");
  CHECK(delivered({folder.path()}, folder / "") == Lines{"a = x", "b.html = x", "c.xyz = x", "f/i = x"});
}

TEST_CASE("a hidden file or folder that is named as an input is read") {
  const TemporaryDirectory folder;
  const std::string file = folder.write(".hidden/.a.md", "x");
  folder.write(".hidden/b.md", "y");
  CHECK(delivered({file, folder / ".hidden"}, folder / "") == Lines{".hidden/.a.md = x", ".hidden/b.md = y"});
}

TEST_CASE("an empty folder gives nothing") {
  const TemporaryDirectory folder;
  CHECK(delivered({folder.path()}).empty());
}

TEST_CASE("archives and compressed files in a folder are opened in their turn") {
  const TemporaryDirectory folder;
  folder.write("1.md", "one");
  folder.write("2.gz", gzip_of("two"));
  folder.write("3.tar", archive_of("ustar", {{"b", "three"}, {"a", "four"}}));
  folder.write("4.zip", archive_of("zip", {}));
  folder.write("5.md", "five");
  CHECK(delivered({folder.path()}, folder / "") ==
        Lines{"1.md = one", "2.gz = two", "3.tar!b = three", "3.tar!a = four", "5.md = five"});
}

TEST_CASE("links to files and folders are followed, each folder is walked once, circles end") {
  const TemporaryDirectory folder;
  folder.write("a/file", "x");
  folder.write("elsewhere/file", "y");
  std::filesystem::create_directory_symlink("..", folder / "a/up");
  std::filesystem::create_directory_symlink(".", folder / "a/here");
  std::filesystem::create_directory_symlink("../elsewhere", folder / "a/out");
  std::filesystem::create_symlink("a/file", folder / "file");
  CHECK(delivered({folder.path()}, folder / "") == Lines{"a/file = x", "a/out/file = y", "file = x"});
}

TEST_CASE("folders that link to each other in every way do not multiply") {
  const TemporaryDirectory folder;
  for (char from = 'a'; from <= 'm'; ++from) {
    folder.write(std::string(1, from) + "/file", "x");
    for (char to = 'a'; to <= 'm'; ++to) {
      std::filesystem::create_directory_symlink(std::string("../") + to, folder / (std::string(1, from) + "/to_" + to));
    }
  }
  CHECK(delivered({folder.path()}).size() == 13);
}

TEST_CASE("what cannot be read in a folder is an error in its turn, and the walk goes on") {
  const TemporaryDirectory folder;
  folder.write("a", "x");
  std::filesystem::create_symlink("gone", folder / "b");
  REQUIRE(::mkfifo((folder / "c").c_str(), 0600) == 0);
  folder.write("d", gzip_of("cut").substr(0, 15));
  std::filesystem::create_symlink("e", folder / "e");
  folder.write("f", "y");
  CHECK(delivered({folder.path()}, folder / "") == Lines{"a = x", "b: io", "c: io", "d: syntax", "e: io", "f = y"});
}

TEST_CASE("a folder that cannot be listed is an error in its turn") {
  const TemporaryDirectory folder;
  folder.write("a", "x");
  std::string deep = folder.path();
  const std::string part(250, 'd');
  // A path longer than the system's limit cannot be opened, not even by root.
  const int root = ::open(deep.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int at = root;
  for (int depth = 0; depth < 17; ++depth) {
    REQUIRE(::mkdirat(at, part.c_str(), 0700) == 0);
    const int below = ::openat(at, part.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    REQUIRE(below >= 0);
    ::close(at);
    at = below;
    deep += '/' + part;
  }
  ::close(at);
  folder.write("z", "y");
  const Lines lines = delivered({folder.path()}, folder / "");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "a = x");
  CHECK(lines[1].ends_with(": io"));
  CHECK(lines[2] == "z = y");
}
