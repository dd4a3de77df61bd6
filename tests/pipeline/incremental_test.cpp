#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "newsgraph/pipeline/export.h"
#include "support/changing_archive.h"
#include "support/places.h"
#include "support/quad_store.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using pipeline::DeltaForm;
using pipeline::ExportOptions;
using pipeline::ExportSummary;
using tests::ChangingArchive;
using tests::QuadStore;
using tests::read_file;
using tests::TemporaryDirectory;

namespace {

const std::string examples = (tests::source_directory() / "examples/articles").string();

ExportSummary run(const ExportOptions& options) {
  auto summary = pipeline::export_articles(options, {}, false);
  if (!summary) FAIL(describe(summary.error()));
  CHECK(summary->exported + summary->rejected + summary->unchanged == summary->seen);
  return *summary;
}

std::string failure_of(const ExportOptions& options) {
  const auto summary = pipeline::export_articles(options, {}, false);
  REQUIRE_FALSE(summary);
  return describe(summary.error());
}

/// The export of the whole without any history, as quads and as a state.
struct Fresh {
  std::set<rdf::Statement> quads;
  std::string state;
};
Fresh fresh(ExportOptions options) {
  const TemporaryDirectory folder;
  options.output = folder / "all.nq";
  options.format = "nquads";
  options.delta = DeltaForm::none;
  options.state = folder / "state";
  options.gone.clear();
  run(options);
  return {QuadStore::parse(read_file(options.output)), read_file(options.state)};
}

/// A store that is kept up to date by deltas alone.
class Follower {
 public:
  ExportSummary follow(ExportOptions options) {
    options.state = folder_ / "state";
    options.output = folder_ / "delta";
    const ExportSummary summary = run(options);
    if (options.delta == DeltaForm::update) {
      const std::string update = read_file(options.output);
      store.update(update);
      store.update(update);  // comes to the same
    } else if (options.delta == DeltaForm::graphs) {
      store.apply_folder(options.output, options.format == "nquads" ? ".nq" : ".nt");
    } else {
      store.load(read_file(options.output));
    }
    std::filesystem::remove_all(options.output);
    return summary;
  }
  std::string state() const { return read_file(folder_ / "state"); }
  const TemporaryDirectory& folder() const { return folder_; }

  QuadStore store;

 private:
  TemporaryDirectory folder_;
};

ExportOptions delta_of(const std::string& archive, DeltaForm form) {
  return {.inputs = {archive}, .format = "ntriples", .delta = form};
}

std::string article(const std::string& url, const std::string& paragraphs) {
  return "[报道](https://news.example/" + url + ")\n------\n\n" + paragraphs;
}

}  // namespace

TEST_CASE("after any sequence of changes the store and the state are those of a fresh export") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    ChangingArchive archive(seed);
    Follower follower;
    std::string history;
    for (unsigned step = 0; step < 8; ++step) {
      CAPTURE(seed, step);
      ExportOptions options = delta_of(archive.path(), (seed + step) % 2 == 0 ? DeltaForm::update : DeltaForm::graphs);
      if (step % 3 == 0 && options.delta == DeltaForm::graphs) options.format = "nquads";
      options.jobs = 1 + seed % 2;
      follower.follow(options);
      const Fresh whole = fresh(options);
      REQUIRE(follower.store.quads == whole.quads);
      REQUIRE(follower.state() == whole.state);
      archive.change();
    }
  }
}

TEST_CASE("changed options drop all that was made with the old ones, and say why") {
  ChangingArchive archive(99);
  Follower follower;
  ExportOptions options = delta_of(archive.path(), DeltaForm::update);
  CHECK(follower.follow(options).recipe_changes.empty());
  const TemporaryDirectory folder;
  const std::vector<std::pair<std::string, ExportOptions>> cases = [&] {
    std::vector<std::pair<std::string, ExportOptions>> out;
    options.mentions = false;
    out.emplace_back("mentions: \"yes\" is now \"no\"", options);
    options.schema_https = true;
    out.emplace_back("schema.org: \"http\" is now \"https\"", options);
    options.gazetteers = {
        folder.write("mine.tsv", "type\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\n")};
    out.emplace_back("gazetteers: changed", options);
    options.check = true;
    out.emplace_back("check: changed", options);
    return out;
  }();
  for (const auto& [why, changed] : cases) {
    CAPTURE(why);
    archive.change();
    const ExportSummary summary = follower.follow(changed);
    CHECK(summary.unchanged == 0);
    CHECK(summary.recipe_changes == std::vector{why});
    const Fresh whole = fresh(changed);
    CHECK(follower.store.quads == whole.quads);
    CHECK(follower.state() == whole.state);
    CHECK(follower.follow(changed).exported == 0);
  }
}

