#include "newsgraph/base/hash_numbering.h"

#include <string>

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("hashes are numbered in the order in which they come, each once") {
  HashNumbering numbers;
  CHECK(numbers.find(hash128("0")) == HashNumbering::none);
  for (std::uint32_t i = 0; i < 10000; ++i) {
    const auto added = numbers.add(hash128(std::to_string(i)));
    CHECK(added.is_new);
    CHECK(added.number == i);
  }
  for (std::uint32_t i = 0; i < 10000; ++i) {
    CHECK_FALSE(numbers.add(hash128(std::to_string(i))).is_new);
    CHECK(numbers.find(hash128(std::to_string(i))) == i);
    CHECK(numbers[i] == hash128(std::to_string(i)));
  }
  CHECK(numbers.size() == 10000);
  CHECK(numbers.find(hash128("none")) == HashNumbering::none);
}

TEST_CASE("the hash of zeros and hashes that share their low bits are hashes as others") {
  HashNumbering numbers;
  CHECK(numbers.add({}).is_new);
  CHECK_FALSE(numbers.add({}).is_new);
  for (std::uint64_t i = 1; i < 100; ++i) CHECK(numbers.add({i, 0}).number == i);
  for (std::uint64_t i = 1; i < 100; ++i) CHECK(numbers.find({i, 0}) == i);
}
