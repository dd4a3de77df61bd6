#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/command.h"
#include "support/fake_store.h"
#include "support/places.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using tests::contains;
using tests::FakeStore;
using tests::Run;
using tests::run_command;
using tests::TemporaryDirectory;

namespace {

std::string line(int graph, int number) {
  return "<https://example.org/s" + std::to_string(number) + "> <https://example.org/p> \"第" + std::to_string(number) +
         "条\\n\\\"\\\\u0041\"@zh-Hans <https://example.org/g" + std::to_string(graph) + "> .\n";
}

/// N-Quads of `graphs` graphs, `each` statements in each, one graph after the other.
std::string quads(int graphs, int each) {
  std::string out;
  for (int graph = 0; graph < graphs; ++graph) {
    for (int i = 0; i < each; ++i) out += line(graph, graph * each + i);
  }
  return out;
}

std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> all;
  for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
    all.insert(text.substr(begin, end - begin + 1));
  return all;
}

/// How the lines that are stored differ from those that should be: nothing, or how many and the first.
std::string difference(const std::string& expected, const std::string& stored) {
  std::set<std::string> missing = lines_of(expected);
  std::set<std::string> strange;
  for (const std::string& one : lines_of(stored)) {
    if (missing.erase(one) == 0) strange.insert(one);
  }
  std::string out;
  if (!missing.empty()) out += std::to_string(missing.size()) + " are missing: " + *missing.begin();
  if (!strange.empty()) out += std::to_string(strange.size()) + " too many: " + *strange.begin();
  return out;
}

/// Runs newsgraph load in a folder, so that journals are found there.
Run load(const TemporaryDirectory& folder, const std::string& arguments, const std::string& environment = "") {
  return run_command(
      "env -u NEWSGRAPH_USER -u NEWSGRAPH_PASSWORD -u NEWSGRAPH_TOKEN " + environment + " newsgraph load " + arguments,
      folder.path().string());
}

std::size_t files(const TemporaryDirectory& folder, const std::string& ending) {
  const std::filesystem::directory_iterator all(folder.path());
  return static_cast<std::size_t>(
      std::count_if(begin(all), end(all), [&](const auto& entry) { return entry.path().string().ends_with(ending); }));
}

}  // namespace

TEST_CASE("every kind of store gets all statements, by every protocol that it has") {
  const TemporaryDirectory folder;
  const std::string data = quads(7, 50);
  folder.write("data.nq", data);
  struct Case {
    std::string kind;
    std::string endpoint;
    std::string options;
    std::string request;
  };
  for (const Case& c :
       {Case{"generic", "/gsp", "", "POST /gsp?graph="}, Case{"generic", "/gsp", "--protocol update", "POST /gsp "},
        Case{"generic", "/gsp", "--query-endpoint QUERY", "POST /gsp?graph="},
        Case{"generic", "/gsp", "--mode replace", "PUT /gsp?graph="}, Case{"fuseki", "/ds", "", "POST /ds 204"},
        Case{"fuseki", "/ds/data", "--mode replace", "PUT /ds/data?graph=https%3A%2F%2F"},
        Case{"fuseki", "/ds", "--protocol update", "POST /ds/update "},
        Case{"fuseki", "/ds", "--protocol update --mode replace", "POST /ds/update "},
        Case{"oxigraph", "", "", "POST /store?no_transaction "},
        Case{"rdf4j", "/repositories/r", "", "POST /repositories/r/statements 204"},
        Case{"virtuoso", "", "", "POST /sparql-graph-crud-auth?graph="},
        Case{"virtuoso", "/sparql", "--mode replace", "PUT /sparql-graph-crud-auth?graph="}}) {
    CAPTURE(c.kind, c.options);
    const FakeStore store({"--kind", c.kind});
    std::string options = c.options;
    if (const std::size_t at = options.find("QUERY"); at != std::string::npos) options.replace(at, 5, store.url("/q"));
    const Run run = load(folder, "data.nq --batch-size 40 --endpoint '" + store.url(c.endpoint) + "' " + options);
    CAPTURE(run.output);
    CHECK(run.status == 0);
    CHECK(difference(data, store.dump()) == "");
    CHECK_FALSE(store.log(c.request).empty());
    CHECK(contains(run.output, "350 statements sent"));
    const bool asks = c.kind != "generic" || contains(c.options, "QUERY");
    CHECK(contains(run.output, "all are there") == asks);
    CHECK(files(folder, ".journal") == 0);
  }
}