TEST_CASE("another base moves every graph") {
  ChangingArchive archive(5);
  Follower follower;
  ExportOptions options = delta_of(archive.path(), DeltaForm::update);
  follower.follow(options);
  options.base = "https://example.org/kg/";
  const ExportSummary summary = follower.follow(options);
  CHECK(summary.gone > 0);
  CHECK(follower.store.quads == fresh(options).quads);
}

TEST_CASE("a store may be loaded from N-Quads first and follow by deltas from then on") {
  ChangingArchive archive(7);
  Follower follower;
  ExportOptions options{.inputs = {archive.path()}, .format = "nquads"};
  follower.follow(options);
  for (int step = 0; step < 5; ++step) {
    archive.change();
    follower.follow(delta_of(archive.path(), DeltaForm::update));
    CHECK(follower.store.quads == fresh(options).quads);
  }
}

TEST_CASE("what is byte for byte the same is counted and not worked on") {
  Follower follower;
  const ExportOptions options = delta_of(examples, DeltaForm::update);
  CHECK(follower.follow(options).exported == 8);
  const ExportSummary again = follower.follow(options);
  CHECK(again.unchanged == 8);
  CHECK(again.exported == 0);
  CHECK(again.statements == 0);
  CHECK(again.gone == 0);
}

TEST_CASE("a fact that another article states stays when one that stated it goes") {
  const TemporaryDirectory archive;
  const std::string both = "<p>法国总统马克龙访问德国。</p>";
  archive.write("1.md", article("1", both));
  archive.write("2.md", article("2", both + "<p>日本首相岸田文雄没有来。</p>"));
  Follower follower;
  follower.follow(delta_of(archive.path(), DeltaForm::update));
  const auto facts_about = [&](std::string_view name) {
    return std::ranges::count_if(follower.store.quads, [&](const rdf::Statement& one) {
      return one.graph.text.ends_with("graph/entities") && one.object.text == name;
    });
  };
  const auto before = facts_about("德国");
  CHECK(before > 0);
  CHECK(facts_about("日本") > 0);
  std::filesystem::remove(archive / "2.md");
  CHECK(follower.follow(delta_of(archive.path(), DeltaForm::update)).gone == 1);
  CHECK(facts_about("德国") == before);
  CHECK(facts_about("日本") == 0);
}

TEST_CASE("the same article from other bytes takes the place of the one that is gone") {
  const TemporaryDirectory archive;
  archive.write("1.md", article("1", "<p>德国总理默克尔说：“我们要把这份友谊写进每一次航行。”</p>"));
  archive.write("2.md", article("1", "<p>德国总理默克尔说：“我们要把这份友谊写进每一次航行。”</p>\n\n"));
  Follower follower;
  CHECK(follower.follow(delta_of(archive.path(), DeltaForm::update)).duplicates == 1);
  CHECK(follower.follow(delta_of(archive.path(), DeltaForm::update)).unchanged == 2);
  std::filesystem::remove(archive / "1.md");
  const ExportSummary summary = follower.follow(delta_of(archive.path(), DeltaForm::update));
  CHECK(summary.gone == 0);
  CHECK(summary.exported == 1);  // read again, since only the first was kept
  CHECK(follower.store.quads == fresh(delta_of(archive.path(), DeltaForm::update)).quads);
}

