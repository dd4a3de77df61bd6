#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/knowledge.h"
#include "newsgraph/extract/lexicon.h"
#include "newsgraph/extract/origin.h"
#include "newsgraph/extract/pair_filter.h"

namespace newsgraph::extract {

/// What a word tells about names beside it. One word may be of several kinds.
enum class WordKind : std::uint8_t {
  title_before,   ///< 总统, 记者: a person's name may follow
  title_after,    ///< 先生, 主席: a person's name may stand before it
  honorific,      ///< 先生, 女士: after a surname alone
  modifier,       ///< 前, 副, 首席: before a title
  kin,            ///< 妻子, 女儿: a name may follow
  organization,   ///< ends the name of an organisation: 委员会
  place,          ///< ends the name of a place: 河谷
  boundary,       ///< no name goes over it: 的, 表示, 访问
  nominal,        ///< a boundary that may stand inside the names of organisations: 发展, 及
  cue,            ///< a word of saying; a boundary too
  common,         ///< a plain word: never a name, never part of a short one
  generic,        ///< says what kind of organisation, names none: 民营
  apposition,     ///< says what the name that follows is: 平台, 公司
  organ,          ///< of a state: a name also where nothing says whose it is: 众议院
  pair,           ///< what two countries have: 关系, 峰会
  role,           ///< what a country's letter stands before: 总统, 军
  before_strong,  ///< what stands before a country's letter: 访
  before_weak,    ///< the same, where the letter's other side agrees: 在
  after_weak,     ///< the other side
  foreign,        ///< part of foreign names that holds plain words: 约翰
  surname,        ///< of two characters or more: 欧阳, 佐藤
};

/// A set of kinds.
class WordKinds {
 public:
  constexpr WordKinds() = default;
  constexpr WordKinds(std::initializer_list<WordKind> kinds) {
    for (const WordKind kind : kinds) add(kind);
  }
  constexpr void add(WordKind kind) { bits_ |= 1U << static_cast<unsigned>(kind); }
  constexpr void add(WordKinds kinds) { bits_ |= kinds.bits_; }
  constexpr bool has(WordKind kind) const { return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0; }
  constexpr bool any(WordKinds kinds) const { return (bits_ & kinds.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  std::uint32_t bits_ = 0;
};

/// The tables that names are made by, for RowIds.
enum class NameTable : std::uint8_t { titles, surnames, suffixes, words };

/// What is known about how names are made. Immutable.
class NameLexicon {
 public:
  /// Error where a table is malformed.
  static Result<NameLexicon> load();

  struct Word {
    WordKinds kinds;
    EntityClass subclass = EntityClass::none;  ///< of suffixes
    std::uint8_t least_stem = 0;               ///< of suffixes: characters that must stand before it
    std::u32string text;                       ///< folded
  };
  /// How a character serves in names; weights are 0 where it does not.
  struct Character {
    std::uint16_t surname = 0;         ///< 1000: the commonest
    std::uint8_t given = 0;            ///< 0 to 3
    std::uint8_t transliteration = 0;  ///< 0 to 9
    bool initial_only = false;         ///< of transliteration: begins a name
    bool japanese = false;             ///< of a surname
    bool is_word = false;              ///< a word of its own
    WordKinds kinds;                   ///< of that word
    Lexicon::Value word = 0;           ///< its number
  };

  /// All words; values are indexes into words(), one for each word.
  const Lexicon& lexicon() const { return lexicon_; }
  /// False where no word of several characters begins with these two folded ones.
  bool may_begin(char32_t first, char32_t second) const { return pairs_.may_begin(first, second); }
  const Word& word(Lexicon::Value value) const { return words_[value]; }
  /// The kinds of exactly this folded word.
  WordKinds kinds(std::u32string_view folded) const;
  const Character& character(char32_t folded) const {
    static const Character none;
    return folded < characters_.size() ? characters_[folded] : none;
  }

  /// Length of the longest title with its modifiers (前美国 is none) that ends at `end` and begins at or after `begin`.
  std::uint32_t title_ending(std::u32string_view text, std::uint32_t begin, std::uint32_t end) const;
  /// Length of the longest title that may stand behind a name and begins at `at`; 0 = none.
  std::uint32_t title_starting(std::u32string_view text, std::uint32_t at) const;
  /// A row of the tables of this kind that has exactly this folded word, or none; the first where there are several.
  RowId row_of(std::u32string_view folded, NameTable kind) const;
  /// The title in English, or nothing: 总统 -> president.
  std::string_view english_title(std::u32string_view folded) const;

 private:
  class Builder;

  Lexicon lexicon_;
  PairFilter pairs_;
  std::vector<Word> words_;
  std::vector<std::string> english_;  ///< parallel to words_; of titles
  std::vector<Character> characters_;
  std::unordered_map<std::u32string, std::vector<RowId>> rows_;  ///< by word; in the order of the tables
};

}  // namespace newsgraph::extract
