#include "newsgraph/base/embedded.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "support/places.h"

namespace newsgraph {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

std::size_t embedded_below(std::string_view folder) {
  const std::vector<EmbeddedFile> files = embedded_files();
  return static_cast<std::size_t>(
      std::ranges::count_if(files, [&](const EmbeddedFile& file) { return file.path.starts_with(folder); }));
}

TEST_CASE("every file of shapes/ is in the binary, byte for byte") {
  const fs::path root = tests::source_directory();
  std::size_t count = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / "shapes")) {
    if (entry.path().extension() != ".ttl") continue;
    ++count;
    const std::string name = entry.path().lexically_relative(root).generic_string();
    INFO(name);
    const std::optional<std::string_view> embedded = embedded_file(name);
    REQUIRE(embedded);
    CHECK(*embedded == bytes_of(entry.path()));
  }
  CHECK(count > 0);
  CHECK(embedded_below("shapes/") == count);
}

TEST_CASE("what was not embedded is not found") {
  CHECK_FALSE(embedded_file("shapes/no-such.ttl"));
  CHECK_FALSE(embedded_file("shapes"));
  CHECK_FALSE(embedded_file(""));
}

}  // namespace
}  // namespace newsgraph
