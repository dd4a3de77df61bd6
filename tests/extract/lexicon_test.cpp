#include "newsgraph/extract/lexicon.h"

#include <catch2/catch.hpp>

using newsgraph::extract::Lexicon;

TEST_CASE("all words that begin at a place are found, shortest first") {
  const Lexicon lexicon({{U"朝鲜", 1}, {U"朝鲜外务省", 2}, {U"朝", 3}, {U"朝鲜", 4}, {U"鲜", 5}});
  std::vector<Lexicon::Match> found;
  lexicon.match(U"在朝鲜外务相", 1, found);
  REQUIRE(found.size() == 2);
  CHECK(found[0].length == 1);
  CHECK(found[1].length == 2);
  CHECK(std::vector(found[1].values.begin(), found[1].values.end()) == std::vector<Lexicon::Value>{1, 4});
  CHECK(lexicon.longest(U"朝鲜外务省", 0).length == 5);
  CHECK(lexicon.longest(U"朝鲜外务", 0).length == 2);
  CHECK(lexicon.longest(U"韩", 0).length == 0);
  CHECK(lexicon.find(U"朝鲜外").empty());
  CHECK(lexicon.size() == 4);
}

TEST_CASE("an empty lexicon finds nothing") {
  const Lexicon lexicon;
  std::vector<Lexicon::Match> found;
  lexicon.match(U"朝鲜", 0, found);
  CHECK(found.empty());
  CHECK(lexicon.longest(U"朝鲜", 0).length == 0);
}

TEST_CASE("many words are each found, and nothing else") {
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (char32_t a = 0x4E00; a < 0x4F00; ++a) {
    for (char32_t b = 0x5000; b < 0x5020; ++b) words.push_back({{a, b}, a * 7 + b});
  }
  const Lexicon lexicon(words);
  CHECK(lexicon.size() == words.size());
  for (const auto& [word, value] : words) REQUIRE(lexicon.find(word).front() == value);
  CHECK(lexicon.find(U"一").empty());
}
