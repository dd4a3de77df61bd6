#pragma once

#include <cstddef>
#include <string_view>

/// Concatenation of string literals by the compiler, so that vocabulary.h states each namespace once.
namespace newsgraph::rdf::vocabulary {

namespace detail {
/// A string literal as a template argument.
template <std::size_t size>
struct Chars {
  char data[size]{};  ///< with the NUL at the end
  constexpr Chars() = default;
  constexpr Chars(const char (&from)[size]) {  // NOLINT(google-explicit-constructor): written as a plain literal
    for (std::size_t i = 0; i < size; ++i) data[i] = from[i];
  }
  constexpr std::string_view view() const { return {data, size - 1}; }
};

template <std::size_t a, std::size_t b>
consteval Chars<a + b - 1> join(const Chars<a>& head, const Chars<b>& tail) {
  Chars<a + b - 1> out;
  for (std::size_t i = 0; i + 1 < a; ++i) out.data[i] = head.data[i];
  for (std::size_t i = 0; i < b; ++i) out.data[a - 1 + i] = tail.data[i];
  return out;
}
template <Chars head, Chars tail>
inline constexpr auto joined = join(head, tail);
}  // namespace detail

}  // namespace newsgraph::rdf::vocabulary
