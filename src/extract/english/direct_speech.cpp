#include "newsgraph/extract/english/direct_speech.h"

#include <algorithm>
#include <unordered_map>

namespace newsgraph::extract::english {
namespace {

constexpr float by_verb = 0.95F;
constexpr float by_colon = 0.85F;
constexpr float by_context = 0.7F;
constexpr float without_speaker = 0.5F;

class SpeechFinder {
 public:
  SpeechFinder(const Outline& outline, const Statements& statements, const Subjects& subjects)
      : o_(outline), statements_(statements), subjects_(subjects) {
    for (const Statement& statement : statements.all) by_sentence_[statement.sentence].push_back(&statement);
  }

  std::vector<DirectSpeech> run() {
    for (std::uint32_t piece = 0; piece < o_.pieces().size(); ++piece) {
      if (o_.pieces()[piece].is_quotation()) read(piece);
    }
    return std::move(out_);
  }

 private:
  /// What a quotation looks like by itself.
  struct Look {
    std::uint32_t words = 0;
    bool stops = false;    ///< ends with a mark of a sentence or with the comma before "he said"
    bool comma = false;    ///< that comma
    bool ends = false;     ///< ends with the mark of a whole sentence
    bool capital = false;  ///< begins like a sentence
    bool verb = false;     ///< holds a clause
  };

  void read(std::uint32_t piece);
  Look look_at(std::uint32_t piece) const;
  const std::vector<const Statement*>& in_sentence(std::uint32_t sentence) const {
    static const std::vector<const Statement*> none;
    const auto found = by_sentence_.find(sentence);
    return found == by_sentence_.end() ? none : found->second;
  }
  const Statement* behind(std::uint32_t piece, const Look& look) const;
  const Statement* ahead(std::uint32_t piece, const Look& look, bool& embedded) const;
  bool is_named_before_colon(std::uint32_t piece, Speaker& speaker) const;
  bool goes_on_from(std::uint32_t piece) const;
  bool is_whole_block(std::uint32_t piece) const;
  bool read_unattributed(std::uint32_t piece, const Look& look);
  void add(std::uint32_t piece, const Statement* by, Speaker speaker, EntityIndex who, float confidence);
  std::uint32_t block_begin(std::uint32_t piece) const;

