#include "newsgraph/extract/reading.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/english/marks.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

struct MarkKind {
  char32_t open;
  char32_t close;
};
// The ASCII quotation mark opens and closes; which of the two it does follows from what is open.
constexpr MarkKind kinds[] = {{U'“', U'”'}, {U'‘', U'’'}, {U'「', U'」'}, {U'『', U'』'}, {U'〝', U'〞'}, {U'"', U'"'}};
// The straight single mark is one in English alone.
constexpr MarkKind single_kind = {U'\'', U'\''};

const MarkKind* opened_by(char32_t c) {
  if (c == single_kind.open) return &single_kind;
  const auto* found = std::ranges::find(kinds, c, &MarkKind::open);
  return found == std::end(kinds) ? nullptr : found;
}

bool closes_any(char32_t c) {
  return c == single_kind.close || std::ranges::find(kinds, c, &MarkKind::close) != std::end(kinds);
}

/// Deeper marks are text: prose never nests so far, and a hostile page must not cost quadratic time.
constexpr std::size_t max_mark_depth = 16;

/// Words whose full stop ends no sentence, folded.
bool is_abbreviation(std::u32string_view word) {
  static constexpr std::u32string_view known[] = {U"mr", U"mrs", U"ms", U"dr",  U"prof", U"gen", U"sen", U"rep", U"gov",
                                                  U"lt", U"col", U"st", U"sgt", U"capt", U"jr",  U"sr",  U"no",  U"vs"};
  return word.size() == 1 || std::ranges::find(known, word) != std::end(known);
}

bool is_word_character(char32_t c) {
  return is_latin_letter(c) || is_digit(c);
}

}  // namespace

Reading::Reading(const article::Article& source) : article_(&source) {
  const std::string_view text = source.text;
  folded_.reserve(text.size() / 2);
  bytes_.reserve(text.size() / 2 + 1);
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, i);
    folded_ += fold(decoded.code_point);
    bytes_.push_back(static_cast<std::uint32_t>(i));
    i += decoded.length;
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));

  blocks_.push_back(chars(source.headline));
  for (const article::Block& block : source.blocks) blocks_.push_back(chars(block.span));
  for (std::uint32_t block = 0; block < blocks_.size(); ++block) read_marks(block);
  link_pairs();
  for (std::uint32_t block = 0; block < blocks_.size(); ++block) read_sentences(block);
}

/// Sorts the pairs and lets each know the one around it.
void Reading::link_pairs() {
  std::ranges::sort(pairs_, {}, [](const MarkedPair& pair) {
    return std::tuple(pair.outer.begin, std::numeric_limits<std::uint32_t>::max() - pair.outer.end, pair.depth);
  });
  std::vector<std::uint32_t> around;
  for (std::uint32_t i = 0; i < pairs_.size(); ++i) {
    while (!around.empty() && !pairs_[around.back()].inner.contains(pairs_[i].outer)) around.pop_back();
    if (!around.empty()) pairs_[i].parent = around.back();
    around.push_back(i);
  }
}

Chars Reading::chars(Span span) const {
  const auto position = [this](std::uint32_t byte) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(bytes_, byte) - bytes_.begin());
  };
  return {position(span.begin), position(span.end)};
}

std::uint32_t Reading::behind_dateline(std::uint32_t position) const {
  const std::vector<article::Dateline>& lines = article_->datelines;  // in text order
  const auto begin_of = [](const article::Dateline& line) { return line.span.begin; };
  const auto line = std::ranges::lower_bound(lines, bytes_[position], {}, begin_of);
  return line == lines.end() || line->span.begin != bytes_[position] ? position : chars(line->span).end;
}

const Sentence& Reading::sentence_at(std::uint32_t position) const {
  const auto after =
      std::ranges::upper_bound(sentences_, position, {}, [](const Sentence& s) { return s.chars.begin; });
  static const Sentence none;
  if (sentences_.empty()) return none;
  return after == sentences_.begin() ? *after : *std::prev(after);
}

const MarkedPair* Reading::enclosing_pair(Chars range) const {
  const auto after =
      std::ranges::upper_bound(pairs_, range.begin, {}, [](const MarkedPair& pair) { return pair.outer.begin; });
  if (after == pairs_.begin()) return nullptr;
  for (auto i = static_cast<std::uint32_t>(after - pairs_.begin() - 1); i != UINT32_MAX; i = pairs_[i].parent) {
    if (pairs_[i].inner.contains(range)) return &pairs_[i];
  }
  return nullptr;
}

/// True for the single marks that quote nothing.
bool Reading::is_apostrophe(std::uint32_t position, Chars block, bool open) const {
  if (article_->language.starts_with("en")) {
    return english::single_mark(folded_, block, position, open) == english::SingleMark::apostrophe;
  }
  return folded_[position] == U'\'' ||
         (position > block.begin && is_word_character(folded_[position - 1]) && is_word_character(at(position + 1)));
}

