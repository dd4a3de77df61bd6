#include "quoting.h"

using namespace newsgraph;
using tests::Lines;
using tests::organization;
using tests::person;
using tests::place;
using tests::Quoting;

namespace {
/// Who says the only indirect quotation of the last paragraph; "-" where there is none.
std::string speaker(const std::vector<std::string_view>& paragraphs, const std::vector<tests::Given>& names) {
  const Quoting read(paragraphs, names);
  return read.found.quotations.empty() ? "-" : read.name_of(read.found.quotations.back().speaker);
}
const std::vector<tests::Given> names{person("林一帆"), person("何小满"), organization("白河公司"), place("白河")};
}  // namespace

TEST_CASE("the speaker is the subject before the cue, whatever phrases stand between") {
  CHECK(speaker({"林一帆周三（9月23日）在白河的会议上对记者表示，大桥将在明天开放。"}, names) == "林一帆");
  CHECK(speaker({"林一帆9月20日就此事說，大橋將在明天開放。"}, names) == "林一帆");
  CHECK(speaker({"白河公司总经理林一帆接受本台采访时说，大桥将在明天开放。"}, names) == "林一帆");
  CHECK(speaker({"林一帆在与何小满会谈后表示，大桥将在明天开放。"}, names) == "林一帆");
  CHECK(speaker({"白河公司方面当时表示，大桥将在明天开放。"}, names) == "白河公司");
}

TEST_CASE("a pronoun means the person who spoke or was the subject last") {
  CHECK(speaker({"林一帆说大桥将在明天开放。他还表示，渡船也将照常往来。"}, names) == "林一帆");
  CHECK(speaker({"林一帆见过何小满。他表示，渡船也将照常往来。"}, names) == "林一帆");
  CHECK(speaker({"何小满女士来了。林一帆先生没有来。她表示，渡船也将照常往来。"}, names) == "何小满");
  CHECK(speaker({"白河公司昨日开会。该公司表示，渡船也将照常往来。"}, names) == "白河公司");
  CHECK(speaker({"林一帆来了。一名官员说大桥将在明天开放。他还表示，渡船也将照常往来。"}, names) == "一名官员");
}

TEST_CASE("in an interview whoever answers is the one who did so before, and no question is an answer") {
  const Quoting read({"大桥明天开放。", "问：“大桥修了多少年？”", "林一帆：“整整十二年，一天也没有停过。”",
                      "问：“您会走过去吗？”", "答：“我会走过去，再走回来。”", "何小满：“我会坐船，船也很好。”",
                      "记者：“船还会开吗？”", "答：“船当然还会开，天天都开。”"},
                     names);
  CHECK(read.direct() == Lines{"?: 大桥修了多少年？", "林一帆: 整整十二年，一天也没有停过。", "?: 您会走过去吗？",
                               "林一帆: 我会走过去，再走回来。", "何小满: 我会坐船，船也很好。", "记者: 船还会开吗？",
                               "何小满: 船当然还会开，天天都开。"});
}

TEST_CASE("a left-out subject is the one of the sentence before") {
  CHECK(speaker({"林一帆昨日检查了大桥，并表示，渡船也将照常往来。"}, names) == "林一帆");
  CHECK(speaker({"白河公司下午发声明，指渡船也将照常往来，大桥不受影响。"}, names) == "白河公司");
  CHECK(speaker({"林一帆来到白河，预计渡船也将照常往来，大桥不受影响。"}, names) == "-");
}

TEST_CASE("somebody without a name is an entity of this article alone, named by what describes him") {
  const Quoting read({"林一帆走后，一名官员表示，大桥将在明天开放。"}, {person("林一帆")});
  REQUIRE(read.indirect() == Lines{"一名官员: 大桥将在明天开放"});
  const auto& official = read.found[read.found.quotations[0].speaker];
  CHECK(official.basis == extract::IdentityBasis::local);
  CHECK(official.type == extract::EntityType::person);
  CHECK(official.described_at == read.found.quotations[0].speaker_span);
  CHECK(read.found.quotations[0].speaker_span.of(read.article.text) == "一名官员");
  CHECK(speaker({"有迹象表明，大桥将在明天开放。"}, names) == "-");
  CHECK(speaker({"林一帆的律师说，大桥将在明天开放。"}, names) == "林一帆的律师");
  CHECK(speaker({"一名不愿透露姓名的官员表示，大桥将在明天开放。"}, names) == "一名不愿透露姓名的官员");
}

TEST_CASE("of several without a name the same words mean the same one, unless they say that he is new") {
  const auto speakers = [](std::string_view paragraph) {
    const Quoting read({paragraph}, names);
    std::vector<extract::EntityIndex> out;
    for (const auto& quotation : read.found.quotations) out.push_back(quotation.speaker);
    REQUIRE(out.size() == 2);
    return std::pair(out[0], out[1]);
  };
  const auto [police, again] = speakers("警方说，大桥将在明天开放。警方还表示，渡船也将照常往来。");
  CHECK(police == again);
  const auto [official, this_one] = speakers("一名官员说，大桥将在明天开放。这名官员还表示，渡船也将照常往来。");
  CHECK(official == this_one);
  const auto [one, another] = speakers("一名官员说，大桥将在明天开放。一名官员又表示，渡船也将照常往来。");
  CHECK(one != another);
}

