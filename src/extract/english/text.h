#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsgraph/extract/english/lexicon.h"
#include "newsgraph/extract/reading.h"

namespace newsgraph::extract::english {

/// A word, a number, a possessive ending ('s) or one mark.
struct Word {
  enum class Shape : std::uint8_t { lower, capital, upper, number, mark };

  Chars at;
  Shape shape = Shape::mark;
  bool initial = false;  ///< begins a sentence, also one inside quotation marks
  bool quoted = false;   ///< stands inside of quotation marks
  Kinds kinds;
  Kinds phrase;                  ///< of the longest phrase of several words that begins here; empty where there is none
  std::uint32_t phrase_end = 0;  ///< index of the word behind that phrase
  std::uint32_t block = 0;
  std::uint32_t sentence = 0;

  bool is_mark() const { return shape == Shape::mark; }
  bool is_capital() const { return shape == Shape::capital || shape == Shape::upper; }
};

/// An article's words. Sentences are counted also inside of quotation marks; one never goes over a block. Refers to its
/// arguments.
class Text {
 public:
  Text(const Reading& reading, const EnglishLexicon& lexicon);

  const Reading& reading() const { return *reading_; }
  const EnglishLexicon& lexicon() const { return *lexicon_; }

  const std::vector<Word>& words() const { return words_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  /// A mark without kinds beyond the last.
  const Word& operator[](std::uint32_t index) const { return index < words_.size() ? words_[index] : none_; }
  std::u32string_view word(std::uint32_t index) const {
    return index < words_.size() ? reading_->text(words_[index].at) : std::u32string_view();
  }
  bool is(std::uint32_t index, std::u32string_view folded) const { return word(index) == folded; }
  /// Index of the word that holds this position or of the first one behind it.
  std::uint32_t at(std::uint32_t position) const;
  /// The characters from the first to before the last word of a range.
  Chars chars(std::uint32_t first, std::uint32_t end) const {
    return first < end ? Chars{words_[first].at.begin, words_[end - 1].at.end} : Chars{};
  }

  /// The words of a sentence, of a block: from the first to before the second.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool contains(std::uint32_t index) const { return begin <= index && index < end; }
    std::uint32_t size() const { return end - begin; }
  };
  const std::vector<Range>& sentences() const { return sentences_; }
  const std::vector<Range>& blocks() const { return blocks_; }
  Range sentence_of(std::uint32_t index) const { return sentences_[words_[index].sentence]; }

 private:
  void read_block(std::uint32_t block);
  std::uint32_t end_of_word(std::uint32_t begin, std::uint32_t end) const;
  void add(Chars at, std::uint32_t block);
  void read_phrases();
  void cut_sentences(Range block);
  bool ends_sentence(std::uint32_t index, Range block, std::uint32_t& next) const;

  const Reading* reading_;
  const EnglishLexicon* lexicon_;
  std::vector<Word> words_;
  std::vector<Range> sentences_;
  std::vector<Range> blocks_;
  Word none_;
};

/// True for a mark that quotes.
bool is_quotation_mark(char32_t c);

}  // namespace newsgraph::extract::english
