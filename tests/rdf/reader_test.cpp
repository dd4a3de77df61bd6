#include "newsgraph/rdf/reader.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;
using Catch::Contains;
using namespace std::string_literals;

namespace {

const std::string triple = "<http://example.org/s> <http://example.org/p> ";

/// Gives `size` bytes at a time, and fails after `good` bytes if that is asked for.
class SlowSource final : public ByteSource {
 public:
  SlowSource(std::string_view bytes, std::size_t size, bool fails = false) : rest_(bytes), size_(size), fails_(fails) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t size = std::min({size_, rest_.size(), into.size()});
    std::copy_n(rest_.begin(), size, into.begin());
    rest_.remove_prefix(size);
    return size;
  }
  Status status() const override {
    return fails_ && rest_.empty() ? Status(failure(Errc::io, "cannot read: a cable is cut")) : Status();
  }

 private:
  std::string_view rest_;
  std::size_t size_;
  bool fails_;
};

}  // namespace

TEST_CASE("A syntax error has file, line and column") {
  ReadOptions options;
  options.in.path = "data.ttl";
  const Error error =
      error_of(turtle_syntax, "# 中文\n" + triple + "\"中文\" .\n" + triple + "\"中文\" oops .\n", options);
  CHECK(error.code == Errc::syntax);
  CHECK(error.where.in.path == "data.ttl");
  CHECK(error.where.line == 3);
  CHECK(error.where.column == 52);
  CHECK_FALSE(error.message.empty());
  const std::string lines = triple + "\"a\" .\n" + triple + "\"b\" .\n" + triple + "!\n";
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    CHECK(error_of(*syntax, lines, options).where.line == 3);
  }
}

TEST_CASE("Bytes that are not UTF-8 are an error with their place, in every syntax and wherever they stand") {
  const std::string lines = triple + "\"ok\" .\n" + triple + "\"中\xFFx\" .\n";
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    const Error error = error_of(*syntax, lines);
    CHECK(error.code == Errc::encoding);
    CHECK(error.where.line == 2);
    CHECK(error.where.column == 49);
    CHECK(error.where.offset == 53 + 47 + 3);
    CHECK(error_of(*syntax, triple + "\"a\" . # \xED\xA0\x80\n").code == Errc::encoding);
    CHECK(error_of(*syntax, triple + "\"\xC0\x80\" .\n").code == Errc::encoding);
    CHECK(error_of(*syntax, triple + "\"a\" .\n# cut off \xE4\xB8").code == Errc::encoding);
    CHECK(error_of(*syntax, "\xFF").code == Errc::encoding);
  }
}

TEST_CASE("Statements before an error reach the sink") {
  CollectingSink sink;
  CHECK_FALSE(read(ntriples_syntax, triple + "\"a\" .\n" + triple + "\"b\" .\n\xFF", sink));
  CHECK(sink.size() == 2);
}

TEST_CASE("Escapes of surrogates are refused") {
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    CHECK_THAT(error_of(*syntax, triple + "\"\\uD800\" .\n").message, Contains("surrogate"));
    CHECK_THAT(error_of(*syntax, triple + "\"\\uD83D\\uDE00\" .\n").message, Contains("surrogate"));
    CHECK_THAT(error_of(*syntax, "<http://example.org/\\uDFFF> <http://example.org/p> \"a\" .\n").message,
               Contains("surrogate"));
    CHECK(parsed(*syntax, triple + "\"\\uD7FF\\uE000\\U0001F600\" .\n").front().object.text ==
          "\xED\x9F\xBF\xEE\x80\x80😀");
  }
}

TEST_CASE("U+0000 by escape stands in the literal, with what follows it") {
  CHECK(parsed(ntriples_syntax, triple + "\"a\\u0000b\" .\n").front().object.text == "a\0b"s);
}

TEST_CASE("Empty parts of language tags are refused") {
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    CHECK_THAT(error_of(*syntax, triple + "\"a\"@en- .\n").message, Contains("language"));
    CHECK_THAT(error_of(*syntax, triple + "\"a\"@en--x .\n").message, Contains("language"));
    CHECK(parsed(*syntax, triple + "\"a\"@en-x-1a .\n").size() == 1);
  }
}

