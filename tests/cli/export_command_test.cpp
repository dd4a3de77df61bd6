#include <string>

#include <catch2/catch.hpp>

#include "newsgraph/cli/command.h"
#include "newsgraph/cli/terminal.h"
#include "support/command.h"
#include "support/places.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using tests::contains;
using tests::Run;
using tests::run_command;

namespace {

const std::string examples = (tests::source_directory() / "examples/articles").string();

Run shell(const std::string& arguments) {
  return run_command("newsgraph " + arguments);
}

}  // namespace

TEST_CASE("the exit status says how it went") {
  const tests::TemporaryDirectory folder;
  const std::string out = " -o " + (folder / "out.ttl");
  struct Case {
    std::string arguments;
    int status;
    std::string says;
  };
  for (const Case& c :
       {Case{"--version", 0, "newsgraph 0."}, Case{"--help", 0, "export"}, Case{"export --help", 0, "Examples:"},
        Case{"export " + examples + out, 0, "8 exported + 0 rejected = 8 seen"},
        Case{"export " + examples + " /no/such/file" + out, 1, "8 exported + 1 rejected = 9 seen"},
        Case{"", 2, "subcommand"}, Case{"export --no-such-option", 2, "--no-such-option"},
        Case{"export x --format yaml", 2, "yaml"}, Case{"export x --jobs 0", 2, "jobs"},
        Case{"export /no/such/file" + out, 3, "/no/such/file"},
        Case{"export " + examples + " -o /no/such/folder/out.ttl", 3, "/no/such/folder"},
        Case{"export " + examples + " -o /dev/full", 3, "/dev/full"},
        Case{"export " + examples + " --base nonsense" + out, 3, "nonsense"}}) {
    CAPTURE(c.arguments);
    const Run run = shell(c.arguments);
    CAPTURE(run.output);
    CHECK(run.status == c.status);
    CHECK(contains(run.output, c.says));
  }
}

TEST_CASE("standard input is one more input") {
  const Run run = shell("export - --quiet --format ntriples < " + examples + "/04-english-report.md");
  CHECK(run.status == 0);
  CHECK(contains(run.output, "<http://schema.org/NewsArticle>"));
}

TEST_CASE("a closed pipe is told and not a crash") {
  const Run run = shell("export " + examples + " --quiet | head -c 0; echo done");
  CHECK(run.status == 0);
  CHECK_FALSE(contains(run.output, "error of newsgraph itself"));
}

TEST_CASE("the format follows the name of the output") {
  const tests::TemporaryDirectory folder;
  CHECK(shell("export --quiet " + examples + " -o " + (folder / "a.nq")).status == 0);
  CHECK(tests::read_file(folder / "a.nq").starts_with("<http"));
  CHECK(shell("export --quiet " + examples + " -o " + (folder / "a.dot")).status == 0);
  CHECK(contains(tests::read_file(folder / "a.dot"), "digraph"));
}

TEST_CASE("the output is compressed as its name or --compress says") {
  const tests::TemporaryDirectory folder;
  const std::string file = folder / "out.nq.zst";
  CHECK(shell("export " + examples + " --quiet -o " + file).status == 0);
  CHECK(tests::read_file(file).starts_with("\x28\xB5\x2F\xFD"));
  const std::string piped = "export " + examples + " --quiet --format nq --compress gzip";
  CHECK(contains(shell(piped + " | gzip -dc | grep -m 1 /entity/").output, "> ."));
  const Run contrary = shell("export " + examples + " --compress zstd -o " + (folder / "out.nq.gz"));
  CHECK(contrary.status == 3);
  CHECK(contains(contrary.output, "out.nq.gz"));
  const Run unknown = shell("export " + examples + " --compress lzma");
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.output, "lzma"));
  const Run unwritable = shell("export " + examples + " -o " + (folder / "out.nq.xz"));
  CHECK(unwritable.status == 3);
  CHECK(contains(unwritable.output, ".xz"));
}

TEST_CASE("JSON-LD is written and validate says that it does not read it") {
  const tests::TemporaryDirectory folder;
  const std::string file = folder / "out.ndjson.gz";
  CHECK(shell("export " + examples + " --quiet -o " + file).status == 0);
  CHECK(contains(shell("export " + examples + " --quiet --format ndjson | head -n 1").output, "{\"@context\":{"));
  const Run validated = shell("validate " + file);
  CHECK(validated.status == 3);
  CHECK(contains(validated.output, "writes jsonl but cannot read it; it reads turtle, ntriples, nquads, trig"));
  CHECK(shell("validate - --input-format jsonld").status == 2);
  CHECK(shell("export " + examples + " --quiet -o " + (folder / "out.nq")).status == 0);
  CHECK(shell("validate " + folder.path().string() + " --fail-on violation").status == 0);  // the other is passed over
}

TEST_CASE("an interrupted run leaves no half file") {
  const tests::TemporaryDirectory folder;
  const Run run =
      run_command("sleep 20 | newsgraph export - -o " + (folder / "out.ttl") + " & sleep 0.5; kill -TERM $!; wait $!");
  CHECK(run.status == 128 + 15);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("what was there before stays until the new output is whole") {
  const tests::TemporaryDirectory folder;
  const std::string target = folder.write("out.ttl", "old");
  CHECK(shell("export /no/such/file -o " + target).status == 3);
  CHECK(tests::read_file(target) == "old");
}

TEST_CASE("the progress line shows count, rate and rejects") {
  CHECK(cli::progress_text({.unit = "articles", .done = 50, .expected = 100}, 2.0) ==
        "[############            ] 50% 50/100 articles, 25/s");
  CHECK(cli::progress_text({.unit = "articles", .done = 7, .rejected = 2}, 0.0) == "7 articles, 2 rejected");
  CHECK(cli::progress_text({.unit = "articles", .done = 7, .expected = 3}, 7.0) == "7 articles, 1/s");
}

TEST_CASE("every command explains itself with examples") {
  for (const cli::Command* command : cli::commands()) {
    CAPTURE(command->name);
    const Run run = shell(std::string(command->name) + " --help");
    CHECK(run.status == 0);
    CHECK(contains(run.output, "Examples:"));
    CHECK_FALSE(command->summary.empty());
  }
}
