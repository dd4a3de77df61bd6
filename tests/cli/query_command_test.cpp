#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "support/command.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using tests::contains;
using tests::Run;

namespace {

/// A folder with data in several files and syntaxes, and the command run in it.
class Workplace {
 public:
  Workplace() {
    write("people.ttl",
          "@prefix e: <http://example.org/> .\ne:anna e:name \"安娜\"@zh-Hans ; e:age 40 .\ne:ben e:name \"Ben\" .\n");
    write("more.nq",
          "<http://example.org/carl> <http://example.org/name> \"Carl\" <http://example.org/g1> .\n"
          "<http://example.org/ben> <http://example.org/name> \"Ben\" <http://example.org/g1> .\n");
    write("names.rq", "PREFIX e: <http://example.org/>\nSELECT ?who ?name { ?who e:name ?name } ORDER BY ?name\n");
  }
  void write(std::string_view name, std::string_view bytes) const { folder_.write(name, bytes); }
  std::string read(std::string_view name) const { return tests::read_file(folder_ / name); }
  bool has(std::string_view name) const { return std::filesystem::exists(folder_ / name); }
  Run query(const std::string& arguments) const { return run("newsgraph query " + arguments); }
  Run run(const std::string& command) const { return tests::run_command(command, folder_.path().string()); }

 private:
  tests::TemporaryDirectory folder_;
};

constexpr const char* name_of_anything = " -e 'SELECT ?n { ?s <http://example.org/name> ?n }' ";

}  // namespace

TEST_CASE("A query file is asked of data files, and shown as a table") {
  const Workplace here;
  const Run run = here.query("names.rq people.ttl");
  CHECK(run.status == 0);
  CHECK(run.output ==
        "who     name\n"
        "------  ----\n"
        "e:ben   Ben\n"
        "e:anna  安娜\n");
}

TEST_CASE("Several files, patterns, compressed files and standard input are one graph") {
  const Workplace here;
  CHECK(here.query("names.rq '*.ttl' more.nq --format csv").output ==
        "who,name\r\nhttp://example.org/ben,Ben\r\nhttp://example.org/carl,Carl\r\nhttp://example.org/anna,安娜\r\n");
  CHECK(here.run("gzip people.ttl && newsgraph query names.rq people.ttl.gz --format csv").output ==
        "who,name\r\nhttp://example.org/ben,Ben\r\nhttp://example.org/anna,安娜\r\n");
  CHECK(here.run("cat more.nq | newsgraph query names.rq - --input-format nquads --format tsv").output ==
        "?who\t?name\n<http://example.org/ben>\t\"Ben\"\n<http://example.org/carl>\t\"Carl\"\n");
}

TEST_CASE("query: --graphs says whether named graphs are asked outside of GRAPH") {
  const Workplace here;
  const std::string both = name_of_anything + std::string("people.ttl more.nq --format csv");
  CHECK(contains(here.query(both).output, "Carl"));
  CHECK(here.query(both + " --graphs separate").output == "n\r\n安娜\r\nBen\r\n");
  CHECK(here.query("-e 'SELECT ?g { GRAPH ?g { ?s ?p \"Carl\" } }' more.nq --format csv").output ==
        "g\r\nhttp://example.org/g1\r\n");
}

TEST_CASE("query: -e knows the prefixes of newsgraph's graph") {
  const Workplace here;
  const Run run = here.query("-e 'ASK { ?s schema:name ?n ; ng:cue ?c }' people.ttl");
  CHECK(run.status == 0);
  CHECK(run.output == "no\n");
}

TEST_CASE("CONSTRUCT and DESCRIBE write RDF, -o a whole file or none") {
  const Workplace here;
  const Run run = here.query(
      "-e 'PREFIX e: <http://example.org/> CONSTRUCT { ?s e:called ?n } { ?s e:name ?n }' people.ttl -o out.nt "
      "--format ntriples");
  CHECK(run.status == 0);
  CHECK(run.output.empty());
  CHECK(contains(here.read("out.nt"), "<http://example.org/ben> <http://example.org/called> \"Ben\" .\n"));
  CHECK(contains(here.query("-e 'DESCRIBE <http://example.org/anna>' people.ttl").output, "@prefix schema:"));
  CHECK(here.query("names.rq nothing.ttl -o none.csv").status == 3);
  CHECK(!here.has("none.csv"));
}

TEST_CASE("An ill-formed query is told with its place and exit status 3, before data are read") {
  const Workplace here;
  here.write("bad.rq", "SELECT ?x {\n  ?x a ex:Thing\n}\n");
  const Run run = here.query("bad.rq nothing.ttl");
  CHECK(run.status == 3);
  CHECK(run.output ==
        "newsgraph query: bad.rq:2:8: the prefix \"ex:\" is not declared; declare it with PREFIX before the query\n");
  const Run refused = here.query("-e 'SELECT * { SERVICE <http://e/> {} }' people.ttl");
  CHECK(refused.status == 3);
  CHECK(contains(refused.output, "-e:1:12: SERVICE is not supported"));
}

TEST_CASE("Bad data, a full disk and a wrong command line have their exit status") {
  const Workplace here;
  here.write("bad.ttl", "<http://example.org/a> <http://example.org/b> .\n");
  const Run bad = here.query("names.rq bad.ttl");
  CHECK(bad.status == 3);
  CHECK(contains(bad.output, "bad.ttl:1:"));
  CHECK(here.query("names.rq people.ttl -o /dev/full").status == 3);
  CHECK(here.query("names.rq").status == 2);
  CHECK(here.query("names.rq people.ttl --format turtle").status == 2);
  CHECK(here.query("names.rq people.ttl --format sheet").status == 2);
  CHECK(here.query("- -").status == 2);
}

TEST_CASE("query: --time tells how long it took") {
  const Workplace here;
  const Run run = here.query("names.rq people.ttl --format csv --time");
  CHECK(run.status == 0);
  CHECK(contains(run.output, "3 statements loaded in "));
  CHECK(contains(run.output, "; 2 rows in "));
}
