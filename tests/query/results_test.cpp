#include <algorithm>

#include "support.h"

using namespace newsgraph;

namespace {

/// What each format makes of two rows: an IRI, strings, numbers, what is not bound, and what has to be escaped.
std::string written(std::string_view format) {
  StringSink out;
  const std::vector<std::pair<std::string, std::string>> prefixes = {{"e", "http://example.org/"}};
  const auto writer = query::result_format_named(format)->make(out, prefixes);
  const std::string variables[] = {"who", "text"};
  REQUIRE(writer->begin(variables));
  const rdf::TermView first[] = {rdf::iri("http://example.org/a"), rdf::text("说：\"<&>\"\n", "zh-Hans")};
  const rdf::TermView second[] = {{}, rdf::literal("5", rdf::vocabulary::xsd::integer)};
  const rdf::TermView third[] = {rdf::blank("b1"), rdf::literal("1,5")};
  REQUIRE(writer->row(first));
  REQUIRE(writer->row(second));
  REQUIRE(writer->row(third));
  REQUIRE(writer->end());
  return out.take();
}

std::string boolean(std::string_view format, bool answer) {
  StringSink out;
  const auto writer = query::result_format_named(format)->make(out, {});
  REQUIRE(writer->boolean(answer));
  REQUIRE(writer->end());
  return out.take();
}

std::string empty(std::string_view format) {
  StringSink out;
  const auto writer = query::result_format_named(format)->make(out, {});
  const std::string variables[] = {"x"};
  REQUIRE(writer->begin(variables));
  REQUIRE(writer->end());
  return out.take();
}

}  // namespace

TEST_CASE("CSV: values without types, in quotes where needed, CR LF") {
  CHECK(written("csv") == "who,text\r\nhttp://example.org/a,\"说：\"\"<&>\"\"\n\"\r\n,5\r\n_:b1,\"1,5\"\r\n");
  CHECK(empty("csv") == "x\r\n");
}

TEST_CASE("TSV: terms as SPARQL writes them") {
  CHECK(written("tsv") == "?who\t?text\n<http://example.org/a>\t\"说：\\\"<&>\\\"\\n\"@zh-Hans\n\t5\n_:b1\t\"1,5\"\n");
  CHECK(empty("tsv") == "?x\n");
}

TEST_CASE("JSON: a solution a line, without what is not bound") {
  CHECK(written("json") == R"({"head":{"vars":["who","text"]},
"results":{"bindings":[
{"who":{"type":"uri","value":"http://example.org/a"},"text":{"type":"literal","value":"说：\"<&>\"\u000a","xml:lang":"zh-Hans"}},
{"text":{"type":"literal","value":"5","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},
{"who":{"type":"bnode","value":"b1"},"text":{"type":"literal","value":"1,5"}}
]}}
)");
  CHECK(empty("json") == "{\"head\":{\"vars\":[\"x\"]},\n\"results\":{\"bindings\":[]}}\n");
  CHECK(boolean("json", true) == "{\"head\":{},\"boolean\":true}\n");
}

TEST_CASE("XML: as the second edition of the format has it") {
  CHECK(written("xml") == R"(<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
  <head>
    <variable name="who"/>
    <variable name="text"/>
  </head>
  <results>
    <result>
      <binding name="who"><uri>http://example.org/a</uri></binding>
      <binding name="text"><literal xml:lang="zh-Hans">说：&quot;&lt;&amp;&gt;&quot;
</literal></binding>
    </result>
    <result>
      <binding name="text"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">5</literal></binding>
    </result>
    <result>
      <binding name="who"><bnode>b1</bnode></binding>
      <binding name="text"><literal>1,5</literal></binding>
    </result>
  </results>
</sparql>
)");
  CHECK(boolean("xml", false) == R"(<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
  <head>
  </head>
  <boolean>false</boolean>
</sparql>
)");
}

TEST_CASE("The table is in line for people: wide characters take two columns, IRIs are short, texts are cut") {
  CHECK(written("table") ==
        "who   text\n"
        "----  ----------\n"
        "e:a   说：\"<&>\" \n"
        "      5\n"
        "_:b1  1,5\n");
  CHECK(boolean("table", true) == "yes\n");

  StringSink out;
  const auto writer = query::result_format_named("table")->make(out, {});
  const std::string variables[] = {"a", "b"};
  writer->begin(variables);
  std::string text;
  for (int i = 0; i < 40; ++i) text += "国";
  const rdf::TermView row[] = {rdf::literal(text), rdf::literal("x")};
  writer->row(row);
  writer->end();
  std::string cut;
  for (int i = 0; i < 29; ++i) cut += "国";
  CHECK(out.text() == "a" + std::string(60, ' ') + "b\n" + std::string(59, '-') + "  -\n" + cut + "…  x\n");
}

TEST_CASE("Every format takes any number of rows") {
  REQUIRE(query::result_formats().size() == 5);
  for (const auto* format : query::result_formats()) {
    StringSink out;
    const auto writer = format->make(out, {});
    const std::string variables[] = {"x"};
    CHECK(writer->begin(variables));
    const rdf::TermView row[] = {rdf::literal("row")};
    for (int i = 0; i < 3000; ++i) CHECK(writer->row(row));
    CHECK(writer->end());
    std::size_t count = 0;
    for (std::size_t at = 0; (at = out.text().find("row", at)) != std::string::npos; ++at) ++count;
    CHECK(count == 3000);
  }
}
