#include <algorithm>
#include <array>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/quotation_rules.h"

namespace newsgraph::extract {
namespace {

/// Shorter reported words are a name or a thing: 表示理解.
constexpr std::uint32_t least_words = 5;
/// A clause with its subject may be shorter: 批评警方滥权.
constexpr std::uint32_t least_clause = 4;
/// What is left beside marked words has to be a clause of its own.
constexpr std::uint32_t least_rest = 6;

class IndirectFinder {
 public:
  IndirectFinder(const Context& context, const Statements& statements, const std::vector<DirectQuotation>& direct)
      : c_(context), statements_(statements), direct_(&direct) {
    for (const DirectQuotation& quotation : direct) {
      for (const std::uint32_t pair : quotation.pairs) marked_.push_back(c_.reading.marked_pairs()[pair].outer);
    }
    std::ranges::sort(marked_);
  }

  std::vector<IndirectQuotation> run();

 private:
  bool is_reported(const Statement& statement) const;
  bool is_thing(const Statement& statement) const;
  bool is_existential(const Statement& statement) const;
  bool repeats_outer(const Statement& statement) const;
  bool begins_with_party(const Statement& statement) const;
  bool is_nested(const Statement& outer, const Statement& inner) const;
  std::uint32_t before_other_act(const Statement& here, std::uint32_t end) const;
  std::uint32_t end_of(std::size_t index) const;
  Chars enumeration_after(std::uint32_t clause) const;
  bool is_afterwards(Chars piece) const;
  std::uint32_t account_end(std::size_t index) const;
  bool is_witness(const Statement& statement) const;
  bool goes_on_speaking(Chars sentence, bool witness) const;
  void add(const Statement& statement, Chars content, std::vector<IndirectQuotation>& out) const;
  EntityIndex who(const Statement& statement) const;
  Chars trimmed(Chars range) const;

