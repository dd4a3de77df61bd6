#include "quoting.h"

using namespace newsgraph;
using tests::Lines;
using tests::organization;
using tests::person;
using tests::place;
using tests::Quoting;

TEST_CASE("words in marks behind a word of saying are a direct quotation") {
  CHECK(Quoting({"林一帆说：“桥明天开放。”"}, {person("林一帆")}).direct() == Lines{"林一帆: 桥明天开放。"});
  CHECK(Quoting({"林一帆表示，“桥明天开放，车先走”。"}, {person("林一帆")}).direct() ==
        Lines{"林一帆: 桥明天开放，车先走"});
  CHECK(Quoting({"林一帆稱「橋明天開放，車先走」。"}, {person("林一帆")}).direct() ==
        Lines{"林一帆: 橋明天開放，車先走"});
  CHECK(Quoting({"众人高喊“打开大桥”。"}, {}).direct() == Lines{"?: 打开大桥"});
}

TEST_CASE("terms, titles, names and scare quotes are no quotations") {
  CHECK(Quoting({"所谓“开放大桥”的计划失败了。"}, {}).direct().empty());
  CHECK(Quoting({"这首题为“大桥之歌”的诗很长。"}, {}).direct().empty());
  CHECK(Quoting({"他被稱為「橋王」，住在河邊。"}, {}).direct().empty());
  CHECK(Quoting({"林一帆说，“大桥计划”明天开始。"}, {person("林一帆")}).direct().empty());
  CHECK(Quoting({"口号有“大桥”、“河流”和“渡船”。"}, {}).direct().empty());
}

TEST_CASE("a word that only looks like one of saying announces nothing") {
  CHECK(Quoting({"林一帆写的小说“夜里的大桥”获奖。"}, {person("林一帆")}).direct().empty());
  CHECK(Quoting({"林一帆没有说，“桥明天开放”是谁写的。"}, {person("林一帆")}).indirect().empty());
  CHECK(Quoting({"林一帆对此表示感谢。"}, {person("林一帆")}).indirect().empty());
  CHECK(Quoting({"如果林一帆说桥明天一定开放，那就错了。"}, {person("林一帆")}).indirect().empty());
}

TEST_CASE("a quotation that its cue breaks is one with two parts") {
  CHECK(Quoting({"“桥明天开放，”林一帆说，“车先走。”"}, {person("林一帆")}).direct() ==
        Lines{"林一帆: 桥明天开放， | 车先走。"});
  CHECK(Quoting({"“桥明天开放。”林一帆说。她又写道：“船也照常。”"}, {person("林一帆")}).direct() ==
        Lines{"林一帆: 桥明天开放。", "林一帆: 船也照常。"});
}

TEST_CASE("English quotations have their speaker before or behind them") {
  const auto english = [](std::string_view paragraph) {
    return Quoting(tests::article_of("Title", {paragraph}, "en"), {person("Anna Holm")});
  };
  CHECK(english("\"The bridge opens tomorrow,\" Anna Holm said.").direct() ==
        Lines{"Anna Holm: The bridge opens tomorrow,"});
  CHECK(english("“The bridge opens,” said Anna Holm, “and cars go first.”").direct() ==
        Lines{"Anna Holm: The bridge opens, | and cars go first."});
  CHECK(english("Anna Holm said: “The bridge opens tomorrow.”").direct() ==
        Lines{"Anna Holm: The bridge opens tomorrow."});
  CHECK(english("The so-called “bridge law” failed, Anna Holm wrote.").direct().empty());
}

TEST_CASE("a quotation over paragraphs opens in each and closes in the last") {
  const Quoting read({"林一帆说：“第一天开桥。", "“第二天开船。”", "“第三天休息，大家睡觉。”"}, {person("林一帆")});
  CHECK(read.direct() == Lines{"林一帆: 第一天开桥。 | 第二天开船。", "林一帆: 第三天休息，大家睡觉。"});
  const Quoting forgotten({"“第一天开桥，大家都走。", "第二天没有人来。"}, {});
  CHECK(forgotten.direct() == Lines{"?: 第一天开桥，大家都走。"});
  const Quoting opened({"林一帆发言。", "“第一天开桥。", "“第二天开船。”"}, {person("林一帆")});
  CHECK(opened.direct() == Lines{"?: 第一天开桥。 | 第二天开船。"});
}

TEST_CASE("a quotation inside of another is one of its own") {
  const Quoting read({"林一帆说：“何小满告诉我：‘桥不能开，水太大。’我不信。”"}, {person("林一帆"), person("何小满")});
  CHECK(read.direct() == Lines{"林一帆: 何小满告诉我：‘桥不能开，水太大。’我不信。", "何小满: 桥不能开，水太大。"});
}

