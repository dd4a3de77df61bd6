#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/task.h"
#include "support/article_of.h"
#include "support/entities_in.h"

using namespace newsgraph;
using extract::EntityType;

namespace {

constexpr auto person = EntityType::person;
constexpr auto place = EntityType::place;
constexpr auto organization = EntityType::organization;

std::string_view name_of(extract::Modality modality) {
  static constexpr std::string_view names[] = {"actual", "planned", "denied", "hypothetical"};
  return names[static_cast<std::size_t>(modality)];
}

/// The events of a paragraph of 2023-09-14: "Type trigger actor,actor @place date modality".
std::vector<std::string> events(std::string_view paragraph,
                                const std::vector<std::pair<std::string_view, EntityType>>& names) {
  static const auto knowledge = extract::Knowledge::load().value();
  const auto article = tests::article_of("题", {paragraph});
  const extract::Reading reading(article);
  auto found = tests::entities_in(article, names);
  extract::Task task(reading, *knowledge, found);
  extract::events_extractor.run(task);
  std::vector<std::string> out;
  for (const extract::Event& event : found.events) {
    std::string text = event.type + ' ' + std::string(event.trigger.of(article.text)) + ' ';
    for (const auto actor : event.actors) text += found[actor].names.front().text + ',';
    if (event.place != extract::EntityIndex::none) text += " @" + found[event.place].names.front().text;
    if (event.start) text += ' ' + xsd_lexical(event.start);
    out.push_back(text + ' ' + std::string(name_of(event.modality)));
  }
  return out;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("the doer stands before a transitive trigger, the one it is done to behind it") {
  CHECK(events("甲国警方周三逮捕了记者李明。", {{"甲国警方", organization}, {"李明", person}}) ==
        Found{"Coerce 逮捕 甲国警方,李明, 2023-09-13 actual"});
}

TEST_CASE("in the passive the doer stands behind its marker and still comes first") {
  CHECK(events("李明昨日被甲国警方逮捕。", {{"甲国警方", organization}, {"李明", person}}) ==
        Found{"Coerce 逮捕 甲国警方,李明, 2023-09-13 actual"});
}

TEST_CASE("all who meet are actors, and where they meet is the place") {
  CHECK(events("王芳與張偉在東京會晤。", {{"王芳", person}, {"張偉", person}, {"東京", place}}) ==
        Found{"Consult 會晤 王芳,張偉, @東京 actual"});
}

TEST_CASE("a person is never the place of an event") {
  CHECK(events("在甲国、王芳的选举中，李平辞职。", {{"甲国", place}, {"王芳", person}, {"李平", person}}).front() ==
        "Election 选举  @甲国 actual");
}

TEST_CASE("the place behind a visit is where it is") {
  CHECK(events("王芳将于下月访问乙国。", {{"王芳", person}, {"乙国", place}}) ==
        Found{"Consult 访问 王芳, @乙国 2023-10 planned"});
}

TEST_CASE("a country before a person's title is no actor") {
  CHECK(events("甲国外长王芳辞职。", {{"甲国", place}, {"王芳", person}}) == Found{"Retreat 辞职 王芳, actual"});
}

TEST_CASE("a clause without a name takes the subject of the clause before") {
  CHECK(events("王芳表示，将访问乙国。", {{"王芳", person}, {"乙国", place}}) ==
        Found{"Consult 访问 王芳, @乙国 planned"});
}

TEST_CASE("words before the trigger say whether it took place") {
  CHECK(events("王芳没有辞职。", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, denied"});
  CHECK(events("王芳可能辞职。", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, hypothetical"});
  CHECK(events("王芳将军辞职。", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, actual"});
}

TEST_CASE("a word inside a name or a longer word is no trigger") {
  CHECK(events("王芳是上海合作组织的。", {{"王芳", person}, {"上海合作组织", organization}}).empty());
  CHECK(events("王芳的支持者来了。", {{"王芳", person}}).empty());
}

TEST_CASE("an event without any actor is told only where it happens to a place") {
  CHECK(events("昨天在乙国发生地震。", {{"乙国", place}}) == Found{"Disaster 地震  @乙国 2023-09-13 actual"});
  CHECK(events("会议结束。", {}).empty());
}

TEST_CASE("the same event told twice is one") {
  CHECK(events("王芳辞职。王芳周三辞职。", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, 2023-09-13 actual"});
}

TEST_CASE("in a passive without its subject, that of the clause before is the one it is done to") {
  CHECK(events("新潮社积极开拓市场，被甲国官媒狠批。", {{"新潮社", organization}, {"甲国", place}}) ==
        Found{"Accuse 狠批 新潮社, @甲国 actual"});
}

TEST_CASE("what the people of a place do has the place and no actor") {
  CHECK(events("王芳说，数千甲国人游行。", {{"王芳", person}, {"甲国", place}}) == Found{"Protest 游行  @甲国 actual"});
}

TEST_CASE("whom one parts with is no subject of the next clause") {
  CHECK(events("王芳宣布与新潮社决裂，并辞职。", {{"王芳", person}, {"新潮社", organization}}) ==
        Found{"Sanction 决裂 王芳,新潮社, actual", "Retreat 辞职 王芳, actual"});
  CHECK(events("王芳发言，宣布与新潮社决裂。", {{"王芳", person}, {"新潮社", organization}}) ==
        Found{"Sanction 决裂 王芳,新潮社, actual"});
}

TEST_CASE("pronouns act for the one who was named last") {
  CHECK(events("王芳来了。她昨天辞职。", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, 2023-09-13 actual"});
  CHECK(events("新潮社说明了情况。该组织昨天解散。", {{"新潮社", organization}}) ==
        Found{"Retreat 解散 新潮社, 2023-09-13 actual"});
  CHECK(events("王芳来了。他们昨天辞职。", {{"王芳", person}}).empty());
}

TEST_CASE("both are the actors of the event before") {
  CHECK(events("甲国与乙国谈判。双方达成协议。", {{"甲国", place}, {"乙国", place}}) ==
        Found{"Consult 谈判 甲国,乙国, actual", "Agree 达成协议 甲国,乙国, actual"});
}

TEST_CASE("a trigger before a name that it describes has that name for its actor") {
  CHECK(events("正在甲国访问的乙国外长王芳很忙。", {{"甲国", place}, {"乙国", place}, {"王芳", person}}) ==
        Found{"Consult 访问 王芳, @甲国 actual"});
}

TEST_CASE("what only says when something took place has no actors of other clauses") {
  CHECK(events("王芳回忆，新法通过后很忙。", {{"王芳", person}}).empty());
}

TEST_CASE("a word reports an event only among the words that its meaning needs") {
  CHECK(events("议会院通过了预算。", {{"议会院", organization}}) == Found{"Legislate 通过 议会院, actual"});
  CHECK(events("王芳通过朋友找房子。", {{"王芳", person}}).empty());
  CHECK(events("王芳接受了条件。", {{"王芳", person}}).size() == 1);
  CHECK(events("王芳接受治疗。", {{"王芳", person}}).empty());
  CHECK(events("王芳发表讲话。", {{"王芳", person}}).empty());
}

TEST_CASE("a verb that is made a noun reports nothing") {
  CHECK(events("王芳不理会李明的指责。", {{"王芳", person}, {"李明", person}}).empty());
  CHECK(events("王芳是援助者。", {{"王芳", person}}).empty());
  CHECK(events("王芳援助了乙国。", {{"王芳", person}, {"乙国", place}}).size() == 1);
}

TEST_CASE("a word that runs into a name is no trigger, and hides none") {
  CHECK(events("今年河防军演戏。", {{"河防军", organization}}).empty());
  CHECK(events("今年河防军演示了登陆。", {{"河防军", organization}}) == Found{"Mobilize 演示 河防军, 2023 actual"});
}

TEST_CASE("a clause with a subject of its own takes over none from the clause before") {
  CHECK(events("王芳说，法院驳回了申诉。", {{"王芳", person}}).empty());
  CHECK(events("王芳说，该协议取消了关税。", {{"王芳", person}}).empty());
  CHECK(events("王芳说，前央行行长辞职。", {{"王芳", person}}).empty());
  CHECK(events("王芳说，将取消关税。", {{"王芳", person}}) == Found{"Concede 取消 王芳, planned"});
}

TEST_CASE("who is asked acts, not who asks") {
  CHECK(events("王芳邀请李明访问乙国。", {{"王芳", person}, {"李明", person}, {"乙国", place}}) ==
        Found{"Request 邀请 王芳,李明, actual", "Consult 访问 李明, @乙国 planned"});
  CHECK(events("王芳敦促政府释放囚犯。", {{"王芳", person}}) == Found{"Request 敦促 王芳, actual"});
}

TEST_CASE("a noun of doing is an event where a verb makes an act of it") {
  CHECK(events("甲国需要乙国支持。", {{"甲国", place}, {"乙国", place}}).empty());
  CHECK(events("王芳提出强烈谴责。", {{"王芳", person}}) == Found{"Accuse 谴责 王芳, actual"});
  CHECK(events("王芳被谴责。", {{"王芳", person}}) == Found{"Accuse 谴责 王芳, actual"});
  CHECK(events("王芳的投资协议到期。", {{"王芳", person}}).empty());
  CHECK(events("此次访问结束，王芳回国。", {{"王芳", person}}).empty());
}

TEST_CASE("a word of several meanings is told by its clause") {
  CHECK(events("甲国取消了制裁。", {{"甲国", place}}) == Found{"Concede 取消 甲国, actual"});
  CHECK(events("甲国取消了王芳的资格。", {{"甲国", place}, {"王芳", person}}) ==
        Found{"Coerce 取消 甲国,王芳, actual"});
  CHECK(events("甲国发射了两枚导弹。", {{"甲国", place}}) == Found{"Mobilize 发射 甲国, actual"});
  CHECK(events("甲国发射了一颗卫星。", {{"甲国", place}}) == Found{"Release 发射 甲国, actual"});
  CHECK(events("王芳击败了两名候选人。", {{"王芳", person}}) == Found{"Election 击败 王芳, actual"});
  CHECK(events("王芳击败了李明。", {{"王芳", person}, {"李明", person}}) ==
        Found{"Competition 击败 王芳,李明, actual"});
}

TEST_CASE("words of one type that follow each other tell one event") {
  CHECK(events("数千人在甲城示威游行。", {{"甲城", place}}) == Found{"Protest 示威游行  @甲城 actual"});
}

TEST_CASE("who only tells of an event, or sees it, has no part in it") {
  CHECK(events("王芳亲眼目睹了昨天的甲城大地震。", {{"王芳", person}, {"甲城", place}}) ==
        Found{"Disaster 大地震  @甲城 2023-09-13 actual"});
  CHECK(events("王芳在会谈结束后回国。", {{"王芳", person}}).empty());
  CHECK(events("王芳在推特宣布辞职。", {{"王芳", person}, {"推特", organization}}) ==
        Found{"Retreat 辞职 王芳, actual"});
}

TEST_CASE("deaths happen where and when their cause did") {
  CHECK(events("甲城昨天发生地震。已有两人死亡。", {{"甲城", place}}) ==
        Found{"Disaster 地震  @甲城 2023-09-13 actual", "Death 死亡  @甲城 2023-09-13 actual"});
}

TEST_CASE("a plan that is denied is denied") {
  CHECK(events("王芳暂无计划辞职。", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, denied"});
  CHECK(events("王芳会不会辞职？", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, hypothetical"});
}

TEST_CASE("somebody's slogan has no actors of the words around it") {
  CHECK(events("王芳宣布与新潮社决裂，高喊“支持海会”。",
               {{"王芳", person}, {"新潮社", organization}, {"海会", organization}}) ==
        Found{"Sanction 决裂 王芳,新潮社, actual", "Support 支持 海会, actual"});
}

TEST_CASE("one word told of the same people in another mood is still one event") {
  CHECK(events("王芳将访问乙国。王芳访问乙国。", {{"王芳", person}, {"乙国", place}}) ==
        Found{"Consult 访问 王芳, @乙国 planned"});
}

TEST_CASE("when somebody tells of it is not when what is planned takes place") {
  CHECK(events("王芳周三表示，将访问乙国。", {{"王芳", person}, {"乙国", place}}) ==
        Found{"Consult 访问 王芳, @乙国 planned"});
  CHECK(events("王芳周三宣布辞职。", {{"王芳", person}}) == Found{"Retreat 辞职 王芳, 2023-09-13 actual"});
}

TEST_CASE("a month without a year lies ahead where the event is planned") {
  CHECK(events("王芳计划在稍后的12月初访问乙国。", {{"王芳", person}, {"乙国", place}}) ==
        Found{"Consult 访问 王芳, @乙国 2023-12 planned"});
}

TEST_CASE("a character of a name denies nothing") {
  CHECK(events("王芳在雷克雅未克会见李明。", {{"王芳", person}, {"雷克雅未克", place}, {"李明", person}}) ==
        Found{"Consult 会见 王芳,李明, @雷克雅未克 actual"});
}

TEST_CASE("who only stands in the dateline has no part in the events") {
  CHECK(events("乙城/丙城 — 王芳访问丁国。", {{"乙城", place}, {"丙城", place}, {"王芳", person}, {"丁国", place}}) ==
        Found{"Consult 访问 王芳, @丁国 actual"});
}

TEST_CASE("whom one meets is no subject, which the clause before has") {
  CHECK(events("王芳辞职，并与外长李明会谈。", {{"王芳", person}, {"李明", person}}).back() ==
        "Consult 会谈 王芳,李明, actual");
}

TEST_CASE("a country acts by its soldiers and officials, and where they are sent is the place") {
  CHECK(events("已有三百多名甲国士兵被部署到乙城。", {{"甲国", place}, {"乙城", place}}) ==
        Found{"Mobilize 部署 甲国, @乙城 actual"});
}

TEST_CASE("two who are named are the actors rather than both of the event before") {
  CHECK(events("王芳与李明会谈，双方谈及甲军同乙军的战争爆发。",
               {{"王芳", person}, {"李明", person}, {"甲军", organization}, {"乙军", organization}})
            .back() == "Assault 战争爆发 甲军,乙军, actual");
}

TEST_CASE("nobody does a quake, and those who die without a name are not who tells of it") {
  CHECK(events("甲社通报，甲城昨天发生地震，造成66人遇难。", {{"甲社", organization}, {"甲城", place}}) ==
        Found{"Disaster 地震  @甲城 2023-09-13 actual", "Death 遇难  @甲城 2023-09-13 actual"});
}

TEST_CASE("a name right behind a trigger is whom it is done to, whatever word it begins with") {
  CHECK(events("王芳指责自由民主党。", {{"王芳", person}, {"自由民主党", organization}}) ==
        Found{"Accuse 指责 王芳,自由民主党, actual"});
}

TEST_CASE("a name behind 将 is its object, so that nothing lies ahead") {
  CHECK(events("王芳11月初将李明解职。", {{"王芳", person}, {"李明", person}}) ==
        Found{"Sanction 解职 王芳,李明, 2022-11 actual"});
}

TEST_CASE("a day up to which is counted, or from which, is not the event's") {
  CHECK(events("截至9月13日，甲城地震。", {{"甲城", place}}) == Found{"Disaster 地震  @甲城 actual"});
  CHECK(events("9月13日是王芳入侵乙国第一百天。", {{"王芳", person}, {"乙国", place}}) ==
        Found{"Assault 入侵 王芳,乙国, actual"});
}

TEST_CASE("what a report says was said, or follows in its paragraph, took place on the day that it tells of") {
  const std::vector<std::pair<std::string_view, EntityType>> names = {{"王芳", person}, {"甲国", place}};
  CHECK(events("王芳周三抵达甲国。她呼吁停火。", names).back() == "Request 呼吁 王芳, 2023-09-13 actual");
  CHECK(events("王芳周三抵达甲国。她此前呼吁停火。", names).back() == "Request 呼吁 王芳, actual");
  CHECK(events("王芳2020年抵达甲国。她呼吁停火。", names).back() == "Request 呼吁 王芳, actual");
}

TEST_CASE("people who are counted make an event of a death, and the same told again is one") {
  CHECK(events("洪水已造成至少12人死亡，数千人离开家园。", {}).size() == 1);
  CHECK(events("洪水已造成12人死亡。乙城有12人死亡。", {{"乙城", place}}).size() == 1);
  CHECK(events("他谈到了死亡和生活。", {}).empty());
}
