#include "newsgraph/pipeline/run_journal.h"

#include <filesystem>
#include <string>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/pipeline/state_file.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using pipeline::Delivery;
using pipeline::RunJournal;
using tests::read_file;
using tests::TemporaryDirectory;

namespace {

/// A state of its own for each name, and its checksum.
std::pair<std::string, Hash128> state(std::string_view name) {
  StringSink bytes;
  pipeline::StateWriter writer(bytes);
  writer.option("name", name);
  REQUIRE(writer.finish());
  return {bytes.take(), writer.checksum()};
}

/// As OutputFile names it, in this process.
std::string temporary() {
  return ".o\tu\\t." + std::to_string(::getpid()) + "-3.part";
}

/// What a process leaves that is killed: the file, and no lock.
void leave_journal(const TemporaryDirectory& folder, const Delivery* delivery) {
  const std::string path = folder / "state.run";
  const std::string copy = folder / "copy";
  {
    auto journal = RunJournal::begin(folder / "state");
    REQUIRE(journal);
    REQUIRE(journal->note_target(folder / "o\tu\\t"));
    if (delivery != nullptr) REQUIRE(journal->note_delivery(*delivery));
    std::filesystem::copy_file(path, copy);
  }
  std::filesystem::rename(copy, path);
}

}  // namespace

TEST_CASE("one run at a time works with a state") {
  const TemporaryDirectory folder;
  {
    const auto first = RunJournal::begin(folder / "state");
    REQUIRE(first);
    const auto second = RunJournal::begin(folder / "state");
    REQUIRE_FALSE(second);
    CHECK(second.error().message == "another run works with this state");
  }
  CHECK_FALSE(std::filesystem::exists(folder / "state.run"));
  CHECK(RunJournal::begin(folder / "state"));
}

TEST_CASE("a run that was killed before its state was in place has not happened") {
  const TemporaryDirectory folder;
  folder.write(temporary(), "output");
  folder.write("state", state("old").first);
  const Delivery delivery{state("new").second, folder / temporary(), folder / "o\tu\\t", 0};
  const bool noted = GENERATE(false, true);
  leave_journal(folder, noted ? &delivery : nullptr);
  const auto next = RunJournal::begin(folder / "state");
  REQUIRE(next);
  CHECK_FALSE(next->completed());
  CHECK_FALSE(std::filesystem::exists(folder / temporary()));
  CHECK_FALSE(std::filesystem::exists(folder / "o\tu\\t"));
}

TEST_CASE("a run that was killed after its state was in place has happened, and its output is put in place") {
  const TemporaryDirectory folder;
  folder.write(temporary(), "output");
  const auto [bytes, checksum] = state("new");
  folder.write("state", bytes);
  const Delivery delivery{checksum, folder / temporary(), folder / "o\tu\\t", 7};
  leave_journal(folder, &delivery);
  SECTION("before its output was") {}
  SECTION("and so was its output") {
    std::filesystem::rename(folder / temporary(), folder / "o\tu\\t");
  }
  const auto next = RunJournal::begin(folder / "state");
  REQUIRE(next);
  REQUIRE(next->completed());
  CHECK(next->completed()->target == folder / "o\tu\\t");
  CHECK(next->completed()->rejected == 7);
  CHECK(read_file(folder / "o\tu\\t") == "output");
}

TEST_CASE("an output that was taken away already is not missed") {
  const TemporaryDirectory folder;
  const auto [bytes, checksum] = state("new");
  folder.write("state", bytes);
  const Delivery delivery{checksum, folder / "out.part", folder / "o\tu\\t", 0};
  leave_journal(folder, &delivery);
  const auto next = RunJournal::begin(folder / "state");
  REQUIRE(next);
  CHECK_FALSE(next->completed());
}

TEST_CASE("a line of the journal that was cut short counts for nothing") {
  const TemporaryDirectory folder;
  const auto [bytes, checksum] = state("new");
  folder.write("state", bytes);
  const Delivery delivery{checksum, folder / temporary(), folder / "o\tu\\t", 7};
  leave_journal(folder, &delivery);
  const std::string whole = read_file(folder / "state.run");
  const std::size_t last = whole.rfind("deliver");
  for (std::size_t size = last; size + 1 < whole.size(); ++size) {
    CAPTURE(size);
    folder.write(temporary(), "output");
    folder.write("state.run", whole.substr(0, size));
    const auto next = RunJournal::begin(folder / "state");
    REQUIRE(next);
    CHECK_FALSE(next->completed());
    CHECK_FALSE(std::filesystem::exists(folder / "o\tu\\t"));
  }
}
