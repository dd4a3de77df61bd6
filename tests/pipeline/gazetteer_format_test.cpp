#include "newsgraph/pipeline/gazetteer_format.h"

#include <catch2/catch.hpp>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/gazetteer.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using extract::EntityClass;
using extract::EntityType;
using extract::GazetteerEntry;

namespace {

struct Read {
  Diagnostics remarks;
  Result<std::vector<extract::GazetteerTable>> tables;
};

Read read(std::string_view name, std::string_view bytes) {
  const tests::TemporaryDirectory folder;
  const std::string path = folder.write(name, bytes);
  Diagnostics remarks;
  auto tables = pipeline::read_gazetteers({path}, remarks);
  return {std::move(remarks), std::move(tables)};
}

/// The rows of the table that was made, without the line of columns.
std::string rows(std::string_view name, std::string_view bytes) {
  const Read read_file = read(name, bytes);
  if (!read_file.tables) return describe(read_file.tables.error());
  const std::string& text = read_file.tables->front().text;
  return text.substr(text.find('\n') + 1);
}

constexpr std::string_view skos_scheme = R"(@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
@prefix ex: <http://example.org/id/> .

ex:river a skos:Concept, schema:BodyOfWater ;
  skos:prefLabel "甲河"@zh, "River A"@en ;
  skos:altLabel "甲水"@zh ;
  skos:broader ex:land .
ex:land a schema:Country ;
  skos:prefLabel "乙国"@zh-Hans, "乙國"@zh-Hant ;
  skos:exactMatch <http://www.wikidata.org/entity/Q987654321> .
ex:idea skos:prefLabel "想法"@zh .
)";

}  // namespace

TEST_CASE("gazetteer: a table of our own stays as it is") {
  const std::string table =
      "# "
      "mine\ntype\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\nperson\t-\t-\t林志远\t-\t-\t-\t-\t-"
      "\t-\n";
  const Read mine = read("names.txt", table);
  REQUIRE(mine.tables);
  CHECK(mine.tables->front().text == table);
  CHECK(mine.tables->front().lines.empty());
}

TEST_CASE("gazetteer: SKOS labels, types, broader concepts and exact matches become rows") {
  CHECK(rows("scheme.ttl", skos_scheme) ==
        "place\tbody_of_water\t-\t甲河\t-\tRiver A\t甲水\t-\t乙国\t-\n"
        "place\tcountry\tQ987654321\t乙国\t乙國\t-\t-\t-\t-\t-\n");
}

TEST_CASE("gazetteer: a concept without a type is left out and told with its line") {
  const Read scheme = read("scheme.ttl", skos_scheme);
  REQUIRE(scheme.remarks.size() == 1);
  CHECK(scheme.remarks[0].where.line == 12);
  CHECK(describe(scheme.remarks[0]).find("想法") != std::string::npos);
}

TEST_CASE("gazetteer: a mistake in SKOS is told with file and line") {
  const Read broken =
      read("scheme.ttl", "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<x> skos:prefLabel .\n");
  REQUIRE_FALSE(broken.tables);
  CHECK(broken.tables.error().where.line == 2);
}

TEST_CASE("gazetteer: results of a query to Wikidata as JSON, rows about one item joined") {
  const std::string_view results = R"({
  "head": {"vars": ["item", "itemLabel", "itemAltLabel", "class", "country", "countryLabel", "en"]},
  "results": {"bindings": [
    {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q987654321"},
     "itemLabel": {"type": "literal", "xml:lang": "zh", "value": "丙城"},
     "itemAltLabel": {"type": "literal", "xml:lang": "zh", "value": "丙市, 大丙"},
     "class": {"type": "uri", "value": "http://www.wikidata.org/entity/Q515"},
     "country": {"type": "uri", "value": "http://www.wikidata.org/entity/Q987654322"},
     "countryLabel": {"type": "literal", "xml:lang": "zh", "value": "乙国"}},
    {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q987654321"},
     "en": {"type": "literal", "xml:lang": "en", "value": "City C"},
     "class": {"type": "uri", "value": "http://www.wikidata.org/entity/Q999999999"}}
  ]}})";
  CHECK(rows("query.json", results) == "place\tcity\tQ987654321\t丙城\t-\tCity C\t丙市|大丙\t-\t乙国\t-\n");
  CHECK(read("query.json", results).tables->front().lines == std::vector<std::uint32_t>{1, 4});
}

TEST_CASE("gazetteer: the query service's short JSON, CSV and TSV say the same") {
  const std::string row = "person\t-\tQ987654321\t丁某\t-\t-\t-\t-\t-\t-\n";
  CHECK(rows("query.json",
             R"([{"person":"http://www.wikidata.org/entity/Q987654321","personLabel":"丁某","type":"person"}])") ==
        row);
  CHECK(rows("query.csv", "person,personLabel,type\r\nhttp://www.wikidata.org/entity/Q987654321,丁某,person\r\n") ==
        row);
  CHECK(rows("query.tsv",
             "?person\t?personLabel\t?class\n<http://www.wikidata.org/entity/Q987654321>\t\"丁某\"@zh\t"
             "<http://www.wikidata.org/entity/Q5>\n") == row);
}

TEST_CASE("gazetteer: CSV fields may hold commas, quotation marks and line breaks") {
  CHECK(rows("query.csv",
             "item,itemLabel,type\nhttp://www.wikidata.org/entity/Q987654321,\"The "
             "\"\"Post\"\",\nDaily\",organization\n") ==
        "organization\t-\tQ987654321\t-\t-\tThe \"Post\", Daily\t-\t-\t-\t-\n");
}

TEST_CASE("gazetteer: an item whose label is its id has no name") {
  const Read nameless =
      read("query.csv", "item,itemLabel,type\nhttp://www.wikidata.org/entity/Q987654321,Q987654321,person\n");
  REQUIRE(nameless.tables);
  REQUIRE(nameless.remarks.size() == 1);
  CHECK(describe(nameless.remarks[0]).find("it has no name") != std::string::npos);
}

TEST_CASE("gazetteer: what is none, or damaged, is an error that says so") {
  CHECK(read("names.txt", "just words\n").tables.error().code == Errc::unsupported);
  CHECK(read("query.json", "{\"results\": ").tables.error().code == Errc::syntax);
  CHECK(read("query.csv", "item,itemLabel\nhttp://www.wikidata.org/entity/Q1\n").tables.error().code == Errc::syntax);
  CHECK(read("names.tsv", "type\tzh-Hans\n\xFF\n").tables.error().code == Errc::encoding);
  Diagnostics remarks;
  CHECK(pipeline::read_gazetteers({"/nowhere/gazetteer.tsv"}, remarks).error().code == Errc::io);
}

TEST_CASE("gazetteer: names of a user's SKOS are found under its Wikidata id, in the file's line") {
  const tests::TemporaryDirectory folder;
  Diagnostics remarks;
  auto tables = pipeline::read_gazetteers({folder.write("scheme.ttl", skos_scheme)}, remarks);
  REQUIRE(tables);
  const auto gazetteer = extract::Gazetteer::load({.gazetteers = std::move(*tables)}).value();
  const auto land = gazetteer.find(extract::fold("乙國"), EntityType::place);
  REQUIRE(land != GazetteerEntry::none);
  CHECK(gazetteer[land].key == "Q987654321");
  CHECK(gazetteer[land].subclass == EntityClass::country);
  CHECK(extract::line_of(gazetteer[land].rows.front()) == 9);
  const auto river = gazetteer.find(extract::fold("甲水"), EntityType::place);
  REQUIRE(river != GazetteerEntry::none);
  CHECK(gazetteer[river].within == land);
}
