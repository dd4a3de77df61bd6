#include <algorithm>
#include <array>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/quotation_rules.h"

namespace newsgraph::extract {
namespace {

/// What a pair looks like, before it is asked who says it.
struct Look {
  std::uint32_t length = 0;    ///< characters; Latin words count as two
  std::uint32_t marks = 0;     ///< clause marks inside, outside inner pairs
  bool sentence = false;       ///< ends with 。！？ or holds one
  bool first_person = false;   ///< 我, 你, 咱: nobody's term
  bool begins_clause = false;  ///< a mark or the block's begin stands before it
  bool ends_clause = false;    ///< a mark or the block's end stands behind it
  bool alone = false;          ///< it is the whole of its sentence
  bool named = false;          ///< 所谓, 题为, 称为, 是 stand before it
  bool colon = false;          ///< a colon stands before it
  bool in_row = false;         ///< “A”、“B”: a list of such pairs
  bool heading = false;        ///< in the headline or in a line like one
};

class DirectFinder {
 public:
  DirectFinder(const Context& context, const Statements& statements) : c_(context), statements_(statements) {}

  std::vector<DirectQuotation> run();

 private:
  Look look_at(const MarkedPair& pair) const;
  bool is_heading(std::uint32_t block) const;
  bool is_title(const MarkedPair& pair) const;
  bool is_row(const DirectQuotation& first, std::uint32_t next) const;
  void measure(const MarkedPair& pair, Look& look) const;
  bool goes_on(std::uint32_t first, std::uint32_t& next) const;
  bool judge(std::uint32_t index, DirectQuotation& out) const;
  bool judge_reported(const MarkedPair& here, const Look& look, const Statement& by, bool announced,
                      DirectQuotation& out) const;
  const Statement* main_statement(const Statement& inner, std::uint32_t position) const;
  bool addresses(const Statement& by, const MarkedPair& here) const;
  bool judge_alone(const MarkedPair& here, const Look& look, DirectQuotation& out) const;
  bool is_broken(const DirectQuotation& first, std::uint32_t next) const;
  bool goes_on_speaking(const DirectQuotation& first, const DirectQuotation& next) const;
  void find_speaker(DirectQuotation& quotation, const std::vector<DirectQuotation>& done) const;
  EntityIndex who_spoke_before(const MarkedPair& here, const std::vector<DirectQuotation>& done) const;
  bool is_question(std::uint32_t block) const;
  Speaker speaker_around(const MarkedPair& here) const;
  void speakers_of_headings(std::vector<DirectQuotation>& all) const;
  void speakers_of_own_words(std::vector<DirectQuotation>& all) const;
  const MarkedPair& pair(std::uint32_t index) const { return c_.reading.marked_pairs()[index]; }

