#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "support/command.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using tests::contains;
using tests::Run;

namespace {

constexpr std::string_view prefixes =
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix ex: <http://example.org/> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n";

/// A person needs a name (a violation); a nickname is short (a warning) and a note is discouraged (an info).
constexpr std::string_view person_shapes = R"(ex:PersonShape a sh:NodeShape ;
  sh:targetClass ex:Person ;
  sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ;
  sh:property [ sh:path ex:nick ; sh:maxLength 3 ; sh:severity sh:Warning ] ;
  sh:property [ sh:path ex:note ; sh:maxCount 0 ; sh:severity sh:Info ] .
)";

constexpr std::string_view right = "ex:anna a ex:Person ; ex:name \"Anna\" .\n";
constexpr std::string_view nameless = "ex:ben a ex:Person .\n";
constexpr std::string_view long_nick = "ex:eva a ex:Person ; ex:name \"Eva\" ;\n  ex:nick \"Evangeline\" .\n";
constexpr std::string_view noted = "ex:kim a ex:Person ; ex:name \"Kim\" ; ex:note \"!\" .\n";

/// A folder with shapes.ttl and the files of a test, and the command run in it.
class Workplace {
 public:
  Workplace() { turtle("shapes.ttl", person_shapes); }

  void turtle(std::string_view name, std::string_view statements) const {
    folder_.write(name, std::string(prefixes) += statements);
  }
  void write(std::string_view name, std::string_view bytes) const { folder_.write(name, bytes); }
  std::string read(std::string_view name) const { return tests::read_file(folder_ / name); }
  bool has(std::string_view name) const { return std::filesystem::exists(folder_ / name); }

  Run validate(const std::string& arguments) const { return run("newsgraph validate " + arguments); }
  Run run(const std::string& command) const { return tests::run_command(command, folder_.path().string()); }

 private:
  tests::TemporaryDirectory folder_;
};

constexpr const char* with_shapes = " --shapes shapes.ttl";

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++count;
  return count;
}

}  // namespace

TEST_CASE("validate: the exit status says what was found") {
  const Workplace work;
  work.turtle("right.ttl", right);
  work.turtle("nameless.ttl", nameless);
  work.turtle("nick.ttl", long_nick);
  work.turtle("note.ttl", noted);
  struct Case {
    std::string arguments;
    int status;
  };
  for (const Case& c : {Case{"right.ttl", 0}, Case{"nameless.ttl", 1}, Case{"nick.ttl", 1}, Case{"note.ttl", 1},
                        Case{"note.ttl --fail-on info", 1}, Case{"note.ttl --fail-on warning", 0},
                        Case{"nick.ttl --fail-on warning", 1}, Case{"nick.ttl --fail-on violation", 0},
                        Case{"nameless.ttl --fail-on violation", 1}}) {
    CAPTURE(c.arguments);
    const Run run = work.validate(c.arguments + with_shapes);
    CAPTURE(run.output);
    CHECK(run.status == c.status);
  }
}

TEST_CASE("validate: a command line that is wrong ends with 2, what cannot be read with 3, and both say why") {
  const Workplace work;
  work.turtle("right.ttl", right);
  work.write("broken.ttl", "@prefix ex: <http://example.org/> .\nex:a ex:b .\n");
  work.write("undeclared.ttl", "\n\nno:prefix a <x> .\n");
  work.write("data.unknown", "");
  struct Case {
    std::string arguments;
    int status;
    std::string says;
  };
  for (const Case& c : {
           Case{"", 2, "DATA"},
           Case{"right.ttl --no-such-option", 2, "--no-such-option"},
           Case{"right.ttl --format yaml", 2, "yaml"},
           Case{"right.ttl --format text --format json", 2, "the same place"},
           Case{"right.ttl --format json=", 2, "no name"},
           Case{"right.ttl --fail-on error", 2, "error"},
           Case{"right.ttl --update-baseline", 2, "--baseline"},
           Case{"- --shapes - --input-format turtle", 2, "twice"},
           Case{"nowhere.ttl", 3, "nowhere.ttl: no such file or folder"},
           Case{"'*.nt'", 3, "*.nt: no file matches"},
           Case{"right.ttl --shapes nowhere/", 3, "nowhere/: no such file or folder"},
           Case{"data.unknown", 3, "--input-format"},
           Case{"broken.ttl", 3, "broken.ttl:2:"},
           Case{"undeclared.ttl", 3, "undeclared.ttl:3: the prefix of no:prefix is not declared"},
           Case{"right.ttl --baseline nowhere.txt", 3, "nowhere.txt"},
           Case{"right.ttl --catalogue nowhere.tsv --shapes shapes.ttl", 3, "nowhere.tsv"},
           Case{"right.ttl --shapes shapes.ttl -o no/such/folder", 3, "no/such/folder"},
       }) {
    CAPTURE(c.arguments);
    const Run run = work.validate(c.arguments);
    CAPTURE(run.output);
    CHECK(run.status == c.status);
    CHECK(contains(run.output, c.says));
  }
}

