#include "newsgraph/extract/names.h"

#include <catch2/catch.hpp>

#include "newsgraph/extract/name_finder.h"
#include "newsgraph/extract/scan.h"
#include "support/article_of.h"

using namespace newsgraph;
using extract::NameLexicon;
using extract::WordKind;

namespace {

const NameLexicon& names() {
  static const NameLexicon lexicon = NameLexicon::load().value();
  return lexicon;
}

/// The text cut into tokens: "在|俄罗斯|访问".
std::string cut(std::string_view paragraph) {
  static const extract::Gazetteer gazetteer = extract::Gazetteer::load({}).value();
  const auto article = tests::article_of("", {paragraph});
  const extract::Reading reading(article);
  const extract::Scan scan(reading, gazetteer, names());
  std::string out;
  for (const extract::Token& token : scan.tokens()) {
    if (reading.in_headline(token.at.begin) || reading.at(token.at.begin) == U'\n') continue;
    out += out.empty() ? "" : "|";
    out += reading.original(token.at);
  }
  return out;
}

}  // namespace

TEST_CASE("the longest title that ends at a place is found with its modifiers") {
  const std::u32string_view text = U"他是前副总统李";
  CHECK(names().title_ending(text, 0, 6) == 4);
  CHECK(names().title_ending(text, 0, 2) == 0);
}

TEST_CASE("a title that may stand behind a name is found where it begins") {
  CHECK(names().title_starting(U"李先生说", 1) == 2);
  CHECK(names().title_starting(U"李说", 1) == 0);
}

TEST_CASE("titles have an English form") {
  CHECK(names().english_title(U"总统") == "president");
  CHECK(names().english_title(U"桌子").empty());
}

TEST_CASE("words know what they tell about names") {
  CHECK(names().kinds(U"表示").has(WordKind::cue));
  CHECK(names().kinds(U"委员会").has(WordKind::organization));
  CHECK(names().kinds(U"河谷").has(WordKind::place));
  CHECK(names().kinds(U"桌").empty());
}

TEST_CASE("characters know how they serve in names") {
  CHECK(names().character(U'王').surname > names().character(U'璩').surname);
  CHECK(names().character(U'斯').transliteration > 5);
  CHECK(names().character(U'的').transliteration == 0);
}

TEST_CASE("the longest known words hide those inside of them") {
  CHECK(cut("在发展中国家") == "在|发展中国家");
  CHECK(cut("在俄罗斯访问") == "在|俄罗斯|访问");
}

TEST_CASE("Latin names count only as whole words, abbreviations only in capitals") {
  CHECK(cut("Chinatown") == "Chinatown");
  CHECK(cut("the who is") == "the| |who| |is");
}

TEST_CASE("of names that begin at one place the longest is found") {
  extract::NameFinder finder;
  finder.add(U"甲乙", 1);
  finder.add(U"甲乙丙", 2);
  const auto found = finder.in(U"甲乙丙丁甲乙");
  REQUIRE(found.size() == 2);
  CHECK(found[0].value == 2);
  CHECK(found[1].value == 1);
  CHECK(found[1].at == extract::Chars{4, 6});
  CHECK(extract::NameFinder().in(U"甲乙").empty());
}