TEST_CASE("all syntaxes are loaded, compressed or not, and from standard input") {
  const TemporaryDirectory folder;
  const std::string triples = "<https://example.org/s> <https://example.org/p> \"a\" .\n";
  folder.write("a.ttl", "@prefix e: <https://example.org/> . e:s e:p \"a\" .");
  folder.write("a.nt", triples);
  folder.write("a.trig", "@prefix e: <https://example.org/> . e:g { e:s e:p \"a\" . }");
  REQUIRE(run_command("true newsgraph; gzip -k a.nt; zstd -q a.ttl", folder.path().string()).status == 0);
  const std::string named = "<https://example.org/s> <https://example.org/p> \"a\" <https://example.org/g> .\n";
  for (const auto& [arguments, expected] :
       std::vector<std::pair<std::string, std::string>>{{"a.ttl", triples},
                                                        {"a.nt.gz", triples},
                                                        {"a.ttl.zst", triples},
                                                        {"a.trig", named},
                                                        {"a.ttl a.nt --graph https://example.org/g", named},
                                                        {"- --input-format turtle < a.ttl", triples},
                                                        {"- --input-format ntriples < a.nt.gz", triples}}) {
    CAPTURE(arguments);
    const FakeStore store({"--kind", "fuseki"});
    const Run run = load(folder, "--endpoint " + store.url("/ds") + " " + arguments);
    CAPTURE(run.output);
    CHECK(run.status == 0);
    CHECK(store.dump() == expected);
  }
}

TEST_CASE("articles are exported and loaded") {
  const TemporaryDirectory folder;
  const FakeStore store({"--kind", "oxigraph"});
  const std::string articles = (tests::source_directory() / "examples/articles").string();
  REQUIRE(run_command("newsgraph export --quiet " + articles + " -o a.nq", folder.path().string()).status == 0);
  const Run run = load(folder, articles + " --endpoint " + store.url());
  CAPTURE(run.output);
  CHECK(run.status == 0);
  CHECK(contains(run.output, "8 exported + 0 rejected = 8 seen"));
  CHECK(difference(tests::read_file(folder / "a.nq"), store.dump()) == "");
  CHECK(load(folder, articles + " /no/such/file --input-format articles --endpoint " + store.url()).status == 1);
}

TEST_CASE("what fails in passing is repeated until it is done") {
  const TemporaryDirectory folder;
  const std::string data = quads(4, 50);
  folder.write("data.nq", data);
  for (const std::string fault : {"429/1", "429", "500", "503/0", "502", "504", "drop", "deaf", "wait/4"}) {
    CAPTURE(fault);
    const FakeStore store({"--kind", "fuseki", "--fault", "2=" + fault});
    const Run run = load(folder, "data.nq --batch-size 40 --timeout 1 --endpoint " + store.url("/ds"));
    CAPTURE(run.output);
    CHECK(run.status == 0);
    CHECK(difference(data, store.dump()) == "");
    CHECK(contains(run.output, "all are there"));
  }
}

TEST_CASE("many faults at random lose and double nothing") {
  const TemporaryDirectory folder;
  const std::string data = quads(40, 20);
  folder.write("data.nq", data);
  for (const int seed : {1, 2, 3}) {
    for (const std::string options : {"", " --mode replace", " --protocol update --mode replace"}) {
      CAPTURE(seed, options);
      const FakeStore store({"--kind", "fuseki", "--random", std::to_string(seed) + ":0.2"});
      const Run run = load(folder, "data.nq --batch-size 30 --connections 4 --endpoint " + store.url("/ds") + options);
      CAPTURE(run.output);
      CHECK(run.status == 0);
      CHECK(difference(data, store.dump()) == "");
    }
  }
}

