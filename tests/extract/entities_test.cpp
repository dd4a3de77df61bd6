#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/extract/entity_names.h"
#include "support/entities_of.h"

using namespace newsgraph;
using extract::EntityType;

namespace {

using Words = std::vector<std::string>;

tests::EntitiesOf read(std::string_view paragraph, std::string_view language = "zh-Hans") {
  return tests::EntitiesOf(tests::article_of("题", {paragraph}, language), false);
}
Words persons(std::string_view paragraph) {
  return read(paragraph).words(EntityType::person);
}
Words organizations(std::string_view paragraph) {
  return read(paragraph).words(EntityType::organization);
}
Words places(std::string_view paragraph) {
  return read(paragraph).words(EntityType::place);
}

}  // namespace

TEST_CASE("a known name is found, in traditional characters too") {
  CHECK(places("他從俄羅斯來到法國。") == Words{"俄羅斯", "法國"});
  const auto read_one = read("他从俄罗斯来。");
  REQUIRE(read_one.named("俄罗斯") != nullptr);
  CHECK(read_one.named("俄罗斯")->basis == extract::IdentityBasis::wikidata);
  CHECK(read_one.named("俄罗斯")->subclass == extract::EntityClass::country);
}

TEST_CASE("a known name inside of a longer word is none") {
  CHECK(places("发展中国家需要帮助。").empty());
  CHECK(places("中国需要帮助。") == Words{"中国"});
}

TEST_CASE("peoples are no countries") {
  CHECK(places("法国人喜欢奶酪。").empty());
  CHECK(places("法国人民喜欢奶酪。") == Words{"法国"});
}

TEST_CASE("a country's letter counts beside what countries have") {
  CHECK(places("朝俄峰会开幕。") == Words{"朝", "俄"});
  CHECK(places("中美关系紧张。") == Words{"中", "美"});
  CHECK(places("美、英、法三国同意。") == Words{"美", "英", "法"});
  CHECK(places("他下月访朝。") == Words{"朝"});
  CHECK(places("俄总统讲话。") == Words{"俄"});
  CHECK(places("双方将在朝会晤。") == Words{"朝"});
}

TEST_CASE("a country's letter in another word or without such a sign counts not") {
  CHECK(places("他在美容院工作。").empty());
  CHECK(places("新总统很英俊。").empty());
  CHECK(places("其中关系复杂。").empty());
  CHECK(places("日前有法可依。").empty());
}

TEST_CASE("a title shows where a Chinese name begins and what follows it where it ends") {
  CHECK(persons("外交部发言人林志远表示，局势稳定。") == Words{"林志远"});
  CHECK(persons("校长周涛说，今天放假。") == Words{"周涛"});
  CHECK(persons("林志远主席今天到访。") == Words{"林志远"});
  CHECK(persons("他的妻子叶婉清没有出席。") == Words{"叶婉清"});
}

TEST_CASE("plain words after a title are no name") {
  CHECK(persons("校长高度重视这件事。").empty());
  CHECK(persons("总统马上回国。").empty());
  CHECK(persons("记者和公民都来了。").empty());
}

TEST_CASE("a job title stands with its person, and the country before it is whom the person belongs to") {
  const auto read_one = read("波兰外长林志远今天抵达。");
  const extract::Entity* person = read_one.named("林志远");
  REQUIRE(person != nullptr);
  REQUIRE(person->job_titles.size() == 1);
  CHECK(person->job_titles.front().text == "外长");
  REQUIRE(person->affiliation != extract::EntityIndex::none);
  CHECK(read_one.found[person->affiliation].names.front().text == "波兰");
}

TEST_CASE("who stands in a list with a person is one") {
  CHECK(persons("秘书长林志远、周文涛和陈嘉怡退出。") == Words{"林志远", "周文涛", "陈嘉怡"});
  CHECK(persons("苹果、香蕉和橘子很好吃。").empty());
}

TEST_CASE("a surname with an honorific is a person of this text alone") {
  const auto read_one = read("住在附近的王先生说没有看见。");
  REQUIRE(read_one.named("王先生") != nullptr);
  CHECK(read_one.named("王先生")->basis == extract::IdentityBasis::local);
  CHECK(persons("历任总统都来了。").empty());
}

TEST_CASE("a nickname that stands like a name twice is a person of this text") {
  const auto twice = read("小唐在家。后来，小唐走了。");
  REQUIRE(twice.named("小唐") != nullptr);
  CHECK(twice.named("小唐")->basis == extract::IdentityBasis::local);
  CHECK(read("小唐在家。").named("小唐") == nullptr);
}