  const Context& c_;
  const Statements& statements_;
};

void DirectFinder::measure(const MarkedPair& pair, Look& look) const {
  const Reading& reading = c_.reading;
  bool latin = false;
  int depth = 0;
  for (std::uint32_t i = pair.inner.begin; i < pair.inner.end; ++i) {
    const char32_t c = reading.at(i);
    if (is_han(c)) {
      ++look.length;
      look.first_person |= c == U'我' || c == U'你' || c == U'您' || c == U'咱';
      latin = false;
      continue;
    }
    if (is_any(c, U"“‘「『")) ++depth;
    if (is_any(c, U"”’」』")) --depth;
    const bool letter = is_latin_letter(c) || is_digit(c);
    if (letter && !latin) look.length += 2;
    latin = letter;
    if (depth <= 0 && is_clause_end(c) && !(c == U':' && is_digit(reading.at(i + 1)))) {
      ++look.marks;
      if (is_sentence_end(c)) look.sentence = true;
    }
  }
  const std::u32string_view words = reading.text(pair.inner);
  look.first_person |= words.starts_with(U"i ") || words.find(U" i ") != std::u32string_view::npos ||
                       words.find(U"we ") != std::u32string_view::npos;
  if (!words.empty() && words.back() == U'.') look.sentence = true;
}

/// The headline, a heading, or a short line that no sentence mark ends.
bool DirectFinder::is_heading(std::uint32_t block) const {
  constexpr std::uint32_t longest = 40;
  const Chars chars = c_.reading.blocks()[block];
  if (block == 0 || chars.empty()) return true;
  if (c_.reading.article().blocks[block - 1].kind == article::BlockKind::heading) return true;
  return chars.size() <= longest && !is_clause_end(c_.reading.at(chars.end - 1)) &&
         !is_any(c_.reading.at(chars.end - 1), U"”’」』\".");
}

/// “题目：副题”, "The Title of a Book": lines of titles have colons and dashes inside, or no Han at all in a Chinese
/// text.
bool DirectFinder::is_title(const MarkedPair& pair) const {
  const std::u32string_view words = c_.reading.text(pair.inner);
  const bool latin = std::ranges::none_of(words, is_han);
  if (latin && !c_.reading.article().language.starts_with("en")) return true;
  const auto colon = words.find(U':');
  const bool says = colon != std::u32string_view::npos && colon > 0 && is_any(words[colon - 1], U"说称问答道");
  return (colon != std::u32string_view::npos && !says) || words.find(U"——") != std::u32string_view::npos ||
         words.find(U" - ") != std::u32string_view::npos;
}

Look DirectFinder::look_at(const MarkedPair& pair) const {
  const Reading& reading = c_.reading;
  Look look;
  measure(pair, look);
  const std::uint32_t frame = c_.clauses.frame_at(pair.outer.begin);
  const Chars around = c_.clauses.frames()[frame].chars;
  std::uint32_t before = pair.outer.begin;
  while (before > around.begin && reading.at(before - 1) == U' ') --before;
  std::uint32_t behind = pair.outer.end;
  while (behind < around.end && reading.at(behind) == U' ') ++behind;
  const char32_t left = before > around.begin ? reading.at(before - 1) : U'\n';
  const char32_t right = behind < around.end ? reading.at(behind) : U'\n';
  look.colon = left == U':';
  look.heading = is_heading(pair.block);
  const std::uint32_t block = reading.blocks()[pair.block].begin;
  const bool behind_dateline = before > block && reading.behind_dateline(block) == before;
  look.begins_clause = behind_dateline || is_clause_end(left) || (look.heading && before < pair.outer.begin) ||
                       left == U'—' || is_closing_bracket(left);
  look.ends_clause = is_clause_end(right) || right == U'—' || right == U'(' || right == U'.';
  look.alone = left == U'\n' && right == U'\n';
  look.in_row = is_any(left, U"、") || is_any(right, U"、");
  const Chars words{before > around.begin + 8 ? before - 8 : around.begin, before};
  look.named = c_.cues.ending(ContextKind::naming, reading.text(), words) > 0;
  return look;
}

/// A quotation whose block ends before it does, and that the next block opens again.
bool DirectFinder::goes_on(std::uint32_t first, std::uint32_t& next) const {
  const auto& pairs = c_.reading.marked_pairs();
  const MarkedPair& here = pairs[first];
  if (here.closed || !is_framed(c_.reading, here)) return false;
  for (next = first + 1; next < pairs.size(); ++next) {
    if (pairs[next].block == here.block) continue;
    return pairs[next].block == here.block + 1 && pairs[next].open == here.open && pairs[next].opened &&
           pairs[next].outer.begin == c_.reading.blocks()[pairs[next].block].begin;
  }
  return false;
}

/// In the words of a statement.
bool DirectFinder::judge_reported(const MarkedPair& here, const Look& look, const Statement& by, bool announced,
                                  DirectQuotation& out) const {
  out.by = &by;
  out.rule = announced ? "marks right behind a word of saying" : "marks in what a word of saying reports";
  const std::uint32_t least = c_.reading.at(by.cue.begin) < 0x80 ? 6 : 4;
  if (announced) {
    if (by.word != nullptr && by.word->object && look.marks == 0 && look.length < 8) return false;
    const bool glued = !look.ends_clause;
    if (glued && !look.sentence && look.marks == 0 && (look.length < 12 || look.named)) {
      // 高喊“推翻中共”和“…”对口号: shouted words are words whatever follows.
      if (by.word == nullptr || by.word->kind != CueClass::shout) return false;
    }
    out.confidence = 0.95F;
    return look.length >= (by.marked ? 2 : least);
  }
  if (look.named && look.marks == 0 && look.length < 16) return false;
  if (look.sentence && look.begins_clause) return true;
  if (look.begins_clause && look.ends_clause) {
    out.confidence = 0.85F;
    return look.length >= 6 || look.marks > 0;
  }
  out.confidence = 0.7F;
  if (look.in_row) return false;
  if (look.ends_clause) return look.length >= 12 || (look.marks > 0 && look.length >= 10);
  if (look.begins_clause) return look.marks > 0 && look.length >= 12 && c_.reading.at(here.outer.end) != U'的';
  return false;
}

/// Without any word of saying.
bool DirectFinder::judge_alone(const MarkedPair& here, const Look& look, DirectQuotation& out) const {
  out.confidence = 0.6F;
  out.rule = look.heading ? "marks in a heading" : look.alone ? "marks around a line" : "marks around a sentence";
  if (look.heading) {
    if (look.named || look.in_row) return false;
    const bool edge = look.begins_clause || look.ends_clause;
    if (is_title(here) && !look.first_person) return false;
    return look.length >= 8 && (edge || look.first_person || look.marks > 0);
  }
  if (look.alone) return !(is_title(here) && !look.sentence) && (look.length >= 8 || look.marks > 1);
  if (look.named && !look.first_person) return false;
  if (look.colon) return look.sentence || (look.marks > 0 && look.length >= 10);
  if (look.in_row) return false;
  if (look.begins_clause && (look.ends_clause || look.sentence)) {
    return (look.marks > 0 && look.length >= 12) || (look.sentence && look.length >= 4);
  }
  return false;
}

/// 声明指，甲宣布退出，乙…，“…”: behind the clause of an inner statement the outer one goes on.
const Statement* DirectFinder::main_statement(const Statement& inner, std::uint32_t position) const {
  if (inner.marked || position <= c_.clauses[inner.clause].chars.end) return &inner;
  const Clause& here = c_.clauses[inner.clause];
  for (const Statement* outer = &inner; outer != statements_.all.data();) {
    --outer;
    const Clause& there = c_.clauses[outer->clause];
    if (there.frame != here.frame) continue;
    if (there.sentence != here.sentence) break;
    if (!outer->inner && outer->content.contains(position)) return outer;
  }
  return &inner;
}

/// 敦促林一帆“…”: only who is addressed stands between the word and the marks.
bool DirectFinder::addresses(const Statement& by, const MarkedPair& here) const {
  if (by.word == nullptr || (by.word->kind != CueClass::urge && by.word->kind != CueClass::warn)) return false;
  const auto* name = c_.mentions.starting_at(by.content.begin);
  return name != nullptr && name->at.end == here.outer.begin;
}

bool DirectFinder::judge(std::uint32_t index, DirectQuotation& out) const {
  const MarkedPair& here = pair(index);
  const Look look = look_at(here);
  const std::uint32_t frame = c_.clauses.frame_at(here.outer.begin);
  const Statement* left = statements_.before(c_.clauses, frame, here.outer.begin);
  if (left != nullptr && (left->content.begin == here.outer.begin || addresses(*left, here)) &&
      left->cue.end <= here.outer.begin && (left->word == nullptr || left->word->quote)) {
    return judge_reported(here, look, *left, true, out);
  }
  // “…，”他说: the statement stands behind.
  const Statement* right = statements_.behind(c_.clauses, frame, here.outer.end);
  if (right != nullptr && right->word != nullptr && right->word->after) {
    const Chars between{here.outer.end, right->cue.begin};
    const bool near =
        between.size() <= 40 && right->region.begin <= here.outer.end + 2 && right->region.begin >= here.outer.end;
    const std::uint32_t mark = here.inner.empty() ? 0 : c_.reading.at(here.inner.end - 1);
    const bool speech = is_clause_end(mark) || mark == U'.' || is_any(c_.reading.at(here.outer.end), U",。");
    const bool subject = right->identified() && !right->speaker.implied;
    if (near && speech && (look.length >= 4 || look.sentence) && subject) {
      out.by = right;
      out.rule = "marks before a word of saying";
      out.confidence = 0.95F;
      return true;
    }
  }
  if (left != nullptr && left->inner) left = main_statement(*left, here.outer.begin);
  if (left != nullptr && left->content.contains(here.outer)) {
    return judge_reported(here, look, *left, false, out);
  }
  return judge_alone(here, look, out);
}

/// “A，”他说，“B”: B goes on where A broke off.
bool DirectFinder::is_broken(const DirectQuotation& first, std::uint32_t next) const {
  const MarkedPair& a = pair(first.pairs.back());
  const MarkedPair& b = pair(next);
  if (first.by == nullptr || a.block != b.block || a.parent != b.parent) return false;
  const Statement& by = *first.by;
  if (by.cue.begin < a.outer.end || by.cue.end > b.outer.begin) return false;
  // Nothing but marks and, in English, who said it: “A,” said Smith, “B”.
  for (std::uint32_t i = by.cue.end; i < b.outer.begin; ++i) {
    const char32_t c = c_.reading.at(i);
    if ((is_han(c) || is_latin_letter(c)) && !by.speaker.at.contains(i)) return false;
  }
  return true;
}

/// 甲写道：“A，”他说，“B”: A breaks off, and the same one goes on.
bool DirectFinder::goes_on_speaking(const DirectQuotation& first, const DirectQuotation& next) const {
  const MarkedPair& a = pair(first.pairs.back());
  const MarkedPair& b = pair(next.pairs.front());
  if (first.by == nullptr || next.by == nullptr || next.by == first.by || a.block != b.block || a.parent != b.parent)
    return false;
  const Statement& by = *next.by;
  const bool between = by.region.begin >= a.outer.end && by.cue.end <= b.outer.begin;
  const bool same = by.speaker.kind == SpeakerKind::pronoun || (by.who != EntityIndex::none && by.who == first.by->who);
  return between && same && !a.inner.empty() && c_.reading.at(a.inner.end - 1) == U',';
}

/// 高喊“A”和“B”: B is what A is.
bool DirectFinder::is_row(const DirectQuotation& first, std::uint32_t next) const {
  const MarkedPair& a = pair(first.pairs.back());
  const MarkedPair& b = pair(next);
  if (first.by == nullptr || a.block != b.block || a.parent != b.parent || b.outer.begin < a.outer.end) return false;
  const std::u32string_view between = c_.reading.text({a.outer.end, b.outer.begin});
  return b.inner.size() >= 4 && (between == U"、" || between == U"和" || between == U"与" || between == U"及");
}

std::vector<DirectQuotation> DirectFinder::run() {
  std::vector<DirectQuotation> out;
  const auto& pairs = c_.reading.marked_pairs();
  std::vector<bool> taken(pairs.size());
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    if (taken[i] || c_.clauses.frame_of_pair(i) == UINT32_MAX || pairs[i].inner.empty()) continue;
    std::uint32_t next = 0;
    const bool over_blocks = goes_on(i, next);
    const bool unclosed = !pairs[i].closed && !over_blocks;
    DirectQuotation quotation;
    quotation.pairs = {i};
    if (!judge(i, quotation) && !over_blocks) {
      if (out.empty() || !is_row(out.back(), i)) continue;
      quotation.by = out.back().by;
      quotation.rule = "marks in a row with others";
      quotation.confidence = out.back().confidence;
    }
    if (unclosed && quotation.by == nullptr && !look_at(pairs[i]).sentence) continue;
    if (!out.empty() && (is_broken(out.back(), i) || goes_on_speaking(out.back(), quotation)) && !over_blocks) {
      out.back().pairs.push_back(i);
      continue;
    }
    for (std::uint32_t last = i; goes_on(last, next); last = next) {
      quotation.pairs.push_back(next);
      taken[next] = true;
    }
    find_speaker(quotation, out);
    out.push_back(std::move(quotation));
  }
  speakers_of_own_words(out);
  speakers_of_headings(out);
  return out;
}

/// Who speaks where no word of saying tells: the subject of what stands before in the sentence.
Speaker DirectFinder::speaker_around(const MarkedPair& here) const {
  const std::uint32_t frame = c_.clauses.frame_at(here.outer.begin);
  const std::uint32_t index = c_.clauses.clause_at(frame, here.outer.begin);
  if (index == UINT32_MAX) return {};
  if (c_.reading.in_headline(here.outer.begin)) {
    Speaker person;
    for (const auto& item : c_.mentions.in(c_.reading.blocks().front())) {
      const bool before = item.at.end <= here.outer.begin;
      if (item.type != EntityType::person || (!before && person.kind != SpeakerKind::none)) continue;
      if (!here.outer.contains(item.at)) person = {SpeakerKind::named, item.entity, item.at};
    }
    return person;
  }
  // The nearest clause whose subject is a person; an organisation only where it begins the clause.
  Speaker fallback;
  const std::uint32_t first = c_.clauses.first_of_sentence(index);
  for (std::uint32_t i = index + 1; i-- > first;) {
    const Chars words{c_.clauses[i].chars.begin, std::min(c_.clauses[i].chars.end, here.outer.begin)};
    if (words.begin >= words.end) continue;
    Speaker speaker = c_.speakers.subject_of(words);
    speaker.entity = c_.speakers.resolve(speaker);
    if (speaker.kind == SpeakerKind::none) continue;
    if (speaker.kind != SpeakerKind::named || c_.found[speaker.entity].type == EntityType::person) return speaker;
    const bool leads = speaker.at.begin <= words.begin + 4 && c_.found[speaker.entity].type == EntityType::organization;
    if (leads && fallback.kind == SpeakerKind::none) fallback = speaker;
  }
  return fallback;
}

void DirectFinder::find_speaker(DirectQuotation& quotation, const std::vector<DirectQuotation>& done) const {
  const MarkedPair& here = pair(quotation.pairs.front());
  if (quotation.by != nullptr) {
    quotation.who = quotation.by->who;
    const bool label = quotation.by->cue.begin == c_.reading.blocks()[here.block].begin;  // 答：“…”
    if (label && quotation.who == EntityIndex::none && !is_question(here.block))
      quotation.who = who_spoke_before(here, done);
    return;
  }
  quotation.speaker = speaker_around(here);
  quotation.who = quotation.speaker.entity;
  if (quotation.speaker.kind != SpeakerKind::none || here.parent != UINT32_MAX) return;
  if (c_.reading.in_headline(here.outer.begin) || is_question(here.block)) return;
  quotation.who = who_spoke_before(here, done);
}

/// 问：“…”: an interviewer's turn. Whoever answers is the one who did so before.
bool DirectFinder::is_question(std::uint32_t block) const {
  static constexpr std::u32string_view labels[] = {U"问:", U"记者:", U"记者问:", U"主持人:", U"q:"};
  const std::u32string_view words = c_.reading.text(c_.reading.blocks()[block]);
  return std::ranges::any_of(labels, [&](std::u32string_view label) { return words.starts_with(label); });
}

/// A paragraph of its own goes on with who spoke last, if that was not long ago; in an interview with the one person
/// whom the headline names.
EntityIndex DirectFinder::who_spoke_before(const MarkedPair& here, const std::vector<DirectQuotation>& done) const {
  constexpr std::uint32_t reach = 3;
  std::uint32_t from = c_.reading.blocks()[here.block > reach ? here.block - reach : 0].begin;
  EntityIndex who = EntityIndex::none;
  bool known = false;
  const auto& turns = c_.speakers.turns();
  const auto turn = std::find_if(turns.rbegin(), turns.rend(), [&](const SpeakerFinder::Turn& t) {
    const bool somebody = t.speaker.entity != EntityIndex::none || c_.speakers.is_unnamed_person(t.speaker);
    return t.at < here.outer.begin && somebody;
  });
  if (turn != turns.rend() && turn->at >= from) {
    from = turn->at;
    who = turn->speaker.entity;
    known = true;
  }
  // A turn inside of the quotation before (我说, 儿子说) is not the article's.
  const auto before = std::find_if(done.rbegin(), done.rend(), [&](const DirectQuotation& quotation) {
    const MarkedPair& first = pair(quotation.pairs.front());
    return first.parent == UINT32_MAX && !is_question(first.block);
  });
  if (before != done.rend() && pair(before->pairs.back()).outer.end > from) return before->who;
  if (known) return who;
  const auto& headline = c_.reading.blocks().front();
  for (const auto& item : c_.mentions.in(headline)) {
    if (item.type != EntityType::person || item.entity == who) continue;
    if (who != EntityIndex::none) return EntityIndex::none;
    who = item.entity;
  }
  return who;
}

/// 我 inside of a quotation is who speaks it.
void DirectFinder::speakers_of_own_words(std::vector<DirectQuotation>& all) const {
  for (DirectQuotation& quotation : all) {
    if (quotation.by == nullptr || quotation.by->speaker.kind != SpeakerKind::self ||
        quotation.who != EntityIndex::none) {
      continue;
    }
    const std::uint32_t at = quotation.by->cue.begin;
    for (const DirectQuotation& outer : all) {
      const bool inside = std::ranges::any_of(outer.pairs, [&](std::uint32_t p) { return pair(p).inner.contains(at); });
      if (inside && &outer != &quotation) quotation.who = outer.who;
    }
  }
}

/// A heading or headline that repeats words of a later quotation has its speaker; else the next one's.
void DirectFinder::speakers_of_headings(std::vector<DirectQuotation>& all) const {
  int headings = 0;
  constexpr int most = 64;  // each is looked for in all others
  for (DirectQuotation& quotation : all) {
    const MarkedPair& here = pair(quotation.pairs.front());
    const bool heading = c_.reading.in_headline(here.outer.begin) || here.outer == c_.reading.blocks()[here.block] ||
                         c_.clauses[c_.clauses.frames()[c_.clauses.frame_at(here.outer.begin)].first].mark == 0;
    if (quotation.by != nullptr || !heading || here.parent != UINT32_MAX) continue;
    if (++headings > most) break;
    const std::u32string_view words = c_.reading.text(here.inner);
    const DirectQuotation* source = nullptr;
    for (const DirectQuotation& other : all) {
      if (&other == &quotation || other.who == EntityIndex::none) continue;
      const bool same = std::ranges::any_of(other.pairs, [&](std::uint32_t p) {
        return c_.reading.text(pair(p).inner).find(words) != std::u32string_view::npos;
      });
      if (same) source = &other;
      if (same) break;
    }
    if (source != nullptr) quotation.who = source->who;
  }
}

}  // namespace

std::vector<DirectQuotation> find_direct(const Context& context, const Statements& statements) {
  return DirectFinder(context, statements).run();
}

}  // namespace newsgraph::extract
