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

/// Bytes of its own, at most `piece` at a time.
class OwningSource final : public ByteSource {
 public:
  explicit OwningSource(std::string bytes, std::size_t piece = std::string::npos, std::size_t* given = nullptr)
      : bytes_(std::move(bytes)), rest_(bytes_), piece_(piece), given_(given) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t size = rest_.read(into.first(std::min(piece_, into.size())));
    if (given_ != nullptr) *given_ += size;
    return size;
  }

 private:
  std::string bytes_;
  StringSource rest_;
  std::size_t piece_;
  std::size_t* given_;
};

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
  out.open = [text]() -> Result<std::unique_ptr<ByteSource>> { return std::make_unique<OwningSource>(text); };
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
  for (const Syntax* const syntax : readable_syntaxes()) check_places(*syntax, marked);
}

/// A text with the object for each OBJECT.
std::string with(std::string_view object, std::string text) {
  static constexpr std::string_view word = "OBJECT";
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + object.size())) {
    text.replace(at, word.size(), object);
  }
  return text;
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
           R"(ex:a\,b\'\#%20c)",
           "_:b1",
           "_:中.b",
           "\"\"",
           "''",
           R"("a ' \" . , ; # <x> [")",
           R"('a " \' . , ; # <x> [')",
           R"("\\")",
           R"("""""")",
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
    check_turtle(with(object, ":s :p «OBJECT ."));
    check_turtle(with(object, ":s :p\t«OBJECT ;\r\n :q «OBJECT, # , ex:x 'a\n «OBJECT.\n:t a «OBJECT;."));
  }
}

TEST_CASE("terms need no blank between them") {
  check_turtle("<s><p>«\"a\",«'b';:q«<o>,«[],«(),«_:b,«true.<s><p>«<o>.<s>a«\"x\"@en.<s><p>«\"x\"^^<t>.");
  check_turtle(":s :p«+5 .");
  check_turtle(":s :p«+5.:t <p>«-.5.");
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
    check_places(*syntax,
                 "@prefix ex: <http://example.org/> .ex:s ex:p «ex:o .\n@base <http://example.com/> .\n"
                 "PREFIX e: <http://example.net/>\nBASE <http://example.com/a/> e:s e:p «e:o .");
  }
  check_places(trig_syntax,
               "PREFIX : <http://example.org/>\n:s :p «1 . { :s :p «2 , «3 } :g { :s :p «4 . :t :p «5 }\n"
               "GRAPH _:g { :s :p «[ :p «6 ] . }\n[] { :s :p «7 } GRAPH <g> {} :s :p «8 .");
}

TEST_CASE("lines of N-Triples are statements, whatever is written beside them") {
  check_lines("\n# none\n  \t\n" + lead + "«<http://example.org/o> .\n\n" + lead + "«_:b . # \" .\n\t" + lead +
              "\t «\"a \\\" \\\\\"@en-US \t.\n" + lead + "«\"\"^^<http://example.org/t>.");
  check_lines(lead + "«\"\\\\\" .\n" + lead + "«\"\\\\\\\" . \" .\n# no line feed at the end");
}

TEST_CASE("lines that a carriage return ends have their places, in the line as line feeds count it") {
  check_lines("# a\r" + lead + "«\"a\" .\r" + lead + "«_:b .\n" + lead + "«\"c\" .\r");
}

TEST_CASE("the graph of N-Quads is not taken for the object") {
  check_places(nquads_syntax, lead + "«\"a\" <http://example.org/g> .\n" + lead + "«_:o _:g .\n" + lead +
                                  "«<http://example.org/o><http://example.org/g>.\n");
  check_places(nquads_syntax, lead + "«\"a\"@en <http://example.org/g> .\r" + lead + "«_:o _:g . # x\n" + lead +
                                  "«<http://example.org/o><http://example.org/g>.");
}

TEST_CASE("columns count code points from 1, whatever ends the lines") {
  check_turtle(":s :中文 «\"中文😀\" , «\"é\" , «'''中\n文''' , «1 .");
  check_lines("_:中 <http://example.org/中文> «\"文\" .\r\n\r\n_:文 <http://example.org/中文> «\"中\" .\r\n");
}

TEST_CASE("a byte order mark is no column") {
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    for (const std::string end : {"", "\r"}) {  // by lines and by the reader
      const auto places = places_of(*syntax, "\xEF\xBB\xBF" + end + lead + "_:a .\n" + lead + "_:b .\n" + end);
      REQUIRE(places.size() == 2);
      CHECK(places[0].offset == 3 + lead.size() + end.size());
      CHECK(places[0].line == 1);
      CHECK(places[0].column == lead.size() + end.size() + 1);
      CHECK(places[1].column == lead.size() + 1);
    }
  }
}

TEST_CASE("places are told of those statements that are asked for, in any number of documents") {
  const std::string three = lead + "_:a .\n" + lead + "_:b .\n" + lead + "_:c .\n";
  std::vector<ReadDocument> documents;
  for (const Syntax* const syntax : readable_syntaxes()) {
    documents.push_back(document(*syntax, three, documents.empty() ? 100 : documents.back().end));
  }
  const std::vector<Ordinal> wanted = {100, 102, 102, 107, 109, 111};
  const std::vector<std::uint32_t> lines = {1, 3, 3, 2, 1, 3};
  const std::vector<std::string> paths = {"data.ttl", "data.ttl", "data.ttl", "data.nq", "data.trig", "data.trig"};
  int opened = 0;
  for (ReadDocument& each : documents) {
    each.open = [&opened, open = each.open] {
      ++opened;
      return open();
    };
  }
  const std::vector<Location> places = find_places(documents, wanted);
  REQUIRE(places.size() == wanted.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    CHECK(places[i].in.path == paths[i]);
    CHECK(places[i].line == lines[i]);
    CHECK(places[i].column == lead.size() + 1);
  }
  CHECK(opened == 3);  // the N-Triples have none that is wanted
  CHECK(find_places(documents, {}).empty());
  CHECK(opened == 3);
}

TEST_CASE("a document is read no further than the last statement that is asked for") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += lead + "\"a\" .\n";
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    std::size_t given = 0;
    ReadDocument watched = document(*syntax, text);
    watched.open = [&]() -> Result<std::unique_ptr<ByteSource>> {
      return std::make_unique<OwningSource>(text, std::string::npos, &given);
    };
    const Ordinal wanted = 3;
    CHECK(find_places({&watched, 1}, {&wanted, 1})[0].line == 4);
    CHECK(given < text.size() / 4);
  }
}

TEST_CASE("a document that is not what it was, or cannot be opened, gives no lines") {
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    ReadDocument changed = document(*syntax, lead + "_:a .\n" + lead + "_:b .\n");
    const auto give = [&](std::string text) {
      changed.open = [text = std::move(text)]() -> Result<std::unique_ptr<ByteSource>> {
        return std::make_unique<OwningSource>(text);
      };
    };
    for (const std::string& text :
         {lead + "_:a .\n", lead + "_:a .\n\xFF", lead + "_:a .\n" + lead + "\"b\n", lead + "_:a .\n_:b !"}) {
      give(text);
      const auto places = find_places({&changed, 1}, all_of(changed));
      CHECK(places[0].line > 0);
      CHECK(places[1].line == 0);
    }
    const auto line_of_first = [&] { return find_places({&changed, 1}, all_of(changed))[0].line; };
    give("");
    CHECK(line_of_first() == 0);
    changed.open = []() -> Result<std::unique_ptr<ByteSource>> { return failure(Errc::io, "gone"); };
    CHECK(line_of_first() == 0);
    changed.open = nullptr;
    CHECK(line_of_first() == 0);
    CHECK(find_places({&changed, 1}, all_of(changed))[0].in.path == changed.in.path);
  }
}

TEST_CASE("the way in which bytes arrive makes no difference to places") {
  std::string text;
  for (std::size_t i = 0; i < 5000; ++i) text += "\r\n" + lead + "\"中" + std::string(i % 97, 'x') + "\" .\n";
  for (const Syntax* const syntax : readable_syntaxes()) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{100000}}) {
      INFO(syntax->name << " in pieces of " << size);
      ReadDocument slow = document(*syntax, text);
      slow.open = [&]() -> Result<std::unique_ptr<ByteSource>> { return std::make_unique<OwningSource>(text, size); };
      const auto places = find_places({&slow, 1}, all_of(slow));
      REQUIRE(places.size() == 5000);
      bool as_they_are = true;
      for (std::uint32_t i = 0; i < 5000; ++i) {
        as_they_are = as_they_are && places[i].line == 2 * i + 2 && places[i].column == lead.size() + 1;
      }
      CHECK(as_they_are);
    }
  }
}

namespace {

/// Writes random Turtle with all that may be between terms, and marks the objects.
class RandomTurtle {
 public:
  explicit RandomTurtle(unsigned seed) : random_(seed) {}

  std::string statements(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += subject() + gap() + predicates() + gap() + "." + gap();
    return out;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  template <std::size_t size>
  std::string one_of(const char* const (&choices)[size]) {
    return choices[below(size)];
  }
  std::string gap() { return one_of({" ", "\n", "\t", "\r\n", " # ex:a \" ' <\n", " #中 [ ( . ; ,\r", "\n\n  ", " "}); }
  std::string node() { return "[" + gap() + predicates() + gap() + "]"; }
  std::string list() {
    std::string out = "(" + gap() + "«" + object();
    while (below(2) == 0) out += gap() + "««" + object();
    return out + gap() + "«)";
  }
  std::string subject() {
    if (below(5) == 0) return node();
    if (below(5) == 0) return list();
    return one_of({"<s>", "ex:s", "_:s.x", ":", "[]"});
  }
  std::string predicates() {
    std::string out;
    for (std::size_t i = below(3) + 1; i > 0; --i) {
      out += one_of({"a", "<p>", ":p", "ex:中\\,"}) + gap() + objects() + (i == 1 ? "" : gap() + ";" + gap());
    }
    return out + one_of({"", " ;", ""});
  }
  std::string objects() {
    std::string out = "«" + object();
    while (below(3) == 0) out += gap() + "," + gap() + "«" + object();
    return out;
  }
  std::string object() {
    if (depth_ < 3 && below(4) == 0) {
      ++depth_;
      const std::string out = below(2) == 0 ? node() : list();
      --depth_;
      return out;
    }
    return one_of({"<o>", "ex:o", ":o.a:b", "_:o", "_:b7", "\"\"", "'a\\'b'", "\"中\\\\\"@zh", "1", "-2.5", "true",
                   "\"\"\"x\n\\\"\"\"[ \"\"\"", "[]", "()", "1e9", "'''\r\n'''^^ex:t", "ex:\\(", "''", "\"1\"^^<t>"});
  }

  std::mt19937 random_;
  int depth_ = 0;
};

/// Whether this may stand at the place of an object that a writer wrote.
bool begins_as(std::string_view text, const Term& object) {
  static const std::string base = "http://example.org/";
  switch (object.kind) {
    case TermKind::blank:
      return text.starts_with("_:") || text.starts_with('[') || text.starts_with('(');
    case TermKind::literal:
      return text.starts_with(object.text) || (text.starts_with('"') && text.substr(1).starts_with(object.text));
    default:
      return text.starts_with('<' + object.text + '>') ||
             (object.text.starts_with(base) && text.starts_with("ex:" + object.text.substr(base.size())));
  }
}

}  // namespace

TEST_CASE("places are right in Turtle of any layout") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    check_turtle(RandomTurtle(seed).statements(6));
  }
}

TEST_CASE("places are right in what our writers write") {
  std::mt19937 random(11);
  const auto name = [&](const char* before) { return before + std::to_string(random() % 20); };
  std::vector<Statement> statements;
  for (int i = 0; i < 3000; ++i) {
    const std::string subject = name("http://example.org/s");
    const std::string predicate = name("http://example.org/p");
    const std::string value = name(random() % 2 == 0 ? "http://example.org/o" : "http://example.com/中");
    const std::string number = std::to_string(random() % 100);
    const std::string wide = "中文 " + number;
    const std::string label = "x" + number;
    const TermView objects[] = {iri(value), blank(label), literal(wide), text(label, "zh"),
                                literal(number, vocabulary::xsd::integer)};
    statements.push_back(Statement({iri(subject), iri(predicate), objects[random() % 5], {}}));
  }
  for (const Syntax* const syntax : readable_syntaxes()) {
    INFO(syntax->name);
    const std::string text = written(*syntax, statements);
    const std::vector<Statement> in_order = parsed(*syntax, text);
    const std::vector<Location> places = places_of(*syntax, text);
    REQUIRE(places.size() == in_order.size());
    bool all = true;
    for (std::size_t i = 0; i < places.size(); ++i) {
      all =
          all && places[i].column > 0 && begins_as(std::string_view(text).substr(places[i].offset), in_order[i].object);
    }
    CHECK(all);
  }
}
