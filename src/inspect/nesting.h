#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "newsgraph/base/span.h"

namespace newsgraph::inspect {

/// A stretch of text that is to be marked.
struct Highlight {
  Span span;
  std::uint32_t rank = 0;  ///< of equal spans the one of the lower rank is the outer one
};

/// What a marked text is written as, piece by piece.
struct Piece {
  enum class Kind : std::uint8_t { text, open, close };

  Kind kind = Kind::text;
  Span span;                    ///< of text: its bytes; of open: what is inside until its close
  std::uint32_t highlight = 0;  ///< of open and close: an index into the highlights
  bool first = true;            ///< of open: the highlight begins here, not in an earlier piece
  bool last = true;             ///< of open: it ends with this piece
  friend bool operator==(const Piece&, const Piece&) = default;
};

/// The part of a text in `range` with its highlights as properly nested pieces: what opened last closes first, every
/// byte of the range stands in exactly one piece of text, in order, and inside exactly those highlights whose spans
/// hold it. Of two highlights that cross, the one that begins later is cut in two where the other ends; one that
/// reaches beyond the range is cut at its edge. Highlights may come in any order; empty ones are left out.
std::vector<Piece> nest(Span range, std::span<const Highlight> highlights);

}  // namespace newsgraph::inspect