/// “甲，“他说，”乙”: the mark that has to stand here, where the other one of its kind was written. `open` tells whether
/// such a pair is open here.
char32_t Reading::meant_mark(std::uint32_t position, Chars block, bool open) const {
  const char32_t c = folded_[position];
  if ((c != U'“' && c != U'”') || position == block.begin) return c;
  const char32_t before = folded_[position - 1];
  if (c == U'“') {
    // Behind 他说， a second one would open; behind the end of what is said it closes.
    constexpr std::u32string_view announcing = U"说称道示问答指出调写喊";
    const char32_t word = position > block.begin + 1 ? folded_[position - 2] : U' ';
    const bool announced = announcing.find(word) != std::u32string_view::npos || before == U':';
    return open && is_clause_end(before) && !announced ? U'”' : c;
  }
  const auto more = text({position + 1, block.end}).find(U'”');
  const bool opens = !open && (before == U',' || before == U':') && position + 1 < block.end &&
                     !is_clause_end(folded_[position + 1]) && more != std::u32string_view::npos;
  return opens ? U'“' : c;
}

/// Pairs the marks of one block with a stack. A closing mark closes the nearest open mark of its kind, and those left
/// open inside it end where it stands; apostrophes are no marks.
void Reading::read_marks(std::uint32_t block) {
  const Chars range = blocks_[block];
  std::vector<std::size_t> open;      // indexes into pairs_
  std::uint32_t begin = range.begin;  // of what a closing mark without an opening one ends
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const char32_t c = meant_mark(i, range, !open.empty() && pairs_[open.back()].open == U'“');
    if (c == U'’' || c == U'\'') {
      const bool inside =
          std::ranges::any_of(open, [&](auto index) { return opened_by(pairs_[index].open)->close == c; });
      if (is_apostrophe(i, range, inside)) continue;
    }
    if (closes_any(c)) {
      const auto same = std::find_if(open.rbegin(), open.rend(),
                                     [&](std::size_t index) { return opened_by(pairs_[index].open)->close == c; });
      if (same != open.rend()) {
        MarkedPair& pair = pairs_[*same];
        for (auto inner = open.rbegin(); inner != same; ++inner) {
          pairs_[*inner].inner.end = pairs_[*inner].outer.end = i;
        }
        pair.inner.end = i;
        pair.outer.end = i + 1;
        pair.closed = true;
        open.erase(std::prev(same.base()), open.end());
        continue;
      }
    }
    if (opened_by(c) != nullptr && open.size() < max_mark_depth) {
      open.push_back(pairs_.size());
      pairs_.push_back({{i, range.end},
                        {i + 1, range.end},
                        block,
                        static_cast<std::uint8_t>(std::min<std::size_t>(open.size() - 1, 255)),
                        true,
                        false,
                        c});
    } else if (closes_any(c) && c != U'’' && c != U'\'') {
      pairs_.push_back({{begin, i + 1}, {begin, i}, block, 0, false, true, c});
      begin = i + 1;
    }
  }
}

/// An ASCII full stop ends a sentence before a blank, unless it belongs to an abbreviation or an initial or a small
/// letter goes on behind it.
bool Reading::is_full_stop(std::uint32_t position, Chars block) const {
  if (folded_[position] != U'.') return false;
  if (position + 1 >= block.end) return true;
  if (folded_[position + 1] != U' ') return false;
  std::uint32_t word = position;
  while (word > block.begin && is_latin_letter(folded_[word - 1])) --word;
  if (is_abbreviation(text({word, position}))) return false;
  const std::uint32_t next = position + 2;
  return next >= block.end || !is_latin_letter(folded_[next]) ||
         utf8::decode(article_->text, bytes_[next]).code_point != folded_[next];
}

void Reading::add_sentence(Chars range, std::uint32_t block) {
  while (range.begin < range.end && folded_[range.begin] == U' ') ++range.begin;
  while (range.end > range.begin && folded_[range.end - 1] == U' ') --range.end;
  if (!range.empty()) sentences_.push_back({range, block});
}

/// Ends a sentence at 。！？ outside marks (with closing brackets that follow), at an ASCII full stop, and
/// after a closed pair that ends its own last sentence and was announced before it (他说：“…。” 他又…).
void Reading::read_sentences(std::uint32_t block) {
  const Chars range = blocks_[block];
  std::uint32_t begin = range.begin;
  auto pair = static_cast<std::size_t>(
      std::ranges::lower_bound(pairs_, begin, {}, [](const MarkedPair& p) { return p.outer.begin; }) - pairs_.begin());
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    while (pair < pairs_.size() && pairs_[pair].outer.begin < i) ++pair;
    while (pair < pairs_.size() && pairs_[pair].outer.begin == i && !pairs_[pair].opened) ++pair;
    const bool at_pair = pair < pairs_.size() && pairs_[pair].outer.begin == i && pairs_[pair].closed;
    if (at_pair) {
      const MarkedPair& marked = pairs_[pair];
      const bool announced = i > range.begin && (folded_[i - 1] == U':' || folded_[i - 1] == U',');
      const bool complete = !marked.inner.empty() && is_sentence_end(folded_[marked.inner.end - 1]);
      i = marked.outer.end - 1;
      if (announced && complete) {
        add_sentence({begin, marked.outer.end}, block);
        begin = marked.outer.end;
      }
      continue;
    }
    const char32_t c = folded_[i];
    if (!is_sentence_end(c) && !is_full_stop(i, range)) continue;
    while (i + 1 < range.end && (is_sentence_end(folded_[i + 1]) || is_closing_bracket(folded_[i + 1]))) ++i;
    add_sentence({begin, i + 1}, block);
    begin = i + 1;
  }
  add_sentence({begin, range.end}, block);
}

}  // namespace newsgraph::extract
