#include "newsgraph/article/outlets.h"

#include <catch2/catch.hpp>

#include "newsgraph/article/url.h"

using namespace newsgraph::article;

TEST_CASE("The outlet follows from the host, its name from the article's language") {
  CHECK(outlet_of("http://www.rfi.fr//cn/a", "zh-Hans").name == "法国国际广播电台");
  CHECK(outlet_of("http://www.rfi.fr//cn/a", "zh-Hant").name == "法國國際廣播電台");
  CHECK(outlet_of("https://trad.cn.rfi.fr/a", "en").name == "Radio France Internationale");
  CHECK(outlet_of("https://cn.nytimes.com/a", "zh-Hans").wikidata == "Q9684");
  CHECK(outlet_of("https://nowhere.example/a", "zh-Hans").name.empty());
  CHECK(outlet_of("https://nowhere.example/a", "zh-Hans").host == "nowhere.example");
  CHECK(outlet_of("", "en").host.empty());
}

TEST_CASE("Media are known by all their names") {
  CHECK(is_media_name("法新社"));
  CHECK(is_media_name("法新社報導"));
  CHECK(is_media_name("AFP"));
  CHECK_FALSE(is_media_name("今天"));
}

TEST_CASE("A suffix that is not the outlet's stays, and so does a headline that is nothing else") {
  CHECK(without_outlet_suffix("题 | BBC News 中文", "bbc.com") == "题");
  CHECK(without_outlet_suffix("题 - BBC News 中文", "bbc.com") == "题");
  CHECK(without_outlet_suffix("甲 - 乙", "bbc.com") == "甲 - 乙");
  CHECK(without_outlet_suffix("BBC", "bbc.com") == "BBC");
}

TEST_CASE("Names of media end a headline whoever has the page") {
  CHECK(without_outlet_suffix("两国外长会谈-新华网", "mirror.example") == "两国外长会谈");
  CHECK(without_outlet_suffix("两国外长会谈_澎湃新闻", "mirror.example") == "两国外长会谈");
  CHECK(without_outlet_suffix("Bridge opens | The Straits Times", "") == "Bridge opens");
}

TEST_CASE("A medium that no table has is known by how its name ends") {
  CHECK(without_outlet_suffix("大桥通车 | 白河晚报", "") == "大桥通车");
  CHECK(without_outlet_suffix("Bridge opens – Lund Courier", "") == "Bridge opens");
  CHECK(without_outlet_suffix("Bridge opens - News Of The Valley", "") == "Bridge opens");
  CHECK(without_outlet_suffix("Bridge opens | English.lund.example", "") == "Bridge opens");
  CHECK(without_outlet_suffix("Bridge opens - rescue of the sun", "") == "Bridge opens - rescue of the sun");
  CHECK(without_outlet_suffix("Lund - the Courier of the Valley and the Hills", "") ==
        "Lund - the Courier of the Valley and the Hills");
}

TEST_CASE("Where the host is unknown, the outermost name behind the headline is the outlet") {
  CHECK(outlet_in_suffix("两国外长会谈 - 国际 - 白河晚报", "") == "白河晚报");
  CHECK(outlet_in_suffix("甲 - 乙", "").empty());
}

TEST_CASE("A section or topic goes with the outlet behind it, and only with one") {
  CHECK(without_outlet_suffix("大桥明天通车 | 政治 | 中央社 CNA", "") == "大桥明天通车");
  CHECK(without_outlet_suffix("The bridge over the Lund opens | Lund Rail | The Guardian", "") ==
        "The bridge over the Lund opens");
  CHECK(without_outlet_suffix("大橋明天通車 - 20230906 - 要聞 - 明報", "") == "大橋明天通車");
  CHECK(without_outlet_suffix("大桥明天通车 | 政治", "") == "大桥明天通车 | 政治");
}

TEST_CASE("URLs become URIs, references absolute, proxies transparent") {
  CHECK(web_url(" HTTPS://e.org/a b\"<国>%zz%41#x#y ") == "https://e.org/a%20b%22%3C%E5%9B%BD%3E%25zz%41#x%23y");
  CHECK(web_url("mailto:a@b").empty());
  CHECK(web_url("https://").empty());
  CHECK(web_url("../x.jpg", "https://e.org/a/b?c") == "https://e.org/a/../x.jpg");
  CHECK(web_url("?q=1", "https://e.org/a/b?c") == "https://e.org/a/b?q=1");
  CHECK(web_url("x", "https://e.org") == "https://e.org/x");
  CHECK(web_url("/x", "").empty());
  CHECK(host_of("https://User@WWW.E.org:80/x") == "e.org");
  CHECK(behind_proxy("https://images.weserv.nl?url=e.org/a.jpg&w=1") == "https://e.org/a.jpg");
  CHECK(behind_proxy("https://images.weserv.nl/?url=https%3A%2F%2Fe.org%2Fa.jpg") == "https://e.org/a.jpg");
  CHECK(behind_proxy("https://e.org/?url=x") == "https://e.org/?url=x");
}
