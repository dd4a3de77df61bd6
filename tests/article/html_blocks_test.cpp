#include "newsgraph/article/html_blocks.h"

#include <catch2/catch.hpp>

#include "article/archive_file.h"
#include "article/invariants.h"
#include "newsgraph/article/limits.h"

using namespace newsgraph;
using namespace newsgraph::article;
using newsgraph::tests::article_from;
using newsgraph::tests::body_of;
using newsgraph::tests::file_with;
using newsgraph::tests::read_bytes;

TEST_CASE("Paragraphs, headings, quotes and list items are blocks of their kind") {
  const Article read = article_from(
      file_with("<h2>小题</h2><p>一。</p><blockquote><p>引。</p></blockquote><ul><li>甲项</li><li>乙项</li></ul>"
                "<p><b>粗体小标题</b></p><p>末。</p>"));
  CHECK(read.body_text() == "小题\n一。\n引。\n甲项\n乙项\n粗体小标题\n末。");
  REQUIRE(read.blocks.size() == 7);
  CHECK(read.blocks[0].kind == BlockKind::heading);
  CHECK(read.blocks[1].kind == BlockKind::paragraph);
  CHECK(read.blocks[2].kind == BlockKind::quote);
  CHECK(read.blocks[3].kind == BlockKind::list_item);
  CHECK(read.blocks[5].kind == BlockKind::heading);
  CHECK(tests::broken_invariant(read).empty());
}

TEST_CASE("A line break divides paragraphs") {
  CHECK(body_of("<p>一。<br>二。<br/><br/>三。</p>") == "一。\n二。\n三。");
  CHECK(body_of("<div>一。\xE2\x80\xA8二。</div>") == "一。\n二。");
}

TEST_CASE("Plain text in one div is read line by line") {
  CHECK(body_of("<div>\n第一行。\n第二行。    第三段。\n</div>") == "第一行。\n第二行。\n第三段。");
}

TEST_CASE("In plain text URLs, what announces them, rules and lines of hashtags are left out") {
  CHECK(body_of("<div>\n好看的一集。支持新频道：https://e.org/x====\n#标签 #另一个\n再见！\n</div>") ==
        "好看的一集。\n再见！");
}

TEST_CASE("White space of all kinds becomes one blank, none between Chinese lines and none at the ends") {
  CHECK(body_of("<p>\n 中文\n 中文 \u3000\u00A0 abc\n def&nbsp;&nbsp;</p>") == "中文中文 abc def");
  CHECK(body_of("<p>微信“\n <b>\n 书评\n </b>\n ”号</p>") == "微信“书评”号");
}

TEST_CASE("Control, zero-width and format characters are left out, astral ones stay") {
  CHECK(body_of("<p>a\u200B\uFEFFb\u00ADc\u0085d\u2060 \U0001F600</p>") == "abc d \U0001F600");
}

TEST_CASE("Entities that were encoded twice are decoded") {
  CHECK(body_of("<p>A &amp;amp; B&amp;nbsp;C &amp;#8211; D</p>") == "A & B C \u2013 D");
}

TEST_CASE("HTML that was escaped within HTML is read once more") {
  const auto read = read_bytes(file_with("<div>&lt;p&gt;一。&lt;/p&gt;&lt;p class=\"x\"&gt;二。&lt;/p&gt;</div>"));
  REQUIRE(read.article);
  CHECK(read.article->body_text() == "一。\n二。");
  CHECK(read.diagnostics.size() == 1);
  CHECK(body_of("<p>写 &lt;p&gt; 标签</p>") == "写 <p> 标签");
}

TEST_CASE("Addresses hidden from robots are decoded") {
  CHECK(body_of("<p>写信给 <a class=\"__cf_email__\" data-cfemail=\"10715072\">[email&#160;protected]</a> 吧</p>") ==
        "写信给 a@b 吧");
}