TEST_CASE("validate: data are files, folders, patterns, compressed files and standard input") {
  const Workplace work;
  work.turtle("data/a.ttl", nameless);
  work.turtle("data/deep/b.ttl", right);
  work.write("data/deep/readme.txt", "no RDF");
  CHECK(work.run("gzip -k data/a.ttl && zstd -q -k data/a.ttl && true newsgraph").status == 0);
  const auto statements = [&](const std::string& arguments) {
    const Run run = work.validate(arguments + with_shapes);
    const std::size_t end = run.output.find(" statement");
    return end == std::string::npos
               ? run.output
               : run.output.substr(run.output.rfind('\n', end) + 1, end - run.output.rfind('\n', end) - 1);
  };
  CHECK(statements("data/deep") == "2");
  CHECK(statements("data/a.ttl data/deep/b.ttl") == "3");
  CHECK(statements("data/a.ttl data/../data/a.ttl") == "1");
  CHECK(statements("'data/*.ttl'") == "1");
  CHECK(statements("data/a.ttl.gz") == "1");
  CHECK(statements("data/a.ttl.zst") == "1");
  CHECK(statements("- --input-format turtle < data/deep/b.ttl") == "2");
  CHECK(statements("--shapes shapes.ttl data/a.ttl") == "1");
  CHECK(contains(work.validate("data/a.ttl.gz --shapes shapes.ttl").output, "data/a.ttl.gz:4:10: violation: "));
  CHECK(contains(work.validate("- --input-format turtle --shapes shapes.ttl < data/a.ttl").output, "<stdin>:4:10: "));
}

TEST_CASE("validate: a finding stands where its triple stands, a missing value where its focus node begins") {
  const Workplace work;
  work.turtle("nick.ttl", long_nick);
  work.turtle("nameless.ttl", nameless);
  work.write("mark.ttl", "\xEF\xBB\xBF@prefix ex: <http://example.org/> .\r\nex:汉 a ex:Person .\r\n");
  work.write("lines.nt",
             "# none\n<http://example.org/a> <http://example.org/name> \"A\" .\n"
             "<http://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/Person> .\n"
             "<http://example.org/a> <http://example.org/nick> \"Abraham\" .\n");
  work.write("graphs.trig", "@prefix ex: <http://example.org/> .\nex:g {\n  ex:a a ex:Person .\n}\n");
  const auto finds = [&](const std::string& data, const std::string& place) {
    const Run run = work.validate(data + with_shapes);
    CAPTURE(run.output);
    CHECK(contains(run.output, place));
  };
  finds("nick.ttl", "nick.ttl:5:11: warning: ");
  finds("nameless.ttl", "nameless.ttl:4:10: violation: ");
  finds("nick.ttl nameless.ttl", "nameless.ttl:4:10: violation: ");
  finds("mark.ttl", "mark.ttl:2:8: violation: ");
  finds("lines.nt", "lines.nt:4:50: warning: ");
  finds("graphs.trig", "graphs.trig:3:10: violation: ");
  CHECK(contains(work.validate("nick.ttl --shapes shapes.ttl").output, "(shapes.ttl:7:"));
}

TEST_CASE("validate: graphs are one together, or each by itself") {
  const Workplace work;
  work.write("graphs.trig",
             "@prefix ex: <http://example.org/> .\nex:g { ex:a a ex:Person . }\nex:h { ex:a ex:name \"A\" . }\n");
  CHECK(work.validate("graphs.trig --shapes shapes.ttl").status == 0);
  const Run each = work.validate("graphs.trig --shapes shapes.ttl --graphs each");
  CHECK(each.status == 1);
  CHECK(contains(each.output, "graph       ex:g"));
}

TEST_CASE("validate: several reports are written at once") {
  const Workplace work;
  work.turtle("data.ttl", nameless);
  const Run run = work.validate(
      "data.ttl --shapes shapes.ttl --format text --format turtle=r.ttl --format json=r.json --format sarif=r.sarif "
      "--format junit=r.xml --format github=r.txt");
  CHECK(run.status == 1);
  CHECK(contains(run.output, "data.ttl:4:10: violation: "));
  CHECK(contains(work.read("r.ttl"), "sh:ValidationReport"));
  CHECK(contains(work.read("r.json"), "\"violations\":1"));
  CHECK(contains(work.read("r.sarif"), "\"2.1.0\""));
  CHECK(contains(work.read("r.xml"), "<failure"));
  CHECK(contains(work.read("r.txt"), "::error file=data.ttl,line=4,col=10,"));
}

