#include "extract/english/english_article.h"

using namespace newsgraph;
using namespace newsgraph::tests;

TEST_CASE("English: a quotation that its cue breaks is one, whatever the marks") {
  for (const auto& [open, close] : {std::pair{"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"}}) {
    const auto marked = [&](std::string words) { return open + words + close; };
    const std::string line =
        marked("We can’t wait,") + " said Anna Morvell, the mayor of Tarvold. " + marked("Nobody’s boat is safe.");
    const EnglishArticle text({line});
    CHECK(text.direct() == Lines{"Anna Morvell: We can’t wait, | Nobody’s boat is safe."});
  }
}

TEST_CASE("English: the apostrophe of a plural closes no single marks") {
  const EnglishArticle text({"‘The workers’ demands are clear,’ said Anna Morvell."});
  CHECK(text.direct() == Lines{"Anna Morvell: The workers’ demands are clear,"});
}

TEST_CASE("English: a quotation runs over paragraphs whose marks are opened again") {
  const EnglishArticle text(
      {"“It began with a leak,” Anna Morvell said. “Then the pumps failed.", "“By night the street was a river.”"});
  CHECK(text.direct() ==
        Lines{"Anna Morvell: It began with a leak, | Then the pumps failed. | By night the street was a river."});
}

TEST_CASE("English: terms, titles and scare quotes are no quotations") {
  const EnglishArticle text(
      {"The so-called \"night tax\" was dropped. Anna Morvell wrote \"The Copper Road\" in 2012."});
  CHECK(text.direct().empty());
}

TEST_CASE("English: pronouns mean who spoke or acted last and may be meant") {
  const EnglishArticle text(
      {"Anna Tillek met Piet Gorlaek on Monday.", "\"I liked the plan,\" she said.", "\"I did not,\" he replied."});
  CHECK(text.direct() == Lines{"Anna Tillek: I liked the plan,", "Piet Gorlaek: I did not,"});
}

TEST_CASE("English: an unnamed speaker is nobody else, and the same one where a pronoun goes on") {
  const EnglishArticle text(
      {"Anna Tillek left. A spokesman for the club said the game was over. “We are done,” he said."});
  CHECK(text.direct() == Lines{"A spokesman for the club: We are done,"});
  CHECK(text.indirect() == Lines{"A spokesman for the club: the game was over"});
}

TEST_CASE("English: a reported clause stands behind its verb, before it, or on both sides") {
  const EnglishArticle text({"Anna Morvell said on Friday in a statement that the bridge would stay closed.",
                             "The bridge would stay closed for a year, Anna Morvell said.",
                             "The bridge, Anna Morvell said, would stay closed."});
  CHECK(text.indirect() == Lines{"Anna Morvell: the bridge would stay closed",
                                 "Anna Morvell: The bridge would stay closed for a year",
                                 "Anna Morvell: The bridge | would stay closed"});
}

TEST_CASE("English: one sentence may report several things") {
  const EnglishArticle text(
      {"Anna Morvell said that the bridge was safe, adding that the road was not, and Piet Gorlaek denied that he "
       "knew."});
  CHECK(text.indirect() ==
        Lines{"Anna Morvell: the bridge was safe", "Anna Morvell: the road was not", "Piet Gorlaek: he knew"});
}

TEST_CASE("English: nouns, infinitives and what was not said report nothing") {
  const EnglishArticle text({"The report about the bridge was long. Anna Morvell refused to say whether it was safe.",
                             "Morvell did not say that it was closed. The claim was called a lie."});
  CHECK(text.indirect().empty());
}

TEST_CASE("English: a speaker behind an apposition, one in it, and an organisation's by its noun") {
  const EnglishArticle text({"Anna Morvell, the mayor, said the bridge was safe.",
                             "Her deputy, Piet Gorlaek, said the road was closed.",
                             "The Federation of Lighthouse Keepers met. The federation said the lamps were old."});
  CHECK(text.indirect() == Lines{"Anna Morvell: the bridge was safe", "Piet Gorlaek: the road was closed",
                                 "Federation of Lighthouse Keepers: the lamps were old"});
}

TEST_CASE("English: chains of sources") {
  const EnglishArticle text(
      {"TARVOLD, May 3 (Reuters) - The ship sank, the state-run Korean Central News Agency reported, according to "
       "Yonhap.",
       "RIA Novosti reported, citing the Ministry of Emergency Situations, that nobody was hurt.",
       "Xinhua quoted Anna Morvell as saying that help was on its way."});
  CHECK(text.sources() == Lines{"Reuters", "Yonhap News Agency < Korean Central News Agency",
                                "RIA Novosti < Ministry of Emergency Situations", "Xinhua News Agency < Anna Morvell"});
}

namespace {
/// "occasion / words = entity" of the last quotation: when it was said and to whom; "-" where the text does not say.
std::string circumstances(const std::vector<std::string_view>& paragraphs) {
  const EnglishArticle text(paragraphs);
  if (text.found.quotations.empty()) return "no quotation";
  const auto& quotation = text.found.quotations.back();
  std::string out = "-";
  if (quotation.occasion != extract::OccasionIndex::none)
    out = text.found.occasions[extract::position(quotation.occasion)].span.of(text.article.text);
  out += " / ";
  if (quotation.audience_span.empty()) return out + '-';
  return out + std::string(quotation.audience_span.of(text.article.text)) + " = " + text.name_of(quotation.audience);
}
}  // namespace

