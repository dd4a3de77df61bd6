#include "newsgraph/base/output_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("newsgraph_output_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  Folder(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  long files() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

 private:
  fs::path path_;
};

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

void put(const std::string& path, const std::string& text) {
  std::ofstream(path) << text;
}

unsigned mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

void export_to(const std::string& target, std::string_view text) {
  auto file = OutputFile::create(target);
  if (!file) FAIL(describe(file.error()));
  CHECK(file->bytes().write(text));
  const Status done = file->commit();
  if (!done) FAIL(describe(done.error()));
}

}  // namespace

TEST_CASE("An output appears at commit() and not before") {
  const Folder folder;
  const std::string target = folder / "out.ttl";
  auto file = OutputFile::create(target);
  REQUIRE(file);
  CHECK(file->bytes().write("new"));
  CHECK_FALSE(fs::exists(target));
  CHECK(file->commit());
  CHECK(contents(target) == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("Without commit() the target stays as it was and nothing is left over") {
  const Folder folder;
  put(folder / "out.ttl", "old");
  {
    auto file = OutputFile::create(folder / "out.ttl");
    REQUIRE(file);
    file->bytes().write("new");
    CHECK(folder.files() == 2);
  }
  CHECK(contents(folder / "out.ttl") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("A new file has the mode that open() gives, a replaced one keeps its own") {
  const Folder folder;
  const mode_t before = ::umask(027);
  export_to(folder / "new", "x");
  ::umask(before);
  CHECK(mode_of(folder / "new") == 0640U);
  put(folder / "old", "y");
  REQUIRE(::chmod((folder / "old").c_str(), 0604) == 0);
  export_to(folder / "old", "x");
  CHECK(mode_of(folder / "old") == 0604U);
  CHECK(contents(folder / "old") == "x");
}

TEST_CASE("A symbolic link stays, and what it points to is replaced or made") {
  const Folder folder;
  fs::create_directory(folder / "sub");
  put(folder / "sub/real", "old");
  fs::create_symlink("sub/real", folder / "link");
  fs::create_symlink("link", folder / "link to link");
  export_to(folder / "link to link", "new");
  CHECK(fs::is_symlink(folder / "link to link"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(contents(folder / "sub/real") == "new");
  fs::create_symlink("sub/not yet", folder / "dangling");
  export_to(folder / "dangling", "made");
  CHECK(fs::is_symlink(folder / "dangling"));
  CHECK(contents(folder / "sub/not yet") == "made");
}

TEST_CASE("Devices and pipes are written directly") {
  export_to("/dev/null", "x");
  const Folder folder;
  const std::string pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::string read;
  std::thread reader([&] { read = contents(pipe); });
  export_to(pipe, "through the pipe");
  reader.join();
  CHECK(read == "through the pipe");
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("A full device is an error of commit()") {
  auto file = OutputFile::create("/dev/full");
  REQUIRE(file);
  file->bytes().write("x");
  const Status status = file->commit();
  REQUIRE_FALSE(status);
  CHECK(status.error().code == Errc::io);
}

TEST_CASE("A target that cannot be written is an error at once") {
  const Folder folder;
  const auto folder_itself = OutputFile::create(folder / "");
  REQUIRE_FALSE(folder_itself);
  CHECK(folder_itself.error().code == Errc::io);
  const auto nowhere = OutputFile::create(folder / "no/such/folder/out.ttl");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().where.in.path == (folder / "no/such/folder/out.ttl"));
  CHECK_FALSE(nowhere.error().hint.empty());
}

TEST_CASE("Unfinished outputs can be removed from a signal handler, finished ones stay") {
  const Folder folder;
  export_to(folder / "done", "x");
  auto open = OutputFile::create(folder / "open");
  REQUIRE(open);
  CHECK(folder.files() == 2);
  remove_unfinished_outputs();
  CHECK(folder.files() == 1);
  CHECK(fs::exists(folder / "done"));
}

TEST_CASE("More outputs than the handler knows still work") {
  const Folder folder;
  std::vector<OutputFile> files;
  for (int i = 0; i < 40; ++i) {
    auto file = OutputFile::create(folder / std::to_string(i));
    REQUIRE(file);
    files.push_back(std::move(*file));
  }
  for (OutputFile& file : files) CHECK(file.commit());
  CHECK(folder.files() == 40);
}
