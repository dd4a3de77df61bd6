#include "newsgraph/rdf/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;
using namespace std::string_literals;
namespace xsd = vocabulary::xsd;

namespace {

const TermView s1 = iri("http://example.org/s1");
const TermView s2 = iri("http://example.org/s2");
const TermView p = iri("http://example.org/p");
const TermView g1 = iri("http://example.org/g/1");
const TermView g2 = iri("http://example.org/g/2");

void comes_back(const TermView& object) {
  const std::vector<Statement> statements{about(object)};
  for (const Syntax* const syntax : readable_syntaxes()) {
    const std::string text = written(*syntax, statements);
    INFO(syntax->name << ":\n" << text);
    CHECK(parsed(*syntax, text) == statements);
  }
}

/// A sink that fails at the n-th write.
class FailingSink final : public ByteSink {
 public:
  explicit FailingSink(int good_writes) : left_(good_writes) {}
  bool write(std::string_view) override { return left_-- > 0; }
  Status flush() override { return left_ < 0 ? Status(failure(Errc::io, "no space left")) : Status(); }

 private:
  int left_;
};

}  // namespace

TEST_CASE("Literals come back as they were written in every syntax") {
  for (const std::string_view value : {"",
                                       "\"",
                                       "\\",
                                       R"(""")",
                                       R"(\")",
                                       "a\nb\r\nc\td",
                                       "'''",
                                       "ends with \"",
                                       "ends with \\",
                                       "\\u0041",
                                       "\b\f\v",
                                       "\x01\x1F\x7F",
                                       "\xC2\x80\xC2\x9F",
                                       "中文，“引号”",
                                       "😀🀄",
                                       "e\xCC\x81",
                                       "\xEF\xBF\xBE\xEF\xBF\xBF",
                                       "\xEF\xBB\xBF",
                                       "<a> & @prefix . # ;",
                                       "\xE2\x80\xA8\xE2\x80\xA9",
                                       "  leading and trailing  ",
                                       "\xED\x9F\xBF\xEE\x80\x80"}) {
    comes_back(literal(value));
    comes_back(text(value, "zh-Hans"));
    comes_back(literal(value, "http://example.org/datatype"));
    comes_back(literal(value, xsd::integer));
    comes_back(literal(value, xsd::decimal));
    comes_back(literal(value, xsd::boolean));
    comes_back(literal(value, xsd::double_));
  }
  comes_back(literal(std::string(300000, 'x') + "\n" + std::string(300000, '"')));
}

TEST_CASE("Lexical forms come back exactly, canonical or not, valid or not") {
  for (const std::string_view form : {"007",
                                      "+5",
                                      "-0",
                                      "1",
                                      "5",
                                      "1.",
                                      ".5",
                                      "-.5",
                                      "+1.50",
                                      "0.0",
                                      "1.0e3",
                                      "1e",
                                      "e1",
                                      "true",
                                      "false",
                                      "TRUE",
                                      "0",
                                      "",
                                      " 1",
                                      "1 ",
                                      "abc",
                                      "--1",
                                      "+",
                                      "-",
                                      ".",
                                      "+.",
                                      "1.5.2",
                                      "1,5",
                                      "INF",
                                      "NaN",
                                      "１",
                                      "1 . <x> <y> <z>",
                                      "abc . <http://x> <http://y> <http://z>",
                                      "1#",
                                      "1;",
                                      "true.",
                                      "1 ,2"}) {
    for (const std::string_view type : {xsd::integer, xsd::decimal, xsd::boolean, xsd::double_, xsd::float_,
                                        xsd::nonNegativeInteger, xsd::dateTime, xsd::string}) {
      comes_back(literal(form, type));
    }
  }
}

