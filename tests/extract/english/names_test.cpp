#include "extract/english/english_article.h"

using namespace newsgraph;
using namespace newsgraph::tests;

TEST_CASE("English: titles and roles make persons of the names behind them") {
  const EnglishArticle text(
      {"The talks were led by Prime Minister Orla Vantongeren and the union's lawyer, Piet Gorlaek, on Monday.",
       "Novelist Quill Barrowmere watched. Mr. Tarvold did not."});
  CHECK(text.persons() == Lines{"Orla Vantongeren", "Piet Gorlaek", "Quill Barrowmere", "Tarvold"});
}

TEST_CASE(
    "English: an age, a relative clause or an apposition makes a person, a company's description an organisation") {
  const EnglishArticle text(
      {"Yorvan Tillek, 43, was first. Meera Quist, who came second, shook hands with Ulla Brandtner, the club's coach.",
       "The boats belong to Fennimar, a shipping company."});
  CHECK(text.persons() == Lines{"Yorvan Tillek", "Meera Quist", "Ulla Brandtner"});
  CHECK(text.organizations() == Lines{"Fennimar"});
}

TEST_CASE("English: the words of a name say that it is an organisation or a place") {
  const EnglishArticle text(
      {"The Ministry of Harbours and Fisheries sued Gorlaek Shipping Corp over a spill in Tarvold Bay.",
       "The University of Quillmark and the Barrowmere Institute took samples near Mount Quillmark."});
  CHECK(text.organizations() == Lines{"Ministry of Harbours and Fisheries", "Gorlaek Shipping Corp",
                                      "University of Quillmark", "Barrowmere Institute"});
  CHECK(text.places() == Lines{"Tarvold Bay", "Mount Quillmark"});
}

TEST_CASE("English: surnames and abbreviations are later forms of a name") {
  const EnglishArticle text(
      {"The Federation of Lighthouse Keepers (FLK) elected Anna Morvell.", "Morvell thanked the FLK."});
  CHECK(text.meant_by("Morvell") == "Anna Morvell");
  CHECK(text.meant_by("FLK") == "Federation of Lighthouse Keepers");
}

TEST_CASE("English: of two who share a surname the first one keeps it") {
  const EnglishArticle text({"Raymond Osgreth went home with Linda Osgreth, his wife.", "Osgreth said nothing."});
  CHECK(text.persons() == Lines{"Raymond Osgreth", "Linda Osgreth"});
  CHECK(text.meant_by("Osgreth") == "Raymond Osgreth");
}

TEST_CASE("English: a surname hides the city of the same name") {
  const EnglishArticle text({"Former president Carlos Lagos spoke first.", "Lagos then left."});
  CHECK(text.meant_by("Lagos") == "Carlos Lagos");
}

TEST_CASE("English: 's is no part of a name, peoples and plain words at a sentence's head are none") {
  const EnglishArticle text({"Japan's navy waited. Striking dockers sang. Norwegian sailors, too."});
  CHECK(text.places() == Lines{"Japan"});
  CHECK(text.organizations().empty());
  CHECK(text.persons().empty());
}

TEST_CASE("English: a headline in title case tells nothing about names that the body does not") {
  const EnglishArticle text({"The council met."}, "Angry Residents Demand Better Street Lights After Dark Winter");
  CHECK(text.persons().empty());
  CHECK(text.organizations().empty());
}

TEST_CASE("English: the title of a work in marks is no place") {
  const EnglishArticle text({"Her novel, \"The Copper Road\", comes out in May."});
  CHECK(text.places().empty());
}

TEST_CASE("English: given names of two syllables, honours behind a name and clubs by their letters") {
  const EnglishArticle text({"Johnson Yeung Ching-yin left the hall. Yeung was tired.",
                             "The prosecutor Michael Tillek QC said the port was closed.",
                             "FC Tarvold lost. The Kong-based traders stayed."});
  CHECK(text.persons() == Lines{"Johnson Yeung Ching-yin", "Michael Tillek"});
  CHECK(text.meant_by("Yeung") == "Johnson Yeung Ching-yin");
  CHECK(text.organizations() == Lines{"FC Tarvold"});
}

TEST_CASE("English: those who belong to an association are part of its name") {
  const EnglishArticle text({"The Tarvold Pilots’ Association met. He joined the Communist Party in May."});
  CHECK(text.organizations() == Lines{"Tarvold Pilots’ Association", "Communist Party"});
}

TEST_CASE("English: courts for a district, teams of a place and towns behind a street") {
  const EnglishArticle text({"The U.S. District Court for the Southern District of New York ruled.",
                             "The New York Giants lost to league leaders Harwick Rovers.",
                             "He lives on Stamford Road, Mossley, with his son."});
  CHECK(text.organizations() ==
        Lines{"U.S. District Court for the Southern District of New York", "New York Giants", "Harwick Rovers"});
  CHECK(text.places() == Lines{"Stamford Road", "Mossley"});
}
