#include "quoting.h"

using namespace newsgraph;
using tests::Lines;
using tests::organization;
using tests::person;
using tests::place;
using tests::Quoting;

namespace {
const std::vector<tests::Given> names{organization("河报社"), organization("海通社"), person("林一帆"), place("白河")};
}

TEST_CASE("according to A citing B is a chain of two") {
  CHECK(Quoting({"据河报社援引海通社周四报道，大桥开放。"}, names).sources() == Lines{"河报社 < 海通社"});
  CHECK(Quoting({"據河報社引述海通社報導，大橋開放。"}, {organization("河報社"), organization("海通社")}).sources() ==
        Lines{"河報社 < 海通社"});
  CHECK(Quoting({"河报社引述林一帆的话称，大桥开放。"}, names).sources() == Lines{"河报社 < 林一帆"});
  CHECK(Quoting({"河报社的报道援引消息人士透露，大桥将在明天开放。"}, names).sources() == Lines{"河报社 < 消息人士"});
}

TEST_CASE("according to A is a chain of one") {
  CHECK(Quoting({"据河报社报道，大桥开放。"}, names).sources() == Lines{"河报社"});
  CHECK(Quoting({"据河报社（HBS）9月3日消息，大桥开放。"}, names).sources() == Lines{"河报社"});
  CHECK(Quoting({"综合河报社、海通社报道，大桥开放。"}, names).sources() == Lines{"河报社", "海通社"});
  CHECK(Quoting({"据报道，大桥开放。"}, names).sources().empty());
  CHECK(Quoting({"根据法律规定，大桥开放。"}, names).sources().empty());
  CHECK(Quoting({"证据河报社报道过。"}, names).sources().empty());
}

TEST_CASE("chains may have any length") {
  CHECK(Quoting({"据河报社援引海通社引述林一帆的话报道，大桥开放。"}, names).sources() ==
        Lines{"河报社 < 海通社 < 林一帆"});
  CHECK(Quoting({"河报社转引海通社援引消息人士的话称，大桥将在明天开放。"}, names).sources() ==
        Lines{"河报社 < 海通社 < 消息人士"});
  CHECK(Quoting({"河报社引消息人士称，大桥将在明天开放。"}, names).sources() == Lines{"河报社 < 消息人士"});
  CHECK(Quoting({"河报社引入了新设备，大桥开放。"}, names).sources().empty());
}

TEST_CASE("what stands around the name of a medium is no part of the source") {
  auto media = tests::article_of("题目", {"据《海潮日报》网站9月3日报道，大桥开放。"});
  CHECK(Quoting(media, {organization("海潮日报")}).sources() == Lines{"海潮日报"});
  CHECK(Quoting({"据河报社的两项研究，大桥开放。"}, names).sources() == Lines{"河报社"});
  CHECK(Quoting({"河报社的一篇独家报道说，大桥将在明天开放。"}, names).sources() == Lines{"河报社"});
}

TEST_CASE("unnamed sources are called by what says most of them") {
  CHECK(Quoting({"河报社引述两名知情官员的话称，大桥将在明天开放。"}, names).sources() == Lines{"河报社 < 知情官员"});
  CHECK(Quoting({"据白河官员透露，大桥将在明天开放。"}, names).sources() == Lines{"白河官员"});
  CHECK(Quoting({"据官员透露，大桥将在明天开放。"}, names).sources().empty());
}

TEST_CASE("报道指 cites nobody anew") {
  CHECK(Quoting({"据河报社援引海通社报道，大桥开放。报道指，渡船也将照常往来。"}, names).sources() ==
        Lines{"河报社 < 海通社"});
}

TEST_CASE("who cites this report cites its first source") {
  CHECK(Quoting({"据海通社报道，大桥开放。河报社随后援引了这一报道。"}, names).sources() ==
        Lines{"海通社", "河报社 < 海通社"});
  CHECK(Quoting({"林一帆引用了宪法，大桥开放。"}, names).sources().empty());
}