TEST_CASE("A form that Turtle reads as its datatype stands bare, any other in quotes") {
  const auto object_text = [](const TermView& object) {
    StringSink out;
    const auto writer = make_writer(turtle_syntax, out);
    writer->write(about(object).view());
    CHECK(writer->finish());
    const std::string& text = out.text();
    const std::size_t begin = text.find("p>") + 3;
    return text.substr(begin, text.find(" .\n") - begin);
  };
  CHECK(object_text(literal("007", xsd::integer)) == "007");
  CHECK(object_text(literal("+5", xsd::integer)) == "+5");
  CHECK(object_text(literal("1.5", xsd::decimal)) == "1.5");
  CHECK(object_text(literal("true", xsd::boolean)) == "true");
  CHECK(object_text(literal("1", xsd::boolean)) == "\"1\"^^<http://www.w3.org/2001/XMLSchema#boolean>");
  CHECK(object_text(literal("5", xsd::decimal)) == "\"5\"^^<http://www.w3.org/2001/XMLSchema#decimal>");
  CHECK(object_text(literal("1.", xsd::decimal)) == "\"1.\"^^<http://www.w3.org/2001/XMLSchema#decimal>");
  CHECK(object_text(literal("", xsd::integer)) == "\"\"^^<http://www.w3.org/2001/XMLSchema#integer>");
  CHECK(object_text(literal("1e0", xsd::double_)) == "\"1e0\"^^<http://www.w3.org/2001/XMLSchema#double>");
}

TEST_CASE("Turtle: prefixes once at the top, no base, grouped by subject, literals on one line") {
  const std::vector<Statement> statements{
      Statement({s1, iri(vocabulary::rdf::type), iri("http://example.org/T"), {}}),
      Statement({s1, p, text("一\n\"二\"", "zh"), {}}),
      Statement({s1, p, literal("2", xsd::integer), {}}),
      Statement({s2, p, literal("1", xsd::boolean), {}}),
      Statement({s2, p, iri("http://example.org/with-hyphen"), {}}),
      Statement({s2, p, blank("x"), {}}),
  };
  CHECK(written(turtle_syntax, statements) ==
        "@prefix ex: <http://example.org/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "ex:s1\n"
        "\ta ex:T ;\n"
        "\tex:p \"一\\n\\\"二\\\"\"@zh ,\n"
        "\t\t2 .\n"
        "\n"
        "ex:s2\n"
        "\tex:p \"1\"^^xsd:boolean ,\n"
        "\t\t<http://example.org/with-hyphen> ,\n"
        "\t\t_:x .\n"
        "\n");
}

TEST_CASE("TriG: each graph in its own braces, the default graph outside") {
  const std::vector<Statement> statements{
      Statement({s1, p, literal("1"), {}}), Statement({s1, p, literal("2"), g1}), Statement({s2, p, literal("3"), g1}),
      Statement({s1, p, literal("4"), g2}), Statement({s1, p, literal("5"), {}}), Statement({s1, p, s2, blank("g")}),
  };
  const std::string text = written(trig_syntax, statements);
  CHECK(text ==
        "@prefix ex: <http://example.org/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "ex:s1\n\tex:p \"1\" .\n\n"
        "<http://example.org/g/1> {\n"
        "ex:s1\n\tex:p \"2\" .\n\n"
        "ex:s2\n\tex:p \"3\" .\n\n"
        "}\n\n"
        "<http://example.org/g/2> {\n"
        "ex:s1\n\tex:p \"4\" .\n\n"
        "}\n\n"
        "ex:s1\n\tex:p \"5\" .\n\n"
        "_:g {\n"
        "ex:s1\n\tex:p ex:s2 .\n\n"
        "}\n\n");
  CHECK(isomorphic(parsed(trig_syntax, text), statements));
}

TEST_CASE("N-Triples and N-Quads: canonical form") {
  const Statement statement({s1, p, literal("a\"\\\n\r\t\b\f\x01\x7F中"), {}});
  CHECK(written(ntriples_syntax, {statement}) ==
        "<http://example.org/s1> <http://example.org/p> \"a\\\"\\\\\\n\\r\\t\\b\\f\\u0001\\u007F中\" .\n");
  CHECK(written(nquads_syntax, {Statement({blank("a"), p, literal("1", xsd::integer), g1})}) ==
        "_:a <http://example.org/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> <http://example.org/g/1> .\n");
  CHECK(written(ntriples_syntax, {Statement({s1, p, text("a", "en-GB"), {}})}) ==
        "<http://example.org/s1> <http://example.org/p> \"a\"@en-GB .\n");
}