  const Outline& o_;
  const Statements& statements_;
  const Subjects& subjects_;
  std::unordered_map<std::uint32_t, std::vector<const Statement*>> by_sentence_;
  std::vector<DirectSpeech> out_;
  std::uint32_t last_ = Piece::none;  ///< the piece of the quotation that was added last
};

SpeechFinder::Look SpeechFinder::look_at(std::uint32_t piece) const {
  const Text& text = o_.text();
  const Piece& here = o_.pieces()[piece];
  const Chars inner = text.reading().marked_pairs()[here.pair].inner;
  Look look;
  bool first = true;
  for (std::uint32_t i = here.begin; i < here.end; ++i) {
    const Word& word = text[i];
    if (!inner.contains(word.at) || word.is_mark()) continue;
    if (first) look.capital = word.is_capital() || word.shape == Word::Shape::number;
    first = false;
    ++look.words;
    const std::u32string_view letters = text.word(i);
    const bool possessive = letters == U"'s" || letters == U"’s";
    const bool past = letters.size() > 3 && letters.ends_with(U"ed") && !word.is_capital();
    const bool contracted = letters.find_first_of(U"'’") != std::u32string_view::npos && letters.size() > 2;
    look.verb = look.verb || (word.kinds.any({Kind::auxiliary, Kind::modal}) && !possessive) || past || contracted ||
                word.kinds.any({Kind::cue}) || text[i].kinds.any({Kind::self, Kind::he, Kind::she, Kind::they});
  }
  std::uint32_t end = inner.end;
  while (end > inner.begin && is_quotation_mark(text.reading().at(end - 1))) --end;
  const char32_t last = end > inner.begin ? text.reading().at(end - 1) : U' ';
  look.ends = last == U'.' || last == U'?' || last == U'!' || last == U'…';
  look.comma = last == U',' || last == U'—' || last == U'–' || last == U'-';
  // British pages put the comma behind the mark.
  const std::u32string_view next = o_.word(piece + 1);
  look.stops =
      look.ends || look.comma ||
      ((next == U"," || next == U"." || next == U"?" || next == U"!") && o_.pieces()[piece + 1].begin == here.end);
  return look;
}

/// The statement behind a quotation: "…," he said; "…?" Smith asked.
const Statement* SpeechFinder::behind(std::uint32_t piece, const Look& look) const {
  if (!look.stops && look.words < 5) return nullptr;
  const std::uint32_t sentence = o_.sentence_of(piece);
  std::uint32_t next = piece + 1;
  while (o_.is(next, U",") || o_.is(next, U"—") || o_.is(next, U"–")) ++next;
  for (const std::uint32_t number : {sentence, sentence + 1}) {
    for (const Statement* statement : in_sentence(number)) {
      if (statement->begin() < next || statement->verb == nullptr || !statement->verb->quote) continue;
      if (statement->begin() != next || statement->speaker.implied) break;
      if (statement->speaker.kind == SpeakerKind::self && statement->speaker.at.empty()) break;
      if (number != sentence &&
          (look.comma || !statement->content.empty() || o_.block_of(statement->piece) != o_.block_of(piece)))
        break;
      return statement;
    }
  }
  return nullptr;
}

/// The statement before it in the sentence. `embedded`: the words are only part of what is reported without marks.
const Statement* SpeechFinder::ahead(std::uint32_t piece, const Look& look, bool& embedded) const {
  const Statement* last = nullptr;
  for (const Statement* statement : in_sentence(o_.sentence_of(piece))) {
    if (statement->piece_end <= piece) last = statement;
  }
  if (last == nullptr) return nullptr;
  const Chars here = o_.chars(piece, piece + 1);
  std::uint32_t from = last->behind;
  while (from < piece && (o_.is(from, U":") || o_.is(from, U",") || o_.is(from, U"that"))) ++from;
  const bool announced = from == piece;
  if (announced) {
    const bool marked = o_.is(piece - 1, U":") || o_.is(piece - 1, U",");
    if (last->verb != nullptr && !last->verb->quote) return nullptr;
    if (marked && (look.capital || look.words > 3)) return last;
    if (look.capital && look.words > 1 && look.stops) return last;
    if (look.words >= 4 && look.verb) return last;
    embedded = true;
    return last;
  }
  for (const Chars part : last->content) {
    if (!part.contains(here)) continue;
    embedded = true;
    return last;
  }
  // called the strike "…", accused ministers of "…"
  if (last->verb != nullptr && last->verb->object) {
    if (look.words >= 5 && look.verb && !(o_.is(piece - 1, U"to") && !look.capital)) return last;
    embedded = true;
    return last;
  }
  return nullptr;
}

/// Louisiana Gov. John Bel Edwards: "…"
bool SpeechFinder::is_named_before_colon(std::uint32_t piece, Speaker& speaker) const {
  if (piece < 2 || !o_.is(piece - 1, U":")) return false;
  const Text::Range sentence = o_.sentences()[o_.sentence_of(piece)];
  if (piece - 1 <= sentence.begin) return false;
  const Subjects::Phrase phrase = subjects_.before(piece - 1);
  if (phrase.size() == 0) return false;
  speaker = subjects_.speaker_of(phrase);
  return speaker.kind == SpeakerKind::named;
}

std::uint32_t SpeechFinder::block_begin(std::uint32_t piece) const {
  while (piece > 0 && o_.block_of(piece - 1) == o_.block_of(piece)) --piece;
  return piece;
}

bool SpeechFinder::is_whole_block(std::uint32_t piece) const {
  const bool first = block_begin(piece) == piece;
  return first && (piece + 1 >= o_.pieces().size() || o_.block_of(piece + 1) != o_.block_of(piece));
}

/// Whether the words go on with the quotation before: between them stand only the words that say whose it is, or it
/// runs over the paragraph's end.
bool SpeechFinder::goes_on_from(std::uint32_t piece) const {
  if (out_.empty() || last_ == Piece::none) return false;
  const auto& pairs = o_.text().reading().marked_pairs();
  const std::uint32_t block = o_.block_of(piece);
  const std::uint32_t last_block = o_.block_of(last_);
  if (last_block != block) {
    if (last_block + 1 != block || block_begin(piece) != piece) return false;
    const bool open = !pairs[o_.pieces()[last_].pair].closed;
    if (open) return true;
    // The paragraph before ends with who said it.
    if (!is_whole_block(piece) || out_.back().by == nullptr || !o_.kinds(piece).empty()) return false;
    const Statement& by = *out_.back().by;
    return by.piece > last_ && o_.sentence_of(by.piece) == o_.sentence_of(piece - 1);
  }
  if (last_ + 1 == piece) return true;
  const Statement* by = out_.back().by;
  if (by == nullptr || by->piece < last_) return false;
  // Only who said it, where and when stands between them.
  const std::uint32_t sentence = o_.sentence_of(by->piece);
  if (o_.sentence_of(piece) == sentence) {
    std::uint32_t from = by->behind;
    while (from < piece && (o_.is(from, U",") || o_.is(from, U"and") || o_.is(from, U":") || o_.is(from, U"—") ||
                            o_.kinds(from).any({Kind::cue})))
      ++from;
    return from == piece;
  }
  return o_.sentence_of(piece) == sentence + 1 && o_.sentences()[sentence + 1].begin == piece;
}

void SpeechFinder::add(std::uint32_t piece, const Statement* by, Speaker speaker, EntityIndex who, float confidence) {
  out_.push_back({{o_.pieces()[piece].pair}, by, speaker, who, confidence});
  last_ = piece;
}

/// A quotation that no verb says anything about: it goes on with the one before, or whoever the paragraph is about
/// speaks.
bool SpeechFinder::read_unattributed(std::uint32_t piece, const Look& look) {
  if (goes_on_from(piece) && (look.capital || look.ends)) {
    out_.back().pairs.push_back(o_.pieces()[piece].pair);
    last_ = piece;
    return true;
  }
  const Text::Range sentence = o_.sentences()[o_.sentence_of(piece)];
  const bool alone = sentence.begin == piece && look.ends && look.capital && look.words > 2 && look.verb;
  const bool open = !o_.text().reading().marked_pairs()[o_.pieces()[piece].pair].closed &&
                    block_begin(piece) == piece && look.words > 4;
  if ((!alone && !open) || o_.block_of(piece) == 0) return false;
  if (!out_.empty() && o_.block_of(last_) == o_.block_of(piece)) {
    const DirectSpeech& before = out_.back();
    add(piece, nullptr, before.speaker, before.who, by_context);
    return true;
  }
  // Who spoke last in the paragraph; else nobody that the text tells of.
  const Statement* last = nullptr;
  for (const Statement& statement : statements_.all) {
    if (statement.piece >= piece) break;
    if (o_.block_of(statement.piece) == o_.block_of(piece) && statement.who != EntityIndex::none) last = &statement;
  }
  if (last != nullptr) {
    add(piece, nullptr, last->speaker, last->who, by_context);
  } else {
    add(piece, nullptr, {}, EntityIndex::none, without_speaker);
  }
  return true;
}

void SpeechFinder::read(std::uint32_t piece) {
  const Look look = look_at(piece);
  if (look.words == 0) return;
  // "A," he said, "and B."
  if (goes_on_from(piece) && out_.back().by != nullptr && out_.back().by->piece > last_ &&
      out_.back().by->sentence == o_.sentence_of(piece)) {
    out_.back().pairs.push_back(o_.pieces()[piece].pair);
    last_ = piece;
    return;
  }
  bool embedded = false;
  const Statement* before = ahead(piece, look, embedded);
  const Statement* after = before == nullptr || embedded ? behind(piece, look) : nullptr;
  if (after != nullptr && (look.words > 1 || look.stops)) {
    const bool joins = goes_on_from(piece) && out_.back().by == nullptr && o_.block_of(last_) == o_.block_of(piece);
    if (joins) {
      out_.back().pairs.push_back(o_.pieces()[piece].pair);
      out_.back().by = after;
      out_.back().who = after->who;
      last_ = piece;
      return;
    }
    const bool open_before = !out_.empty() && last_ != Piece::none && o_.block_of(last_) + 1 == o_.block_of(piece) &&
                             !o_.text().reading().marked_pairs()[o_.pieces()[last_].pair].closed;
    if (open_before) {
      out_.back().pairs.push_back(o_.pieces()[piece].pair);
      last_ = piece;
      return;
    }
    add(piece, after, after->speaker, after->who, by_verb);
    return;
  }
  if (before != nullptr && !embedded) {
    // "A," he said, "B": B goes on.
    if (goes_on_from(piece) && out_.back().by == before) {
      out_.back().pairs.push_back(o_.pieces()[piece].pair);
      last_ = piece;
      return;
    }
    add(piece, before, before->speaker, before->who, by_verb);
    return;
  }
  if (embedded) return;
  Speaker named;
  if (is_named_before_colon(piece, named) && look.words > 1) {
    add(piece, nullptr, named, named.entity, by_colon);
    return;
  }
  read_unattributed(piece, look);
}

}  // namespace

std::vector<DirectSpeech> find_direct_speech(const Outline& outline, const Statements& statements,
                                             const Subjects& subjects) {
  return SpeechFinder(outline, statements, subjects).run();
}

}  // namespace newsgraph::extract::english