TEST_CASE("Unknown, unclosed and stray tags lose no text") {
  CHECK(body_of("<p>一<figureicture>二</figureicture><https:>三</p></div></span><p>四") == "一二三\n四");
  CHECK(body_of("<p>前<!-- 从不结束<p>后。</p>").find("后。") != std::string::npos);
  CHECK(body_of("<p>前</p><title>题<p>后。</p>").find("后。") != std::string::npos);
  CHECK(body_of("<p>前</p><plaintext><p>后。</p>").find("后。") != std::string::npos);
}

TEST_CASE("Scripts, styles and forms' controls are no text") {
  CHECK(
      body_of("<script>var x='<p>y</p>';</script><style>p{}</style><p>文。</p><button>点</button><iframe>f</iframe>") ==
      "文。");
}

TEST_CASE("Links are spans of the text with absolute addresses") {
  const Article read = article_from(file_with("<p>见<a href=\"/b?x=国\">此处</a>和<a href=\"#n\">注</a>。</p>"));
  REQUIRE(read.links.size() == 1);
  CHECK(read.links[0].span.of(read.text) == "此处");
  CHECK(read.links[0].url == "https://example.org/b?x=%E5%9B%BD");
}

TEST_CASE("Pictures are taken from lazy sources once each, with caption and credit") {
  const Article read = article_from(
      file_with("<figure><img src=\"data:image/gif;base64,R0\" data-lazy-src=\"//i.org/a.jpg\"><noscript><img "
                "src=\"https://i.org/a.jpg\"></noscript><figcaption>图片说明：会场。<span "
                "class=\"copyright\">图片来源：法新社</span></figcaption></figure>"
                "<p>文。</p><img "
                "src=\"https://images.weserv.nl/?url=i.org/b.jpg\"><div><small>小字说明。(资料图/路透社)</small></div>"
                "<p>文二。</p><img srcset=\"/c.jpg 240w, /d.jpg 800w\"><img src=\"/dot.gif\" width=\"1\">"));
  REQUIRE(read.images.size() == 3);
  CHECK(read.images[0].url == "https://i.org/a.jpg");
  CHECK(read.images[0].caption == "会场。");
  CHECK(read.images[0].credit == "法新社");
  CHECK(read.images[1].url == "https://i.org/b.jpg");
  CHECK(read.images[1].caption == "小字说明。");
  CHECK(read.images[1].credit == "路透社");
  CHECK(read.images[2].url == "https://example.org/d.jpg");
  CHECK(read.body_text() == "文。\n文二。");
}

TEST_CASE("Nesting beyond the limit is dissolved without losing text") {
  std::string html;
  for (std::size_t i = 0; i < 100000; ++i) html += "<div>";
  html += "深。";
  const auto read = read_bytes(file_with("<p>浅。</p>" + html));
  REQUIRE(read.article);
  CHECK(read.article->body_text() == "浅。\n深。");
  CHECK_FALSE(read.diagnostics.empty());
  std::string spans;
  for (std::size_t i = 0; i < 50000; ++i) spans += "<span><div></span>";
  CHECK(body_of("<p>前。</p>" + spans + "<p>后。</p>") == "前。\n后。");
}

TEST_CASE("Emphasis that is never closed does not make the work grow with the square") {
  std::string html;
  for (std::size_t i = 0; i < 250; ++i) html += "<b id=" + std::to_string(i) + ">";
  for (std::size_t i = 0; i < 20000; ++i) html += "<p>一。";
  const auto read = read_bytes(file_with(html));
  REQUIRE(read.article);
  CHECK(read.article->blocks.size() == 20000);
  CHECK_FALSE(read.diagnostics.empty());
}

TEST_CASE("A tag with more attributes than the limit is left out") {
  std::string tag = "<p";
  for (std::size_t i = 0; i <= limits::attributes; ++i) tag += " a" + std::to_string(i);
  CHECK(body_of(tag + ">文。</p><p>二。</p>") == "文。\n二。");
}
