#include "quoting.h"

using namespace newsgraph;
using tests::Lines;
using tests::organization;
using tests::person;
using tests::place;
using tests::Quoting;

namespace {

const std::vector<tests::Given> names{person("林一帆"), person("何小满"), organization("海通社"), organization("河报"),
                                      place("白河")};

/// "occasion" of the last quotation of the paragraph; "-" where there is none.
std::string occasion(std::string_view paragraph) {
  const Quoting read({paragraph}, names);
  if (read.found.quotations.empty()) return "no quotation";
  const auto index = read.found.quotations.back().occasion;
  return index == extract::OccasionIndex::none
             ? "-"
             : std::string(read.found.occasions[extract::position(index)].span.of(read.article.text));
}

/// "words = entity" that say to whom the last quotation was said; "-" where there are none.
std::string addressee(std::string_view paragraph) {
  const Quoting read({paragraph}, names);
  if (read.found.quotations.empty()) return "no quotation";
  const auto& quotation = read.found.quotations.back();
  if (quotation.audience_span.empty()) return quotation.audience == extract::EntityIndex::none ? "-" : "no words";
  return std::string(quotation.audience_span.of(read.article.text)) + " = " + read.name_of(quotation.audience);
}

}  // namespace

TEST_CASE("a quotation's occasion is what the phrase before its cue names") {
  CHECK(occasion("林一帆在周二的记者会上表示，大桥将在明天开放。") == "周二的记者会");
  CHECK(occasion("林一帆周二在白河举行的晚宴上对记者说：“大桥将在明天开放。”") == "白河举行的晚宴");
  CHECK(occasion("林一帆在演讲中多次强调，大桥将在明天开放。") == "演讲");
  CHECK(occasion("林一帆在一份聲明中稱，大橋將在明天開放。") == "一份聲明");
  CHECK(occasion("林一帆在「大桥安全会议」上说，大桥将在明天开放。") == "「大桥安全会议」");
}

TEST_CASE("an interview is an occasion, and who asks is whom it is said to") {
  CHECK(occasion("林一帆接受海通社采访时表示，大桥将在明天开放。") == "接受海通社采访");
  CHECK(addressee("林一帆接受海通社采访时表示，大桥将在明天开放。") == "海通社 = 海通社");
  CHECK(addressee("林一帆周三在接受《河报》记者专访时说，大桥将在明天开放。") == "《河报》记者 = 河报");
  CHECK(addressee("林一帆在记者会上回答记者提问时说，大桥将在明天开放。") == "记者 = ?");
  CHECK(addressee("林一帆在接受采访时说，大桥将在明天开放。") == "-");
}

TEST_CASE("the occasion may stand in a clause of its own before the speaker") {
  CHECK(occasion("在周二的记者会上，林一帆表示，大桥将在明天开放。") == "周二的记者会");
  CHECK(occasion("林一帆出席论坛期间，何小满表示，大桥将在明天开放。") == "出席论坛");
  CHECK(occasion("记者会上人很多，林一帆表示，大桥将在明天开放。") == "-");
}

TEST_CASE("an occasion that is over, or that is part of what is said, is none") {
  CHECK(occasion("林一帆在记者会后表示，大桥将在明天开放。") == "-");
  CHECK(occasion("林一帆表示，他将在记者会上宣布大桥开放的时间。") == "-");
  CHECK(occasion("林一帆对这次会议表示，大桥将在明天开放。") == "-");
  CHECK(occasion("林一帆在白河表示，大桥将在明天开放。") == "-");
}

TEST_CASE("what is said under a left-out subject has the occasion of what was said before it") {
  CHECK(occasion("林一帆在记者会上表示大桥将在明天开放，并强调渡船也将照常往来。") == "记者会");
}

TEST_CASE("one occasion of an article is one, by the words that name it") {
  const Quoting read({"林一帆在记者会上表示，大桥将在明天开放。", "何小满在记者会上说，渡船也将照常往来。",
                      "林一帆在晚宴上说，桥上的风很大。"},
                     names);
  REQUIRE(read.found.quotations.size() == 3);
  CHECK(read.found.occasions.size() == 2);
  CHECK(read.found.quotations[0].occasion == read.found.quotations[1].occasion);
  CHECK(read.found.quotations[0].occasion != read.found.quotations[2].occasion);
}

TEST_CASE("the addressee stands behind 对 and 向, or behind a cue that takes one") {
  CHECK(addressee("林一帆对何小满说：“大桥将在明天开放。”") == "何小满 = 何小满");
  CHECK(addressee("林一帆周三就此事对海通社表示，大桥将在明天开放。") == "海通社 = 海通社");
  CHECK(addressee("林一帆向《河报》记者透露，大桥将在明天开放。") == "《河报》记者 = 河报");
  CHECK(addressee("林一帆告诉海通社记者，大桥将在明天开放。") == "海通社记者 = 海通社");
  CHECK(addressee("林一帆告訴記者，大橋將在明天開放。") == "記者 = ?");
  CHECK(addressee("林一帆提醒他的同事，大桥将在明天开放。") == "他的同事 = ?");
}

TEST_CASE("what is spoken of is no addressee") {
  CHECK(addressee("林一帆对白河的做法表示，大桥不能开放。") == "-");
  CHECK(addressee("林一帆就渡船表示，大桥将在明天开放。") == "-");
}

TEST_CASE("whom it is said to is no part of what is said") {
  CHECK(Quoting({"林一帆告诉海通社记者，大桥将在明天开放。"}, names).indirect() == Lines{"林一帆: 大桥将在明天开放"});
  CHECK(Quoting({"林一帆提醒他的同事，大桥将在明天开放。"}, names).indirect() == Lines{"林一帆: 大桥将在明天开放"});
}

TEST_CASE("an occasion that the article tells of as an event is that event") {
  const auto article = tests::article_of("题目", {"普京在与金正恩会谈时表示，大桥将在明天开放。"});
  const auto found = extract::annotate(article, tests::knowledge());
  REQUIRE(found.occasions.size() == 1);
  REQUIRE(found.occasions[0].event < found.events.size());
  CHECK(found.events[found.occasions[0].event].type == "Consult");
  const auto plain = tests::article_of("题目", {"普京在地震十周年的记者会上表示，大桥将在明天开放。"});
  const auto other = extract::annotate(plain, tests::knowledge());
  REQUIRE(other.occasions.size() == 1);
  CHECK(other.occasions[0].event == extract::Occasion::no_event);
}
