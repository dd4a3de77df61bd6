#include "newsgraph/article/metadata.h"

#include <catch2/catch.hpp>

#include "article/archive_file.h"
#include "newsgraph/article/credits.h"
#include "newsgraph/article/dates.h"
#include "newsgraph/article/people.h"

using namespace newsgraph;
using namespace newsgraph::article;
using newsgraph::tests::article_from;

namespace {

using Names = std::vector<std::string>;

const std::string prose = "<p>这是一段正文，足够长，可以看作文章的内容，里面有完整的句子，也有一个句号。</p>";

/// An article without a date of its own in the head.
Article undated(const std::string& body) {
  return article_from("[题](https://example.org/a)\n------\n" + body);
}

std::string date_of(std::string_view text) {
  const Timestamp at = parse_date(text);
  return at ? xsd_lexical(at) : "";
}

}  // namespace

TEST_CASE("Dates are read in the forms that pages have, with what is known of them") {
  CHECK(date_of("13/10/2020 - 07:35") == "2020-10-13T07:35:00");
  CHECK(date_of("2020-10-13T04:22:08.683Z") == "2020-10-13T04:22:08Z");
  CHECK(date_of("Tue, 13 Oct 2020 01:13:37 GMT") == "2020-10-13T01:13:37Z");
  CHECK(date_of("2020-09-17 10:21:39") == "2020-09-17T10:21:39");
  CHECK(date_of("2019年1月7日") == "2019-01-07");
  CHECK(date_of("发布时间：2019年1月7日 星期一 09:05") == "2019-01-07T09:05:00");
  CHECK(date_of("在 星期一, 08/14/2017 - 22:13 提交") == "2017-08-14T22:13:00");
  CHECK(date_of("2019年1月") == "2019-01");
  CHECK(date_of("Feb 4th 2020") == "2020-02-04");
  CHECK(date_of("2 January 2019") == "2019-01-02");
  CHECK(date_of("Sept. 16, 2020") == "2020-09-16");
  CHECK(date_of("15:58, 14 JUN 2017 | Updated 16:05") == "2017-06-14T15:58:00");
  CHECK(date_of("Fri 7 Aug 2020 17.32 BST") == "2020-08-07T17:32:00+01:00");
  CHECK(date_of("31/02/2020").empty());
  CHECK(date_of("2019年1月7日，他说").empty());
  CHECK(date_of("二零二零年六月三十日").empty());
  CHECK(is_relative_date("43 分钟前"));
  CHECK(is_relative_date("2 小時前"));
  CHECK_FALSE(is_relative_date("3年前他走了"));
}

TEST_CASE("A date in front of the text is when it was published, as exactly as it says") {
  const Article read = undated("<div>13/10/2020 - 07:35</div>" + prose);
  CHECK(xsd_lexical(read.published) == "2020-10-13T07:35:00");
  CHECK_FALSE(read.published.has_zone());
  CHECK(read.blocks.size() == 1);
  CHECK(xsd_lexical(undated("<time datetime=\"2020-09-27\">2 小时前</time>" + prose).published) == "2020-09-27");
}

TEST_CASE("Date and source in one line are metadata") {
  const Article read = undated("<p>2021年10月19日20:30 | 来源：某某网</p>" + prose);
  CHECK(xsd_lexical(read.published) == "2021-10-19T20:30:00");
  CHECK(read.credits == Names{"某某网"});
  CHECK(read.blocks.size() == 1);
}

TEST_CASE("A date that signs a text at its end stays") {
  CHECK(undated(prose + "<p>2020年6月30日</p>").blocks.size() == 2);
}

TEST_CASE("When a page was changed is another date") {
  const Article read = undated("<time class=\"updated\" datetime=\"2019-06-07T17:21:08+08:00\">6月7日</time>" + prose);
  CHECK(xsd_lexical(read.modified) == "2019-06-07T17:21:08+08:00");
  CHECK_FALSE(read.published);
}

TEST_CASE("Names in front of a date line are the authors") {
  const Article read = undated("<div><i>曹某某,曹某某<br>2020-09-17 10:21:39</i></div>" + prose);
  CHECK(read.authors == Names{"曹某某"});
  CHECK(read.blocks.size() == 1);
}

TEST_CASE("Bylines name authors, with or without a label, and are no body text") {
  CHECK(undated("<p>作者：香港特约记者 甄某某</p>" + prose).authors == Names{"甄某某"});
  CHECK(undated("<p>文／张三</p>" + prose).authors == Names{"张三"});
  CHECK(undated("<p>BBC驻首尔记者 劳拉•某某（Laura B）</p>" + prose).authors == Names{"劳拉•某某"});
  CHECK(undated("<p>By John Smith</p>" + prose).authors == Names{"John Smith"});
  CHECK(undated("<p>Ann Lee and John Smith</p>" + prose).authors == Names{"Ann Lee", "John Smith"});
  CHECK(undated("<p>Ann Lee, transport correspondent</p>" + prose).authors == Names{"Ann Lee"});
  CHECK(undated("<p>Bridges and Tunnels</p>" + prose).blocks.size() == 2);
  CHECK(undated("<p>作者：张三</p>" + prose).blocks.size() == 1);
}