TEST_CASE("the wait that a store asks for is kept, by all connections") {
  const TemporaryDirectory folder;
  folder.write("data.nq", quads(4, 50));
  const FakeStore store({"--kind", "fuseki", "--fault", "1=429/2"});
  REQUIRE(load(folder, "data.nq --batch-size 10 --endpoint " + store.url("/ds")).status == 0);
  const auto seconds_of = [](std::string answer) {
    answer.erase(answer.rfind(' '));
    return std::stod(answer.substr(answer.rfind(' ')));
  };
  double refused = 0;
  std::size_t meanwhile = 0;
  for (const std::string& answer : store.log("POST /ds ")) {
    if (contains(answer, " 429 ")) {
      refused = seconds_of(answer);
    } else if (refused != 0 && seconds_of(answer) < refused + 2) {
      ++meanwhile;
    }
  }
  CHECK(refused != 0);
  CHECK(meanwhile <= 4);  // of twenty: what was under way
}

TEST_CASE("a store that refuses for good is told with its words, and what it took stays known") {
  const TemporaryDirectory folder;
  const std::string data = quads(4, 50);
  folder.write("data.nq", data);
  const FakeStore store({"--kind", "fuseki", "--fault", "3=400"});
  const Run run = load(folder, "data.nq --batch-size 50 --connections 1 --endpoint " + store.url("/ds"));
  CAPTURE(run.output);
  CHECK(run.status == 3);
  CHECK(contains(run.output, "statements 101 to 150 were not taken: HTTP status 400, no luck"));
  CHECK(files(folder, ".journal") == 1);
  const Run again = load(folder, "data.nq --batch-size 50 --connections 1 --endpoint " + store.url("/ds"));
  CAPTURE(again.output);
  CHECK(again.status == 0);
  CHECK(contains(again.output, "100 of them in 2 requests by an earlier run"));
  CHECK(difference(data, store.dump()) == "");
}

TEST_CASE("retries end") {
  const TemporaryDirectory folder;
  folder.write("data.nq", quads(1, 5));
  const FakeStore store({"--kind", "fuseki", "--random", "1:1"});
  const Run run = load(folder, "data.nq --retries 2 --endpoint " + store.url("/ds"));
  CHECK(run.status == 3);
  CHECK(contains(run.output, "were not taken"));
  const Run nobody = load(folder, "data.nq --retries 0 --endpoint http://127.0.0.1:9/ds");
  CHECK(nobody.status == 3);
  CHECK(contains(nobody.output, "no answer from the store"));
}

TEST_CASE("a store that says yes and stores nothing is found out") {
  const TemporaryDirectory folder;
  const std::string data = quads(3, 50);
  folder.write("data.nq", data);
  for (const std::string options : {"", " --mode replace"}) {
    const FakeStore store({"--kind", "fuseki", "--fault", "2=lie"});
    const std::string arguments = "data.nq --batch-size 50 --connections 1 --endpoint " + store.url("/ds") + options;
    const Run run = load(folder, arguments);
    CAPTURE(run.output);
    CHECK(run.status == 1);
    CHECK(contains(run.output, "DOES NOT AGREE in 1 graphs"));
    CHECK(contains(run.output, "<https://example.org/g1>: 50 sent, 0 in the store"));
    const Run again = load(folder, arguments + " --restart");
    CHECK(again.status == 0);
    CHECK(difference(data, store.dump()) == "");
  }
}

TEST_CASE("loading again changes nothing, and what was there before does not hide what is missing") {
  const TemporaryDirectory folder;
  const std::string data = quads(3, 50);
  folder.write("data.nq", data);
  folder.write("other.nq", quads(2, 10) + line(0, 777));
  const FakeStore store({"--kind", "fuseki", "--fault", "4=lie"});
  const std::string endpoint = " --batch-size 60 --connections 1 --endpoint " + store.url("/ds");
  CHECK(load(folder, "data.nq" + endpoint).status == 0);
  CHECK(load(folder, "other.nq" + endpoint).status == 1);
  CHECK(load(folder, "other.nq --restart" + endpoint).status == 0);
  CHECK(load(folder, "data.nq" + endpoint).status == 0);
  CHECK(difference(data + tests::read_file(folder / "other.nq"), store.dump()) == "");
  // statements that the input says twice are counted once
  folder.write("twice.nq", line(9, 1) + line(9, 1));
  const Run twice = load(folder, "twice.nq" + endpoint);
  CHECK(twice.status == 0);
  CHECK(contains(twice.output, "1 different ones were sent: all are there"));
}

