#include "newsgraph/extract/english/text.h"

#include <algorithm>

#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract::english {
namespace {

bool is_word_character(char32_t c) {
  return is_latin_letter(c) || is_digit(c);
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'’';
}

/// What may begin a sentence and hardly goes on with one that an abbreviation is part of.
constexpr Kinds openers = {Kind::determiner, Kind::possessive, Kind::preposition, Kind::conjunction, Kind::he,
                           Kind::she,        Kind::it,         Kind::they,        Kind::self,        Kind::addressee,
                           Kind::pronoun,    Kind::adverb,     Kind::subordinator};

}  // namespace

bool is_quotation_mark(char32_t c) {
  return std::u32string_view(U"\"“”‘’'").find(c) != std::u32string_view::npos;
}

Text::Text(const Reading& reading, const EnglishLexicon& lexicon) : reading_(&reading), lexicon_(&lexicon) {
  words_.reserve(reading.text().size() / 5);
  const auto blocks = static_cast<std::uint32_t>(reading.blocks().size());
  for (std::uint32_t block = 0; block < blocks; ++block) {
    Range range{size(), size()};
    read_block(block);
    range.end = size();
    blocks_.push_back(range);
  }
  read_phrases();
  auto pair = reading.marked_pairs().begin();
  for (Word& word : words_) {
    while (pair != reading.marked_pairs().end() && (pair->parent != UINT32_MAX || pair->outer.end <= word.at.begin))
      ++pair;
    word.quoted = pair != reading.marked_pairs().end() && pair->inner.contains(word.at);
  }
  for (const Range range : blocks_) cut_sentences(range);
}

std::uint32_t Text::at(std::uint32_t position) const {
  const auto found = std::ranges::upper_bound(words_, position, {}, [](const Word& word) { return word.at.end; });
  return static_cast<std::uint32_t>(found - words_.begin());
}

/// Letters, digits and what joins them: well-known, O'Brien, U.S., 1,000, AT&T; 's at the end is a word of its own.
std::uint32_t Text::end_of_word(std::uint32_t begin, std::uint32_t end) const {
  const std::u32string_view text = reading_->text();
  std::uint32_t i = begin + 1;
  while (i < end) {
    const char32_t c = text[i];
    if (is_word_character(c)) {
      ++i;
      continue;
    }
    if (i + 1 >= end || !is_word_character(text[i + 1])) break;
    const bool possessive =
        is_apostrophe(c) && text[i + 1] == U's' && (i + 2 >= end || !is_word_character(text[i + 2]));
    const bool in_number = (c == U',' || c == U'.' || c == U':') && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    const bool in_letters = c == U'.' && is_latin_letter(text[i - 1]) && is_latin_letter(text[i + 1]) &&
                            (i < begin + 2 || text[i - 2] == U'.' || i > begin + 3);
    const bool joins =
        c == U'-' || c == U'&' || c == U'@' || (is_apostrophe(c) && !possessive) || in_number || in_letters;
    if (!joins) break;
    ++i;
  }
  // U.S. with its last full stop.
  if (i < end && text[i] == U'.' && i >= begin + 3 && text[i - 2] == U'.' && is_latin_letter(text[i - 1])) ++i;
  return i;
}

void Text::add(Chars at, std::uint32_t block) {
  Word word;
  word.at = at;
  word.block = block;
  const std::u32string_view text = reading_->text(at);
  const bool letters = std::ranges::any_of(text, is_latin_letter);
  if (letters) {
    std::size_t capitals = 0;
    std::size_t count = 0;
    const std::string_view original = reading_->original(at);
    for (std::size_t byte = 0, i = 0; byte < original.size(); ++i) {
      const utf8::Decoded decoded = utf8::decode(original, byte);
      byte += decoded.length;
      if (!is_latin_letter(text[i])) continue;
      const bool capital = fold(decoded.code_point) != decoded.code_point;
      if (count == 0) word.shape = capital ? Word::Shape::capital : Word::Shape::lower;
      capitals += capital ? 1 : 0;
      ++count;
    }
    if (capitals == count && count > 1) word.shape = Word::Shape::upper;
    if (is_digit(text.front()) && word.shape == Word::Shape::lower) word.shape = Word::Shape::number;
    word.kinds = lexicon_->kinds(text);
  } else if (is_digit(text.front())) {
    word.shape = Word::Shape::number;
  }
  words_.push_back(word);
}

