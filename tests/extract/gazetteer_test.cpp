#include "newsgraph/extract/gazetteer.h"

#include <cstdio>

#include <catch2/catch.hpp>

#include "newsgraph/extract/fold.h"

using namespace newsgraph;
using extract::EntityType;
using extract::fold;
using extract::Gazetteer;
using extract::GazetteerEntry;

namespace {

const Gazetteer& own() {
  static const Gazetteer gazetteer = Gazetteer::load({}).value();
  return gazetteer;
}

Result<Gazetteer> with(std::string_view rows) {
  extract::KnowledgeOptions options;
  options.gazetteers.push_back(
      {"names.tsv", "type\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\n" + std::string(rows), {}});
  return Gazetteer::load(options);
}

}  // namespace

TEST_CASE("CLDR's territory and our own row of it are one entry under the Wikidata id") {
  const auto entry = own().find(fold("俄罗斯"), EntityType::place);
  REQUIRE(entry != GazetteerEntry::none);
  CHECK(own()[entry].key == "Q159");
  CHECK(own()[entry].territory);
  CHECK(own().find(fold("Russia"), EntityType::place) == entry);
  CHECK(own().find(fold("俄羅斯"), EntityType::place) == entry);
}

TEST_CASE("cities of time zones are known") {
  CHECK(own().find(fold("瓦加杜古"), EntityType::place) != GazetteerEntry::none);
}

TEST_CASE("one-character forms of countries stand for them, and are no names") {
  const auto russia = own().country_of_short(U'俄');
  REQUIRE(russia != GazetteerEntry::none);
  CHECK(own()[russia].key == "Q159");
  CHECK(own().lexicon().find(U"俄").empty());
  CHECK(own().country_of_short(U'的') == GazetteerEntry::none);
}

TEST_CASE("a user's rows come before ours and may add to an entry") {
  const auto gazetteer =
      with("place\t-\tQ159\t俄罗斯\t-\t-\t北方熊国\t-\t-\t-\nperson\t-\t-\t林志远\t-\t-\t-\t-\t-\t-\n");
  REQUIRE(gazetteer);
  const auto entry = gazetteer->find(fold("北方熊国"), EntityType::place);
  REQUIRE(entry != GazetteerEntry::none);
  CHECK(gazetteer->find(fold("Russia"), EntityType::place) == entry);
  const auto person = gazetteer->find(fold("林志远"), EntityType::person);
  REQUIRE(person != GazetteerEntry::none);
  CHECK((*gazetteer)[person].basis == extract::IdentityBasis::name_key);
}

TEST_CASE("a mistake in a user's file is told with its line") {
  const auto gazetteer = with("place\t-\t-\t甲\t-\t-\t-\t-\t-\t-\nplanet\t-\t-\t乙\t-\t-\t-\t-\t-\t-\n");
  REQUIRE_FALSE(gazetteer);
  CHECK(gazetteer.error().where.line == 3);
  CHECK(describe(gazetteer.error()).find("planet") != std::string::npos);
}

TEST_CASE("a remark that tells two names apart is no part of the name") {
  const auto gazetteer = with("organization\t-\t-\t河畔报(乙城)\t-\tRiver Post (B)\t-\t-\t-\t-\n").value();
  const auto entry = gazetteer.find(fold("河畔报"), EntityType::organization);
  REQUIRE(entry != GazetteerEntry::none);
  CHECK(gazetteer[entry].key == "河畔报乙城");
  CHECK(gazetteer.find(fold("River Post"), EntityType::organization) == entry);
}

TEST_CASE("a row may have a name in one language only") {
  const auto gazetteer = with("place\tcity\tQ987654321\t-\t-\tPort Example\t-\t-\t-\t-\n").value();
  const auto entry = gazetteer.find(fold("Port Example"), EntityType::place);
  REQUIRE(entry != GazetteerEntry::none);
  CHECK(gazetteer[entry].names == std::vector<extract::Name>{{"Port Example", "en"}});
  const auto nameless = with("place\tcity\tQ987654321\t-\t-\t-\t别名\t-\t-\t-\n");
  REQUIRE_FALSE(nameless);
  CHECK(describe(nameless.error()).find("no name") != std::string::npos);
}