TEST_CASE("What only larger syntaxes have is refused in the smaller ones") {
  const std::string inside = triple + "<http://example.org/o> ";
  for (const std::string& graphs :
       std::vector<std::string>{"GRAPH <http://example.org/g> {" + inside + "}", "_:g {" + inside + "}"}) {
    CHECK(parsed(trig_syntax, graphs).size() == 1);
    for (const Syntax* const syntax : {&turtle_syntax, &ntriples_syntax, &nquads_syntax}) {
      INFO(syntax->name << ": " << graphs);
      CHECK(error_of(*syntax, graphs).code == Errc::syntax);
    }
  }
  for (const std::string& line : std::vector<std::string>{
           "PREFIX ex: <http://example.org/>\n" + inside + '.', "BASE <http://example.org/>\n" + inside + '.',
           "[] <http://example.org/p> _:o .", "[ <http://example.org/p> _:o ] <http://example.org/p> _:o .",
           "( <http://example.org/i> ) <http://example.org/p> _:o .", triple + "[] .", triple + "() .", triple + "1 .",
           triple + "'a' ."}) {
    CHECK_FALSE(parsed(turtle_syntax, line).empty());
    for (const Syntax* const syntax : {&ntriples_syntax, &nquads_syntax}) {
      INFO(syntax->name << ": " << line);
      CHECK(error_of(*syntax, line).code == Errc::syntax);
    }
  }
}

TEST_CASE("A line of N-Triples or N-Quads is one statement") {
  const std::string object = "<http://example.org/o> ";
  for (const Syntax* const syntax : {&ntriples_syntax, &nquads_syntax}) {
    INFO(syntax->name);
    const std::string one = triple + object + ".";
    for (const std::string& line : std::vector<std::string>{
             one + ' ' + one, triple + object + "; <http://example.org/q> _:b .", triple + object + ", _:b .",
             "<http://example.org/s> a _:b .", "() <http://example.org/p> _:b .", "word", one + " word",
             triple + "\n_:b .", one + std::string(1, '\0'), "# a" + std::string(1, '\0') + one}) {
      INFO(line);
      const Error error = error_of(*syntax, one + "\r\n# none\n" + line + '\n' + one + '\n');
      CHECK(error.code == Errc::syntax);
      CHECK(error.where.line >= 3);
      CHECK(error.where.line <= 4);
    }
    CHECK(error_of(*syntax, one + "\nword\n" + one).where.line == 2);
    CHECK(parsed(*syntax, one + '\r' + one + " # a\r\n\n \t\n" + one).size() == 3);
  }
}

TEST_CASE("The way in which bytes arrive makes no difference") {
  std::string text = "@prefix ex: <http://example.org/> .\n";
  for (int i = 0; i < 3000; ++i)
    text += "ex:s" + std::to_string(i) + " ex:p \"新闻知识图谱\"@zh , 1 , [ ex:q true ] .\n";
  const std::vector<Statement> whole = parsed(turtle_syntax, text);
  CHECK(whole.size() == 12000);
  for (const std::size_t size : {1U, 7U, 4096U, 100000U}) {
    SlowSource source(text, size);
    CollectingSink sink;
    CHECK(read(turtle_syntax, source, sink));
    CHECK(sink.statements() == whole);
  }
}

TEST_CASE("N-Quads are read in blocks, and lines count through") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += triple + "\"" + std::to_string(i) + "中\" <http://example.org/g> .\n";
  const std::vector<Statement> statements = parsed(nquads_syntax, text);
  CHECK(statements.size() == 20000);
  CHECK(statements.back().object.text == "19999中");
  CHECK(statements.back().graph.text == "http://example.org/g");
  CHECK(error_of(nquads_syntax, text + triple + "oops\n").where.line == 20001);
  CHECK(parsed(nquads_syntax, text + triple + "\"without a line end\" .").size() == 20001);
  const std::string long_line = triple + "\"" + std::string(1000000, 'x') + "\" .\n";
  CHECK(parsed(nquads_syntax, long_line + long_line).size() == 2);
}