  const Context& c_;
  const Statements& statements_;
  const std::vector<DirectQuotation>* direct_;
  std::vector<Chars> marked_;  ///< direct quotations, by begin
};

/// 公布新内阁名单, 否认有关指控: what follows is a thing and no clause.
bool IndirectFinder::is_thing(const Statement& statement) const {
  constexpr std::uint32_t longest = 12;
  static constexpr std::array<std::u32string_view, 34> things{
      U"名单", U"结果", U"数据", U"数字", U"报告", U"计划", U"消息", U"细节", U"方案", U"指控", U"说法", U"报道",
      U"传闻", U"指责", U"猜测", U"质疑", U"谣言", U"内容", U"决定", U"措施", U"政策", U"声明", U"进展", U"详情",
      U"资料", U"照片", U"影片", U"视频", U"录音", U"文件", U"草案", U"财报", U"业绩", U"协议"};
  const Clause& clause = c_.clauses[statement.clause];
  const Chars words{statement.content.begin, std::max(statement.content.begin, clause.chars.end)};
  if (statement.marked || words.size() > longest) return false;
  return std::ranges::any_of(things, [&](std::u32string_view w) { return c_.reading.text(words).ends_with(w); });
}

bool IndirectFinder::is_reported(const Statement& statement) const {
  if (c_.reading.in_headline(statement.cue.begin)) return false;
  if (statement.content.begin >= statement.content.end) return false;
  if (statement.word == nullptr) return true;
  if (statement.word->latin || !statement.word->clause) return false;
  if (!statement.identified()) return false;
  if ((statement.word->kind == CueClass::announce || statement.word->kind == CueClass::deny) && is_thing(statement))
    return false;
  if (statement.word->kind == CueClass::announce) {
    // 宣布退出: a deed and no words.
    if (statement.speaker.implied || (!statement.marked && statement.content.size() < 13)) return false;
    if (statement.inner && !statement.marked)
      return c_.clauses[statement.clause].chars.end >= statement.content.begin + 13;
  }
  if (statement.speaker.kind == SpeakerKind::self) {
    // 我说 reports only inside of what somebody else says; 你说 and 我认为 do not at all.
    const bool inside = c_.clauses.frames()[c_.clauses[statement.clause].frame].pair != UINT32_MAX;
    const std::u32string_view words = c_.reading.text(statement.speaker.at);
    const bool act = statement.word->kind == CueClass::think || statement.word->kind == CueClass::urge;
    if (!inside || act || !c_.cues.is(ContextKind::self, words)) return false;
  }
  if (is_existential(statement) || repeats_outer(statement)) return false;
  if (!statement.marked && statement.word->object)
    return statement.content.size() >= 10 || begins_with_party(statement);
  return true;
}

/// 共有207名议员表示信任: how many there are who do so, and not what they say.
bool IndirectFinder::is_existential(const Statement& statement) const {
  if (statement.speaker.kind != SpeakerKind::role || statement.speaker.at.begin == 0) return false;
  const Chars words = statement.speaker.at;
  for (std::uint32_t i = words.begin; i-- > 0 && words.begin - i <= 6;) {
    const char32_t c = c_.reading.at(i);
    if (c == U'有') return true;
    if (!is_digit(c) && !is_han_numeral(c) && !is_any(c, U"名位个多余约近")) return false;
  }
  return false;
}

/// A表示，他呼吁…: one report and not two. Figures and papers of nobody that somebody speaks of say nothing themselves.
bool IndirectFinder::repeats_outer(const Statement& statement) const {
  if (!statement.inner) return false;
  if (statement.speaker.kind == SpeakerKind::report && statement.who == EntityIndex::none) return true;
  if (statement.speaker.kind != SpeakerKind::pronoun || statement.who == EntityIndex::none) return false;
  constexpr int reach = 16;
  const Statement* outer = &statement;
  for (int steps = 0; steps < reach && outer != statements_.all.data(); ++steps) {
    --outer;
    if (outer->who == statement.who && outer->content.contains(statement.cue)) return true;
  }
  return false;
}

/// 批评警方滥权: short, but a clause with a subject.
bool IndirectFinder::begins_with_party(const Statement& statement) const {
  const Chars content{statement.content.begin, c_.clauses[statement.clause].chars.end};
  if (content.begin >= content.end) return false;
  const auto* name = c_.mentions.starting_at(content.begin);
  std::uint32_t end = name != nullptr ? name->at.end : content.begin;
  if (name == nullptr) end += c_.cues.beginning(ContextKind::role, c_.reading.text(), content);
  return end > content.begin && end + 2 <= content.end && c_.reading.at(end) != U'的';
}

/// A表示，B认为…: what B thinks is part of what A says. Not where the subject is left out (A表示…，并指…) or a new one
/// of the same rank begins (A说…；B则说…).
bool IndirectFinder::is_nested(const Statement& outer, const Statement& inner) const {
  const Clause& there = c_.clauses[inner.clause];
  // 据甲社报道，A宣布…，B也表示…: all of the sentence is what the paper reports.
  if (outer.word == nullptr && inner.word != nullptr && !inner.speaker.implied) return true;
  if (inner.clause == outer.clause && !inner.speaker.implied) return true;
  if (inner.speaker.implied || inner.speaker.kind == SpeakerKind::none) {
    // 表示希望: without a subject of its own, in the first clause, it is what is said.
    return inner.region.begin <= outer.content.begin && inner.cue.begin == outer.content.begin;
  }
  const bool first = there.chars.begin <= outer.content.begin;
  if (first) return true;
  if (inner.word == nullptr) return false;
  const std::u32string_view before = c_.reading.text(inner.region);
  const bool turn = is_any(before.empty() ? U' ' : before.back(), U"则也亦还又") || inner.who == outer.who;
  const bool says = inner.word->kind == CueClass::say || inner.word->kind == CueClass::answer || inner.marked;
  return !turn && !says;
}

/// …，并要求公司交出报告: who speaks goes on to do something else with words, which are not reported.
std::uint32_t IndirectFinder::before_other_act(const Statement& here, std::uint32_t end) const {
  const std::uint32_t last = c_.clauses.last_of_sentence(here.clause);
  for (std::uint32_t i = here.clause + 1; i <= last && c_.clauses[i].chars.begin < end; ++i) {
    const Clause& clause = c_.clauses[i];
    if (clause.chars.begin <= here.content.begin || !c_.reading.has(clause.chars.begin, U"并")) continue;
    const auto cue = c_.cues.cue_at(c_.reading.text(), clause.chars.begin + 1, clause.chars.end);
    if (cue.cue != nullptr && !cue.cue->clause && cue.cue->kind == CueClass::urge) return clause.chars.begin;
  }
  return end;
}

/// Where what the statement reports ends: at the next statement that is not part of it, or with the sentence.
std::uint32_t IndirectFinder::end_of(std::size_t index) const {
  const Statement& here = statements_.all[index];
  for (std::size_t i = index + 1; i < statements_.all.size(); ++i) {
    const Statement& next = statements_.all[i];
    if (next.cue.begin >= here.content.end) break;
    if (c_.clauses[next.clause].frame != c_.clauses[here.clause].frame) continue;
    if (is_nested(here, next) || !next.identified()) continue;
    const std::uint32_t begin = c_.clauses[next.clause].chars.begin;
    return std::max(here.content.begin, begin > here.content.begin ? begin : here.content.begin);
  }
  return before_other_act(here, here.content.end);
}

/// 首先，… goes on through the sentences and paragraphs that begin with 其次, 再次, 最后: where they end.
Chars IndirectFinder::enumeration_after(std::uint32_t clause) const {
  static constexpr std::u32string_view next[] = {U"其次", U"再次", U"再者", U"第二", U"第三",
                                                 U"第四", U"二是", U"三是", U"四是"};
  const Clause& here = c_.clauses[clause];
  const std::uint32_t last = c_.clauses.last_of_sentence(clause);
  Chars out{c_.clauses[last].chars.end, c_.clauses[last].chars.end};
  // Frames of blocks follow each other, and so do their clauses.
  for (std::uint32_t i = last + 1; i < c_.clauses.all().size(); i = c_.clauses.last_of_sentence(i) + 1) {
    if (c_.clauses.frames()[c_.clauses[i].frame].pair != UINT32_MAX) break;
    if (c_.clauses[i].frame > here.frame + 4) break;
    const std::u32string_view words = c_.reading.text(c_.clauses[i].chars);
    if (std::ranges::none_of(next, [&](std::u32string_view n) { return words.starts_with(n); })) break;
    out.end = c_.clauses[c_.clauses.last_of_sentence(i)].chars.end;
  }
  return out;
}

/// 称“…”，稍后修订新闻稿: behind what was said stands what was done next. 法案通过后，“…”: when it was.
bool IndirectFinder::is_afterwards(Chars piece) const {
  if (is_any(c_.reading.at(piece.end - 1), U"后时前")) return true;
  static constexpr std::array<std::u32string_view, 10> words{U"稍后", U"随后", U"其后", U"之后", U"后来",
                                                             U"接着", U"然后", U"而后", U"最后", U"并随即"};
  return std::ranges::any_of(words, [&](std::u32string_view w) { return c_.reading.text(piece).starts_with(w); });
}

/// Residents, owners, passers-by, who tell what they saw.
bool IndirectFinder::is_witness(const Statement& statement) const {
  static constexpr std::array<std::u32string_view, 24> words{
      U"居民", U"村民", U"市民", U"邻居", U"街坊",   U"老板", U"店主", U"店员", U"商户", U"摊主", U"目击者", U"男子",
      U"女子", U"路人", U"家属", U"家人", U"知情人", U"业主", U"住户", U"司机", U"乘客", U"学生", U"工人",   U"员工"};
  if (statement.speaker.kind != SpeakerKind::role || statement.who != EntityIndex::none) return false;
  const std::u32string_view speaker = c_.reading.text(statement.speaker.at);
  return std::ranges::any_of(words, [&](std::u32string_view w) { return speaker.ends_with(w); });
}

/// A sentence that can only be a speaker's: 中方愿同法方…, 希望双方…; of a witness, one that names nobody.
bool IndirectFinder::goes_on_speaking(Chars sentence, bool witness) const {
  const std::u32string_view words = c_.reading.text(sentence);
  if (words.find_first_of(U"“「『\"?") != std::u32string_view::npos) return false;
  if (witness) {
    return std::ranges::none_of(c_.mentions.in(sentence),
                                [](const auto& item) { return item.type != EntityType::place; }) &&
           words.find(U"记者") == std::u32string_view::npos && words.find(U"警方") == std::u32string_view::npos;
  }
  static constexpr std::array<std::u32string_view, 8> parties{U"方",   U"双方", U"我们", U"两国",
                                                              U"各国", U"各方", U"我国", U"国际社会"};
  static constexpr std::array<std::u32string_view, 12> wills{U"愿",   U"应",   U"希望", U"期待",   U"支持", U"反对",
                                                             U"坚决", U"一贯", U"始终", U"将继续", U"不会", U"呼吁"};
  for (const std::u32string_view party : parties) {
    for (std::size_t at = words.find(party); at != std::u32string_view::npos; at = words.find(party, at + 1)) {
      const std::u32string_view rest = words.substr(at + party.size());
      if (std::ranges::any_of(wills, [&](std::u32string_view will) { return rest.starts_with(will); })) return true;
    }
  }
  return words.starts_with(U"希望") || words.starts_with(U"期待");
}

/// Where the account ends that a paragraph's first sentence begins (居民称，…。事发前，…。): with the last of the
/// sentences behind it that go on speaking and in which nobody else does.
std::uint32_t IndirectFinder::account_end(std::size_t index) const {
  const Statement& here = statements_.all[index];
  const Clause& clause = c_.clauses[here.clause];
  std::uint32_t end = here.content.end;
  if (!here.marked || here.word == nullptr || c_.clauses.frames()[clause.frame].pair != UINT32_MAX) return end;
  if (c_.clauses.first_of_sentence(here.clause) != c_.clauses.frames()[clause.frame].first) return end;
  const std::size_t next = index + 1;
  const bool witness = is_witness(here);
  for (std::uint32_t i = c_.clauses.last_of_sentence(here.clause) + 1;
       i < c_.clauses.all().size() && c_.clauses[i].frame == clause.frame; i = c_.clauses.last_of_sentence(i) + 1) {
    const Chars sentence{c_.clauses[i].chars.begin, c_.clauses[c_.clauses.last_of_sentence(i)].chars.end};
    const bool spoken = next < statements_.all.size() && statements_.all[next].cue.begin < sentence.end;
    if (spoken || !goes_on_speaking(sentence, witness)) break;
    end = sentence.end;
  }
  return end;
}

Chars IndirectFinder::trimmed(Chars range) const {
  const auto drop = [&](std::uint32_t at) { return is_any(c_.reading.at(at), U" ,;:。、\n"); };
  while (range.begin < range.end && drop(range.begin)) ++range.begin;
  while (range.end > range.begin && drop(range.end - 1)) --range.end;
  return range;
}

EntityIndex IndirectFinder::who(const Statement& statement) const {
  if (statement.who != EntityIndex::none || statement.speaker.kind != SpeakerKind::self) return statement.who;
  const auto& pairs = c_.reading.marked_pairs();
  const auto holds = [&](std::uint32_t pair) { return pairs[pair].inner.contains(statement.cue); };
  const auto outer = std::find_if(direct_->rbegin(), direct_->rend(), [&](const DirectQuotation& quotation) {
    return std::ranges::any_of(quotation.pairs, holds);
  });
  return outer == direct_->rend() ? EntityIndex::none : outer->who;
}

/// What is left of the content beside direct quotations, each piece an indirect quotation.
void IndirectFinder::add(const Statement& statement, Chars content, std::vector<IndirectQuotation>& out) const {
  content = trimmed(content);
  std::vector<Chars> pieces;
  std::uint32_t begin = content.begin;
  auto marked = std::ranges::lower_bound(marked_, content.begin, {}, &Chars::begin);
  for (; marked != marked_.end() && marked->begin < content.end; ++marked) {
    if (marked->begin < begin) continue;
    const std::uint32_t before = marked->begin;
    // 香港的意志“不会…”: what is not a clause of its own belongs to the marked words.
    std::uint32_t end = before;
    const bool own_clause = before == begin || is_clause_end(c_.reading.at(before - 1));
    if (!own_clause) {
      const std::uint32_t clause = c_.clauses.clause_at(c_.clauses.frame_at(before), before);
      end = std::max(begin, clause == UINT32_MAX ? begin : c_.clauses[clause].chars.begin);
    }
    pieces.push_back(trimmed({begin, end}));
    begin = std::min(marked->end, content.end);
  }
  const bool whole = pieces.empty();
  pieces.push_back(trimmed({begin, content.end}));
  for (const Chars piece : pieces) {
    const std::uint32_t least = !whole ? least_rest : begins_with_party(statement) ? least_clause : least_words;
    if (piece.size() < least || (!whole && is_afterwards(piece))) continue;
    IndirectQuotation quotation;
    quotation.by = &statement;
    quotation.parts = {piece};
    quotation.who = who(statement);
    quotation.mixed = !whole;
    quotation.confidence = statement.marked ? 0.85F : 0.7F;
    out.push_back(std::move(quotation));
  }
}

std::vector<IndirectQuotation> IndirectFinder::run() {
  std::vector<IndirectQuotation> out;
  for (std::size_t i = 0; i < statements_.all.size(); ++i) {
    const Statement& statement = statements_.all[i];
    if (!is_reported(statement)) continue;
    Chars content = statement.content;
    content.end = end_of(i);
    if (content.begin >= content.end) continue;
    const std::u32string_view words = c_.reading.text(content);
    const bool enumerates = words.starts_with(U"首先") || words.starts_with(U"第一,") || words.starts_with(U"一是");
    if (enumerates && c_.clauses.frames()[c_.clauses[statement.clause].frame].pair == UINT32_MAX) {
      content.end = std::max(content.end, enumeration_after(statement.clause).end);
    }
    if (content.end == statement.content.end) content.end = account_end(i);
    add(statement, content, out);
  }
  return out;
}

}  // namespace

std::vector<IndirectQuotation> find_indirect(const Context& context, const Statements& statements,
                                             const std::vector<DirectQuotation>& direct) {
  return IndirectFinder(context, statements, direct).run();
}

}  // namespace newsgraph::extract
