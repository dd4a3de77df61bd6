#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/knowledge_tables.h"
#include "support/article_of.h"

using namespace newsgraph;
using extract::Origin;
using extract::RowId;

namespace {

const extract::Knowledge& knowledge() {
  static const auto loaded = extract::Knowledge::load().value();
  return *loaded;
}

/// The text of a row, or nothing where the table is not compiled in.
std::string_view line_at(RowId row) {
  std::string_view rest = extract::knowledge_tables()[extract::table_of(row) - 1].bytes();
  for (std::uint32_t line = 1; line < extract::line_of(row); ++line) rest.remove_prefix(rest.find('\n') + 1);
  return rest.substr(0, rest.find('\n'));
}

/// "rule | table: first field | ..." of an origin.
std::string told(const Origin& origin) {
  std::string out(origin.rule);
  for (const RowId row : origin.rows) {
    if (row == RowId::none) continue;
    const std::string_view line = line_at(row);
    out += " | " + std::string(knowledge().table_path(extract::table_of(row))) + ": ";
    out += line.substr(0, line.find('\t'));
  }
  return out;
}

/// The origins of what stands at these words.
std::set<std::string> origins(const article::Article& article, const extract::Annotations& found,
                              std::string_view words) {
  std::set<std::string> out;
  for (const extract::Mention& mention : found.mentions) {
    if (mention.span.of(article.text) == words) out.insert(told(mention.origin));
  }
  return out;
}

}  // namespace

TEST_CASE("each mention says by which rule and by which rows it was found") {
  const auto article = tests::article_of(
      "外交部长会见客人", {"据路透社报道，市长王建国表示：“我们会继续修建这座大桥。”", "法国没有访问德国。",
                           "普京和蓝海市动物保护协会没有到场，蓝海市动物保护协会表示遗憾。"});
  const auto found = extract::annotate(article, knowledge());

  CHECK(origins(article, found, "王建国") ==
        std::set<std::string>{"title and name | ontology/titles.tsv: 市长 | ontology/surnames.tsv: 王"});
  CHECK(origins(article, found, "我们会继续修建这座大桥。") ==
        std::set<std::string>{"marks right behind a word of saying | ontology/cues/saying.tsv: 表示"});
  CHECK(origins(article, found, "访问") ==
        std::set<std::string>{"trigger of a visit | ontology/triggers.tsv: 访问 | ontology/modality.tsv: 没有"});
  REQUIRE(found.source_chains.size() == 1);
  CHECK(told(found.source_chains.front().origin) == "citation | ontology/cues/citing.tsv: 据");
  const auto known = origins(article, found, "普京");
  REQUIRE(known.size() == 1);
  CHECK(known.begin()->starts_with("gazetteer | ontology/gazetteer/people.tsv: person"));
}

TEST_CASE("whatever is annotated names its rule, and its rows exist") {
  const auto article =
      tests::article_of("标题", {"法国总统马克龙周三在柏林会见了德国总理默茨。", "他说：“我们合作得很好。”"});
  const auto found = extract::annotate(article, knowledge());
  REQUIRE_FALSE(found.mentions.empty());
  for (const extract::Mention& mention : found.mentions) {
    INFO(mention.span.of(article.text));
    CHECK_FALSE(mention.origin.rule.empty());
    for (const RowId row : mention.origin.rows) {
      if (row != RowId::none) CHECK_FALSE(line_at(row).empty());
    }
  }
  for (const extract::Entity& entity : found.entities) {
    INFO(entity.names.front().text);
    CHECK_FALSE(entity.origin.rule.empty());
  }
}

TEST_CASE("a name that a later row adds to an entry is of that row, and a user's table is named as it was given") {
  const std::string path = "mine.tsv";
  extract::KnowledgeOptions options;
  options.gazetteers.push_back({path,
                                "# mine\n"
                                "type\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\n"
                                "person\t-\tQ7747\t普京\t-\t-\t普大帝\t-\t-\t-\n",
                                {}});
  const auto mine = extract::Knowledge::load(options).value();
  const auto article = tests::article_of("题", {"昨天普大帝和普丁出席了会议。"});
  const auto found = extract::annotate(article, *mine);
  std::vector<std::string> places;
  for (const extract::Mention& mention : found.mentions) {
    if (mention.kind == extract::SubjectKind::entity) places.push_back(mine->place_of(mention.origin.rows.front()));
  }
  REQUIRE(places.size() == 2);
  CHECK(places[0] == path + ":3");
  CHECK(places[1].starts_with("ontology/gazetteer/people.tsv:"));
}

TEST_CASE("a row number is of its table and line, and rows beyond the third are left out") {
  const RowId row = extract::row_id(7, 123);
  CHECK(extract::table_of(row) == 7);
  CHECK(extract::line_of(row) == 123);
  CHECK(extract::row_id(0, 5) == RowId::none);
  CHECK(extract::line_of(extract::row_id(1, UINT32_MAX)) == (1U << 22U) - 1);
  Origin origin;
  origin.add(RowId::none);
  for (std::uint32_t line = 1; line < 6; ++line) origin.add(extract::row_id(1, line));
  CHECK(extract::line_of(origin.rows.front()) == 1);
  CHECK(extract::line_of(origin.rows.back()) == 3);
}

TEST_CASE("English quotations name the row of their verb of saying") {
  auto article =
      tests::article_of("Bridge opens", {"\"We will keep it open for everybody,\" said Mayor Jane Miller."}, "en");
  const auto found = extract::annotate(article, knowledge());
  REQUIRE(found.quotations.size() == 1);
  CHECK(told(found.quotations.front().origin) ==
        "English words in marks beside a verb of saying | ontology/english/cues.tsv: say");
}
