#include "extract/english/english_article.h"

using namespace newsgraph;
using namespace newsgraph::tests;

// Published on Thursday, 2023-09-14.

TEST_CASE("English: doer and object of a verb, in both voices") {
  CHECK(EnglishArticle({"Norway condemned Iceland on Wednesday."}).events() ==
        Lines{"Accuse condemned: Norway; Iceland; 2023-09-13"});
  CHECK(EnglishArticle({"Anna Morvell was arrested by the Tarvold Police in May."}).events() ==
        Lines{"Coerce arrested: Tarvold Police; Anna Morvell; 2023-05"});
}

TEST_CASE("English: what will be, what was not, and what may be") {
  CHECK(EnglishArticle({"Anna Morvell will resign next week."}).events() ==
        Lines{"Appointment resign: Anna Morvell; 2023-09-18 planned"});
  CHECK(EnglishArticle({"Anna Morvell has not resigned."}).events() ==
        Lines{"Appointment resigned: Anna Morvell; denied"});
  CHECK(EnglishArticle({"Anna Morvell may resign."}).events() ==
        Lines{"Appointment resign: Anna Morvell; hypothetical"});
}

TEST_CASE("English: an event told twice is one") {
  const EnglishArticle text(
      {"Norway and Iceland signed an agreement in Oslo on Monday.", "The deal was signed by Norway and Iceland."});
  CHECK(text.events() == Lines{"Agree signed: Norway; Iceland; @ Oslo 2023-09-11"});
}

TEST_CASE("English: something happens to a place") {
  CHECK(EnglishArticle({"An earthquake shook Chile in 2010."}).events().front().starts_with("Disaster earthquake:"));
}

TEST_CASE("English: words that need others beside them") {
  CHECK(EnglishArticle({"Norway passed a law."}).events() == Lines{"Legislate passed: Norway;"});
  CHECK(EnglishArticle({"Anna Morvell passed a tree."}).events().empty());
}

TEST_CASE("English: dates") {
  const auto date = [](std::string_view when) {
    const std::string line = "Anna Morvell resigned " + std::string(when) + ".";
    const EnglishArticle text({line});
    return text.found.events.empty() ? std::string("no event") : xsd_lexical(text.found.events.front().start);
  };
  CHECK(date("on Tuesday") == "2023-09-12");
  CHECK(date("last Thursday") == "2023-09-07");
  CHECK(date("yesterday") == "2023-09-13");
  CHECK(date("on May 3") == "2023-05-03");
  CHECK(date("on Oct. 19") == "2022-10-19");
  CHECK(date("on 3 May 2021") == "2021-05-03");
  CHECK(date("in July") == "2023-07");
  CHECK(date("in 2019") == "2019");
  CHECK(date("two years ago") == "2021");
  CHECK(date("last month") == "2023-08");
}

TEST_CASE("English: whoever the reported clause is about acts, not who reports") {
  const EnglishArticle text({"Anna Tillek said Tarvold Bank was ready to accept the offer."});
  CHECK(text.events() == Lines{"Agree accept: Tarvold Bank; planned"});
}

TEST_CASE("English: a noun takes no actor over another clause") {
  const EnglishArticle text({"Anna Tillek rejected suggestions that the arrests had to do with politics."});
  CHECK(text.events() == Lines{"Reject rejected: Anna Tillek;", "Coerce arrests:"});
}

TEST_CASE("English: what came years before is dated by them") {
  const EnglishArticle text({"The port reopened, a year after its owner, Piet Gorlaek, fled."});
  CHECK(text.events() == Lines{"Retreat fled: Piet Gorlaek; 2022"});
}

TEST_CASE("English: who is fined a sum, on whom sanctions are imposed and to whom aid is sent take part") {
  const EnglishArticle text({"The regulator fined Tarvold Bank $30m.", "Norway imposed sanctions on Peru.",
                             "Norway will send aid to Chile."});
  CHECK(text.events() ==
        Lines{"Coerce fined: Tarvold Bank;", "Sanction imposed: Norway; Peru;", "Aid send: Norway; Chile; planned"});
}

TEST_CASE("English: strikes that kill are no walkouts") {
  const EnglishArticle text({"Israeli strikes killed 20 people.", "Nurses began a strike over pay."});
  CHECK(text.events() == Lines{"Assault strikes:", "Protest strike:"});
}
