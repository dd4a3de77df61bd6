#include "newsgraph/extract/calendar.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/extract/reading.h"
#include "support/article_of.h"

using namespace newsgraph;

namespace {

/// What is found in a paragraph of an article of Thursday 2023-09-14: "text=start" or "text=start/end".
std::vector<std::string> dates(std::string_view paragraph) {
  static const auto calendar = extract::Calendar::load().value();
  const auto article = tests::article_of("题", {paragraph});
  const extract::Reading reading(article);
  std::vector<std::string> out;
  for (const auto& date : calendar.find(reading)) {
    std::string text = std::string(reading.original(date.at)) + '=' + xsd_lexical(date.start);
    if (date.end) text += '/' + xsd_lexical(date.end);
    out.push_back(text);
  }
  return out;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("a written date keeps the precision that it states") {
  CHECK(dates("2023年9月13日") == Found{"2023年9月13日=2023-09-13"});
  CHECK(dates("2019年6月爆發") == Found{"2019年6月=2019-06"});
  CHECK(dates("在2016年成立") == Found{"2016年=2016"});
  CHECK(dates("二〇二〇年六月三十日") == Found{"二〇二〇年六月三十日=2020-06-30"});
  CHECK(dates("民國112年9月1日") == Found{"民國112年9月1日=2023-09-01"});
  CHECK(dates("令和5年") == Found{"令和5年=2023"});
  CHECK(dates("2023-09-02和2023/9/3") == Found{"2023-09-02=2023-09-02", "2023/9/3=2023-09-03"});
  CHECK(dates("2020 年 6 月 12 日") == Found{"2020 年 6 月 12 日=2020-06-12"});
}

TEST_CASE("a part that is left out makes it the last such date") {
  CHECK(dates("9月13日") == Found{"9月13日=2023-09-13"});
  CHECK(dates("10月2日") == Found{"10月2日=2022-10-02"});
  CHECK(dates("9月") == Found{"9月=2023-09"});
  CHECK(dates("12月") == Found{"12月=2022-12"});
  CHECK(dates("12日电") == Found{"12日=2023-09-12"});
  CHECK(dates("20号") == Found{"20号=2023-08-20"});
}

TEST_CASE("a word of the future makes it the next one") {
  CHECK(dates("将于10月2日举行") == Found{"10月2日=2023-10-02"});
  CHECK(dates("预计20日抵达") == Found{"20日=2023-09-20"});
  CHECK(dates("周一将举行") == Found{"周一=2023-09-18"});
}

TEST_CASE("days and weeks count from the publication day") {
  CHECK(dates("周四、星期三、禮拜日") == Found{"周四=2023-09-14", "星期三=2023-09-13", "禮拜日=2023-09-10"});
  CHECK(dates("今天和昨晚") == Found{"今天=2023-09-14", "昨晚=2023-09-13"});
  CHECK(dates("上周三") == Found{"上周三=2023-09-06"});
  CHECK(dates("下周一") == Found{"下周一=2023-09-18"});
  CHECK(dates("上週") == Found{"上週=2023-09-04/2023-09-10"});
  CHECK(dates("本周末") == Found{"本周末=2023-09-16/2023-09-17"});
}

TEST_CASE("months and years count from the publication day") {
  CHECK(dates("下月初在朝会晤") == Found{"下月初=2023-10"});
  CHECK(dates("上个月12日") == Found{"上个月12日=2023-08-12"});
  CHECK(dates("去年11月") == Found{"去年11月=2022-11"});
  CHECK(dates("今年3月5日") == Found{"今年3月5日=2023-03-05"});
  CHECK(dates("明年2月底") == Found{"明年2月底=2024-02"});
  CHECK(dates("去年底") == Found{"去年底=2022"});
}

TEST_CASE("a range has an end") {
  CHECK(dates("9月11日至13日") == Found{"9月11日至13日=2023-09-11/2023-09-13"});
  CHECK(dates("2019年到2021年") == Found{"2019年到2021年=2019/2021"});
}

TEST_CASE("the same day and year are those of the date before") {
  CHECK(dates("2020年6月4日，同日，同年9月") == Found{"2020年6月4日=2020-06-04", "同日=2020-06-04", "同年9月=2020-09"});
  CHECK(dates("同日没有日期").empty());
  // A year has no such day, but the text has one.
  CHECK(dates("2020年建成。当晚开放") == Found{"2020年=2020", "当晚=2023-09-14"});
}

TEST_CASE("numbers that are no dates are left alone") {
  CHECK(dates("30日内、3个月、13月、2月30日x、1.5日、500年").size() <= 1);
  CHECK(dates("今日头条报道").empty());
  CHECK(dates("五年来、十年").empty());
}

TEST_CASE("without a publication date only dates with a year are resolved") {
  const auto calendar = extract::Calendar::load().value();
  auto article = tests::article_of("题", {"9月13日和2019年5月1日"});
  article.published = {};
  const extract::Reading reading(article);
  const auto found = calendar.find(reading);
  REQUIRE(found.size() == 1);
  CHECK(xsd_lexical(found.front().start) == "2019-05-01");
}

namespace {
/// As dates(), in an article with a dateline, all of 2023-09-14.
std::vector<std::string> dates_below(std::string_view dateline, std::string_view paragraph) {
  static const auto calendar = extract::Calendar::load().value();
  auto article = tests::article_of("题", {dateline, paragraph});
  const auto at = static_cast<std::uint32_t>(article.text.find(dateline));
  article.datelines = {{{at, at + static_cast<std::uint32_t>(dateline.size())}, std::string(dateline)}};
  const extract::Reading reading(article);
  std::vector<std::string> out;
  for (const auto& date : calendar.find(reading)) {
    if (reading.span(date.at).begin >= at + dateline.size())
      out.push_back(std::string(reading.original(date.at)) + '=' + xsd_lexical(date.start));
  }
  return out;
}
}  // namespace

TEST_CASE("today is the day of the dateline, or of the weekday that the lead gives with its date") {
  CHECK(dates_below("（甲社乙城12日电）", "今天开会，昨日下雨") == Found{"今天=2023-09-12", "昨日=2023-09-11"});
  CHECK(dates_below("（甲社乙城1月12日电）", "今天开会") == Found{"今天=2023-09-14"});
  CHECK(dates("周二（9月12日）开会。今早下雨") == Found{"周二（9月12日）=2023-09-12", "今早=2023-09-12"});
  CHECK(dates("周一（9月12日）开会。今早下雨").back() == "今早=2023-09-14");
}

TEST_CASE("at once is the day that the paragraph spoke of last") {
  CHECK(dates("9月3日开会，随即散会") == Found{"9月3日=2023-09-03", "随即=2023-09-03"});
  CHECK(dates("开会后随即散会").empty());
  CHECK(dates("9月3日开会，即日起停业").back() == "即日起=2023-09-03");
  CHECK(dates("即日起停业") == Found{"即日起=2023-09-14"});
}

TEST_CASE("a feast is its day behind a year, and alone where its name says that it is one") {
  CHECK(dates("去年国庆") == Found{"去年国庆=2022-10-01"});
  CHECK(dates("2019年元旦开业") == Found{"2019年元旦=2019-01-01"});
  CHECK(dates("国庆开业").empty());
  CHECK(dates("教师节开会") == Found{"教师节=2023-09-10"});
  CHECK(dates("计划在圣诞节前通话") == Found{"圣诞节=2023-12"});
  CHECK(dates("元旦前通话").empty());
}

TEST_CASE("a bracket behind a word of the calendar tells the same day again") {
  CHECK(dates("下周日（24日）举行") == Found{"下周日（24日）=2023-09-24"});
  CHECK(dates("昨日（13日）举行") == Found{"昨日（13日）=2023-09-13"});
  CHECK(dates("周三（星期三）") == Found{"周三=2023-09-13", "星期三=2023-09-13"});
}

TEST_CASE("a weekend is the last one, but for newspapers and every one") {
  CHECK(dates("周末开会") == Found{"周末=2023-09-09"});
  CHECK(dates("每个周末开会，南方周末报道").empty());
}
