#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/extract/gazetteer.h"
#include "newsgraph/extract/names.h"
#include "newsgraph/extract/reading.h"

namespace newsgraph::extract {

/// A piece of the text that nothing known goes over: a known word, a Latin word or number, or one character.
struct Token {
  enum class Script : std::uint8_t { han, latin, digits, mark };

  Chars at;
  Script script = Script::mark;
  bool capital = false;                        ///< a Latin word that begins with a capital letter
  WordKinds kinds;                             ///< empty for an unknown character
  std::uint32_t entry = GazetteerEntry::none;  ///< where the token is a name of the gazetteer
  bool known = false;                          ///< a word of several characters, or one with kinds

  bool is_name() const { return entry != GazetteerEntry::none; }
  bool is_mark() const { return script == Script::mark; }
  /// No name goes over it.
  bool is_boundary() const { return is_mark() || (!is_name() && kinds.any({WordKind::boundary, WordKind::cue})); }
};

/// An ending of names that stands in the text: 委员会.
struct Suffix {
  Chars at;
  std::uint32_t word = 0;  ///< for NameLexicon::word()
};

/// The text cut into known words, the longest first from left to right, so that words inside of other words are not
/// seen (中国 in 发展中国家). Refers to its arguments.
class Scan {
 public:
  Scan(const Reading& reading, const Gazetteer& gazetteer, const NameLexicon& names);

  const std::vector<Token>& tokens() const { return tokens_; }
  const Token& operator[](std::uint32_t index) const { return tokens_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  /// Index of the token that holds this position; size() behind the last.
  std::uint32_t at(std::uint32_t position) const { return position < index_.size() ? index_[position] : size(); }
  /// True where a token begins here, or at the end.
  bool begins(std::uint32_t position) const;
  /// The token that ends here, or null.
  const Token* ending(std::uint32_t position) const;
  /// The token that begins here, or null.
  const Token* beginning(std::uint32_t position) const;
  const std::vector<Suffix>& suffixes() const { return suffixes_; }

 private:
  Token next(std::uint32_t at, std::uint32_t end);
  void read_words(Token& token, std::uint32_t end);
  bool is_possessive(std::uint32_t at, std::uint32_t end) const;
  Token latin(std::uint32_t at, std::uint32_t end) const;
  std::uint32_t gazetteer_match(std::uint32_t at, std::uint32_t end, std::uint32_t& length);
  bool goes_on(Chars at) const;
  bool is_company(Chars at) const;
  bool is_longer_name(const Gazetteer::Form& form, Chars at) const;
  bool is_written_so(const Gazetteer::Form& form, Chars at) const;
  void inner_suffixes(const Token& token);
  bool hides_suffix(const Suffix& suffix) const;

  const Reading* reading_;
  const Gazetteer* gazetteer_;
  const NameLexicon* names_;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> index_;  // by position
  std::vector<Suffix> suffixes_;
  std::vector<Lexicon::Match> matches_;
};

}  // namespace newsgraph::extract