TEST_CASE("A failing source is an error of its own") {
  for (const Syntax* const syntax : readable_syntaxes()) {
    const std::string text = triple + "\"a\" .\n";
    SlowSource source(text, 10, true);
    CollectingSink sink;
    const Status status = read(*syntax, source, sink);
    REQUIRE_FALSE(status);
    CHECK(status.error().code == Errc::io);
  }
}

TEST_CASE("A sink that refuses a statement stops the reader, and has the error itself") {
  StringSink out;
  const auto writer = make_writer(ntriples_syntax, out);
  CountingSink counted(*writer);
  const std::string text = triple + "\"a\" .\n" + triple + "\"\\u0000\" .\n" + triple + "\"b\" .\n";
  CHECK(read(ntriples_syntax, text, counted));
  CHECK(counted.count() == 1);
  CHECK_FALSE(counted.finish());
}

TEST_CASE("The place of a statement is kept for the sink on request") {
  struct Lines final : StatementSink {
    explicit Lines(const ReadPlace& at) : place(at) {}
    bool prefix(std::string_view, std::string_view) override { return true; }
    bool write(const StatementView&) override {
      lines.push_back(place.line);
      return true;
    }
    Status finish() override { return {}; }
    const ReadPlace& place;
    std::vector<std::uint32_t> lines;
  };
  ReadPlace place;
  Lines sink(place);
  ReadOptions options;
  options.place = &place;
  const std::string turtle =
      "@prefix ex: <http://example.org/> .\n\nex:a ex:p 1 ,\n  2 ;\n ex:q \"\"\"x\ny\"\"\" .\nex:b ex:p ex:c .";
  CHECK(read(turtle_syntax, turtle, sink, options));
  CHECK(sink.lines == std::vector<std::uint32_t>{3, 4, 6, 7});
  const std::string two = triple + "\"a\" .\n\n" + triple + "<http://example.org/o> .\n";
  for (const Syntax* const syntax : {&ntriples_syntax, &nquads_syntax}) {
    sink.lines.clear();
    CHECK(read(*syntax, two, sink, options));
    CHECK(sink.lines == std::vector<std::uint32_t>{1, 3});
  }
}

TEST_CASE("Relative IRIs need a base") {
  CHECK_THAT(error_of(turtle_syntax, "<a> <b> <c> .").message, Contains("<a>") && Contains("no base"));
  CHECK_THAT(error_of(turtle_syntax, "@prefix x: <#> . x:a x:b x:c .").message, Contains("relative"));
  ReadOptions options;
  options.base = "http://example.org/dir/file";
  const std::vector<Statement> statements = parsed(turtle_syntax, "@prefix x: <#> . <a> x:b <> .", options);
  REQUIRE(statements.size() == 1);
  CHECK(statements[0].subject.text == "http://example.org/dir/a");
  CHECK(statements[0].predicate.text == "http://example.org/dir/file#b");
  CHECK(statements[0].object.text == "http://example.org/dir/file");
}

TEST_CASE("An undeclared prefix is an error that names it") {
  CHECK_THAT(error_of(turtle_syntax, "ex:a ex:b ex:c .").message, Contains("ex"));
}

TEST_CASE("Blank labels get the prefix that tells files apart") {
  ReadOptions options;
  options.blank_prefix = "f1_";
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    const auto statements = parsed(*syntax, "_:x <http://example.org/p> _:y .\n", options);
    CHECK(statements[0].subject.text == "f1_x");
    CHECK(statements[0].object.text == "f1_y");
  }
  const auto generated = parsed(turtle_syntax, "_:b1 <http://example.org/p> [] , _:b1 .", options);
  REQUIRE(generated.size() == 2);
  CHECK(generated[0].object != generated[0].subject);
  CHECK(generated[1].object == generated[1].subject);
}

