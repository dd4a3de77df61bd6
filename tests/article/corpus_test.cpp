#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <catch2/catch.hpp>

#include "article/archive_file.h"
#include "article/invariants.h"
#include "support/shared_data.h"

using namespace newsgraph;

namespace {

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  return out;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("Every file of the corpora is an article that keeps the promises of its header") {
  const auto corpus = tests::shared_data("corpus");
  if (!corpus) return;
  std::size_t with_text = 0;
  std::size_t all = 0;
  for (const auto& path : files_below(*corpus)) {
    const auto read = tests::read_bytes(bytes_of(path));
    INFO(path.string());
    REQUIRE(read.article);
    CHECK(tests::broken_invariant(*read.article) == "");
    CHECK_FALSE(read.article->headline.empty());
    CHECK_FALSE(read.article->url.empty());
    CHECK(read.article->published);
    CHECK_FALSE(read.article->outlet.name.empty());
    ++all;
    if (!read.article->body.empty()) ++with_text;
  }
  CHECK(all > 500);
  CHECK(with_text * 10 > all * 9);
}

TEST_CASE("Cutting a file off anywhere gives an article or an error") {
  const auto corpus = tests::shared_data("corpus/news7");
  if (!corpus) return;
  for (const auto& path : files_below(*corpus)) {
    const std::string bytes = bytes_of(path);
    for (std::size_t size = 0; size < bytes.size(); size += 97) {
      const auto read = tests::read_bytes(bytes.substr(0, size));
      INFO(path.string() << " cut off at " << size);
      if (read.article) CHECK(tests::broken_invariant(*read.article) == "");
      if (!read.article) CHECK_FALSE(read.article.error().message.empty());
    }
  }
}
