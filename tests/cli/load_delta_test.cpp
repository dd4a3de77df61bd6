#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/changing_archive.h"
#include "support/command.h"
#include "support/fake_store.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using tests::ChangingArchive;
using tests::contains;
using tests::FakeStore;
using tests::read_file;
using tests::Run;
using tests::run_command;
using tests::TemporaryDirectory;

namespace {

/// An archive that changes, and a store that follows it by `newsgraph load` of deltas alone.
struct Follower {
  Follower(unsigned seed, const std::vector<std::string>& store_options) : archive(seed), store(store_options) {}

  Run newsgraph(const std::string& arguments) const {
    return run_command("env -u NEWSGRAPH_USER -u NEWSGRAPH_PASSWORD -u NEWSGRAPH_TOKEN newsgraph " + arguments,
                       folder.path().string());
  }
  /// Writes what has changed since the last time.
  void write_delta(const std::string& form, const std::string& options = "") const {
    std::filesystem::remove_all(folder.path() / name(form));
    const Run run = newsgraph("export --quiet '" + archive.path() + "' --state state --delta " + form + " -o " +
                              name(form) + ' ' + options);
    CAPTURE(run.output);
    REQUIRE(run.status <= 1);
  }
  static std::string name(const std::string& form) { return form == "update" ? "changes.ru" : "changes"; }
  /// The archive as a fresh export has it, as the store's dump shows it.
  std::string exported(const std::string& options = "") const {
    const Run run =
        newsgraph("export --quiet '" + archive.path() + "' --format nquads -o - " + options + " | LC_ALL=C sort");
    std::string lines;
    for (std::size_t begin = 0, end = 0; (end = run.output.find('\n', begin)) != std::string::npos; begin = end + 1) {
      if (run.output[begin] == '<') lines += run.output.substr(begin, end - begin + 1);
    }
    return lines;
  }

  ChangingArchive archive;
  TemporaryDirectory folder;
  FakeStore store;
};

const std::string article_graph = "https://example.org/article/1";

std::string update_of(const std::string& body) {
  return "DROP SILENT GRAPH <" + article_graph + "> ;\nINSERT DATA { GRAPH <" + article_graph + "> {\n" + body +
         "} } ;\n";
}

}  // namespace

TEST_CASE("a store that follows an archive by deltas holds what a fresh export holds, by every protocol") {
  struct Case {
    std::string kind;
    std::string endpoint;
    std::string options;
  };
  unsigned seed = 0;
  for (const Case& c :
       {Case{"fuseki", "/ds", ""}, Case{"fuseki", "/ds", "--protocol update"}, Case{"virtuoso", "", "--batch-size 7"},
        Case{"oxigraph", "", "--protocol update --batch-size 9"}, Case{"rdf4j", "/repositories/r", ""},
        Case{"generic", "/gsp", "--update-endpoint UPDATE"}}) {
    Follower follower(++seed, {"--kind", c.kind});
    std::string options = c.options;
    if (const std::size_t at = options.find("UPDATE"); at != std::string::npos)
      options.replace(at, 6, follower.store.url("/update"));
    for (int step = 0; step < 5; ++step) {
      const std::string form = step % 2 == 0 ? "update" : "graphs";
      CAPTURE(c.kind, options, step);
      follower.write_delta(form);
      const Run run = follower.newsgraph("load " + Follower::name(form) + " --endpoint '" +
                                         follower.store.url(c.endpoint) + "' " + options);
      CAPTURE(run.output);
      REQUIRE(run.status == 0);
      if (c.kind != "generic") CHECK(contains(run.output, "all are there"));
      REQUIRE(follower.store.dump() == follower.exported());
      follower.archive.change();
    }
  }
}

TEST_CASE("what was made in another way is dropped and made anew") {
  for (const std::string form : {"update", "graphs"}) {
    for (const std::string options : {"", " --protocol update"}) {
      Follower follower(3, {"--kind", "fuseki"});
      const std::string load = "load " + Follower::name(form) + " --endpoint " + follower.store.url("/ds") + options;
      follower.write_delta(form);
      REQUIRE(follower.newsgraph(load).status == 0);
      follower.write_delta(form, "--no-mentions");
      const Run run = follower.newsgraph(load);
      CAPTURE(form, options, run.output);
      CHECK(run.status == 0);
      CHECK(follower.store.dump() == follower.exported("--no-mentions"));
    }
  }
}