TEST_CASE("English: the occasion stands behind the verb or opens the sentence") {
  CHECK(circumstances({"Anna Morvell said at a news conference on Friday that the bridge would stay closed."}) ==
        "news conference / -");
  CHECK(circumstances({"“The bridge stays closed,” said Anna Morvell in a televised speech."}) ==
        "televised speech / -");
  CHECK(circumstances({"In a statement, Anna Morvell said the bridge would stay closed."}) == "statement / -");
  CHECK(circumstances({"Anna Morvell, speaking at a rally, said the bridge would stay closed."}) == "rally / -");
  CHECK(circumstances({"Anna Morvell said the bridge would be closed at a ceremony on Friday."}) == "- / -");
}

TEST_CASE("English: who interviews, and who is told, is the addressee") {
  CHECK(circumstances({"Anna Morvell said in an interview with Reuters that the bridge would stay closed."}) ==
        "interview with Reuters / Reuters = Reuters");
  CHECK(circumstances({"Anna Morvell told Reuters that the bridge would stay closed."}) == "- / Reuters = Reuters");
  CHECK(circumstances({"“The bridge stays closed,” Anna Morvell told reporters."}) == "- / reporters = ?");
  CHECK(circumstances({"“The bridge stays closed,” Anna Morvell told a news conference."}) == "news conference / -");
}

TEST_CASE("English: what a medium is told, it is cited for") {
  const EnglishArticle text({"“We had no choice,” Anna Morvell, a spokeswoman for the port, told AFP.",
                             "Piet Gorlaek told the Associated Press that the road was safe.",
                             "Piet Gorlaek told state broadcaster NRK he would resign."});
  CHECK(text.sources() == Lines{"Agence France-Presse", "Associated Press", "NRK"});
  CHECK(text.direct() == Lines{"Anna Morvell: We had no choice,"});
  CHECK(text.indirect() == Lines{"Piet Gorlaek: the road was safe", "Piet Gorlaek: he would resign"});
}

TEST_CASE("English: a source is cited before or behind the medium that cites it") {
  const EnglishArticle text({"Citing a senior official, Kyodo News said the talks had failed.",
                             "The Financial Times, citing officials, said the road was safe.",
                             "Anna Morvell was quoted by the Yonhap news agency as saying that the bridge was safe.",
                             "Anna Morvell was quoted as saying by the Interfax news agency that nobody was hurt.",
                             "The Global Times said in an editorial that the plan was dead, Reuters reported."});
  CHECK(text.sources() == Lines{"Kyodo News < a senior official", "Financial Times < officials",
                                "Yonhap News Agency < Anna Morvell", "Interfax < Anna Morvell",
                                "Reuters < Global Times"});
}

TEST_CASE("English: remarks that a medium carries are cited from it") {
  const EnglishArticle text({"Piet Gorlaek said in remarks carried by the IRNA news agency that he would not talk."});
  CHECK(text.sources() == Lines{"Islamic Republic News Agency"});
  CHECK(text.indirect() == Lines{"Piet Gorlaek: he would not talk"});
}

TEST_CASE("English: a medium is cited where it is spoken to, read or the dateline names it") {
  const EnglishArticle text(
      {"RABAT (AFP) – Anna Morvell closed the port.", "Speaking to the BBC, Anna Morvell said the road was closed.",
       "“It is over,” she told CNN's Late Show.", "A report in the Sunday Times said the talks had collapsed.",
       "The road was closed, reports Al Jazeera.",
       "“We are ready,” the Interfax news agency quoted Piet Gorlaek as saying."});
  CHECK(text.sources() ==
        Lines{"Agence France-Presse", "BBC", "CNN", "The Sunday Times", "Al Jazeera", "Interfax < Piet Gorlaek"});
  CHECK(text.direct() == Lines{"Anna Morvell: It is over,", "Piet Gorlaek: We are ready,"});
}

TEST_CASE("English: what police or a person is cited for is no source of the article, papers and bodies are") {
  const EnglishArticle text({"Two men were hurt, according to police.", "Two men were hurt, according to Piet Gorlaek.",
                             "The roof had been weak for years, according to court documents."});
  CHECK(text.sources() == Lines{"court documents"});
}

TEST_CASE("English: what the sentence opens with belongs to what is said in its midst") {
  const EnglishArticle text({"With winter near, Anna Morvell told Piet Gorlaek, the port should be closed soon.",
                             "They met on Monday, after which Anna Morvell announced that the port would stay open.",
                             "Piet Gorlaek vowed the port would stay open."});
  CHECK(text.indirect() == Lines{"Anna Morvell: With winter near | the port should be closed soon",
                                 "Anna Morvell: the port would stay open", "Piet Gorlaek: the port would stay open"});
}

TEST_CASE("English: people of any occupation and papers speak, who stands behind an inverted cue is no content") {
  const EnglishArticle text({"One stewardess, who did not want to be named, said the crew had been crying.",
                             "The staff face pay cuts of a fifth, according to letters seen by the Guardian.",
                             "“It is over,” said a woman who gave her name only as Anna."});
  CHECK(text.indirect() == Lines{"One stewardess, who did not want to be named: the crew had been crying",
                                 "?: The staff face pay cuts of a fifth"});
  CHECK(text.direct() == Lines{"a woman: It is over,"});
  CHECK(text.sources().empty());
}