TEST_CASE("Lists, nil and blank nodes that go in circles lose nothing") {
  const std::vector<Statement> statements{
      Statement({blank("a"), p, blank("b"), {}}),
      Statement({blank("b"), p, blank("a"), {}}),
      Statement({blank("c"), p, blank("c"), {}}),
      Statement({blank("l"), iri(vocabulary::rdf::first), literal("1"), {}}),
      Statement({blank("l"), iri(vocabulary::rdf::rest), iri(vocabulary::rdf::nil), {}}),
      Statement({iri(vocabulary::rdf::nil), iri(vocabulary::rdf::type), iri(vocabulary::rdf::type), {}}),
  };
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    CHECK(isomorphic(parsed(*syntax, written(*syntax, statements)), statements));
  }
}

TEST_CASE("An empty document is a document, with its prefixes") {
  CHECK(written(turtle_syntax, {}) ==
        "@prefix ex: <http://example.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n");
  CHECK(written(ntriples_syntax, {}).empty());
  CHECK(written(turtle_syntax, {}, WriteMode::fragment).empty());
  for (const Syntax* const syntax : readable_syntaxes()) CHECK(parsed(*syntax, written(*syntax, {})).empty());
}

TEST_CASE("A head and parts by other writers make the same document as one writer") {
  std::vector<Statement> all;
  for (int i = 0; i < 20; ++i) {
    const std::string subject = "http://example.org/s" + std::to_string(i);
    for (int k = 0; k < 3; ++k) {
      all.emplace_back(StatementView{iri(subject), p, literal(std::to_string(k), xsd::integer), {}});
    }
  }
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    std::vector<Statement> statements = all;
    if (syntax->datasets) {
      for (Statement& statement : statements) statement.graph = Term(iri(statement.subject.text + "/graph"));
    }
    std::string parts = written(*syntax, {});
    StringSink out;
    const auto writer = make_writer(*syntax, out, WriteMode::fragment);
    writer->prefix("ex", "http://example.org/");
    writer->prefix("xsd", xsd::base);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      writer->write(statements[i].view());
      if (i % 3 != 2) continue;
      REQUIRE(writer->finish());
      parts += out.take();
    }
    CHECK(parts == written(*syntax, statements));
  }
}

TEST_CASE("Prefixes after the first statement are not used, a repeated name counts as it was last") {
  StringSink out;
  const auto writer = make_writer(turtle_syntax, out);
  writer->prefix("a", "http://other.example/");
  writer->prefix("a", "http://example.org/");
  writer->statement(s1, p, s2);
  writer->prefix("b", "http://late.example/");
  writer->statement(s1, p, iri("http://late.example/x"));
  REQUIRE(writer->finish());
  CHECK(out.text() == "@prefix a: <http://example.org/> .\n\na:s1\n\ta:p a:s2 ,\n\t\t<http://late.example/x> .\n\n");
}

TEST_CASE("A failing byte sink is an error of every writer") {
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    FailingSink out(1);
    const auto writer = make_writer(*syntax, out);
    writer->prefix("ex", "http://example.org/");
    bool taken = true;
    for (int i = 0; i < 100000 && taken; ++i) taken = writer->statement(s1, p, literal(std::to_string(i)));
    CHECK_FALSE(taken);
    const Status status = writer->finish();
    REQUIRE_FALSE(status);
    CHECK(status.error().code == Errc::io);
  }
}

TEST_CASE("A full disk is an error of every writer") {
  for (const Syntax* const syntax : syntaxes()) {
    INFO(syntax->name);
    const int descriptor = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    REQUIRE(descriptor >= 0);
    FileSink out(descriptor, "out");
    const auto writer = make_writer(*syntax, out);
    writer->statement(s1, p, s2);
    const bool lost = !writer->finish() || !out.flush();
    CHECK(lost);
    ::close(descriptor);
  }
}