TEST_CASE("what is gone is named with its input and what became of it") {
  const TemporaryDirectory archive;
  for (const char* name : {"absent", "changed", "moved", "rejected"})
    archive.write(std::string(name) + ".md", article(name, "<p>法国总统马克龙访问德国。</p>"));
  const TemporaryDirectory out;
  ExportOptions options{.inputs = {archive.path().string()}, .output = out / "1.ttl", .state = out / "state"};
  run(options);
  std::filesystem::remove(archive / "absent.md");
  std::filesystem::rename(archive / "moved.md", archive / "moved away.md");
  archive.write("changed.md", article("changed", "<p>法国总统马克龙没有访问德国。</p>"));
  archive.write("rejected.md", "");
  options.output = out / "2.ttl";
  options.gone = out / "gone.jsonl";
  const ExportSummary summary = run(options);
  CHECK(summary.gone == 3);
  CHECK(summary.unchanged == 1);
  std::map<std::string, nlohmann::json> gone;
  std::ifstream lines(options.gone);
  for (std::string line; std::getline(lines, line);) {
    auto one = nlohmann::json::parse(line);
    gone[std::filesystem::path(one["input"].get<std::string>()).stem()] = one;
  }
  REQUIRE(gone.size() == 3);
  for (const char* name : {"absent", "changed", "rejected"}) {
    CAPTURE(name);
    CHECK(gone[name]["reason"] == name);
    CHECK(read_file(out / "1.ttl").find("article:" + gone[name]["article"].get<std::string>().substr(38)) !=
          std::string::npos);
  }
  CHECK(read_file(out / "2.ttl").find(gone["changed"]["replacedBy"].get<std::string>().substr(38)) !=
        std::string::npos);
}

TEST_CASE("without a delta a run writes what is new or changed in any syntax") {
  const TemporaryDirectory archive;
  archive.write("1.md", article("1", "<p>法国总统马克龙访问德国。</p>"));
  const TemporaryDirectory out;
  for (const char* format : {"turtle", "ntriples", "trig", "nquads"}) {
    CAPTURE(format);
    ExportOptions options{.inputs = {archive.path().string()}, .output = out / format, .format = format};
    options.state = options.output + ".state";
    run(options);
    const std::string second = archive.write("2.md", article("2", "<p>德国总理默克尔访问法国。</p>"));
    options.output += ".new";
    CHECK(run(options).exported == 1);
    const ExportOptions alone{.inputs = {second}, .output = out / "alone", .format = format};
    run(alone);
    CHECK(read_file(options.output) == read_file(alone.output));
    std::filesystem::remove(second);
  }
}

TEST_CASE("an output that is there already is not written over") {
  const TemporaryDirectory out;
  ExportOptions options{.inputs = {examples}, .output = out.write("all.nq", "mine"), .state = out / "state"};
  CHECK(failure_of(options).find("is there already") != std::string::npos);
  CHECK(read_file(options.output) == "mine");
  CHECK_FALSE(std::filesystem::exists(options.state));
  CHECK_FALSE(std::filesystem::exists(options.state + ".run"));
}

TEST_CASE("an archive that seems to be empty does not empty the store") {
  const TemporaryDirectory archive;
  const std::string only = archive.write("1.md", article("1", "<p>法国总统马克龙访问德国。</p>"));
  const TemporaryDirectory out;
  ExportOptions options{.inputs = {archive.path().string()}, .output = out / "1.nq", .state = out / "state"};
  run(options);
  const std::string state = read_file(options.state);
  std::filesystem::remove(only);
  options.output = out / "2.nq";
  CHECK(failure_of(options).find("no file in the inputs") != std::string::npos);
  CHECK(read_file(options.state) == state);
  CHECK_FALSE(std::filesystem::exists(options.output));
}

TEST_CASE("options that do not go together are refused") {
  CHECK(failure_of({.inputs = {examples}, .delta = DeltaForm::update}).find("state") != std::string::npos);
  const TemporaryDirectory out;
  ExportOptions options{.inputs = {examples}, .output = out / "x", .format = "graphml", .state = out / "state"};
  CHECK(failure_of(options).find("graphml") != std::string::npos);
  options.format = "turtle";
  options.delta = DeltaForm::graphs;
  CHECK(failure_of(options).find("ntriples or nquads") != std::string::npos);
  options.output = "-";
  options.delta = DeltaForm::none;
  CHECK(failure_of(options).find("file") != std::string::npos);
}

TEST_CASE("a damaged state ends the run and is left as it is") {
  const TemporaryDirectory out;
  ExportOptions options{.inputs = {examples}, .output = out / "1.nq", .state = out / "state"};
  run(options);
  std::string state = read_file(options.state);
  state.resize(state.size() / 2);
  out.write("state", state);
  options.output = out / "2.nq";
  CHECK(failure_of(options).find("damaged or cut short") != std::string::npos);
  CHECK(read_file(options.state) == state);
  CHECK_FALSE(std::filesystem::exists(options.output));
  CHECK(std::distance(std::filesystem::directory_iterator(out.path()), {}) == 2);
}