TEST_CASE("validate: where it could not run, an earlier report stays as it was") {
  const Workplace work;
  work.write("broken.ttl", "ex:a");
  work.write("r.json", "earlier");
  CHECK(work.validate("broken.ttl --shapes shapes.ttl --format json=r.json").status == 3);
  CHECK(work.read("r.json") == "earlier");
  CHECK(work.validate("broken.ttl --shapes shapes.ttl --format json=new.json").status == 3);
  CHECK_FALSE(work.has("new.json"));
}

TEST_CASE("validate: what is in the baseline does not count, and what is gone from the data is told") {
  const Workplace work;
  work.turtle("data.ttl", nameless);
  const std::string arguments = "data.ttl --shapes shapes.ttl --baseline known.txt";
  CHECK(work.validate(arguments + " --update-baseline").status == 0);
  CHECK(work.validate(arguments).status == 0);
  work.turtle("data.ttl", std::string("\n\n").append(nameless).append("ex:new a ex:Person .\n"));
  const Run grown = work.validate(arguments);
  CHECK(grown.status == 1);
  CHECK(contains(grown.output, "ex:new"));
  CHECK_FALSE(contains(grown.output, "ex:ben"));
  CHECK(contains(grown.output, "1 violation, no warnings, no infos; 1 more in the baseline"));
  work.turtle("data.ttl", right);
  CHECK(contains(work.validate(arguments).output, "1 in the baseline no longer found"));
  work.write("known.txt", "# newsgraph baseline, version 1\n<<<<<<<\n");
  CHECK(contains(work.validate(arguments).output, "known.txt:2: "));
}

TEST_CASE("validate: shapes and classes that met nothing are told, and may fail the run") {
  const Workplace work;
  work.turtle("data.ttl", "ex:a ex:b ex:c .\n");
  const Run run = work.validate("data.ttl --shapes shapes.ttl");
  CHECK(run.status == 0);
  CHECK(contains(run.output, "met no focus node"));
  CHECK(contains(run.output, "no instances of ex:Person"));
  CHECK(work.validate("data.ttl --shapes shapes.ttl --fail-on-vacuous").status == 1);
  work.turtle("none.ttl", "ex:S a sh:NodeShape .\n");
  CHECK(contains(work.validate("data.ttl --shapes none.ttl").output, "nothing was checked"));
  CHECK(work.validate("data.ttl --shapes none.ttl --fail-on-vacuous").status == 1);
}

TEST_CASE("validate: shapes that stand among the data are told") {
  const Workplace work;
  work.turtle("data.ttl", right);
  work.turtle("more.ttl", "ex:S sh:targetClass ex:Person ; sh:nodeKind sh:IRI .\n");
  CHECK(contains(work.validate("data.ttl more.ttl --shapes shapes.ttl").output,
                 "more.ttl: warning: the data have shapes"));
  CHECK_FALSE(contains(work.validate("data.ttl more.ttl --shapes shapes.ttl --shapes more.ttl").output, "have shapes"));
}

TEST_CASE("validate: mistakes in shapes are told with the shape, the term and the place") {
  const Workplace work;
  work.turtle("data.ttl", right);
  struct Case {
    std::string shapes;
    int status;
    std::string says;
  };
  for (const Case& c : {
           Case{"ex:S sh:targetNode ex:a ;\n sh:minCounts 1 .", 0,
                "s.ttl:5:15: warning: sh:minCounts is no term of SHACL and has "
                "no effect; did you mean sh:minCount?"},
           Case{"ex:S sh:targetNode ex:a ; sh:property [\n sh:path ex:p ;\n sh:minCount \"a\" ] .", 3,
                "s.ttl:6:14: a shape in <http://example.org/S>: sh:minCount is \"a\", must be"},
           Case{"ex:S sh:targetNode ex:a ; sh:node ex:T .\nex:T sh:property [ sh:path ex:p ; sh:node ex:S ] .", 3,
                "<http://example.org/S> -> <http://example.org/T> -> "},
           Case{"ex:S sh:targetNode ex:a ; sh:sparql [ sh:select \"\" ] .", 3, "SPARQL"},
       }) {
    CAPTURE(c.shapes);
    work.turtle("s.ttl", c.shapes);
    const Run run = work.validate("data.ttl --shapes s.ttl");
    CAPTURE(run.output);
    CHECK(run.status == c.status);
    CHECK(contains(run.output, c.says));
  }
}