TEST_CASE("what follows a word of saying without marks is an indirect quotation to the end of the sentence") {
  CHECK(Quoting({"林一帆表示，大桥将在明天开放，车辆先行。何小满没有来。"}, {person("林一帆")}).indirect() ==
        Lines{"林一帆: 大桥将在明天开放，车辆先行"});
  CHECK(Quoting({"林一帆曾說大橋將在明天開放。"}, {person("林一帆")}).indirect() == Lines{"林一帆: 大橋將在明天開放"});
  CHECK(Quoting({"林一帆批评政府。"}, {person("林一帆")}).indirect().empty());
  CHECK(Quoting({"林一帆宣布辞职。"}, {person("林一帆")}).indirect().empty());
  CHECK(Quoting({"研究方法说来话长，结论很短。"}, {}).indirect().empty());
}

TEST_CASE("statements of one sentence end where the next begins, and hold those that they report") {
  CHECK(Quoting({"林一帆强调，大桥非常安全，并表示大桥将在明天开放。"}, {person("林一帆")}).indirect() ==
        Lines{"林一帆: 大桥非常安全", "林一帆: 大桥将在明天开放"});
  CHECK(Quoting({"河报指出，林一帆表示，大桥将在明天开放。"}, {organization("河报"), person("林一帆")}).indirect() ==
        Lines{"河报: 林一帆表示，大桥将在明天开放", "林一帆: 大桥将在明天开放"});
  CHECK(Quoting({"林一帆说大桥将在明天开放，何小满则说大桥还需要检查。"}, {person("林一帆"), person("何小满")})
            .indirect() == Lines{"林一帆: 大桥将在明天开放", "何小满: 大桥还需要检查"});
}

TEST_CASE("marked words inside of reported ones are direct, the rest stays indirect") {
  const Quoting read({"林一帆指出，大桥已经检查完毕，“从明天起车辆可以先走”，渡船也将照常往来。"}, {person("林一帆")});
  CHECK(read.direct() == Lines{"林一帆: 从明天起车辆可以先走"});
  CHECK(read.indirect() == Lines{"林一帆: 大桥已经检查完毕", "林一帆: 渡船也将照常往来"});
  const Quoting only({"林一帆表示，“从明天起车辆可以先走”。"}, {person("林一帆")});
  CHECK(only.indirect().empty());
}

TEST_CASE("an enumeration goes on over sentences and paragraphs") {
  const Quoting read({"林一帆表示，首先，大桥已经检查完毕。", "其次，渡船照常往来。", "此外，天气很好。"},
                     {person("林一帆")});
  CHECK(read.indirect() == Lines{"林一帆: 首先，大桥已经检查完毕。\n其次，渡船照常往来"});
}

TEST_CASE("a quotation knows what it is about and whom it is said to") {
  const Quoting read({"林一帆对何小满说：“白河上的桥明天开放。”"}, {person("林一帆"), person("何小满"), place("白河")});
  REQUIRE(read.found.quotations.size() == 1);
  const auto& quotation = read.found.quotations.front();
  CHECK(read.name_of(quotation.speaker) == "林一帆");
  CHECK(read.name_of(quotation.audience) == "何小满");
  REQUIRE(quotation.about.size() == 1);
  CHECK(read.name_of(quotation.about.front()) == "白河");
  CHECK(quotation.cue.of(read.article.text) == "说");
}

TEST_CASE("stray and endless marks do no harm") {
  for (const std::string_view text :
       {"“", "”", "他说：“", "“‘「『", "说“说”说", "：“”，", "他说，“”。", "据", "据报道", "援引"}) {
    CHECK_NOTHROW(Quoting({text}, {}));
  }
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "他说：“";
  CHECK_NOTHROW(Quoting({many}, {}));
}

TEST_CASE("a thing behind a word of saying is no reported clause") {
  CHECK(Quoting({"林一帆否认有关指控。"}, {person("林一帆")}).indirect().empty());
  CHECK(Quoting({"林一帆公布新的船员名单，何小满担任船长。"}, {person("林一帆")}).indirect().empty());
  CHECK(Quoting({"林一帆否认他曾经下令关闭大桥。"}, {person("林一帆")}).indirect() ==
        Lines{"林一帆: 他曾经下令关闭大桥"});
}

TEST_CASE("a body that is not known speaks, whatever its name ends with") {
  CHECK(Quoting({"白河工程署表示会在下周重新开放大桥。"}, {}).indirect() == Lines{"白河工程署: 会在下周重新开放大桥"});
  CHECK(Quoting({"白河桥梁研究所表示，大桥将在明天开放。"}, {organization("白河桥梁研究所")}).indirect() ==
        Lines{"白河桥梁研究所: 大桥将在明天开放"});
  CHECK(Quoting({"林一帆所表示的意见很明确，大桥将在明天开放。"}, {person("林一帆")}).indirect().empty());
}

TEST_CASE("what is demanded behind a reported clause is no part of it") {
  CHECK(Quoting({"林一帆表示会调查这次事故的原因，并要求公司三个月内提交报告。"}, {person("林一帆")}).indirect() ==
        Lines{"林一帆: 会调查这次事故的原因"});
}

