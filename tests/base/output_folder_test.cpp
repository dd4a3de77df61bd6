#include "newsgraph/base/output_folder.h"

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace newsgraph;
using tests::read_file;
using tests::TemporaryDirectory;

namespace {

long files(const TemporaryDirectory& folder) {
  return std::distance(std::filesystem::directory_iterator(folder.path()), {});
}

}  // namespace

TEST_CASE("a folder appears with all its files when it is committed") {
  const TemporaryDirectory parent;
  {
    auto folder = OutputFolder::create(parent / "out/");
    REQUIRE(folder);
    REQUIRE(folder->write("a/b/c.txt", "text"));
    REQUIRE(folder->write("empty.txt", ""));
    CHECK_FALSE(std::filesystem::exists(parent / "out"));
    REQUIRE(folder->complete());
    REQUIRE(folder->commit());
  }
  CHECK(read_file(parent.path() / "out/a/b/c.txt") == "text");
  CHECK(std::filesystem::exists(parent / "out/empty.txt"));
  CHECK(files(parent) == 1);
}

TEST_CASE("a folder that is not committed goes away, unless it was left to somebody") {
  const TemporaryDirectory parent;
  { REQUIRE(OutputFolder::create(parent / "out")->write("a.txt", "text")); }
  CHECK(files(parent) == 0);
  std::string temporary;
  {
    auto folder = OutputFolder::create(parent / "out");
    REQUIRE(folder);
    temporary = folder->temporary();
    folder->leave();
  }
  CHECK(std::filesystem::exists(temporary));
}

TEST_CASE("what is there already is never touched") {
  const TemporaryDirectory parent;
  std::filesystem::create_directory(parent / "out");
  parent.write("out/mine.txt", "mine");
  CHECK_FALSE(OutputFolder::create(parent / "out"));
  CHECK_FALSE(OutputFolder::create(parent / "no/such/folder"));
  auto folder = OutputFolder::create(parent / "other");
  REQUIRE(folder);
  REQUIRE(folder->write("a.txt", "1"));
  CHECK_FALSE(folder->write("a.txt", "2"));
}
