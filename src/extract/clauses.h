#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsgraph/extract/reading.h"

namespace newsgraph::extract {

/// True where `c` is one of the characters of `set`.
constexpr bool is_any(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

/// A stretch of text between two clause marks (，；：。！？) that stand outside brackets and outside inner quotation
/// marks.
struct Clause {
  Chars chars;                 ///< without the mark that ends it and without blanks around
  std::uint32_t frame = 0;     ///< index into Clauses::frames()
  std::uint32_t sentence = 0;  ///< number of the sentence within the frame
  char32_t mark = 0;           ///< folded mark that ends it; 0 at the frame's end or where only the sentence ends
};

/// A block, or what a pair of quotation marks holds: the text within which clauses and sentences follow each other.
struct Frame {
  Chars chars;
  std::uint32_t first = 0;  ///< its clauses are all()[first, first + count)
  std::uint32_t count = 0;
  std::uint32_t pair = UINT32_MAX;  ///< index into Reading::marked_pairs(); none for a block
  std::uint32_t block = 0;
};

/// The clauses of an article, frame by frame. Refers to the reading, which must outlive it; immutable after
/// construction.
class Clauses {
 public:
  explicit Clauses(const Reading& reading);

  const std::vector<Clause>& all() const { return clauses_; }
  const std::vector<Frame>& frames() const { return frames_; }
  const Clause& operator[](std::uint32_t index) const { return clauses_[index]; }

  /// The innermost frame that holds the position.
  std::uint32_t frame_at(std::uint32_t position) const;
  /// The frame of what a pair holds; UINT32_MAX where the pair has none (a stray mark).
  std::uint32_t frame_of_pair(std::uint32_t pair) const { return pair_frames_[pair]; }
  /// Index of the clause of `frame` that holds the position, or of the last one before it; UINT32_MAX before the first.
  std::uint32_t clause_at(std::uint32_t frame, std::uint32_t position) const;
  /// From the clause's begin to the end of its sentence, its last mark left out.
  Chars sentence_of(std::uint32_t clause) const;
  /// The first clause of the sentence that holds this one.
  std::uint32_t first_of_sentence(std::uint32_t clause) const;
  /// The last clause of the sentence that holds this one.
  std::uint32_t last_of_sentence(std::uint32_t clause) const;

 private:
  std::uint32_t bracket_end(std::uint32_t open, std::uint32_t end) const;
  bool is_in_number(std::uint32_t at) const;
  bool ends_sentence(const MarkedPair& pair, Chars frame) const;
  void read_frame(std::uint32_t frame);
  void add(Chars chars, std::uint32_t frame, std::uint32_t sentence, char32_t mark);

  const Reading* reading_;
  std::vector<Clause> clauses_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> pair_frames_;
};

/// True for a pair whose marks can be trusted: both are there, or the opening one begins its block (a quotation that
/// goes on in the next paragraph) or stands behind a colon.
bool is_framed(const Reading& reading, const MarkedPair& pair);

}  // namespace newsgraph::extract
