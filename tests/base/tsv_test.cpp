#include "newsgraph/base/tsv.h"

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("columns are found by name, comments and empty lines are passed over, - is empty") {
  const auto table = TsvTable::parse("# about\nb\ta\n\n1\t-\r\n3\t4\n", "x.tsv", {"a", "b"});
  REQUIRE(table);
  REQUIRE(table->rows().size() == 2);
  CHECK(table->rows()[0].fields == std::vector<std::string_view>{"", "1"});
  CHECK(table->rows()[1].fields == std::vector<std::string_view>{"4", "3"});
  CHECK(table->place(table->rows()[1]) == "x.tsv:5");
}

TEST_CASE("a row with a field too many or a missing column names file and line") {
  CHECK(describe(TsvTable::parse("a\tb\n1\t2\t3\n", "x.tsv", {"a"}).error()) ==
        "x.tsv:2: 3 fields where the header has 2");
  CHECK(describe(TsvTable::parse("a\tb\n", "x.tsv", {"c"}).error()) == "x.tsv:1: no column \"c\"");
  CHECK_FALSE(TsvTable::parse("", "x.tsv", {"c"}));
}

TEST_CASE("several values in one field are parted") {
  CHECK(split("a|bc||d") == std::vector<std::string_view>{"a", "bc", "d"});
  CHECK(split("").empty());
}
