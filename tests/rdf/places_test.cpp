#include "newsgraph/rdf/places.h"

#include <numeric>
#include <random>

#include <catch2/catch.hpp>

#include "rdf/support.h"

using namespace newsgraph;
using namespace newsgraph::rdf;
using namespace newsgraph::rdf::tests;

namespace {

struct Marked {
  std::string text;
  std::vector<Location> places;
};

/// Takes the marks « out of a text: each stands before the object of a statement, in the order of reading.
Marked unmarked(std::string_view marked) {
  static constexpr std::string_view mark = "«";
  Marked out;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  while (!marked.empty()) {
    if (marked.starts_with(mark)) {
      out.places.push_back({{}, out.text.size(), line, column});
      marked.remove_prefix(mark.size());
      continue;
    }
    const char c = marked.front();
    out.text += c;
    marked.remove_prefix(1);
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column;
    }
  }
  return out;
}

/// A document in memory whose statements have the ordinals from `first` on.
ReadDocument document(const Syntax& syntax, const std::string& text, Ordinal first = 0) {
  ReadDocument out;
  out.in.path = "data" + std::string(syntax.suffixes.front());
  out.syntax = &syntax;
  out.base = "http://example.org/base";
  out.first = first;
  ReadOptions options;
  options.base = out.base;
  out.end = first + static_cast<Ordinal>(parsed(syntax, text, options).size());
  out.open = [text]() -> Result<std::unique_ptr<ByteSource>> {
    // The source outlives this function object's call, and the text with it.
    struct Owning final : ByteSource {
      explicit Owning(std::string bytes) : text(std::move(bytes)), source(text) {}
      std::size_t read(std::span<char> into) override { return source.read(into); }
      std::string text;
      StringSource source;
    };
    return std::make_unique<Owning>(text);
  };
  return out;
}

std::vector<Ordinal> all_of(const ReadDocument& document) {
  std::vector<Ordinal> out(document.end - document.first);
  std::iota(out.begin(), out.end(), document.first);
  return out;
}

std::vector<Location> places_of(const Syntax& syntax, const std::string& text) {
  const ReadDocument only = document(syntax, text);
  return find_places({&only, 1}, all_of(only));
}

void check_places(const Syntax& syntax, std::string_view marked) {
  const auto [text, expected] = unmarked(marked);
  INFO(syntax.name << ":\n" << text);
  const std::vector<Location> found = places_of(syntax, text);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    INFO("statement " << i);
    CHECK(found[i].offset == expected[i].offset);
    CHECK(found[i].line == expected[i].line);
    CHECK(found[i].column == expected[i].column);
  }
}

void check_turtle(const std::string& marked) {
  const std::string head = "@prefix ex: <http://example.org/> .\n@prefix : <http://example.org/> .\n";
  check_places(turtle_syntax, head + marked);
  check_places(trig_syntax, head + marked);
  check_places(trig_syntax, head + ":g {" + marked + "}");
}

void check_lines(const std::string& marked) {
  for (const Syntax* const syntax : syntaxes()) check_places(*syntax, marked);
}

const std::string lead = "<http://example.org/s> <http://example.org/p> ";

}  // namespace

TEST_CASE("a place is that of the object, however it is written in Turtle and TriG") {
  for (const std::string object : {
           "<http://example.org/o>",
           "<relative?#x>",
           "ex:o",
           ":o",
           "ex:",
           ":",
           "ex:中文.x",
           "ex:a\\,b\\'\\#%20c",
           "_:b1",
           "_:中.b",
           "\"\"",
           "''",
           "\"a ' \\\" . , ; # <x> [\"",
           "'a \" \\' . , ; # <x> ['",
           "\"\\\\\"",
           "\"\"\"\"\"\"",
           "''''''",
           "\"\"\"a \" \"\" \\\"\"\" b\n\n . ex:x # '''\n\"\"\"",
           "'''a ' '' \\''' b\r\n . ex:x # \"\"\"\n'''",
           "\"中文\"@zh-Hans",
           "'''中\n文'''@zh",
           "\"1\"^^ex:integer",
           "\"1\"^^<http://example.org/[>",
           "\"\"\"x\n\"\"\"^^:t",
           "1",
           "-1",
           "+1.5",
           ".5",
           "-.5e-7",
           "1e9",
           "1.E3",
           "true",
           "false",
           "[]",
           "[ \n ]",
           "()",
           "( # nothing\n )",
       }) {
    INFO(object);
    check_turtle(":s :p «" + object + " .");
    check_turtle(":s :p\t«" + object + " ;\r\n :q «" + object + ", # , ex:x 'a\n «" + object + ".\n:t a «" + object +
                 ";.");
  }
}