TEST_CASE("validate: what needs SPARQL may be left out, and is told") {
  const Workplace work;
  work.turtle("data.ttl", nameless);
  work.turtle("s.ttl", std::string(person_shapes) + "ex:PersonShape sh:sparql [ sh:select \"\" ] .");
  const Run run = work.validate("data.ttl --shapes s.ttl --ignore-sparql");
  CHECK(run.status == 1);
  CHECK(contains(run.output, "violation: "));
  CHECK(contains(run.output, "sh:sparql"));
}

TEST_CASE("validate: imports of shapes are looked up in a catalogue, and told where they are not there") {
  const Workplace work;
  work.turtle("data.ttl", nameless);
  work.turtle("main.ttl", "<http://example.org/main> owl:imports <http://example.org/people> .\n");
  work.write("catalogue.tsv", "iri\tfile\nhttp://example.org/people\tshapes.ttl\n");
  CHECK(work.validate("data.ttl --shapes main.ttl --catalogue catalogue.tsv").status == 1);
  const Run without = work.validate("data.ttl --shapes main.ttl");
  CHECK(without.status == 0);
  CHECK(contains(without.output, "main.ttl:4:39: warning: owl:imports <http://example.org/people> is not followed"));
}

TEST_CASE("validate: the report is the same at any number of threads") {
  const Workplace work;
  std::string data(prefixes);
  std::string lines;
  for (int i = 0; i < 9000; ++i) {
    const std::string node = "http://example.org/p" + std::to_string(i);
    data += "<" + node + "> a ex:Person" + (i % 3 == 0 ? "" : " ; ex:name \"x\"") + " ; ex:nick _:b" +
            std::to_string(i % 7) + " .\n";
    lines += "<" + node + "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/Person> .\n";
  }
  work.write("data.ttl", data);
  work.write("data.nt", lines);
  for (const char* format : {"text", "json", "turtle", "sarif"}) {
    CAPTURE(format);
    const std::string arguments = std::string("data.ttl data.nt --all --shapes shapes.ttl --format ") + format + "=";
    CHECK(work.validate(arguments + "1.txt --jobs 1").status == 1);
    for (const char* jobs : {"2", "7"}) {
      CHECK(work.validate(arguments + "n.txt --jobs " + jobs).status == 1);
      CHECK(work.read("1.txt") == work.read("n.txt"));
    }
  }
}

TEST_CASE("validate: text shows twenty findings of a kind and counts the others") {
  const Workplace work;
  std::string data(prefixes);
  for (int i = 0; i < 50; ++i) data += "ex:p" + std::to_string(i) + " a ex:Person .\n";
  work.write("data.ttl", data);
  const Run some = work.validate("data.ttl --shapes shapes.ttl");
  CHECK(count_of(some.output, ": violation: ") == 20);
  CHECK(contains(some.output, "... and 30 more of sh:minCount of ex:name in a shape in ex:PersonShape"));
  CHECK(contains(some.output, "50 violations, no warnings"));
  CHECK(count_of(work.validate("data.ttl --shapes shapes.ttl --all").output, ": violation: ") == 50);
}

TEST_CASE("validate: text has colors where they are asked for") {
  const Workplace work;
  work.turtle("data.ttl", nameless);
  CHECK(contains(work.validate("data.ttl --shapes shapes.ttl --color always").output, "\x1b["));
  CHECK_FALSE(contains(work.validate("data.ttl --shapes shapes.ttl --color never").output, "\x1b["));
  CHECK_FALSE(contains(work.validate("data.ttl --shapes shapes.ttl").output, "\x1b["));
}

TEST_CASE("validate: of a choice, each branch says why it failed") {
  const Workplace work;
  work.turtle("data.ttl", nameless);
  work.turtle(
      "s.ttl",
      "ex:S sh:targetClass ex:Person ; sh:or ( [ sh:path ex:name ; sh:minCount 1 ] [ sh:nodeKind sh:Literal ] ) .\n");
  const Run run = work.validate("data.ttl --shapes s.ttl --format text --format turtle=r.ttl");
  CHECK(contains(run.output, "\n    - has 0 values, needs at least 1 [sh:minCount], path ex:name"));
  CHECK(contains(run.output, "\n    - "));
  CHECK(contains(run.output, "[sh:nodeKind]"));
  CHECK(count_of(work.read("r.ttl"), "sh:sourceConstraintComponent") == 3);
  CHECK(contains(work.read("r.ttl"), "sh:detail"));
}
