#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Tests of every byte that passes through the library, written for speed.
namespace newsgraph::rdf {

/// As utf8::find_invalid(), several bytes at a time where the text is ASCII or of three-byte characters: the first byte
/// that is not part of well-formed UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);
inline bool is_utf8(std::string_view text) {
  return find_invalid_utf8(text) == std::string_view::npos;
}

/// Sixteen bytes that are compared and combined at once (vector types of GCC and Clang; SSE2 on x86-64).
using ByteBlock = unsigned char __attribute__((vector_size(16)));

/// Bytes from the front of `text` before the first that passes the test: a generic function that is given blocks, and
/// single bytes, and combines comparisons with `|`.
template <class Test>
std::size_t bytes_before(std::string_view text, Test test) {
  std::size_t i = 0;
  for (; i + sizeof(ByteBlock) <= text.size(); i += sizeof(ByteBlock)) {
    ByteBlock block;
    std::memcpy(&block, text.data() + i, sizeof block);
    const auto found = test(block);
    std::uint64_t halves[2];
    static_assert(sizeof halves == sizeof found);
    std::memcpy(halves, &found, sizeof found);
    if ((halves[0] | halves[1]) != 0) break;
  }
  while (i < text.size() && !test(static_cast<unsigned char>(text[i]))) ++i;
  return i;
}

}  // namespace newsgraph::rdf