TEST_CASE("an article's graph is replaced by one request, and a whole one is dropped by one") {
  Follower follower(5, {"--kind", "fuseki"});
  follower.write_delta("graphs");
  const Run run = follower.newsgraph("load changes --endpoint " + follower.store.url("/ds"));
  CHECK(run.status == 0);
  CHECK_FALSE(follower.store.log("PUT /ds/data?graph=").empty());
  CHECK(follower.store.log("DELETE").empty());
  CHECK(contains(run.output, " graphs dropped or replaced"));
  std::filesystem::remove_all(follower.archive.path());
  std::filesystem::create_directory(follower.archive.path());
  TemporaryDirectory other;
  other.write("a.md", "[别的](https://news.example/other)\n------\n\n<p>据新华社北京12日报道，雨停了。</p>\n");
  std::filesystem::copy(other.path(), follower.archive.path(), std::filesystem::copy_options::recursive);
  follower.write_delta("graphs");
  CHECK(follower.newsgraph("load changes --endpoint " + follower.store.url("/ds")).status == 0);
  CHECK(follower.store.log("DELETE /ds/data?graph=").size() >= 2);
  CHECK(follower.store.dump() == follower.exported());
}

TEST_CASE("deltas may be carried out twice, and survive faults and kills") {
  for (const std::string form : {"update", "graphs"}) {
    for (const std::string options : {"", " --protocol update --batch-size 20"}) {
      Follower follower(11, {"--kind", "fuseki", "--random", "7:0.05", "--slow", "0.01"});
      const std::string load = "load " + Follower::name(form) + " --endpoint " + follower.store.url("/ds") + options;
      for (int step = 0; step < 2; ++step) {
        follower.write_delta(form);
        int kills = 0;
        for (int i = 0; i < 4; ++i) {
          const std::string wait = std::to_string(0.03 + 0.02 * (i * 7 % 4));
          if (follower.newsgraph(load + " & sleep " + wait + "; kill -KILL $!; wait $!").status == 128 + 9) ++kills;
        }
        for (int times = 0; times < 2; ++times) {
          const Run run = follower.newsgraph(load);
          CAPTURE(form, options, step, kills, run.output);
          REQUIRE(run.status == 0);
          REQUIRE(follower.store.dump() == follower.exported());
        }
        for (int i = 0; i < 3; ++i) follower.archive.change();
      }
    }
  }
}

TEST_CASE("a store that says yes to a delta and does nothing is found out") {
  // Of the second delta: each kind of request in its turn.
  const TemporaryDirectory folder;
  const std::string graph = "<" + article_graph + ">";
  const std::string facts = "<https://example.org/graph/entities>";
  folder.write("1.ru", update_of("<x:a> <x:p> <x:o> .\n") + "INSERT DATA { GRAPH " + facts +
                           " {\n<x:e> <x:p> \"1\" .\n<x:e> <x:p> \"2\" .\n} } ;\n");
  folder.write("2.ru", "DROP SILENT GRAPH " + graph + " ;\nINSERT DATA { GRAPH " + facts +
                           " {\n<x:e> <x:p> \"3\" .\n} } ;\nDELETE DATA { GRAPH " + facts +
                           " {\n<x:e> <x:p> \"2\" .\n} } ;\n");
  const std::string after =
      "<x:e> <x:p> \"1\" <https://example.org/graph/entities> .\n<x:e> <x:p> \"3\" "
      "<https://example.org/graph/entities> .\n";
  const std::vector<std::string> says{"in 1 graphs", "1 are missing", "1 that were to go are there"};
  for (std::size_t lie = 0; lie < says.size(); ++lie) {
    const FakeStore store({"--kind", "fuseki", "--fault", std::to_string(3 + lie) + "=lie"});
    const auto load = [&](const std::string& arguments) {
      return run_command("newsgraph load " + arguments + " --connections 1 --endpoint " + store.url("/ds"),
                         folder.path().string());
    };
    REQUIRE(load("1.ru").status == 0);
    const Run run = load("2.ru");
    CAPTURE(lie, run.output);
    CHECK(run.status == 1);
    CHECK(contains(run.output, says[lie]));
    CHECK(load("2.ru --restart").status == 0);
    CHECK(store.dump() == after);
  }
}

