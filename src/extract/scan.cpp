#include "newsgraph/extract/scan.h"

#include <algorithm>
#include <array>

#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

bool is_word_character(char32_t c) {
  return is_latin_letter(c) || is_digit(c);
}

/// Inside of words: Sant'Egidio, COVID-19, S.A.
bool joins_letters(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'-' || c == U'.' || c == U'&';
}

/// 丶 is what some sites have for the comma of lists.
bool is_ideograph(char32_t c) {
  return is_han(c) && c != U'丶';
}

constexpr WordKinds endings = {WordKind::organization, WordKind::place};

}  // namespace

Scan::Scan(const Reading& reading, const Gazetteer& gazetteer, const NameLexicon& names)
    : reading_(&reading), gazetteer_(&gazetteer), names_(&names) {
  index_.resize(reading.text().size());
  tokens_.reserve(reading.text().size());
  std::uint32_t at = 0;
  const auto add = [&](const Token& token) {
    std::fill(index_.begin() + token.at.begin, index_.begin() + token.at.end, size());
    tokens_.push_back(token);
    at = token.at.end;
  };
  const auto all = static_cast<std::uint32_t>(reading.text().size());
  for (const Chars block : reading.blocks()) {
    while (at < block.begin) add({{at, at + 1}, Token::Script::mark, false, {}, GazetteerEntry::none, false});
    while (at < block.end) {
      const Token token = next(at, block.end);
      if (token.script == Token::Script::han && !token.is_name()) inner_suffixes(token);
      add(token);
    }
  }
  while (at < all) add({{at, at + 1}, Token::Script::mark, false, {}, GazetteerEntry::none, false});
  std::erase_if(suffixes_, [&](const Suffix& suffix) { return hides_suffix(suffix); });
}

bool Scan::begins(std::uint32_t position) const {
  return position >= index_.size() || tokens_.empty() || tokens_[index_[position]].at.begin == position;
}

const Token* Scan::ending(std::uint32_t position) const {
  if (position == 0 || position > index_.size()) return nullptr;
  const Token& token = tokens_[index_[position - 1]];
  return token.at.end == position ? &token : nullptr;
}

const Token* Scan::beginning(std::uint32_t position) const {
  if (position >= index_.size()) return nullptr;
  const Token& token = tokens_[index_[position]];
  return token.at.begin == position ? &token : nullptr;
}

/// 队 of 球队, 委员会 of 国务委员会委员长
void Scan::inner_suffixes(const Token& token) {
  for (std::uint32_t at = token.at.begin + 1; at < token.at.end; ++at) {
    const char32_t c = reading_->at(at);
    if (!names_->may_begin(c, reading_->at(at + 1))) {
      const NameLexicon::Character& character = names_->character(c);
      if (character.kinds.any(endings)) suffixes_.push_back({{at, at + 1}, character.word});
      continue;
    }
    names_->lexicon().match(reading_->text(), at, matches_);
    for (const Lexicon::Match& match : matches_) {
      const Lexicon::Value word = match.values.front();
      if (!names_->word(word).kinds.any(endings)) continue;
      suffixes_.push_back({{at, at + match.length}, word});
    }
  }
}

/// 部 of 部分 ends no name, nor does 国防部 of 国防部长; 外交部 of 外交部发言人 may.
bool Scan::hides_suffix(const Suffix& suffix) const {
  if (suffix.at.end > index_.size()) return true;
  const Token& token = tokens_[index_[suffix.at.end - 1]];
  if (token.at.end <= suffix.at.end) return false;
  if (!token.kinds.any({WordKind::title_before, WordKind::title_after})) return true;
  return suffix.at.size() == 1 || reading_->at(suffix.at.end) == U'长';
}

/// The ministry in 美国国防部长 is part of a title, the army in 以军事手段 and the district in 河东区域 of other words.
bool Scan::goes_on(Chars at) const {
  struct Ending {
    std::u32string_view last, next;
  };
  static constexpr std::array<Ending, 3> endings_of_others = {
      {{U"部局院厅署司处所校社台馆行", U"长"}, {U"军", U"事机舰费售备火购"}, {U"区", U"域别间分划"}}};
  return std::ranges::any_of(endings_of_others, [&](const Ending& one) {
    return one.last.find(reading_->at(at.end - 1)) != std::u32string_view::npos &&
           one.next.find(reading_->at(at.end)) != std::u32string_view::npos;
  });
}

/// A word that says what companies are, a list of organisations or a head beside it: 谷歌、小米等, 平台领英, 苹果总裁.
bool Scan::is_company(Chars at) const {
  const auto joins = [](char32_t c) { return c == U'、' || c == U'丶' || c == U'和' || c == U'与'; };
  const auto is_organization = [&](std::uint32_t entry) {
    return (*gazetteer_)[entry].type == EntityType::organization;
  };
  if (!tokens_.empty() && tokens_.back().kinds.has(WordKind::apposition)) return true;
  if (tokens_.size() > 1 && joins(reading_->at(at.begin - 1))) {
    const Token& before = tokens_[tokens_.size() - 2];
    if (before.is_name() && is_organization(before.entry)) return true;
  }
  const char32_t after = reading_->at(at.end);
  if (joins(after)) {
    const Lexicon::Match next = gazetteer_->lexicon().longest(reading_->text(), at.end + 1);
    return std::ranges::any_of(next.values, [&](Lexicon::Value value) {
      const Gazetteer::Form& form = gazetteer_->forms()[value];
      return !form.brief && is_organization(form.entry);
    });
  }
  if (after == U'等') return true;
  const Lexicon::Match word = names_->lexicon().longest(reading_->text(), at.end);
  return word.length > 1 && names_->word(word.values.front()).kinds.any({WordKind::cue, WordKind::title_before});
}