void Text::read_block(std::uint32_t block) {
  const Chars range = reading_->blocks()[block];
  const std::u32string_view text = reading_->text();
  for (std::uint32_t i = range.begin; i < range.end;) {
    if (text[i] == U' ') {
      ++i;
      continue;
    }
    const bool after_word = i > range.begin && is_word_character(text[i - 1]);
    const bool possessive = is_apostrophe(text[i]) && after_word && i + 1 < range.end && text[i + 1] == U's' &&
                            (i + 2 >= range.end || !is_word_character(text[i + 2]));
    std::uint32_t end = i + 1;
    if (possessive) {
      end = i + 2;
    } else if (is_word_character(text[i])) {
      end = end_of_word(i, range.end);
    }
    add({i, end}, block);
    i = end;
  }
}

void Text::read_phrases() {
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (words_[i].is_mark()) continue;
    const auto phrase = lexicon_->phrase_at(reading_->text(), words_[i].at.begin);
    if (phrase.length == 0) continue;
    std::uint32_t end = i + 1;
    while (end < size() && words_[end].at.end <= words_[i].at.begin + phrase.length) ++end;
    words_[i].phrase = phrase.kinds;
    words_[i].phrase_end = end;
  }
}

/// Whether the mark at `index` ends a sentence; `next` is then the first word of the next one.
bool Text::ends_sentence(std::uint32_t index, Range block, std::uint32_t& next) const {
  const char32_t c = reading_->at(words_[index].at.begin);
  const std::u32string_view whole = word(index);
  const bool dotted = !words_[index].is_mark() && whole.back() == U'.';
  if (!dotted && c != U'.' && c != U'?' && c != U'!' && c != U'…') return false;
  next = index + 1;
  while (next < block.end && words_[next].is_mark() && words_[next].at.begin == words_[next - 1].at.end) ++next;
  if (next >= block.end) return true;
  const bool touches = words_[next].at.begin == words_[next - 1].at.end;
  if (touches) return false;
  std::uint32_t first = next;
  while (first < block.end && words_[first].is_mark()) ++first;
  if (words_[first].shape == Word::Shape::lower && !words_[first].is_mark()) return false;
  const bool abbreviated =
      dotted || (c == U'.' && index > block.begin && words_[index - 1].at.end == words_[index].at.begin &&
                 (words_[index - 1].kinds.has(Kind::abbreviation) ||
                  (words_[index - 1].at.size() == 1 && words_[index - 1].is_capital())));
  if (!abbreviated) return true;
  // "No." and names of months are also words, titles are none.
  const Kinds before = words_[dotted ? index : index - 1].kinds;
  if (before.any({Kind::honorific, Kind::title})) return false;
  return words_[first].is_capital() && words_[first].kinds.any(openers) && !words_[first].kinds.has(Kind::particle);
}

void Text::cut_sentences(Range block) {
  std::uint32_t begin = block.begin;
  const auto close = [&](std::uint32_t end) {
    if (begin >= end) return;
    const auto number = static_cast<std::uint32_t>(sentences_.size());
    bool first = true;
    for (std::uint32_t i = begin; i < end; ++i) {
      words_[i].sentence = number;
      if (first && !words_[i].is_mark()) {
        words_[i].initial = true;
        first = false;
      }
    }
    sentences_.push_back({begin, end});
    begin = end;
  };
  for (std::uint32_t i = block.begin; i < block.end; ++i) {
    // Words that a quotation opens with begin a sentence inside of this one.
    if (i > block.begin && !words_[i].is_mark() && is_quotation_mark(reading_->at(words_[i - 1].at.begin)) &&
        words_[i].quoted && !words_[i - 1].quoted) {
      words_[i].initial = true;
    }
    std::uint32_t next = 0;
    if (ends_sentence(i, block, next)) close(next);
  }
  close(block.end);
}

}  // namespace newsgraph::extract::english