TEST_CASE("what is no delta of newsgraph is refused with the reason, before or where it is found") {
  const TemporaryDirectory folder;
  const FakeStore store({"--kind", "fuseki"});
  const std::string triple = "<x:a> <x:p> \"甲\\n\" .\n";
  const std::string manifest =
      R"({"form": "newsgraph delta 1", "format": "ntriples", "drop": {"file": "d"}, "replace": {"file": "r"},
          "entities": {"graph": "https://example.org/e", "insert": {"file": "i.nt"}, "delete": {"file": "x.nt"}}})";
  for (const char* name : {"few", "other", "outside", "missing"}) {
    const std::string in = std::string(name) + '/';
    folder.write(in + "manifest.json", manifest);
    for (const char* file : {"d", "i.nt", "x.nt"}) folder.write(in + file, "");
    folder.write(in + "a.nt", "<x:a> <x:p> <x:o> .\n");
  }
  folder.write("few/r", "https://example.org/1\ta.nt\t2\n");
  folder.write("outside/r", "https://example.org/1\t../few/a.nt\t1\n");
  folder.write("missing/r", "https://example.org/1\tb.nt\t1\n");
  folder.write("other/r", "https://example.org/1\n");
  folder.write("good.ru", update_of(triple));
  folder.write("later/manifest.json", R"({"form": "newsgraph delta 2"})");
  folder.write("later/entities-delete.nt", "<x:a> <x:p> <x:o> .\n");
  struct Case {
    std::string text;  // of a file of updates; empty: `arguments` says all
    std::string arguments;
    std::string says;
  };
  for (const Case& c :
       {Case{"DELETE WHERE { ?s ?p ?o } ;\n", "", "a.ru:1: this is no delta"},
        Case{update_of(triple) + "CLEAR ALL ;\n", "", "a.ru:5"},
        Case{"INSERT DATA { GRAPH <https://e.org/g> {\n" + triple, "", "in the middle"},
        Case{update_of("<x:a> <x:p> \"a .\n"), "", "a.ru:3"}, Case{update_of("?s <x:p> <x:o> .\n"), "", "a.ru:3"},
        Case{"DROP SILENT GRAPH <a b> ;\n", "", "a.ru:1"},
        Case{update_of(triple) + update_of(triple), "", "a graph that it has filled"},
        Case{"", "few", "the list counts"}, Case{"", "outside", "elsewhere"}, Case{"", "missing", "missing/b.nt"},
        Case{"", "other", "a graph, a file and a number"}, Case{"", "later", "this is no \"newsgraph delta 1\""},
        Case{"", "good.ru good.ru", "by itself"}, Case{"", "good.ru --mode replace", "without --mode"},
        Case{"", "good.ru --graph https://e.org/g", "without --mode"}}) {
    if (!c.text.empty()) folder.write("a.ru", c.text);
    const std::string arguments = c.text.empty() ? c.arguments : "a.ru";
    const Run run = run_command("newsgraph load --restart " + arguments + " --endpoint " + store.url("/ds"),
                                folder.path().string());
    CAPTURE(arguments, c.text, run.output);
    CHECK(run.status == 3);
    CHECK(contains(run.output, c.says));
  }
  // Statements can be taken out only where updates are taken.
  folder.write("remove.ru", "DELETE DATA { GRAPH <https://e.org/g> {\n" + triple + "} } ;\n");
  const FakeStore generic;
  const Run run = run_command("newsgraph load remove.ru --endpoint " + generic.url("/gsp"), folder.path().string());
  CHECK(run.status == 3);
  CHECK(contains(run.output, "--update-endpoint"));
}

TEST_CASE("a delta comes from standard input and compressed, and an empty one changes nothing") {
  const TemporaryDirectory folder;
  const FakeStore store({"--kind", "fuseki"});
  const auto load = [&](const std::string& arguments) {
    const Run run =
        run_command("newsgraph load --endpoint " + store.url("/ds") + ' ' + arguments, folder.path().string());
    CAPTURE(run.output);
    CHECK(run.status == 0);
    return run.output;
  };
  // A backslash before a "u", which SPARQL and N-Triples write in different ways.
  folder.write("a.ru", update_of("<x:a> <x:p> \"\\\\\\U00000075\" .\n<x:a> <x:p> \"甲\" .\n"));
  folder.write("b.ru", "# nothing has changed\n");
  REQUIRE(run_command("true newsgraph; gzip -k a.ru", folder.path().string()).status == 0);
  CHECK(contains(load("a.ru.gz --dry-run"), "2 statements of 1 graphs would go"));
  CHECK(store.dump().empty());
  load("a.ru.gz");
  const std::string stored =
      "<x:a> <x:p> \"\\\\u\" <https://example.org/article/1> .\n<x:a> <x:p> \"甲\" <https://example.org/article/1> .\n";
  CHECK(store.dump() == stored);
  load("- --input-format delta < a.ru");
  load("b.ru");
  CHECK(store.dump() == stored);
}
