#include "newsgraph/pipeline/state_file.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace newsgraph;
using pipeline::StateFile;
using pipeline::StatePlace;
using pipeline::StateWriter;
using tests::TemporaryDirectory;

namespace {

/// What a state holds, as lines.
class Told final : public pipeline::StateVisitor {
 public:
  void option(std::string_view name, std::string_view value) override { add("option", std::string(name), value); }
  void fact(std::string_view text, StatePlace place) override {
    add("fact", std::string(text), {});
    places.push_back(place);
  }
  void article(const Hash128& id, std::span<const std::uint32_t> facts) override {
    std::string numbers;
    for (const std::uint32_t fact : facts) numbers += std::to_string(fact) + ' ';
    add("article", id.base32(), numbers);
  }
  void input(const Hash128& bytes, std::uint32_t article, std::string_view locator) override {
    add("input", bytes.base32() + std::to_string(article), locator);
  }
  std::vector<std::string> lines;
  std::vector<StatePlace> places;

 private:
  void add(const std::string& kind, const std::string& first, std::string_view second) {
    lines.push_back(kind + ' ' + first + ' ' + std::string(second));
  }
};

/// Facts of some length, so that they fill several blocks.
std::string fact(int number) {
  return "<s> <p> \"" + std::string(static_cast<std::size_t>(number % 97) * 40, 'x') + std::to_string(number) + '"';
}

std::string written(int articles) {
  StringSink bytes;
  StateWriter writer(bytes);
  writer.option("base", "https://example.org/");
  for (int i = 0; i < articles; ++i) {
    writer.fact(fact(i));
    const std::uint32_t facts[] = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i / 2)};
    writer.article(hash128("article" + std::to_string(i)), facts);
    writer.input(hash128("input" + std::to_string(i)), static_cast<std::uint32_t>(i), "a\nb\xFF.md");
  }
  REQUIRE(writer.finish());
  return bytes.take();
}

std::string read_error(const TemporaryDirectory& folder, std::string_view bytes) {
  auto file = StateFile::open(folder.write("state", bytes));
  if (!file) return describe(file.error());
  Told told;
  const Status status = (*file)->read(told);
  return status ? "" : describe(status.error());
}

}  // namespace

TEST_CASE("a state tells what was written to it, in order") {
  const TemporaryDirectory folder;
  auto file = StateFile::open(folder.write("state", written(500)));
  REQUIRE(file);
  Told told;
  REQUIRE((*file)->read(told));
  REQUIRE(told.lines.size() == 1501);
  CHECK(told.lines[0] == "option base https://example.org/");
  CHECK(told.lines[1] == "fact " + fact(0) + ' ');
  CHECK(told.lines[1499] == "article " + hash128("article499").base32() + " 499 249 ");
  CHECK(told.lines[1500] == "input " + hash128("input499").base32() + "499 a\nb\xFF.md");
  CHECK(told.places.back().block > 2);
  for (const int i : {499, 0, 250, 250, 3, 498})
    CHECK((*file)->fact_at(told.places[static_cast<std::size_t>(i)]) == fact(i));
}

TEST_CASE("the bytes of a state are a function of what it holds") {
  CHECK(written(100) == written(100));
  CHECK(written(100) != written(101));
}

TEST_CASE("where there is no file there is no state") {
  const TemporaryDirectory folder;
  const auto file = StateFile::open(folder / "none");
  REQUIRE(file);
  CHECK(*file == nullptr);
  CHECK_FALSE(pipeline::state_checksum(folder / "none"));
}

TEST_CASE("a state that was cut short anywhere is refused") {
  const TemporaryDirectory folder;
  const std::string whole = written(3);
  CHECK(read_error(folder, whole).empty());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(read_error(folder, whole.substr(0, size)).find("damaged or cut short") != std::string::npos);
  }
  CHECK(read_error(folder, whole + '\0').find("damaged or cut short") != std::string::npos);
}

TEST_CASE("a state with any wrong byte is refused") {
  const TemporaryDirectory folder;
  const std::string whole = written(3);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {0, 7}) {
      CAPTURE(at, bit);
      std::string wrong = whole;
      wrong[at] = static_cast<char>(wrong[at] ^ (1 << bit));
      CHECK_FALSE(read_error(folder, wrong).empty());
    }
  }
}

TEST_CASE("other files are told from states, and later states from damaged ones") {
  const TemporaryDirectory folder;
  CHECK(read_error(folder, "@prefix schema: <http://schema.org/> .").find("is not a state") != std::string::npos);
  CHECK(read_error(folder, "newsgraph state 2\nxyz").find("another version") != std::string::npos);
  CHECK(StateFile::open(folder.path().string()).error().code == Errc::io);
}

TEST_CASE("the checksum of a state is in its last bytes") {
  StringSink bytes;
  StateWriter writer(bytes);
  REQUIRE(writer.finish());
  const TemporaryDirectory folder;
  CHECK(pipeline::state_checksum(folder.write("state", bytes.text())) == writer.checksum());
}
