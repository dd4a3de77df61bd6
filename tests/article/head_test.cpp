#include "newsgraph/article/head.h"

#include <catch2/catch.hpp>

#include "article/archive_file.h"

using namespace newsgraph;
using namespace newsgraph::article;
using newsgraph::tests::article_from;
using newsgraph::tests::read_bytes;

namespace {

std::string published(const Article& article) {
  return article.published ? xsd_lexical(article.published) : "";
}

LinkLine link_of(std::string_view line) {
  LinkLine out;
  CHECK(read_link_line(line, out));
  return out;
}

}  // namespace

TEST_CASE("A file is a timestamp comment, a link line, dashes and HTML") {
  const Article read = article_from("<!--1694652302000-->\n[朝中社报道](https://e.org/a)\n------\n\n<p>正文。</p>");
  CHECK(read.headline_text() == "朝中社报道");
  CHECK(read.url == "https://e.org/a");
  CHECK(read.body_text() == "正文。");
  CHECK(published(read) == "2023-09-14T00:45:02Z");
}

TEST_CASE("The comment may hold seconds, NaN or nonsense") {
  CHECK(published(article_from("<!-- 1694652302 -->\n[T](https://e.org/a)\n---\n")) == "2023-09-14T00:45:02Z");
  const auto nan = read_bytes("<!--NaN-->\n[T](https://e.org/a)\n------\n<p>x</p>");
  REQUIRE(nan.article);
  CHECK_FALSE(nan.article->published);
  CHECK(nan.diagnostics.size() == 1);
  CHECK(article_from("<!--undefined-->\n[T](https://e.org/a)\n------\n").headline_text() == "T");
}

TEST_CASE("Without a comment the date comes from the line 日期") {
  const Article read =
      article_from("[标题](https://e.org/a)\n------\n日期：Mon, 29 Jun 2020 15:53:05 +0000\n\n<p>正文。</p>");
  CHECK(published(read) == "2020-06-29T15:53:05Z");
  CHECK(read.body_text() == "正文。");
}

TEST_CASE("Front matter stands in front of comment and link line, or alone before the body") {
  const std::string front =
      "---\nlayout: post\ntitle: \"题：\\\"引\\\"\"\ndate: 2015-05-12T11:02:03+02:00\nauthor: 张三\n"
      "from: https://e.org/front\ntags: [ 一, 二 ]\ncomments: True\ncategories: [ 三 ]\n---\n";
  const Article both = article_from(front + "<!--1694652302000-->\n[链接题](https://e.org/link)\n------\n<p>文。</p>");
  CHECK(both.headline_text() == "链接题");
  CHECK(both.url == "https://e.org/link");
  CHECK(published(both) == "2023-09-14T00:45:02Z");
  const Article alone = article_from(front + "\n<p>文。</p>");
  CHECK(alone.headline_text() == "题：\"引\"");
  CHECK(alone.url == "https://e.org/front");
  CHECK(published(alone) == "2015-05-12T11:02:03+02:00");
  CHECK(alone.authors == std::vector<std::string>{"张三"});
  CHECK(alone.keywords == std::vector<std::string>{"一", "二"});
  CHECK(alone.section == "三");
  CHECK(alone.body_text() == "文。");
}

TEST_CASE("Front matter names the publisher of hosts that the table does not know") {
  const auto outlet_of_page = [](const std::string& front, const std::string& url) {
    return article_from("---\ntitle: T\nfrom: " + url + "\n" + front + "---\n<p>文。</p>").outlet;
  };
  CHECK(outlet_of_page("publisher: 湖滨日报\n", "https://lakeside.example/1").name == "湖滨日报");
  CHECK(outlet_of_page("", "https://lakeside.example/1").name.empty());
  const Outlet video = outlet_of_page("publisher: 湖滨电视台\n", "https://youtube.com/watch?v=1");
  CHECK(video.name == "湖滨电视台");
  CHECK(video.wikidata.empty());
  CHECK(outlet_of_page("publisher: BBC中文网\n", "https://www.bbc.com/1").wikidata == "Q9531");
}

TEST_CASE("A publisher is no author of its own articles") {
  const Article read = article_from(
      "---\ntitle: T\nfrom: https://lakeside.example/1\npublisher: 湖滨日报\nauthor: [ 湖滨日报, 陈思远 "
      "]\n---\n<p>文。</p>");
  CHECK(read.authors == std::vector<std::string>{"陈思远"});
}

TEST_CASE("A date alone in the front matter is known to the day") {
  const Article read = article_from("---\ntitle: T\ndate: 2020-09-10\n---\n<p>x</p>");
  CHECK(read.published.precision == Precision::day);
  CHECK(published(read) == "2020-09-10");
}

TEST_CASE("Front matter that is not YAML is read line by line") {
  const auto read = read_bytes("---\ntitle: \"a\" and \"b\": c\nfrom: https://e.org/a?x=[1]\n---\n<p>x</p>");
  REQUIRE(read.article);
  CHECK(read.article->url == "https://e.org/a?x=%5B1%5D");
  CHECK(read.article->headline_text() == "\"a\" and \"b\": c");
  CHECK_FALSE(read.diagnostics.empty());
}

