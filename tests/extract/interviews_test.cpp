#include "quoting.h"

using namespace newsgraph;
using extract::QuoteForm;
using tests::Lines;
using tests::organization;
using tests::person;
using tests::Quoting;

namespace {
const std::vector<tests::Given> names{person("林一帆"), person("何小满"), organization("白河公司")};
}  // namespace

TEST_CASE("questions and answers stand behind labels, an answer up to the next label") {
  const Quoting read({"林一帆在船上接受采访。", "问：渡船还会开吗？", "答：会开。", "早上六点开第一班。",
                      "问：您会走过大桥吗？", "答：我会走过去。"},
                     names);
  CHECK(read.quoted(QuoteForm::question) == Lines{"?: 渡船还会开吗？", "?: 您会走过大桥吗？"});
  CHECK(read.quoted(QuoteForm::answer) == Lines{"林一帆: 会开。 | 早上六点开第一班。", "林一帆: 我会走过去。"});
  CHECK(read.direct().empty());
}

TEST_CASE("names are labels too, and of two persons the one who asks is the interviewer") {
  const Quoting read(
      {"访谈", "何小满：渡船还会开吗？", "林一帆：会开。", "何小满：您会走过大桥吗？", "林一帆：我会走过去。"}, names);
  CHECK(read.quoted(QuoteForm::question) == Lines{"何小满: 渡船还会开吗？", "何小满: 您会走过大桥吗？"});
  CHECK(read.quoted(QuoteForm::answer) == Lines{"林一帆: 会开。", "林一帆: 我会走过去。"});
}

TEST_CASE("a surname is the label of a person of the article") {
  const Quoting read(
      {"林一帆在船上。", "記者：渡船還會開嗎？", "林：會開。", "記者：您會走過大橋嗎？", "林：我會走過去。"}, names);
  CHECK(read.quoted(QuoteForm::answer) == Lines{"林一帆: 會開。", "林一帆: 我會走過去。"});
}

TEST_CASE("English interviews are read alike") {
  auto article = tests::article_of(
      "An interview with Ida Lund",
      {"Ida Lund met us.", "Q: Will the ferry go on?", "A: It will.", "Q: Will you cross the bridge?", "A: I shall."});
  article.language = "en";
  const Quoting read(article, {person("Ida Lund")});
  CHECK(read.quoted(QuoteForm::answer) == Lines{"Ida Lund: It will.", "Ida Lund: I shall."});
}

TEST_CASE("marked turns are direct quotations and no turns besides") {
  const Quoting read({"林一帆在船上。", "问：“渡船还会开吗？”", "答：“渡船当然还会开，天天都开。”",
                      "问：“您会走过大桥吗？”", "答：“我会走过去，再走回来。”"},
                     names);
  CHECK(read.quoted(QuoteForm::question).empty());
  CHECK(read.direct().size() == 4);
}

TEST_CASE("lines with colons make no interview") {
  CHECK(Quoting({"时间：明天", "地点：白河", "时间：后天", "地点：桥上"}, {}).found.quotations.empty());
  CHECK(Quoting({"问：渡船还会开吗？", "答：会开。", "大桥明天开放。"}, names).quoted(QuoteForm::answer).empty());
}
