#include "newsgraph/article/cleaning.h"

#include <catch2/catch.hpp>

#include "article/archive_file.h"

using newsgraph::tests::article_from;
using newsgraph::tests::body_of;
using newsgraph::tests::file_with;

namespace {

const std::string first = "<p>这是第一段正文，足够长，可以看作文章的内容，里面有完整的句子，也有一个句号。</p>";
const std::string second = "<p>这是第二段正文，也足够长，可以看作文章的内容，里面有完整的句子，也有一个句号。</p>";

bool is_plain_body(const std::string& body) {
  return body.starts_with("这是第一段") && body.ends_with("也有一个句号。") && body.find('\n') == body.rfind('\n') &&
         body.find("这是第二段") != std::string::npos;
}

}  // namespace

TEST_CASE("Share links, newsletter boxes and adverts are left out by role and class") {
  CHECK(is_plain_body(body_of(first + second + "<div><div>分享 :</div><a href=\"https://s.org\"></a></div>")));
  CHECK(is_plain_body(body_of(first + "<div data-selfpromo-newsletter>订阅</div>" + second)));
  CHECK(is_plain_body(body_of(first + "<section role=\"region\" data-e2e=\"advertisement\">买它</section>" + second)));
  CHECK(is_plain_body(body_of(first + second + "<div class=\"post-share-box\">推特</div><nav>首页</nav>")));
  CHECK(is_plain_body(body_of(first + second + "<div class=\"sharedaddy\"><h3>共享此文章：</h3></div>")));
}

TEST_CASE("An element that holds most of the text is kept, whatever it is called") {
  CHECK(is_plain_body(body_of("<div class=\"related sidebar\">" + first + second + "</div>")));
}

TEST_CASE("Class names by which an article is filed say nothing about its page") {
  CHECK(is_plain_body(body_of("<article class=\"tag-social category-ads\">" + first + "</article>" + second)));
}

TEST_CASE("Lists of links to other articles are left out in mid-text, lists of words are not") {
  CHECK(is_plain_body(
      body_of(first + "<ul><li><a href=\"/b\">别的文章</a></li><li><a href=\"/c\">又一篇</a></li></ul>" + second)));
  CHECK(body_of(first + "<ul><li>要点一</li></ul>" + second).find("要点一") != std::string::npos);
}

TEST_CASE("A heading 相关阅读 goes with the titles behind it") {
  CHECK(is_plain_body(body_of(first + second + "<p>相关阅读：</p><ul><li>旧闻甲</li><li>旧闻乙</li></ul>")));
}

TEST_CASE("Feed footers end the article") {
  CHECK(is_plain_body(body_of(
      first + second +
          "<hr><p><small>&copy; 某人 for <a href=\"https://x.org\">中国数字时代</a> |<a href=\"/p\">Permalink</a> |<a "
          "href=\"/c\">No comment</a> |Add to<a href=\"/d\">del.icio.us</a><br/>Post tags: <a rel=\"tag\" "
          "href=\"/t\">标签</a></small></p><p><small>Feed enhanced by <a href=\"/f\">Better Feed</a></small></p>",
      "https://chinadigitaltimes.net/chinese/a")));
}

TEST_CASE("Tags of a feed footer are the article's keywords") {
  const auto read = article_from(file_with(
      first + "<p><small>Post tags: <a rel=\"tag\" href=\"/t\">甲</a>, <a rel=\"tag\" href=\"/u\">乙</a></small></p>"));
  CHECK(read.keywords == std::vector<std::string>{"甲", "乙"});
}

TEST_CASE("Copyright lines are left out") {
  CHECK(
      is_plain_body(body_of(first + second + "<p><em>© 2020年某台版权声明：本文所有内容受到著作权法保护。</em></p>")));
  CHECK(is_plain_body(body_of(first + second + "<p class=\"t-copyright\">© 2020 AFP</p>")));
}

TEST_CASE("A line with a picture's credit is its caption, wherever it stands") {
  for (const char* line : {"大桥施工现场。新华社记者 林某 摄", "大桥施工现场（中央社檔案照片）",
                           "大桥合龙。（圖／翻攝自臉書）", "林某出席典礼。图/视觉中国", "▲大桥合龙的时候。",
                           "The bridge opens. (Xinhua/Lin Mou)", "The bridge opens. Photograph: Ann Lee/Reuters"}) {
    CAPTURE(line);
    CHECK(is_plain_body(body_of(first + "<p>" + line + "</p>" + second)));
  }
  const std::string picture = "<img src=\"https://e.org/a.jpg\">";
  const auto read = article_from(file_with(first + picture + "<p>大桥施工现场。新华社记者 林某 摄</p>" + second));
  REQUIRE(read.images.size() == 1);
  CHECK(read.images[0].caption == "大桥施工现场。新华社记者 林某 摄");
}

TEST_CASE("A line that begins as captions do is the caption of the picture above it") {
  const auto read =
      article_from(file_with(first + "<img src=\"https://e.org/a.jpg\">" + "<p>图为大桥合龙的时候。</p>" + second));
  REQUIRE(read.images.size() == 1);
  CHECK(read.images[0].caption == "图为大桥合龙的时候。");
  CHECK(read.blocks.size() == 2);
}

TEST_CASE("A paragraph that speaks of pictures is no caption") {
  const std::string prose = "<p>他说，这张照片是在一九八〇年由一名记者拍摄的，后来在许多地方展出过。</p>";
  CHECK(body_of(first + prose + second).find("许多地方展出过") != std::string::npos);
  CHECK(body_of(first + "<p>他喜欢绘画和电影拍摄</p>" + second).find("拍摄") != std::string::npos);
}

TEST_CASE("The headline is not repeated in the body") {
  CHECK(is_plain_body(body_of("<h1>标题</h1>" + first + second)));
}

TEST_CASE("What follows an article about its author goes, together with credits below it") {
  CHECK(is_plain_body(body_of(first + second +
                                  "<p>某某是《纽约时报》记者。欢迎在Twitter上关注他。<br>翻译：某人<br><a "
                                  "href=\"/en\">点击查看本文英文版。</a></p>",
                              "https://cn.nytimes.com/a")));
}