TEST_CASE("replacing leaves nothing of what a graph was, and lets other graphs be") {
  const TemporaryDirectory folder;
  folder.write("old.nq", quads(3, 50));
  // graphs come again and again, so that they fall into many requests
  std::string mixed;
  for (int i = 0; i < 60; ++i) mixed += line(i % 2, 1000 + i);
  folder.write("new.nq", mixed);
  std::string kept;
  for (int i = 0; i < 50; ++i) kept += line(2, 100 + i);
  for (const std::string options : {"--protocol graphs", "--protocol update"}) {
    CAPTURE(options);
    const FakeStore store({"--kind", "fuseki"});
    const std::string endpoint = " --batch-size 7 --connections 3 --endpoint " + store.url("/ds");
    REQUIRE(load(folder, "old.nq" + endpoint).status == 0);
    CHECK(load(folder, "new.nq --mode replace " + options + endpoint).status == 0);
    CHECK(difference(mixed + kept, store.dump()) == "");
    REQUIRE(load(folder, "old.nq" + endpoint).status == 0);
    CHECK(load(folder, "new.nq --mode replace --keep-graph https://example.org/g1 " + options + endpoint).status == 0);
    std::string graph_1;
    for (int i = 0; i < 50; ++i) graph_1 += line(1, 50 + i);
    CHECK(difference(mixed + kept + graph_1, store.dump()) == "");
  }
}

TEST_CASE("a load that is killed again and again ends complete, and sends next to nothing twice") {
  const TemporaryDirectory folder;
  const std::string data = quads(50, 40);
  folder.write("data.nq", data);
  for (const std::string options : {"", " --mode replace"}) {
    CAPTURE(options);
    const FakeStore store({"--kind", "fuseki", "--slow", "0.01"});
    const std::string arguments = "data.nq --batch-size 20 --endpoint " + store.url("/ds") + options;
    int kills = 0;
    for (int i = 0; i < 10; ++i) {
      const std::string wait = std::to_string(0.03 + 0.011 * (i * 7 % 10));
      if (load(folder, arguments + " & sleep " + wait + "; kill -KILL $!; wait $!").status == 128 + 9) ++kills;
    }
    CHECK(kills > 0);
    const Run run = load(folder, arguments);
    CAPTURE(run.output, kills);
    CHECK(run.status == 0);
    CHECK(contains(run.output, "all are there"));
    CHECK(difference(data, store.dump()) == "");
    // Only what was under way when a kill came is sent again: at most two requests each time.
    const std::string method = options.empty() ? "POST /ds 204" : "P";
    std::vector<std::string> hashes;
    for (const std::string& one : store.log(method)) {
      if (!contains(one, "urlencoded")) hashes.push_back(one.substr(one.rfind(' ')));
    }
    const std::set<std::string> different(hashes.begin(), hashes.end());
    CHECK(hashes.size() - different.size() <= static_cast<std::size_t>(2 * kills));
    CHECK(files(folder, ".journal") == 0);
  }
}

TEST_CASE("a journal belongs to one load") {
  const TemporaryDirectory folder;
  const std::string data = quads(4, 50);
  folder.write("data.nq", data);
  const FakeStore store({"--kind", "fuseki", "--fault", "3=400"});
  const std::string common = " --batch-size 50 --connections 1 --journal j --endpoint " + store.url("/ds");
  REQUIRE(load(folder, "data.nq" + common).status == 3);
  const auto refused = [&](const std::string& arguments, const std::string& reason) {
    const Run run = load(folder, arguments);
    CAPTURE(arguments, run.output);
    CHECK(run.status == 3);
    CHECK(contains(run.output, reason));
    CHECK(contains(run.output, "--restart"));
  };
  refused("data.nq --batch-size 49 --connections 1 --journal j --endpoint " + store.url("/ds"), "batch size was 50");
  refused("data.nq --mode replace" + common, "mode was add and mode is replace");
  folder.write("data.nq", data + line(5, 1));
  refused("data.nq" + common, "document was data.nq");
  std::string changed = data;
  changed[data.find("s7>")] = 'x';
  folder.write("data.nq", changed);
  refused("data.nq" + common, "statements 1 to 50 are others");
  folder.write("data.nq", data);
  CHECK(load(folder, "data.nq" + common).status == 0);
  // A journal that was named stays: the same again does nothing.
  const Run again = load(folder, "data.nq" + common);
  CHECK(again.status == 0);
  CHECK(contains(again.output, "200 of them in 4 requests by an earlier run"));
  folder.write("notes.txt", "my notes\n");
  const Run notes = load(folder, "data.nq --restart --journal notes.txt --endpoint " + store.url("/ds"));
  CHECK(notes.status == 3);
  CHECK(tests::read_file(folder / "notes.txt") == "my notes\n");
}

