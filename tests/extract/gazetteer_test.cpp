#include "newsgraph/extract/gazetteer.h"

#include <cstdio>

#include <catch2/catch.hpp>

#include "newsgraph/extract/fold.h"
#include "support/temporary_directory.h"

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

/// A file with these rows, gone when the test ends.
class UserFile {
 public:
  explicit UserFile(std::string_view rows)
      : path_(folder_.write("names.tsv", "type\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\n" +
                                             std::string(rows))) {}
  const std::string& path() const { return path_; }

 private:
  tests::TemporaryDirectory folder_;
  std::string path_;
};

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
  const UserFile file("place\t-\tQ159\t俄罗斯\t-\t-\t北方熊国\t-\t-\t-\nperson\t-\t-\t林志远\t-\t-\t-\t-\t-\t-\n");
  const auto gazetteer = Gazetteer::load({{file.path()}});
  REQUIRE(gazetteer);
  const auto entry = gazetteer->find(fold("北方熊国"), EntityType::place);
  REQUIRE(entry != GazetteerEntry::none);
  CHECK(gazetteer->find(fold("Russia"), EntityType::place) == entry);
  const auto person = gazetteer->find(fold("林志远"), EntityType::person);
  REQUIRE(person != GazetteerEntry::none);
  CHECK((*gazetteer)[person].basis == extract::IdentityBasis::name_key);
}

TEST_CASE("a mistake in a user's file is told with its line") {
  const UserFile file("place\t-\t-\t甲\t-\t-\t-\t-\t-\t-\nplanet\t-\t-\t乙\t-\t-\t-\t-\t-\t-\n");
  const auto gazetteer = Gazetteer::load({{file.path()}});
  REQUIRE_FALSE(gazetteer);
  CHECK(gazetteer.error().where.line == 3);
  CHECK(describe(gazetteer.error()).find("planet") != std::string::npos);
  const auto missing = Gazetteer::load({{"/nowhere/gazetteer.tsv"}});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == Errc::io);
}

TEST_CASE("a remark that tells two names apart is no part of the name") {
  const UserFile file("organization\t-\t-\t河畔报(乙城)\t-\tRiver Post (B)\t-\t-\t-\t-\n");
  const auto gazetteer = Gazetteer::load({{file.path()}}).value();
  const auto entry = gazetteer.find(fold("河畔报"), EntityType::organization);
  REQUIRE(entry != GazetteerEntry::none);
  CHECK(gazetteer[entry].key == "河畔报乙城");
  CHECK(gazetteer.find(fold("River Post"), EntityType::organization) == entry);
}