TEST_CASE("media that report are sources, others that speak are not") {
  CHECK(Quoting({"河报社报道，大桥将在明天开放。河报社还称，渡船也将照常。"}, names).sources() == Lines{"河报社"});
  CHECK(Quoting({"多家港媒报道，大桥将在明天开放。"}, names).sources() == Lines{"港媒"});
  CHECK(Quoting({"有媒体披露，大桥将在明天开放。"}, names).sources().empty());
  CHECK(Quoting({"林一帆称，大桥将在明天开放。"}, names).sources().empty());
}

TEST_CASE("datelines, credit lines and source labels are sources, the outlet itself is not") {
  auto article = tests::article_of("题目", {"（海通社白河12日电）大桥开放。"});
  article.datelines.push_back({article.blocks[0].span, "海通社白河12日电"});
  article.credits = {"路网社"};
  article.source_label = "山报";
  article.outlet.name = "河报社";
  const Quoting read(article, names);
  CHECK(read.sources() == Lines{"山报", "路网社", "海通社"});
  CHECK(read.found.source_chains[0].spans[0].empty());
  CHECK(read.found.source_chains[2].spans[0].of(read.article.text) == "海通社");
  CHECK(std::ranges::count(read.found.mentions, extract::SubjectKind::source_chain, &extract::Mention::kind) == 1);

  auto own = tests::article_of("题目", {"（河报社讯）大桥开放。"});
  own.datelines.push_back({own.blocks[0].span, "河报社讯"});
  own.outlet.name = "河报社";
  CHECK(Quoting(own, names).sources().empty());
}

TEST_CASE("an agency's dispatch cites it, also on its own pages, a reporter's line cites nobody") {
  auto dispatch = tests::article_of("题目", {"（河报社白河12日电）大桥开放。"});
  dispatch.datelines.push_back({dispatch.blocks[0].span, "河报社白河12日电"});
  dispatch.outlet.name = "河报社";
  CHECK(Quoting(dispatch, names).sources() == Lines{"河报社"});

  auto byline = tests::article_of("题目", {"〔記者何小滿／台北報導〕大橋開放，車輛先行。"});
  byline.datelines.push_back({{byline.blocks[0].span.begin, byline.blocks[0].span.begin + 36}, "記者何小滿／台北報導"});
  const Quoting read(byline, names);
  CHECK(read.sources().empty());
  CHECK(read.found.quotations.empty());
}

TEST_CASE("a person who is cited is quoted, and no source of the article") {
  CHECK(Quoting({"据林一帆介绍，大桥将在明天开放。"}, names).sources().empty());
}

TEST_CASE("an unnamed source is of this article alone and no mention") {
  const Quoting read({"据消息人士透露，大桥将在明天开放。"}, {});
  REQUIRE(read.sources() == Lines{"消息人士"});
  const auto& source = read.found[read.found.source_chains[0].links[0]];
  CHECK(source.basis == extract::IdentityBasis::local);
  CHECK(source.type == extract::EntityType::person);
  CHECK(std::ranges::count(read.found.mentions, extract::SubjectKind::entity, &extract::Mention::kind) == 0);
}

TEST_CASE("what a citation reports is said by the last of its chain") {
  CHECK(Quoting({"据河报社援引海通社报道，大桥将在明天开放。"}, names).indirect() == Lines{"海通社: 大桥将在明天开放"});
  CHECK(Quoting({"据海通社报道，大桥将在明天开放。报道指，渡船也将照常往来。"}, names).indirect() ==
        Lines{"海通社: 大桥将在明天开放", "海通社: 渡船也将照常往来"});
  CHECK(Quoting({"据报道，林一帆透露了他将在明天打开大桥和渡口。"}, names).indirect() ==
        Lines{"林一帆: 他将在明天打开大桥和渡口"});
}