TEST_CASE("Labels that Serd would confuse with generated ones are an error, never one node") {
  const Error error = error_of(turtle_syntax, "_:b1 <http://example.org/p> [] . _:B1 <http://example.org/p> 1 .");
  CHECK(error.code == Errc::syntax);
  CHECK_FALSE(error.message.empty());
}

TEST_CASE("Prefixes reach the sink with absolute IRIs") {
  CollectingSink sink;
  ReadOptions options;
  options.base = "http://example.org/";
  CHECK(read(turtle_syntax, "@prefix a: <b#> . PREFIX c: <http://c.example/>", sink, options));
  CHECK(sink.prefixes() ==
        std::vector<std::pair<std::string, std::string>>{{"a", "http://example.org/b#"}, {"c", "http://c.example/"}});
}

TEST_CASE("Byte order mark, CRLF, empty text and a missing last line end are taken") {
  const std::string windows = triple + "\"a\" .\r\n" + triple + "\"b\" .";
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    CHECK(parsed(*syntax, "").empty());
    CHECK(parsed(*syntax, "\n\r\n# only a comment").empty());
    CHECK(parsed(*syntax, windows).size() == 2);
    CHECK(parsed(*syntax, "\xEF\xBB\xBF" + triple + "\"a\" .\n").size() == 1);
  }
}

TEST_CASE("A file is read by its suffix, with itself as the base") {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "newsgraph reader test";
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "图.ttl").string();
  std::ofstream(path) << "<#a> <http://example.org/p> <#b> .";
  CollectingSink sink;
  CHECK(read_file(path, sink));
  REQUIRE(sink.size() == 1);
  CHECK(sink[0].subject.text.starts_with("file:///"));
  CHECK(sink[0].subject.text.ends_with("newsgraph%20reader%20test/%E5%9B%BE.ttl#a"));
  std::filesystem::remove_all(folder);
  const Status missing = read_file(path, sink);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == Errc::io);
  CHECK(missing.error().where.in.path == path);
  const Status unknown = read_file("graph.rdf", sink);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == Errc::unsupported);
}

TEST_CASE("Brackets nest to a limit, which is an error with its place and no crash") {
  const auto nested = [](std::size_t depth, const std::string& open, const std::string& close) {
    std::string out = "\n" + triple;
    for (std::size_t i = 0; i < depth; ++i) out += open;
    out += '1';
    for (std::size_t i = 0; i < depth; ++i) out += close;
    return out + " .\n";
  };
  for (const Syntax* const syntax : {&turtle_syntax, &trig_syntax}) {
    CHECK(parsed(*syntax, nested(5000, "[<http://example.org/p> ", "]")).size() == 5001);
    CHECK(parsed(*syntax, nested(5000, "(", ")")).size() == 10001);
    for (const std::size_t depth : {std::size_t{5001}, std::size_t{1000000}}) {
      const Error error = error_of(*syntax, nested(depth, "(", ")"));
      CHECK(error.code == Errc::limit);
      CHECK(error.where.line == 2);
      CHECK(error.where.column == 46 + 5000 + 1);
      CHECK(error_of(*syntax, nested(depth, "[ <http://example.org/p> ", "]")).code == Errc::limit);
    }
  }
}

TEST_CASE("A list may be long, as its elements do not nest") {
  std::string text = triple + "(";
  for (int i = 0; i < 100000; ++i) text += " 1";
  CHECK(parsed(turtle_syntax, text + ") .").size() == 200001);
}

TEST_CASE("Brackets in strings, IRIs, comments and escaped names do not count as nesting") {
  std::string text = "@prefix ex: <http://example.org/> .\n";
  for (int i = 0; i < 6000; ++i) {
    text +=
        "ex:s ex:p \"[(\" , '[(' , \"\"\"[ \"\" (\"\"\" , '''[ ' (''' , \"\" , \"\\\"[\" , '\\'[' , ex:a\\( .  # [ (\n";
    text += "ex:s ex:p <http://example.org/?(> .\n";
  }
  CHECK(parsed(turtle_syntax, text).size() == 54000);
}
