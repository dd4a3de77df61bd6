#include "newsgraph/inspect/nesting.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

using namespace newsgraph;
using inspect::Highlight;
using inspect::Piece;

namespace {

/// "ab[0 cd]0": an opening bracket carries "<" where the highlight began earlier, a closing one ">" where it goes on.
std::string drawn(std::string_view text, Span range, const std::vector<Highlight>& highlights) {
  std::string out;
  std::vector<bool> goes_on;
  for (const Piece& piece : inspect::nest(range, highlights)) {
    switch (piece.kind) {
      case Piece::Kind::text:
        out += piece.span.of(text);
        break;
      case Piece::Kind::open:
        out += '[' + std::to_string(piece.highlight) + (piece.first ? "" : "<") + ' ';
        goes_on.push_back(!piece.last);
        break;
      case Piece::Kind::close:
        out += (goes_on.back() ? ">" : "") + std::string("]") + std::to_string(piece.highlight);
        goes_on.pop_back();
        break;
    }
  }
  return out;
}
std::string drawn(std::string_view text, const std::vector<Highlight>& highlights) {
  return drawn(text, {0, static_cast<std::uint32_t>(text.size())}, highlights);
}

}  // namespace

TEST_CASE("text without highlights is one piece, and an empty range is none") {
  CHECK(drawn("abc", {}) == "abc");
  CHECK(inspect::nest({2, 2}, std::vector<Highlight>{{{0, 5}}}).empty());
}

TEST_CASE("an entity inside a quotation inside an event nests, in whatever order they come") {
  const std::vector<Highlight> outer_first{{{1, 9}}, {{2, 8}}, {{3, 5}}};
  const std::vector<Highlight> inner_first{{{3, 5}}, {{2, 8}}, {{1, 9}}};
  CHECK(drawn("abcdefghij", outer_first) == "a[0 b[1 c[2 de]2fgh]1i]0j");
  CHECK(drawn("abcdefghij", inner_first) == "a[2 b[1 c[0 de]0fgh]1i]2j");
}

TEST_CASE("neighbours touch without overlapping") {
  CHECK(drawn("abcd", {{{0, 2}}, {{2, 4}}}) == "[0 ab]0[1 cd]1");
}

TEST_CASE("of highlights that begin together the longer is outside, of equal ones that of the lower rank") {
  CHECK(drawn("abcd", {{{0, 2}}, {{0, 4}}}) == "[1 [0 ab]0cd]1");
  CHECK(drawn("abcd", {{{1, 3}, 2}, {{1, 3}, 1}}) == "a[1 [0 bc]0]1d");
  CHECK(drawn("abcd", {{{2, 4}}, {{0, 4}}}) == "[1 ab[0 cd]0]1");
}

TEST_CASE("of highlights that cross, the later one is cut where the earlier one ends") {
  CHECK(drawn("abcdef", {{{0, 4}}, {{2, 6}}}) == "[0 ab[1 cd>]1]0[1< ef]1");
  CHECK(drawn("abcdefgh", {{{0, 4}}, {{2, 8}}, {{3, 6}}}) == "[0 ab[1 c[2 d>]2>]1]0[1< [2< ef]2gh]1");
}

TEST_CASE("a highlight over the edges of the range is cut there and says so") {
  CHECK(drawn("abcdef", {2, 4}, {{{0, 6}}}) == "[0< cd>]0");
  CHECK(drawn("abcdef", {2, 4}, {{{0, 3}}, {{3, 6}}, {{5, 6}}, {{0, 2}}}) == "[0< c]0[1 d>]1");
}

TEST_CASE("empty highlights are left out") {
  CHECK(drawn("abc", {{{1, 1}}, {{0, 0}}, {{3, 3}}}) == "abc");
}

TEST_CASE("whatever the highlights are, pieces nest and each byte is inside exactly its highlights") {
  std::mt19937 random(20240506);
  constexpr std::uint32_t size = 24;
  for (int round = 0; round < 500; ++round) {
    std::vector<Highlight> highlights(random() % 9);
    for (Highlight& one : highlights) {
      const auto a = static_cast<std::uint32_t>(random() % (size + 1));
      const auto b = static_cast<std::uint32_t>(random() % (size + 1));
      one = {{std::min(a, b), std::max(a, b)}, static_cast<std::uint32_t>(random() % 3)};
    }
    const Span range{static_cast<std::uint32_t>(random() % 5), size - static_cast<std::uint32_t>(random() % 5)};
    std::vector<std::uint32_t> open;
    std::uint32_t at = range.begin;
    for (const Piece& piece : inspect::nest(range, highlights)) {
      if (piece.kind == Piece::Kind::open) {
        REQUIRE_FALSE(piece.span.empty());
        open.push_back(piece.highlight);
      } else if (piece.kind == Piece::Kind::close) {
        REQUIRE(open.back() == piece.highlight);
        open.pop_back();
      } else {
        REQUIRE(piece.span.begin == at);
        REQUIRE(piece.span.end > at);
        for (; at < piece.span.end; ++at) {
          std::vector<std::uint32_t> expected;
          for (std::uint32_t i = 0; i < highlights.size(); ++i) {
            if (highlights[i].span.contains(at)) expected.push_back(i);
          }
          std::vector<std::uint32_t> found = open;
          std::ranges::sort(found);
          REQUIRE(found == expected);
        }
      }
    }
    CHECK(open.empty());
    CHECK(at == range.end);
  }
}
