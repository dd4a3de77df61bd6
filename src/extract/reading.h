#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/article/article.h"
#include "newsgraph/base/span.h"
#include "newsgraph/extract/chars.h"

namespace newsgraph::extract {

/// A pair of quotation marks within one block. Where one mark is missing the block's edge stands for it.
struct MarkedPair {
  Chars outer;  ///< with the marks
  Chars inner;  ///< without them
  std::uint32_t block = 0;
  std::uint8_t depth = 0;             ///< 0 = outermost
  bool opened = true;                 ///< false: only the closing mark is there
  bool closed = true;                 ///< false: only the opening mark is there
  char32_t open = 0;                  ///< the opening mark as written
  std::uint32_t parent = UINT32_MAX;  ///< index of the pair around this one
};

/// A sentence: never splits a marked pair, never crosses a block.
struct Sentence {
  Chars chars;
  std::uint32_t block = 0;
};

/// One article as the rules read it: its text as folded code points with the way back to bytes, cut into blocks,
/// marked pairs and sentences. Block 0 is the headline, block i+1 is Article::blocks[i]. Refers to the article, which
/// must outlive it; immutable after construction.
class Reading {
 public:
  explicit Reading(const article::Article& source);

  const article::Article& article() const { return *article_; }
  /// Folded code points (fold.h) of the whole Article::text, one for each of its code points.
  std::u32string_view text() const { return folded_; }
  std::u32string_view text(Chars range) const { return std::u32string_view(folded_).substr(range.begin, range.size()); }
  char32_t at(std::uint32_t position) const { return position < folded_.size() ? folded_[position] : U'\n'; }
  /// True where the range's folded text is `word`.
  bool has(std::uint32_t at, std::u32string_view word) const { return text().substr(at).starts_with(word); }

  Span span(Chars range) const { return {bytes_[range.begin], bytes_[range.end]}; }
  Chars chars(Span span) const;
  /// The article's own characters, not folded.
  std::string_view original(Chars range) const { return span(range).of(article_->text); }

  const std::vector<Chars>& blocks() const { return blocks_; }
  const std::vector<MarkedPair>& marked_pairs() const { return pairs_; }  ///< sorted by outer.begin
  const std::vector<Sentence>& sentences() const { return sentences_; }   ///< in text order
  bool in_headline(std::uint32_t at) const { return at < blocks_.front().end; }
  /// Where the dateline ends that begins at this position; the position itself where none does.
  std::uint32_t behind_dateline(std::uint32_t position) const;
  /// The sentence that holds this position, or the last one before it.
  const Sentence& sentence_at(std::uint32_t position) const;
  /// The innermost marked pair whose inner part holds the range, or null.
  const MarkedPair* enclosing_pair(Chars range) const;

 private:
  void read_marks(std::uint32_t block);
  bool is_apostrophe(std::uint32_t position, Chars block, bool open) const;
  char32_t meant_mark(std::uint32_t position, Chars block, bool open) const;
  void link_pairs();
  void read_sentences(std::uint32_t block);
  bool is_full_stop(std::uint32_t position, Chars block) const;
  void add_sentence(Chars range, std::uint32_t block);

  const article::Article* article_;
  std::u32string folded_;
  std::vector<std::uint32_t> bytes_;  ///< byte offset of each code point, and of the end
  std::vector<Chars> blocks_;
  std::vector<MarkedPair> pairs_;
  std::vector<Sentence> sentences_;
};

}  // namespace newsgraph::extract