TEST_CASE("a spokesman without a name speaks for his body") {
  CHECK(speaker({"白河公司发言人表示，大桥将在明天开放。"}, names) == "白河公司");
  CHECK(speaker({"白河公司的一名发言人说，大桥将在明天开放。"}, names) == "白河公司");
  CHECK(speaker({"白河公司发言人林一帆表示，大桥将在明天开放。"}, names) == "林一帆");
}

TEST_CASE("a paper speaks for who published it") {
  CHECK(speaker({"白河公司星期日发表声明，感谢所有工人。声明还说，大桥将在明天开放。"}, names) == "白河公司");
  CHECK(speaker({"白河公司（BHC）周四上午公布的最新数据显示，大桥每天有五万人走过。"}, names) == "白河公司");
  CHECK(speaker({"网上资料显示，大桥每天有五万人走过。"}, names) == "-");
}

TEST_CASE("somebody counted is somebody new") {
  CHECK(speaker({"医生林一帆来了。该院两位医生证实，大桥将在明天开放。"}, names) != "林一帆");
}

TEST_CASE("how somebody speaks stands between him and the word") {
  CHECK(speaker({"林一帆哽咽地说，大桥将在明天开放。"}, names) == "林一帆");
  CHECK(speaker({"林一帆斩钉截铁地表示，大桥将在明天开放。"}, names) == "林一帆");
}

TEST_CASE("a body without a name speaks as an organisation") {
  const Quoting read({"警方说，大桥将在明天开放。"}, {});
  REQUIRE(read.found.quotations.size() == 1);
  CHECK(read.found[read.found.quotations[0].speaker].type == extract::EntityType::organization);
}

TEST_CASE("a surname alone means the last person of that surname") {
  CHECK(speaker({"林一帆和何小满来了。林说，大桥将在明天开放。"}, names) == "林一帆");
  CHECK(speaker({"何小满来了。陈说，大桥将在明天开放。"}, names) == "?");
}

TEST_CASE("a role means who was called so before") {
  CHECK(speaker({"发言人林一帆到场。发言人表示，大桥将在明天开放。"}, names) == "林一帆");
  CHECK(speaker({"白河警方小组封路。警方说，大桥将在明天开放。"}, {organization("白河警方小组")}) == "白河警方小组");
  CHECK(speaker({"儿子（林一帆）打来电话，告诉大家大桥将在明天开放。"}, names) == "林一帆");
  CHECK(speaker({"何小满接到林一帆的电话，对方告知大桥将在明天开放。"}, names) == "林一帆");
}

TEST_CASE("a quotation without a cue is of whom the words before it are about") {
  CHECK(Quoting({"林一帆一向喜欢这座桥，“桥上的风很好，我每天都来走一走”。"}, names).direct() ==
        Lines{"林一帆: 桥上的风很好，我每天都来走一走"});
  CHECK(Quoting({"林一帆说大桥将在明天开放。", "“桥上的风很好，我每天都来走一走。”"}, names).direct() ==
        Lines{"林一帆: 桥上的风很好，我每天都来走一走。"});
}

TEST_CASE("a heading has the speaker of the quotation whose words it repeats") {
  const Quoting read(tests::article_of("大桥开放 “桥上的风真的很好”",
                                       {"何小满说：“风大。”", "林一帆说：“桥上的风真的很好，我每天来。”"}),
                     names);
  CHECK(read.direct() == Lines{"林一帆: 桥上的风真的很好", "何小满: 风大。", "林一帆: 桥上的风真的很好，我每天来。"});
}

TEST_CASE("I inside of a quotation is who speaks it") {
  CHECK(Quoting({"林一帆说：“那天我说大桥不能开放。”"}, names).indirect() == Lines{"林一帆: 大桥不能开放"});
  CHECK(Quoting({"我认为大桥不能开放。"}, names).indirect().empty());
}

TEST_CASE("for several who speak together stands the one named first") {
  CHECK(speaker({"法官林一帆和何小满在判词中表示，大桥将在明天开放。"}, names) == "林一帆");
}

TEST_CASE("what is expected of somebody he has not said, and a paper that is published says nothing itself") {
  CHECK(speaker({"林一帆预计将出席明天早上的典礼。"}, names) == "-");
  CHECK(Quoting({"白河公司傍晚发布通报，称大桥将在明天开放。"}, names).indirect() ==
        Lines{"白河公司: 大桥将在明天开放"});
}

TEST_CASE("a statement of a spokesman stands behind where he made it") {
  CHECK(speaker({"白河公司发言人周四在声明中呼吁车辆立即驶离大桥。"}, names) == "白河公司");
}

TEST_CASE("a word that only tells when the next one was said reports nothing") {
  const Quoting read(
      {"林一帆回复采访邮件时写道：“大桥很好，”他说，“船也很好。”", "何小满谈到渡船时说：“天天都开，一天也不停。”"},
      names);
  CHECK(read.direct() == Lines{"林一帆: 大桥很好， | 船也很好。", "何小满: 天天都开，一天也不停。"});
  CHECK(read.indirect().empty());
}