TEST_CASE("terms need no blank between them") {
  check_turtle(":s:p«\"a\",«'b';:q«<o>,«[],«(),«_:b,«true.<s><p>«<o>.<s>a«\"x\"@en.<s><p>«\"x\"^^<t>.");
  check_turtle(":s :p+5 .");
  check_turtle(":s :p«+5.:t :p«-.5.");
  check_lines("<http://example.org/s><http://example.org/p>«<http://example.org/o>.");
  check_lines("_:s<http://example.org/p>«\"o\".#\n_:s<http://example.org/p>«_:o.");
}

TEST_CASE("a node without a name stands at its bracket, what is said of it inside") {
  check_turtle(":s :p «[ :q «\"x\" ; a «:T ; :r «[ :q «1 ] ] ; :q «2 .");
  check_turtle(":s :p «[\n  # :q 1\n  :q «\"x\"\n], «[] .");
  check_turtle("[ :q «\"x\" ] :p «1 .\n[ :q «\"]\" ] .\n[] :p «2 .");
}

TEST_CASE("a list stands at its parenthesis, its items at themselves, the rest at the next item or at the end") {
  check_turtle(":s :p «( «1 «) .");
  check_turtle(":s :p «( «1 ««'two' ««:three\n # 4\n «) , «() .");
  check_turtle(":s :p «(«1««-2«).");
  check_turtle(":s :p «( «( «1 ««2 «) ««[ :q «3 ] ««() «) ; :q «4 .");
  check_turtle("( «1 ««[ :q «( «2 «) ] «) :p «3 .");
  check_turtle(":s <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> «ex:l .");
}

TEST_CASE("directives, comments and graphs between statements are looked over") {
  check_turtle("# ex:no ex:no ex:no .\n:s :p «1 . # ex:no 'no\n\n\n# <no\n:s :p «2 .");
  for (const Syntax* const syntax : {&turtle_syntax, &trig_syntax}) {
    check_places(*syntax, "@prefix ex: <http://example.org/> .ex:s ex:p «ex:o .\n@base <http://example.com/> .\n"
                          "PREFIX e: <http://example.net/>\nBASE <http://example.com/a/> e:s e:p «e:o .");
  }
  check_places(trig_syntax, "PREFIX : <http://example.org/>\n:s :p «1 . { :s :p «2 , «3 } :g { :s :p «4 . :t :p «5 }\n"
                            "GRAPH _:g { :s :p «[ :p «6 ] . }\n[] { :s :p «7 } GRAPH <g> {} :s :p «8 .");
}

TEST_CASE("lines of N-Triples are statements, whatever is written beside them") {
  check_lines("\n# none\n  \t\n" + lead + "«<http://example.org/o> .\n\n" + lead + "«_:b . # \" .\n\t" + lead +
              "\t «\"a \\\" \\\\\"@en-US \t.\n" + lead + "«\"\"^^<http://example.org/t>.");
  check_lines(lead + "«\"\\\\\" .\n" + lead + "«\"\\\\\\\" . \" .\n# no line feed at the end");
}

TEST_CASE("statements of N-Triples that do not keep to lines have their places") {
  check_lines(lead + "\n«\"a\" .\n" + lead + "«\"b\" . " + lead + "«\"c\" .\n# a\r" + lead + "«\"d\" .");
}

TEST_CASE("the graph of N-Quads is not taken for the object") {
  check_places(nquads_syntax, lead + "«\"a\" <http://example.org/g> .\n" + lead + "«_:o _:g .\n" + lead +
                                  "«<http://example.org/o><http://example.org/g>.\n");
  check_places(nquads_syntax, lead + "\n«\"a\"@en <http://example.org/g> . " + lead + "«_:o _:g . # x\n" + lead +
                                  "«<http://example.org/o><http://example.org/g>.");
}

TEST_CASE("columns count code points from 1, whatever ends the lines") {
  check_turtle(":s :中文 «\"中文😀\" , «\"é\" , '''中\n文''' , «1 .");
  check_lines("_:中 <http://example.org/中文> «\"文\" .\r\n\r\n_:文 <http://example.org/中文> «\"中\" .\r\n");
}

TEST_CASE("a byte order mark is no column") {
  for (const Syntax* const syntax : syntaxes()) {
    const std::vector<Location> places = places_of(*syntax, "\xEF\xBB\xBF" + lead + "1 .\n");
    INFO(syntax->name);
  }
}