TEST_CASE("two loads do not share a journal at once") {
  const TemporaryDirectory folder;
  folder.write("data.nq", quads(4, 50));
  const FakeStore store({"--kind", "fuseki", "--slow", "1"});
  const std::string arguments = "data.nq --journal j --endpoint " + store.url("/ds");
  const Run run = run_command("newsgraph load " + arguments + " >first 2>&1 & sleep 0.5; " + tests::program() +
                                  " load " + arguments + "; echo \"status $?\"; wait",
                              folder.path().string());
  CHECK(contains(run.output, "another load is using this journal"));
  CHECK(contains(run.output, "status 3"));
  CHECK(contains(tests::read_file(folder / "first"), "all are there"));
}

TEST_CASE("who we are is proved as the store asks, and the secret is told to nobody else") {
  const TemporaryDirectory folder;
  const std::string data = quads(4, 50);
  folder.write("data.nq", data);
  const std::string secret = "pa55-w0rd-of-mine";
  folder.write("netrc", "machine 127.0.0.1 login me password " + secret + "\n");
  struct Case {
    std::string auth;
    std::string environment;
    std::string options;
    int status;
  };
  const std::string user = "NEWSGRAPH_USER=me ";
  const std::string password = "NEWSGRAPH_PASSWORD=" + secret;
  for (const Case& c :
       {Case{"basic:me:" + secret, user + password, "", 0}, Case{"digest:me:" + secret, user + password, "", 0},
        Case{"bearer:" + secret, "NEWSGRAPH_TOKEN=" + secret, "", 0},
        Case{"basic:me:" + secret, "", "--netrc netrc", 0}, Case{"digest:me:" + secret, "", "--netrc netrc", 0},
        Case{"basic:me:other", user + password, "", 3}, Case{"digest:me:other", user + password, "", 3},
        Case{"bearer:other", "NEWSGRAPH_TOKEN=" + secret, "", 3}, Case{"basic:me:" + secret, "", "", 3}}) {
    CAPTURE(c.auth, c.environment, c.options);
    const FakeStore store({"--kind", "fuseki", "--auth", c.auth});
    const Run run = load(
        folder,
        "data.nq --batch-size 50 --journal j --restart --retries 0 --endpoint " + store.url("/ds") + ' ' + c.options,
        c.environment);
    CAPTURE(run.output);
    CHECK(run.status == c.status);
    if (c.status == 0) CHECK(difference(data, store.dump()) == "");
    if (c.status != 0) CHECK(contains(run.output, "HTTP status 401"));
    CHECK_FALSE(contains(run.output, secret));
    CHECK_FALSE(contains(tests::read_file(folder / "j"), secret));
  }
  const Run in_url = load(folder, "data.nq --endpoint http://me:" + secret + "@127.0.0.1:9/ds");
  CHECK(in_url.status == 3);
  CHECK(contains(in_url.output, "NEWSGRAPH_PASSWORD"));
  CHECK_FALSE(contains(in_url.output, secret));
}

TEST_CASE("a password in an answer is not repeated") {
  const TemporaryDirectory folder;
  folder.write("data.nq", quads(1, 5));
  const FakeStore store({"--kind", "fuseki", "--fault", "1=400"});
  // the store's words are "no luck"
  const Run run = load(folder, "data.nq --endpoint " + store.url("/ds"), "NEWSGRAPH_USER=me NEWSGRAPH_PASSWORD=luck");
  CHECK(run.status == 3);
  CHECK(contains(run.output, "HTTP status 400, no ..."));
}