TEST_CASE("Credits behind the text name its reporters, not its editors") {
  const Article read = undated(prose + "<p>（记者：韩某   责编：申某   网编：洪某）</p>");
  CHECK(read.authors == Names{"韩某"});
  CHECK(read.blocks.size() == 1);
}

TEST_CASE("Credits need no colons where every word is a label or a name") {
  const Article read = undated(prose + "<p>编辑 刘某某 校对 李某</p>");
  CHECK(read.blocks.size() == 1);
  CHECK(undated(prose + "<p>编辑 部里来了很多人</p>").blocks.size() == 2);
}

TEST_CASE("A bracket with an office and names signs the text") {
  const Article read = undated(prose + "<p>（河台记者 张某 刘某某）</p>");
  CHECK(read.authors == Names{"张某", "刘某某"});
  CHECK(read.blocks.size() == 1);
  CHECK(undated(prose + "<p>（记者们都在等着会议的结果）</p>").blocks.size() == 2);
  CHECK(undated(prose + "<p>河台记者 张某某 发自白河</p>" + prose).authors == Names{"张某某"});
}

TEST_CASE("A bracket that tells what the text draws on names its sources") {
  const Article read = undated(prose + "<p>（本文部分内容依据路透社和美联社的报道。）</p>");
  CHECK(read.credits == Names{"路透社", "美联社"});
  CHECK(read.blocks.size() == 1);
}

TEST_CASE("A signature names authors and the agencies that they drew on") {
  const Article read = undated(prose + "<p>杨某某/张某 (美联社、法新社) </p>");
  CHECK(read.authors == Names{"杨某某", "张某"});
  CHECK(read.credits == Names{"美联社", "法新社"});
  CHECK(read.blocks.size() == 1);
  CHECK(undated(prose + "<p>李某某/张某（综合报导）</p>").credits.empty());
}

TEST_CASE("Editors in brackets are cut off the end of a paragraph, other brackets are not") {
  const Article cut = undated("<p>他敦促民众，以「人道」方式接待抵达欧洲的难民。（实习编译：李某某/核稿：蔡某某）</p>");
  CHECK(cut.body_text() == "他敦促民众，以「人道」方式接待抵达欧洲的难民。");
  const Article dated = undated("<p>他敦促民众，以「人道」方式接待抵达欧洲的难民。（編輯：李某某）1130701</p>");
  CHECK(dated.body_text() == "他敦促民众，以「人道」方式接待抵达欧洲的难民。");
  const Article kept = undated("<p>这是一段正文，足够长，可以看作文章的内容，里面有句子（见下文：第三节）</p>");
  CHECK(kept.body_text().ends_with("（见下文：第三节）"));
}

TEST_CASE("Interviews are no credits") {
  CHECK_FALSE(parse_credits("记者：你为什么来？"));
  CHECK_FALSE(parse_credits("姓名：郝某某"));
  CHECK_FALSE(parse_credits("他说：我们走吧"));
  const auto credits = parse_credits("实习编译：李某某/核稿：蔡某某");
  REQUIRE(credits);
  REQUIRE(credits->size() == 2);
  CHECK((*credits)[1].value == "蔡某某");
  const Article read = undated(prose + "<p>记者：好的</p>" + prose);
  CHECK(read.blocks.size() == 3);
}

TEST_CASE("A dateline stays in the text and is marked") {
  const Article read =
      undated("<p>（法新社梵蒂冈12日电）    负责慈善事务的司铎今天表示，将把一栋建筑物用作接待中心。</p>");
  REQUIRE(read.datelines.size() == 1);
  CHECK(read.datelines[0].text == "法新社梵蒂冈12日电");
  CHECK(read.datelines[0].span.of(read.text) == "（法新社梵蒂冈12日电）");
  CHECK(read.body_text().starts_with("（法新社梵蒂冈12日电） 负责"));
  CHECK(dateline_of("(德国之声中文网) 美国").text == "德国之声中文网");
  CHECK(dateline_of("新华社北京9月12日电 国家主席").text == "新华社北京9月12日电");
  CHECK(dateline_of("白河晚报10月9日讯 大桥").text == "白河晚报10月9日讯");
  CHECK(dateline_of("〔記者林某某／台北報導〕大橋").text == "記者林某某／台北報導");
  CHECK(dateline_of("【新唐人北京时间2020年6月12日讯】昨天").span.begin == 0);
  CHECK(dateline_of("（见图）他说").span.empty());
  CHECK(dateline_of("(APEC峰会) 今天").span.empty());
  CHECK(dateline_of("停电影响了半个城市，电力公司说").span.empty());
}

TEST_CASE("Names are told from offices, dividers and remarks") {
  CHECK(people_in("韩某 申某") == Names{"韩某", "申某"});
  CHECK(people_in("Qin Chen, Alison Chen & more") == Names{"Qin Chen", "Alison Chen"});
  CHECK(people_in("综合报导").empty());
  CHECK(is_name_list("杨某某/张某"));
  CHECK_FALSE(is_name_list("一些话"));
}