TEST_CASE("a stage name stands in marks behind the calling") {
  CHECK(persons("网红“山竹”上传了影片。") == Words{"山竹"});
  CHECK(persons("歌手“退出歌坛”的消息不实。").empty());
}

TEST_CASE("a company's name without its ending counts only beside signs of a company") {
  CHECK(organizations("他在社交平台领英写道。").size() == 1);
  CHECK(organizations("谷歌、高通、英特尔都同意。") == Words{"谷歌", "高通", "英特尔"});
  CHECK(organizations("他每天吃苹果和小米粥。").empty());
}

TEST_CASE("a worldwide union of something is an organisation") {
  CHECK(organizations("世界陀螺联盟今天开会。") == Words{"世界陀螺联盟"});
  CHECK(organizations("世界组织很多。").empty());
}

TEST_CASE("foreign names are told by their characters") {
  CHECK(persons("记者拉德克·斯特凡诺夫的文章") == Words{"拉德克·斯特凡诺夫"});
  CHECK(persons("主管斯蒂芬·普拉萨昨天到访。") == Words{"斯蒂芬·普拉萨"});
  CHECK(places("主管斯蒂芬·普拉萨昨天到访。").empty());
  CHECK(places("他和约翰·李在拉萨见面。") == Words{"拉萨"});
  CHECK(persons("总理斯特凡诺夫辞职。") == Words{"斯特凡诺夫"});
  CHECK(persons("斯特凡诺夫昨天表示，他会辞职。") == Words{"斯特凡诺夫"});
  CHECK(persons("总理特别强调这一点。").empty());
}

TEST_CASE("a Latin name in brackets is another form of the name before it") {
  const auto read_one = read("副部长特林根（Hans Tringen）今天到访。");
  REQUIRE(read_one.named("特林根") != nullptr);
  CHECK(read_one.named("特林根") == read_one.named("Hans Tringen"));
  CHECK(persons("人工智能（Artificial Intelligence）发展很快。").empty());
}

TEST_CASE("a place and an ending make an organisation, and a mere description does not") {
  CHECK(organizations("波兰咖啡烘焙协会今天开会。") == Words{"波兰咖啡烘焙协会"});
  CHECK(organizations("波兰政府今天开会。") == Words{"波兰政府"});
  CHECK(organizations("一家波兰制药公司今天开会。").empty());
  CHECK(organizations("波兰各地医院已满。").empty());
}

TEST_CASE("what stands before a title of its head is an organisation") {
  CHECK(organizations("银鹭救护所所长林志远表示不满。") == Words{"银鹭救护所"});
}

TEST_CASE("a country or city inside of an organisation's name is found too, other parts are not") {
  const auto read_one = read("波兰咖啡烘焙协会今天开会。");
  CHECK(read_one.words(EntityType::place) == Words{"波兰"});
  CHECK(places("波兰外交部发表声明。") == Words{"波兰"});
}

TEST_CASE("a country's letter and another before 社 name a news agency") {
  CHECK(organizations("据柬华社报道，今天下雨。") == Words{"柬华社"});
  CHECK(organizations("他反对旅行社涨价。").empty());
}

TEST_CASE("a known name with the ending of a division is the name of that division") {
  CHECK(places("他住在莫斯科县。") == Words{"莫斯科县"});
  CHECK(places("他在莫斯科市场买菜。") == Words{"莫斯科"});
}

TEST_CASE("a short marked name with such an ending is an organisation") {
  CHECK(organizations("他们组成了「五湖联盟」。") == Words{"五湖联盟"});
  CHECK(organizations("他说「这个联盟不会存在下去了」。").empty());
}

TEST_CASE("a place is told by its ending and its surroundings") {
  CHECK(places("冲突在格里萨河谷爆发。") == Words{"格里萨河谷"});
  CHECK(places("冲突在贫困地区爆发。").empty());
}

TEST_CASE("a county is known by name, and what follows it in an address is a place of its own") {
  CHECK(places("救援队抵达雅安市石棉县。") == Words{"雅安市", "石棉县"});
  CHECK(places("他住在石棉县松岭坪镇。") == Words{"石棉县", "松岭坪镇"});
}

TEST_CASE("what a city has one of is a place beside the city itself") {
  CHECK(places("列车抵达洛阳火车站。") == Words{"洛阳", "洛阳火车站"});
}