/// 陈卫文 is somebody else than 陈卫: a character of given names follows that begins no word, and then a word.
bool Scan::is_longer_name(const Gazetteer::Form& form, Chars at) const {
  constexpr std::uint8_t common_in_names = 3;
  const std::u32string_view text = reading_->text();
  if ((*gazetteer_)[form.entry].type != EntityType::person || at.size() != 2) return false;
  if (names_->character(text[at.begin]).surname == 0) return false;
  const NameLexicon::Character& next = names_->character(reading_->at(at.end));
  if (next.given != common_in_names || next.is_word) return false;
  if (names_->lexicon().longest(text, at.end).length > 0 || gazetteer_->lexicon().longest(text, at.end).length > 0)
    return false;
  const std::uint32_t end = at.end + 1;
  if (!is_ideograph(reading_->at(end))) return true;
  const Lexicon::Match word = names_->lexicon().longest(text, end);
  return word.length > 1 || names_->character(text[end]).kinds.has(WordKind::boundary);
}

bool Scan::is_written_so(const Gazetteer::Form& form, Chars at) const {
  if (form.brief && !is_company(at)) return false;
  if (is_longer_name(form, at)) return false;
  if (!form.latin) return !goes_on(at);
  const bool inside =
      (at.begin > 0 && is_word_character(reading_->at(at.begin - 1))) || is_word_character(reading_->at(at.end));
  if (inside) return false;
  const std::string_view original = reading_->original(at);
  if (form.exact) return original == form.original;
  return original.front() == form.original.front();
}

/// The first form value of the longest name of the gazetteer at this place, and its length; UINT32_MAX without one.
std::uint32_t Scan::gazetteer_match(std::uint32_t at, std::uint32_t end, std::uint32_t& length) {
  gazetteer_->lexicon().match(reading_->text(), at, matches_);
  for (std::size_t i = matches_.size(); i-- > 0;) {
    const Lexicon::Match& match = matches_[i];
    if (at + match.length > end) continue;
    for (const Lexicon::Value value : match.values) {
      if (!is_written_so(gazetteer_->forms()[value], {at, at + match.length})) continue;
      length = match.length;
      return value;
    }
  }
  return UINT32_MAX;
}

/// The 's of Japan's is no part of the name.
bool Scan::is_possessive(std::uint32_t at, std::uint32_t end) const {
  const char32_t c = reading_->at(at);
  return (c == U'\'' || c == U'’') && reading_->at(at + 1) == U's' &&
         (at + 2 >= end || !is_word_character(reading_->at(at + 2)));
}

Token Scan::latin(std::uint32_t at, std::uint32_t end) const {
  Token token{{at, at}, Token::Script::digits, false, {}, GazetteerEntry::none, false};
  std::uint32_t i = at;
  while (i < end) {
    const char32_t c = reading_->at(i);
    const bool joined =
        joins_letters(c) && i > at && i + 1 < end && is_word_character(reading_->at(i + 1)) && !is_possessive(i, end);
    if (!is_word_character(c) && !joined) break;
    if (is_latin_letter(c)) token.script = Token::Script::latin;
    ++i;
  }
  token.at.end = i;
  if (token.script == Token::Script::latin) {
    const char32_t first = utf8::decode(reading_->original({at, at + 1}), 0).code_point;
    token.capital = is_latin_letter(first) && fold(first) != first;
  }
  return token;
}

/// The longest word of the lexicon that begins with the token, and endings of names on the way.
void Scan::read_words(Token& token, std::uint32_t end) {
  const bool letters = token.script != Token::Script::han;
  const std::uint32_t at = token.at.begin;
  names_->lexicon().match(reading_->text(), at, matches_);
  for (const Lexicon::Match& match : matches_) {
    if (at + match.length > end) break;
    const NameLexicon::Word& word = names_->word(match.values.front());
    const Chars range{at, at + match.length};
    if (word.kinds.any(endings)) suffixes_.push_back({range, match.values.front()});
    if (letters && range != token.at) continue;
    token.at = range;
    token.kinds = word.kinds;
    token.known = true;
  }
}

Token Scan::next(std::uint32_t at, std::uint32_t end) {
  const char32_t c = reading_->at(at);
  const bool letters = is_word_character(c);
  if (!letters && !is_ideograph(c)) return {{at, at + 1}, Token::Script::mark, false, {}, GazetteerEntry::none, false};
  Token token =
      letters ? latin(at, end) : Token{{at, at + 1}, Token::Script::han, false, {}, GazetteerEntry::none, false};

  const char32_t second = at + 1 < end ? reading_->at(at + 1) : U'\n';
  const NameLexicon::Character& character = names_->character(c);
  if (names_->may_begin(c, second)) {
    read_words(token, end);
  } else if (character.is_word && token.at.size() == 1) {
    token.kinds = character.kinds;
    token.known = true;
    if (character.kinds.any(endings)) suffixes_.push_back({token.at, character.word});
  }
  if (!gazetteer_->may_begin(c, second)) return token;
  std::uint32_t length = 0;
  if (const std::uint32_t value = gazetteer_match(at, end, length); value != UINT32_MAX) {
    const bool plain = length == token.at.size() && token.kinds.has(WordKind::common);
    if (length >= token.at.size() && !plain) {
      token.at.end = at + length;
      token.entry = gazetteer_->forms()[value].entry;
      token.known = true;
    }
  }
  return token;
}

}  // namespace newsgraph::extract
