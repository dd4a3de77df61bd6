#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsgraph {

/// A half-open range [begin, end) of BYTES of one UTF-8 text (normally Article::text). Which text is meant is said
/// by whoever holds the span; a span owns nothing. Texts are limited to 4 GiB by its width.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  constexpr bool contains(std::uint32_t position) const { return begin <= position && position < end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  friend bool operator==(Span, Span) = default;
  friend auto operator<=>(Span, Span) = default;
};
static_assert(sizeof(Span) == 8);

/// Converts byte offsets of one text to code-point offsets, the unit of every output (SPARQL's SUBSTR and STRLEN
/// count code points). Holds one checkpoint per 64 bytes, so a conversion reads at most 64 bytes of the text.
class CodePointOffsets {
 public:
  /// Keeps a view of `text`, which must be valid UTF-8 and outlive this object.
  explicit CodePointOffsets(std::string_view text);

  /// Code points in text[0, byte). `byte` must be a character boundary and at most the text's size.
  std::uint32_t at(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;
};

}  // namespace newsgraph
