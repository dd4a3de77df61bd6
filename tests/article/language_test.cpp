#include "newsgraph/article/language.h"

#include <catch2/catch.hpp>

using newsgraph::article::detect_language;

TEST_CASE("Chinese script is told by characters that only one script has") {
  CHECK(detect_language("中国与欧洲国家的领导人会谈") == "zh-Hans");
  CHECK(detect_language("中國與歐洲國家的領導人會談") == "zh-Hant");
  CHECK(detect_language("「四国联盟」和印度讨论，免於剥削") == "zh-Hans");
  CHECK(detect_language("中文") == "zh");
}

TEST_CASE("Other languages are told by script and common words") {
  CHECK(detect_language("The talks between the two countries are expected to begin in May") == "en");
  CHECK(detect_language("Le président de la République est arrivé dans la capitale pour des entretiens") == "fr");
  CHECK(detect_language("Der Minister ist nicht mit dem Zug nach Berlin und von dort weiter gefahren") == "de");
  CHECK(detect_language("日本の首相は東京で記者会見を行った") == "ja");
  CHECK(detect_language("한국 대통령은 오늘 서울에서 회담을 가졌다") == "ko");
  CHECK(detect_language("Президент России прибыл в Москву") == "ru");
  CHECK(detect_language("Президент України прибув до Києва і її міністри") == "uk");
}

TEST_CASE("A text without letters has no language") {
  CHECK(detect_language("") == "und");
  CHECK(detect_language("12:30 — 2020/10/13 😀") == "und");
}

TEST_CASE("A few foreign names do not make another language") {
  CHECK(detect_language("美国副国务卿比根（Stephen Biegun）与国防部长埃斯伯（Mark Esper）会谈") == "zh-Hans");
}

TEST_CASE("An article with a Chinese headline is Chinese beside its English translation") {
  CHECK(detect_language("探访真实的中国百姓生活",
                        "探访真实的中国百姓生活，欢迎订阅频道，感谢支持。This channel is mainly about "
                        "ordinary people and their daily life in the country and the city") == "zh-Hans");
}