TEST_CASE("requests are compressed where that is wanted, and plain where the store does not take it") {
  const TemporaryDirectory folder;
  const std::string data = quads(4, 50);
  folder.write("data.nq", data);
  const FakeStore takes({"--kind", "fuseki", "--gzip"});
  CHECK(load(folder, "data.nq --batch-size 50 --gzip yes --endpoint " + takes.url("/ds")).status == 0);
  CHECK(difference(data, takes.dump()) == "");
  for (const std::string& request : takes.log("POST /ds 2")) CHECK(contains(request, " gzip "));
  const FakeStore refuses({"--kind", "fuseki"});
  CHECK(load(folder, "data.nq --batch-size 50 --gzip yes --endpoint " + refuses.url("/ds")).status == 0);
  CHECK(difference(data, refuses.dump()) == "");
  CHECK(refuses.log("POST /ds 415").size() <= 2);
}

TEST_CASE("blank nodes are given IRIs that follow from the document, and are not doubled") {
  const TemporaryDirectory folder;
  folder.write("a.ttl", "@prefix e: <https://example.org/> . e:s e:p [ e:q 1 ; e:r [ e:q 2 ] ] . _:x e:p _:x .");
  folder.write("b.ttl", "@prefix e: <https://example.org/> . e:t e:p [ e:q 1 ] .");
  const FakeStore store({"--kind", "fuseki"});
  const Run run = load(folder, "a.ttl b.ttl --batch-size 1 --endpoint " + store.url("/ds"));
  CHECK(run.status == 0);
  CHECK(contains(run.output, "blank nodes were given IRIs"));
  const std::string first = store.dump();
  CHECK_FALSE(contains(first, "_:"));
  CHECK(std::count(first.begin(), first.end(), '\n') == 7);
  REQUIRE(run_command("true newsgraph; mkdir sub; mv a.ttl sub/other.ttl", folder.path().string()).status == 0);
  CHECK(load(folder, "sub/other.ttl --batch-size 3 --endpoint " + store.url("/ds")).status == 0);
  CHECK(store.dump() == first);
}

TEST_CASE("a dry run sends nothing") {
  const TemporaryDirectory folder;
  folder.write("data.nq", quads(4, 50));
  const FakeStore store({"--kind", "fuseki"});
  const Run run = load(folder, "data.nq --batch-size 60 --dry-run --endpoint " + store.url("/ds"));
  CHECK(run.status == 0);
  CHECK(contains(run.output, "200 statements of 4 graphs would go to Apache Jena Fuseki in 4 requests"));
  CHECK(store.log("POST").empty());
  CHECK(files(folder, ".journal") == 0);
  CHECK(load(folder, "data.nq --dry-run --endpoint http://127.0.0.1:9/ds").status == 0);
}

TEST_CASE("what cannot be loaded is told with place and reason") {
  const TemporaryDirectory folder;
  folder.write("good.nq", quads(1, 5));
  folder.write("bad.nq", quads(1, 5) + "<https://example.org/s> <https://example.org/p> \"a .\n");
  folder.write("a.ttl", "<https://example.org/s> <https://example.org/p> \"a\" .\n");
  const FakeStore virtuoso({"--kind", "virtuoso"});
  const std::string endpoint = " --endpoint " + virtuoso.url();
  struct Case {
    std::string arguments;
    int status;
    std::string says;
  };
  for (const Case& c :
       {Case{"bad.nq" + endpoint, 3, "bad.nq:6"}, Case{"/no/such.nq" + endpoint, 3, "/no/such.nq"},
        Case{"a.ttl" + endpoint, 3, "--graph"}, Case{"a.ttl good.nq" + endpoint, 3, "--graph"},
        Case{"a.ttl" + endpoint + " --graph 'no iri'", 3, "no iri"},
        Case{"a.ttl README.md" + endpoint, 3, "--input-format"}, Case{"-" + endpoint, 3, "--input-format"},
        Case{"good.nq", 2, "--endpoint"}, Case{"good.nq --endpoint nonsense", 3, "endpoint"},
        Case{"good.nq --store no" + endpoint, 2, "--store"}, Case{"good.nq --netrc /no/file" + endpoint, 3, "/no/file"},
        Case{"good.nq --ca-file /no/file" + endpoint, 3, "/no/file"},
        Case{"good.nq --journal /no/folder/j" + endpoint, 3, "/no/folder/j"}}) {
    CAPTURE(c.arguments);
    const Run run = load(folder, c.arguments);
    CAPTURE(run.output);
    CHECK(run.status == c.status);
    CHECK(contains(run.output, c.says));
  }
}