TEST_CASE("Front matter with anchors or deep nesting is not given to the YAML parser") {
  Diagnostics diagnostics;
  CHECK(read_front_matter("title: T\na: &x [1]\nb: [*x, *x]\n", {}, diagnostics).title == "T");
  CHECK(read_front_matter("title: T\na: " + std::string(10000, '[') + "\n", {}, diagnostics).title == "T");
  CHECK(diagnostics.size() == 2);
}

TEST_CASE("Titles hold brackets, URLs parentheses, and the last bracket before a URL divides them") {
  CHECK(link_of("[[视频] 题 [一]](https://e.org/a)").title == "[视频] 题 [一]");
  CHECK(link_of("[a](b)](https://e.org/a)").title == "a](b)");
  CHECK(link_of("[题](https://e.org/a_(b)_(c))").url == "https://e.org/a_(b)_(c)");
  CHECK(link_of("[未闭合 [ 题](https://e.org/a)").title == "未闭合 [ 题");
  CHECK(link_of("[题】](https://e.org/a").url == "https://e.org/a");
  CHECK(link_of("[题 | ｜ # * `x` “引”](http://e.org//a)").title == "题 | ｜ # * `x` “引”");
  CHECK(link_of("[A &amp; B \\[c\\]](https://e.org/?a=1&amp;b=2)").title == "A & B [c]");
  CHECK(link_of("[题]()").url.empty());
  CHECK(link_of("[题](https://e.org/a) 余").rest == "余");
  LinkLine out;
  CHECK_FALSE(read_link_line("[注] 正文", out));
}

TEST_CASE("A title may be broken over lines") {
  const Article read = article_from("[第一行\n第二行](https://e.org/a)\n------\n<p>文。</p>");
  CHECK(read.headline_text() == "第一行第二行");
  CHECK(read.body_text() == "文。");
}

TEST_CASE("URLs are kept as found, made URIs") {
  CHECK(article_from("[T](https://e.org/国?q=%E5%9b a)\n---\n").url == "https://e.org/%E5%9B%BD?q=%E5%9b%20a");
  CHECK(article_from("[T](http://www.rfi.fr//cn/x)\n---\n").url == "http://www.rfi.fr//cn/x");
  const auto none = read_bytes("[T](javascript:alert)\n------\n<p>x</p>");
  REQUIRE(none.article);
  CHECK(none.article->url.empty());
  CHECK_FALSE(none.diagnostics.empty());
}

TEST_CASE("An outlet's own suffix is no part of the headline") {
  const Article read = article_from("[出手助难民 接待营 – 法国国际广播电台 - RFI](http://www.rfi.fr//cn/a)\n------\n");
  CHECK(read.headline_text() == "出手助难民 接待营");
  CHECK(read.outlet.name == "法国国际广播电台");
  CHECK(read.outlet.host == "rfi.fr");
  CHECK(article_from("[题 - 别家](http://www.rfi.fr/a)\n------\n").headline_text() == "题 - 别家");
}

TEST_CASE("A republished article names its source before the bar, and the headline keeps it") {
  const Article read = article_from("[德国之声｜国安法掀瓦解潮](https://chinadigitaltimes.net/chinese/a)\n------\n");
  CHECK(read.source_label == "德国之声");
  CHECK(read.headline_text() == "德国之声｜国安法掀瓦解潮");
  CHECK(article_from("[甲｜乙](https://example.org/a)\n------\n").source_label.empty());
}

TEST_CASE("An empty body is an article with a headline") {
  const Article read = article_from("<!--1647691233000-->\n[题](https://e.org/a)\n------\n\n<div>\n\n</div>\n");
  CHECK(read.headline_text() == "题");
  CHECK(read.body.empty());
  CHECK(read.blocks.empty());
  CHECK(read.body.begin == read.text.size());
}

TEST_CASE("What no format recognises is an error that says so") {
  for (const std::string bytes : {"<html><p>x</p></html>", "just text", "<!--1694652302000-->\n<p>x</p>"}) {
    const auto read = read_bytes(bytes);
    REQUIRE_FALSE(read.article);
    CHECK(read.article.error().code == Errc::unsupported);
    CHECK(read.article.error().message.find("no link line") != std::string::npos);
    CHECK(read.article.error().where.in.path == "test.md");
  }
  for (const std::string bytes : {"", "\n \n", "\xEF\xBB\xBF"}) {
    const auto read = read_bytes(bytes);
    REQUIRE_FALSE(read.article);
    CHECK(read.article.error().code == Errc::syntax);
  }
  CHECK_FALSE(read_bytes("---\n---\n").article);
}

TEST_CASE("Every format recognises what it can read") {
  CHECK(formats().size() == 1);
  CHECK(formats().front()->name == "link_html");
  CHECK(formats().front()->recognises("[题](https://e.org/a)\n------\n"));
  CHECK_FALSE(formats().front()->recognises("<p>x</p>"));
}