TEST_CASE("a group or an office is named by its place and what it does") {
  CHECK(organizations("贵州燃气集团停止供应。") == Words{"贵州燃气集团"});
  CHECK(organizations("挪威金融管理局表示同意。") == Words{"挪威金融管理局"});
  CHECK(organizations("全球最大零售集团倒闭。").empty());
}

TEST_CASE("a known name that goes on as another word is none") {
  CHECK(organizations("他们以军事手段施压。").empty());
  CHECK(organizations("以军称目标已被摧毁。") == Words{"以军"});
}

TEST_CASE("a government is called by the person who leads it, who is not named by that") {
  CHECK(organizations("拜登政府宣布新的规定。") == Words{"拜登政府"});
  CHECK(persons("拜登政府宣布新的规定。").empty());
}

TEST_CASE("a country and a team make a team, but not where a competition follows") {
  CHECK(organizations("日本队以二比一取胜。") == Words{"日本队"});
  CHECK(organizations("新西兰女足世界杯开幕。").empty());
  const auto read_one = read("挪威女足昨天取胜。挪威队下一场对阵丹麦队。");
  REQUIRE(read_one.named("挪威女足") != nullptr);
  CHECK(read_one.named("挪威女足") == read_one.named("挪威队"));
}

TEST_CASE("an organ of a state is one without its country too, of this text alone") {
  const auto read_one = read("众议院通过了法案。");
  REQUIRE(read_one.named("众议院") != nullptr);
  CHECK(read_one.named("众议院")->basis == extract::IdentityBasis::local);
}

TEST_CASE("an organ without its country is the one that the text names with it") {
  const auto read_one = read("泰国宪法法院开庭。众人认为，宪法法院不会驳回。");
  REQUIRE(read_one.named("泰国宪法法院") != nullptr);
  CHECK(read_one.named("泰国宪法法院") == read_one.named("宪法法院"));
}

TEST_CASE("institutes of a university or a city need no word that is unusual") {
  CHECK(organizations("清华大学公共管理学院表示同意。") == Words{"清华大学公共管理学院"});
  CHECK(organizations("四川省红十字会表示同意。") == Words{"四川省红十字会"});
  CHECK(organizations("法国委员会表示同意。").empty());
}

TEST_CASE("what a staff is for is no short name of it") {
  CHECK(organizations("武汉市疫情防控指挥部表示，疫情防控不能放松。") == Words{"武汉市疫情防控指挥部"});
}

TEST_CASE("a common surname and two usual characters between other words are a person") {
  CHECK(persons("昨天，李建华和家人来到车站。") == Words{"李建华"});
  CHECK(persons("（记者 陈雪）昨天下雨。") == Words{"陈雪"});
}

TEST_CASE("a known name of two characters is not the front of a longer one") {
  CHECK(persons("会长马云芳表示同意。") == Words{"马云芳"});
  CHECK(persons("马云表示同意。") == Words{"马云"});
}

TEST_CASE("English names are told by titles, words of saying and endings") {
  const auto read_one =
      read("Prime Minister Karl Brandow met Jane Tolliver. Jane Tolliver said Acme Holdings Inc would pay.", "en");
  CHECK(read_one.words(EntityType::person) == Words{"Karl Brandow", "Jane Tolliver"});
  CHECK(read_one.words(EntityType::organization) == Words{"Acme Holdings Inc"});
  CHECK(read("However the weather was fine. Nobody complained.", "en").found.entities.empty());
}

TEST_CASE("a name has the language of its characters where the article has another") {
  const auto language_of = [](std::string_view name, std::string_view language) {
    return extract::language_of_name(name, tests::article_of("title", {}, language));
  };
  CHECK(language_of("韩国造船设备协会", "en") == "zh-Hans");
  CHECK(language_of("韓國造船設備協會", "en") == "zh-Hant");
  CHECK(language_of("Alphabet中国", "en") == "zh-Hans");
  CHECK(language_of("トヨタ自動車", "en") == "ja");
  CHECK(language_of("世界少数民族语文研究院", "und") == "zh-Hans");
  CHECK(language_of("東京都", "ja") == "ja");
  CHECK(language_of("トヨタ", "zh-Hans") == "ja");
  CHECK(language_of("韓國造船設備協會", "zh-Hans") == "zh-Hans");
  CHECK(language_of("Julie Greenberg", "en") == "en");
  CHECK(language_of("Julie Greenberg", "zh-Hant").empty());
  CHECK(language_of("Julie Greenberg", "ja").empty());
}
