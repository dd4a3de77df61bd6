#include "newsgraph/inspect/page.h"

#include <string>

#include <catch2/catch.hpp>

#include "inspect/inspected.h"
#include "newsgraph/inspect/cards.h"
#include "newsgraph/inspect/html.h"
#include "newsgraph/inspect/text.h"

namespace newsgraph::tests {
namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("whatever means something to HTML is escaped, and what hides in a text is shown") {
  CHECK(inspect::escaped("<b>&amp;\"'</b>") == "&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;");
  CHECK(inspect::escaped("普京\n\t") == "普京\n\t");
  CHECK(inspect::escaped(std::string_view("a\0b\x1B[2J", 7)) == "a\uFFFDb\uFFFD[2J");
  CHECK(inspect::escaped("a\u202Eb\u2066c") == "a\uFFFDb\uFFFDc");
  CHECK(inspect::Html().attribute("title", "\" onload=\"").take() == " title=\"&quot; onload=&quot;\"");
}

TEST_CASE("an address is a link where it is one of the web") {
  const auto linked = [](std::string_view url) {
    inspect::Html html;
    inspect::link(html, url);
    return html.take();
  };
  CHECK(contains(linked("https://example.org/?a=1&b=\"2\""), "href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\""));
  CHECK_FALSE(contains(linked("javascript:alert(1)"), "href"));
  CHECK_FALSE(contains(linked("data:text/html,<script>"), "<script>"));
}

TEST_CASE("a hostile article stays a text: no markup, no attribute, no placeholder of the page comes from it") {
  const Inspected article("</title><script>alert(1)</script>{{script}}",
                          {"普京说：“<img src=x onerror=alert(1)>，{{style}}我们会继续合作。</script>”",
                           "法国总统马克龙\" onclick=\"alert(1)访问了德国<!--。"});
  const std::string page = inspect::to_html(article.all);
  CHECK(count(page, "<script") == 1);
  CHECK(count(page, "<style") == 1);
  CHECK(count(page, "</title>") == 1);
  CHECK_FALSE(contains(page, "<img"));
  CHECK_FALSE(contains(page, "<!--"));
  CHECK_FALSE(contains(page, " onclick=\""));
  CHECK(contains(page, "{{script}}"));
  CHECK(contains(page, "&lt;img src=x onerror=alert(1)&gt;"));
}

TEST_CASE("marks nest in the page: a name within a quotation, each with its mention and its thing") {
  const Inspected article("会谈", {"普京说：“法国会继续同我们合作，这很好。”"});
  const std::string page = inspect::to_html(article.all);
  const std::size_t quotation = page.find("<span class=\"mark direct first last\"");
  REQUIRE(quotation != std::string::npos);
  const std::size_t name = page.find("<span class=\"mark place first last\"", quotation);
  REQUIRE(name != std::string::npos);
  CHECK(page.substr(name, page.find("</span>", name) - name).ends_with(">法国"));
  CHECK(contains(page.substr(quotation, name - quotation), "data-t=\"quotation-1\""));
  CHECK_FALSE(contains(page.substr(quotation, name - quotation), "</span>"));
}

TEST_CASE("each thing has a card and an entry in a list, and each mark leads to a place of a card") {
  const Inspected article("普京会见马克龙", {"普京说：“合作是唯一的选择。”据路透社报道，马克龙访问了德国。"});
  const std::string page = inspect::to_html(article.all);
  for (const inspect::Thing& thing : article.all.things) {
    CHECK(count(page, "<section class=\"card\" id=\"" + thing.id() + "\"") == 1);
    CHECK(count(page, "<li><a href=\"#" + thing.id() + "\"") == 1);
  }
  for (std::size_t i = 1; i <= article.all.occurrences.size(); ++i) {
    CHECK(count(page, " id=\"m" + std::to_string(i) + "\"") == 1);
    CHECK(count(page, "<li data-place=\"m" + std::to_string(i) + "\"") == 1);
  }
}

TEST_CASE("a text for the terminal lists what was found and lets no control character through") {
  const Inspected article("普京会见马克龙", {"普京说：“合作是唯一的选择。”"});
  const std::string plain = inspect::to_text(article.all, false);
  CHECK(contains(plain, "Entities\n"));
  CHECK(contains(plain, "direct  弗拉基米尔·普京: 合作是唯一的选择。") !=
        contains(plain, "direct  普京: 合作是唯一的选择。"));
  CHECK_FALSE(contains(plain, "\x1b"));
  CHECK(contains(inspect::to_text(article.all, true), "\x1b[4;34m普京\x1b[0m"));
  CHECK(inspect::printable("a\x1b[31m\n") == "a\uFFFD[31m\n");
}

}  // namespace newsgraph::tests
