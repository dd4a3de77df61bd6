#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/extract/english/text.h"

namespace newsgraph::extract::english {

/// A word of the narration or a whole quotation in marks.
struct Piece {
  static constexpr std::uint32_t none = UINT32_MAX;

  std::uint32_t begin = 0;  ///< words, marks of a quotation included
  std::uint32_t end = 0;
  std::uint32_t pair = none;  ///< index into Reading::marked_pairs()

  bool is_quotation() const { return pair != none; }
};

/// The narration of an article: its sentences with what stands in marks as one piece each, so that a sentence holds the
/// quotation and the words that say whose it is.
class Outline {
 public:
  explicit Outline(const Text& text);

  const Text& text() const { return *text_; }
  const std::vector<Piece>& pieces() const { return pieces_; }
  /// A range of pieces. Sentences never go over a block.
  const std::vector<Text::Range>& sentences() const { return sentences_; }
  std::uint32_t sentence_of(std::uint32_t piece) const { return numbers_[piece]; }
  std::uint32_t block_of(std::uint32_t piece) const { return (*text_)[pieces_[piece].begin].block; }

  /// The folded word of a piece; empty for a quotation and beyond the last piece.
  std::u32string_view word(std::uint32_t piece) const {
    return piece < pieces_.size() && !pieces_[piece].is_quotation() ? text_->word(pieces_[piece].begin)
                                                                    : std::u32string_view();
  }
  /// Its kinds; none for a quotation.
  Kinds kinds(std::uint32_t piece) const {
    return piece < pieces_.size() && !pieces_[piece].is_quotation() ? (*text_)[pieces_[piece].begin].kinds : Kinds{};
  }
  bool is(std::uint32_t piece, std::u32string_view folded) const { return word(piece) == folded; }
  /// The characters from the first to before the last piece of a range.
  Chars chars(std::uint32_t first, std::uint32_t end) const;

 private:
  void read_block(Text::Range block);

  const Text* text_;
  std::vector<Piece> pieces_;
  std::vector<Text::Range> sentences_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace newsgraph::extract::english