TEST_CASE("a witness's account runs over the sentences of the paragraph in which nobody else is named or speaks") {
  CHECK(Quoting({"附近居民称，船在傍晚撞上桥墩。当时水很大。后来船沉了下去。"}, {}).indirect() ==
        Lines{"附近居民: 船在傍晚撞上桥墩。当时水很大。后来船沉了下去"});
  CHECK(Quoting({"附近居民称，船在傍晚撞上桥墩。林一帆随后赶来。"}, {person("林一帆")}).indirect() ==
        Lines{"附近居民: 船在傍晚撞上桥墩"});
  CHECK(Quoting({"附近居民称，船在傍晚撞上桥墩。警方正在调查。"}, {}).indirect() ==
        Lines{"附近居民: 船在傍晚撞上桥墩"});
}

TEST_CASE("what one side wants goes on as its speaker's words") {
  CHECK(Quoting({"林一帆说，大桥连接两岸。我方愿同对岸扩大合作。大桥长三公里。"}, {person("林一帆")}).indirect() ==
        Lines{"林一帆: 大桥连接两岸。我方愿同对岸扩大合作"});
}

TEST_CASE("what is only called something is not said") {
  CHECK(Quoting({"林一帆称他们为“大桥的守护人”，大桥将在明天开放。"}, {person("林一帆")}).indirect().empty());
}

TEST_CASE("what is told of a paper's words stays part of the report") {
  const Quoting read({"林一帆指出，男子多次发布不实的帖文，当中形容“大桥明天就会倒下来”，目的是吓走游客。"},
                     {person("林一帆")});
  CHECK(read.direct().size() == 1);
  CHECK(std::ranges::count(read.found.quotations, extract::QuoteForm::indirect, &extract::Quotation::form) == 2);
}

TEST_CASE("how many say so is no statement of theirs, and what somebody must say has not been said") {
  CHECK(Quoting({"林一帆宣布，共有207名议员表示信任何小满，大桥将在明天开放。"}, {person("林一帆"), person("何小满")})
            .indirect() == Lines{"林一帆: 共有207名议员表示信任何小满，大桥将在明天开放"});
  CHECK(Quoting({"林一帆必须说明，大桥为何没有开放。"}, {person("林一帆")}).indirect().empty());
}

TEST_CASE("who says what he calls for says it once") {
  CHECK(Quoting({"林一帆表示，他呼吁大家保持冷静和耐心。"}, {person("林一帆")}).indirect() ==
        Lines{"林一帆: 他呼吁大家保持冷静和耐心"});
}

TEST_CASE("what was done after the words is no part of them") {
  CHECK(Quoting({"警方在新闻稿称，“数百人向桥上投掷石块”，稍后修订新闻稿，删去人数。"}, {}).indirect().empty());
}

TEST_CASE("what a medium reports of several is one report") {
  CHECK(Quoting({"据海通社报道，林一帆宣布将捐出一百万元，何小满也表示将捐出同样多的钱。"},
                {organization("海通社"), person("林一帆"), person("何小满")})
            .indirect()
            .front() == "海通社: 林一帆宣布将捐出一百万元，何小满也表示将捐出同样多的钱");
}

TEST_CASE("what only shows something says nothing") {
  CHECK(Quoting({"大桥没有倒，这说明，检查是有用的。"}, {}).indirect().empty());
  CHECK(Quoting({"此次事故至少说明，检查是有用的。"}, {}).indirect().empty());
  CHECK(Quoting({"白河公司说明，大桥将在明天开放。"}, {organization("白河公司")}).indirect() ==
        Lines{"白河公司: 大桥将在明天开放"});
}

TEST_CASE("what stands in marks behind a dateline begins the text") {
  auto article = tests::article_of("题目", {"河报10月10日讯 “太大了，水已经过了桥面。”10日晚，大桥关闭。"});
  article.datelines.push_back({{article.blocks[0].span.begin, article.blocks[0].span.begin + 19}, "河报10月10日讯"});
  CHECK(Quoting(article, {}).direct() == Lines{"?: 太大了，水已经过了桥面。"});
}

TEST_CASE("marks behind whom somebody urges or warns hold what he says") {
  const Quoting read({"林一帆敦促何小满“不要走上大桥”。"}, {person("林一帆"), person("何小满")});
  CHECK(read.direct() == Lines{"林一帆: 不要走上大桥"});
}

TEST_CASE("a verb with 说, 称 or 道 behind it is one word of saying, and takes what 说 takes") {
  for (const std::string_view word : {"批评说", "感叹道", "驳斥称"}) {
    CAPTURE(word);
    const std::string text = "林一帆" + std::string(word) + "，大桥不安全。";
    const Quoting read({text}, {person("林一帆")});
    REQUIRE(read.indirect() == Lines{"林一帆: 大桥不安全"});
    CHECK(read.found.quotations.front().cue.of(read.article.text) == word);
  }
}
