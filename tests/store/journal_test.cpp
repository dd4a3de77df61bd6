#include "newsgraph/store/journal.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace newsgraph;
using namespace newsgraph::store;

namespace {

const Journal::Settings settings{{"store", "x"}, {"document", "a\tb"}};

Batch batch_of(std::uint64_t index, const std::string& body) {
  Batch batch;
  batch.index = index;
  batch.body = body;
  batch.statements = index + 1;
  return batch;
}

/// A journal of which the store has batches 0 and 2.
std::string written(const tests::TemporaryDirectory& folder) {
  const std::string path = folder / "journal";
  auto journal = Journal::open(path, settings, false);
  REQUIRE(journal);
  CHECK_FALSE(journal->begun());
  REQUIRE(journal->begin(42));
  REQUIRE(journal->add(batch_of(0, "zero")));
  REQUIRE(journal->add(batch_of(2, "two")));
  return path;
}

}  // namespace

TEST_CASE("a journal knows what was acknowledged before") {
  const tests::TemporaryDirectory folder;
  const std::string path = written(folder);
  const auto journal = Journal::open(path, settings, false);
  REQUIRE(journal);
  CHECK(journal->begun());
  CHECK(journal->before() == 42U);
  CHECK(journal->batches() == 2);
  CHECK(journal->statements() == 4);
  CHECK(journal->has(batch_of(0, "zero")).value());
  CHECK_FALSE(journal->has(batch_of(1, "one")).value());
  CHECK(journal->has(batch_of(2, "two")).value());
  CHECK_FALSE(journal->has(batch_of(2, "changed")));
}

TEST_CASE("a journal that was cut off anywhere holds what was complete") {
  const tests::TemporaryDirectory folder;
  const std::string whole = tests::read_file(written(folder));
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    CAPTURE(size);
    const std::string path = folder.write("cut", whole.substr(0, size));
    auto journal = Journal::open(path, settings, false);
    REQUIRE(journal);
    const std::string complete = whole.substr(0, whole.rfind('\n', size == 0 ? 0 : size - 1) + 1);
    const std::size_t sent = (complete.find("sent\t0") != std::string::npos ? 1U : 0U) +
                             (complete.find("sent\t2") != std::string::npos ? 1U : 0U);
    CHECK(journal->batches() == sent);
    CHECK(journal->begun() == (complete.find("begun") != std::string::npos));
    // and can be gone on with
    if (!journal->begun()) REQUIRE(journal->begin(42));
    REQUIRE(journal->add(batch_of(5, "five")));
    journal = failure(Errc::io, "closed");
    auto again = Journal::open(path, settings, false);
    REQUIRE(again);
    CHECK(again->batches() == sent + 1);
    CHECK(again->before() == 42U);
  }
}

TEST_CASE("a journal of other settings is refused, with the one that differs") {
  const tests::TemporaryDirectory folder;
  const std::string path = written(folder);
  const auto journal = Journal::open(path, {{"store", "y"}, {"document", "a\tb"}}, false);
  REQUIRE_FALSE(journal);
  CHECK(journal.error().message == "the journal belongs to another load: store was x and store is y");
  CHECK(Journal::open(path, {{"store", "y"}}, true).value().batches() == 0);
}

TEST_CASE("what is no journal stays as it is") {
  const tests::TemporaryDirectory folder;
  for (const bool restart : {false, true}) {
    const std::string path = folder.write("notes", "my notes\n");
    CHECK_FALSE(Journal::open(path, settings, restart));
    CHECK(tests::read_file(path) == "my notes\n");
  }
}

TEST_CASE("a journal is one load's at a time, and goes away when it is told to") {
  const tests::TemporaryDirectory folder;
  const std::string path = written(folder);
  auto journal = Journal::open(path, settings, false);
  REQUIRE(journal);
  CHECK_FALSE(Journal::open(path, settings, false));
  CHECK(journal->remove());
  CHECK_FALSE(std::filesystem::exists(path));
}
