#include "newsgraph/extract/statements.h"

#include <algorithm>
#include <array>
#include <optional>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/unnamed_speakers.h"

namespace newsgraph::extract {
namespace {

/// Words that go on with a subject from before: 并强调. Others without one are nouns or part of what is said: 包括建议.
bool may_leave_out_subject(const Cue& cue) {
  switch (cue.kind) {
    case CueClass::say:
    case CueClass::tell:
    case CueClass::ask:
    case CueClass::answer:
    case CueClass::announce:
    case CueClass::deny:
    case CueClass::warn:
    case CueClass::shout:
      return true;
    default:
      return false;
  }
}

class StatementFinder {
 public:
  explicit StatementFinder(Context& context) : c_(context) {}

  Statements run() {
    const auto size = static_cast<std::uint32_t>(c_.reading.text().size());
    for (std::uint32_t at = 0; at < size;) at = step(c_.reading.behind_dateline(at), size);
    return std::move(out_);
  }

 private:
  std::uint32_t step(std::uint32_t at, std::uint32_t size);
  std::uint32_t read_citing(std::uint32_t at, CueLexicon::Citing found);
  void read_cue(Chars word, const Cue& cue);
  bool is_calling(Chars word, const Clause& clause) const;
  bool is_paper(Chars word, const Clause& clause) const;
  bool tells_when(Chars word, const Clause& clause) const;
  bool may_be_cue(Chars word, const Cue& cue, const Clause& clause) const;
  Chars region_of(Chars word, const Clause& clause, std::uint32_t clause_index) const;
  Speaker latin_speaker(Chars region, Chars word, const Clause& clause) const;
  bool leads_on(const Statement& next);
  bool goes_on(const Statement& statement) const;
  bool is_bare_thing(const Speaker& speaker) const;
  bool is_expected(const Statement& statement) const;
  bool has_subject(const Statement& statement) const;
  bool begins_within_another(std::uint32_t clause) const;
  bool is_within_what_was_told(const Statement& statement) const;
  Speaker implied_speaker(const Statement& statement, const Speaker& phrase) const;
  void remember(const Statement& statement);
  bool follows_quotation(const Statement& statement) const;
  std::uint32_t behind_addressee(std::uint32_t begin, const Clause& clause) const;
  void set_content(Statement& statement) const;
  void find_audience(Statement& statement) const;
  EntityIndex addressed(Chars words) const;
  void find_occasion_of(Statement& statement) const;
  void add_citation(Citation citation, std::uint32_t clause);
  const Statement* last_in_sentence(std::uint32_t clause) const;

  Context& c_;
  Statements out_;
  EntityIndex original_ = EntityIndex::none;
};

std::uint32_t StatementFinder::step(std::uint32_t at, std::uint32_t size) {
  const std::u32string_view text = c_.reading.text();
  if (const auto citing = c_.cues.citing_at(text, at, size); citing.according || citing.cite) {
    const std::uint32_t next = read_citing(at, citing);
    if (next > at) return next;
  }
  const auto found = c_.cues.cue_at(text, at, size);
  if (found.length == 0) return at + 1;
  if (found.cue != nullptr) {
    Chars word{at, at + found.length};
    const Cue* cue = found.cue;
    // 批评说, 补充道: one word of saying, which takes what 说 takes.
    if (!cue->latin && found.length > 1 && is_any(c_.reading.at(word.end), U"说称道") &&
        !is_any(c_.reading.at(word.end - 1), U"说称道") && c_.cues.cue_at(text, word.end, size).length <= 1) {
      ++word.end;
      cue = c_.cues.cue_at(U"说", 0, 1).cue;
    }
    read_cue(word, *cue);
    return word.end;
  }
  return at + found.length;
}

/// The end of the citing phrase, or `at` where it is none.
std::uint32_t StatementFinder::read_citing(std::uint32_t at, CueLexicon::Citing found) {
  if (c_.mentions.covering(at) != nullptr) return at;
  const std::uint32_t frame = c_.clauses.frame_at(at);
  const std::uint32_t index = c_.clauses.clause_at(frame, at);
  if (index == UINT32_MAX) return at;
  const Clause& clause = c_.clauses[index];
  const Chars word{at, at + found.length};
  // 引消息人士称, but not 引入.
  if (word.size() == 1 && found.cite && c_.mentions.starting_at(word.end) == nullptr &&
      c_.cues.beginning(ContextKind::role, c_.reading.text(), {word.end, clause.chars.end}) == 0) {
    return at;
  }
  if (found.according) {
    const Chars before{clause.chars.begin, at};
    if (!before.empty() && !c_.speakers.without_adverbials(before).empty()) return at;
    std::uint32_t end = word.end;
    auto citation = according_to(c_.reading, c_.cues, c_.mentions, c_.speakers, word, clause.chars, end);
    if (citation) {
      citation->row = c_.cues.citing_row(c_.reading.text(word));
      add_citation(std::move(*citation), index);
    }
    return end;
  }
  const Chars region = region_of(word, clause, index);
  Speaker subject = c_.speakers.in(region);
  if (subject.kind == SpeakerKind::none || subject.kind == SpeakerKind::phrase) {
    if (const Statement* last = last_in_sentence(index); last != nullptr) {
      subject = last->speaker;
      subject.entity = last->who;
    }
  } else {
    subject.entity = c_.speakers.resolve(subject);
  }
  if (subject.entity != EntityIndex::none && subject.kind == SpeakerKind::pronoun) subject.kind = SpeakerKind::named;
  const CitedSource source = cited(c_.reading, c_.cues, c_.mentions, subject);
  auto citation = citing(c_.reading, c_.cues, c_.mentions, c_.speakers, word, clause.chars, source, original_);
  if (!citation) return at;
  const std::uint32_t end = citation->at.end;
  // Only who may cite in the article's stead is a source; others quote.
  const bool media = subject.kind == SpeakerKind::report || is_media(c_.reading, c_.found, source);
  if (media) {
    citation->row = c_.cues.citing_row(c_.reading.text(word));
    add_citation(std::move(*citation), index);
    return end;
  }
  return at;
}

void StatementFinder::add_citation(Citation citation, std::uint32_t clause) {
  const CitedSource& last = citation.links.back();
  if (last.entity != EntityIndex::none) {
    original_ = last.entity;
    c_.speakers.remember_source(citation.at.begin, last.entity);
  }
  Statement statement;
  statement.clause = clause;
  statement.citing = citation.row;
  statement.who = last.entity;
  statement.speaker = {last.entity == EntityIndex::none ? SpeakerKind::role : SpeakerKind::named, last.entity, last.at};
  statement.cue = citation.cue.empty() ? Chars{citation.at.end, citation.at.end} : citation.cue;
  statement.region = {citation.at.begin, citation.at.begin};
  const bool reports = !citation.cue.empty() || c_.reading.at(citation.at.end) == U',';
  const bool anaphor = citation.cue.empty() && citation.links.size() > 1;
  if (reports && !anaphor) {
    set_content(statement);
    out_.all.push_back(statement);
  } else {
    // 俄新社援引了这一报道，并指…: who cites goes on as the subject.
    Speaker citer{SpeakerKind::named, citation.links.front().entity, citation.links.front().at};
    c_.speakers.remember(citation.at.begin, citer);
  }
  out_.citations.push_back(std::move(citation));
}

const Statement* StatementFinder::last_in_sentence(std::uint32_t clause) const {
  const Clause& here = c_.clauses[clause];
  constexpr std::size_t most_compared = 64;
  const std::size_t last = out_.all.size() - std::min(out_.all.size(), most_compared);
  const Statement* fallback = nullptr;
  for (std::size_t i = out_.all.size(); i-- > last;) {
    const Statement& statement = out_.all[i];
    const Clause& there = c_.clauses[statement.clause];
    if (there.frame != here.frame) continue;
    if (there.sentence != here.sentence) return fallback;
    if (!statement.identified()) continue;
    if (!statement.inner) return &statement;
    if (fallback == nullptr) fallback = &statement;
  }
  return fallback;
}

/// 称他们为“…”, 形容此举为…: a name is given, and nothing said.
bool StatementFinder::is_calling(Chars word, const Clause& clause) const {
  constexpr std::uint32_t longest_object = 8;
  if (!is_any(c_.reading.at(word.end - 1), U"称容述喻")) return false;
  const Chars rest{word.end, std::min(clause.chars.end, word.end + longest_object)};
  const auto as = c_.reading.text(rest).find(U'为');
  return as != std::u32string_view::npos && as > 0 &&
         c_.reading.at(word.end + static_cast<std::uint32_t>(as) - 1) != U'因';
}

/// 回复邮件时写道, 批评之后表示: the word only tells when the next one was said.
bool StatementFinder::tells_when(Chars word, const Clause& clause) const {
  constexpr std::uint32_t reach = 40;
  for (std::uint32_t i = word.end + 2; i < std::min(clause.chars.end, word.end + reach); ++i) {
    if (!is_any(c_.reading.at(i - 1), U"时後后")) continue;
    const auto next = c_.cues.cue_at(c_.reading.text(), i, clause.chars.end);
    if (next.cue != nullptr && next.length > 0) return c_.mentions.covering(i) == nullptr;
  }
  return false;
}

/// 发布通报，称…; 网站刊出的现场报道在…: the word is a paper and says nothing itself.
bool StatementFinder::is_paper(Chars word, const Clause& clause) const {
  static constexpr std::array<std::u32string_view, 6> papers{U"通报", U"公告", U"报道", U"报导", U"评论", U"分析"};
  static constexpr std::array<std::u32string_view, 9> verbs{U"发布", U"发表", U"发出", U"刊登", U"刊出",
                                                            U"公布", U"转发", U"撰写", U"作出"};
  if (std::ranges::find(papers, c_.reading.text(word)) == papers.end()) return false;
  constexpr std::uint32_t reach = 40;
  const std::uint32_t begin = std::max(clause.chars.begin, word.begin > reach ? word.begin - reach : 0);
  const std::u32string_view before = c_.reading.text({begin, word.begin});
  return std::ranges::any_of(verbs, [&](std::u32string_view verb) {
    const auto at = before.rfind(verb);
    if (at == std::u32string_view::npos) return false;
    return at + verb.size() == before.size() || before[at + verb.size()] == U'的';
  });
}

bool StatementFinder::may_be_cue(Chars word, const Cue& cue, const Clause& clause) const {
  const Reading& reading = c_.reading;
  const auto* name = c_.mentions.covering(word.begin);
  if (name != nullptr && name->at.end >= word.end && name->at != word) return false;
  if (cue.latin) return true;
  if (is_calling(word, clause) || is_paper(word, clause) || tells_when(word, clause)) return false;
  const char32_t next = reading.at(word.end);
  const char32_t before = word.begin > clause.chars.begin ? reading.at(word.begin - 1) : U' ';
  // 发布会 is a meeting, 表示会 is not.
  const bool will = next == U'会' && is_any(reading.at(word.end - 1), U"示说称指露");
  if (!will && is_any(next, U"的者过着书权率性员师家会")) return false;
  // 研究所表示 has a subject, 所表示的 is a relative clause.
  const char32_t second = word.begin > clause.chars.begin + 1 ? reading.at(word.begin - 2) : U' ';
  const bool institute = before == U'所' && is_any(second, U"究务易出诊场医证托会");
  const bool noun = before == U'据' && is_any(second, U"数证论");  // 数据显示
  if (!institute && !noun && is_any(before, U"所被据遭受把以可难让")) return false;
  if (word.size() == 1 && (next == U'了' || is_any(before, U"将能要想敢会"))) return false;
  if (next == U'了') {
    // 披露了他参与…: a clause follows, and not a thing (宣布了新政策).
    const bool subject = c_.mentions.starting_at(word.end + 1) != nullptr ||
                         c_.cues.beginning(ContextKind::person, reading.text(), {word.end + 1, clause.chars.end}) > 0;
    if (!subject || clause.chars.end < word.end + 12) return false;
  }
  // 在报道中, 的批评: the word stands for a thing.
  if (before == U'的' && !is_any(next, U",:“\"「")) return false;
  if (is_any(next, U"中里上") && (is_clause_end(reading.at(word.end + 1)) || reading.at(word.end + 1) == U'的')) {
    return false;
  }
  return true;
}

/// From the clause's begin, or from behind the last statement or quotation in it, to the word.
Chars StatementFinder::region_of(Chars word, const Clause& clause, std::uint32_t clause_index) const {
  Chars region{std::min(c_.reading.behind_dateline(clause.chars.begin), word.begin), word.begin};
  if (!out_.all.empty()) {
    const Statement& last = out_.all.back();
    if (last.clause == clause_index && last.cue.end <= word.begin) region.begin = std::max(region.begin, last.cue.end);
  }
  const auto& pairs = c_.reading.marked_pairs();
  auto pair = std::ranges::lower_bound(pairs, region.begin, {}, [](const MarkedPair& p) { return p.outer.begin; });
  for (; pair != pairs.end() && pair->outer.end <= word.begin; ++pair) {
    if (pair->opened && pair->closed && looks_like_speech(c_.reading, *pair)) region.begin = pair->outer.end;
  }
  return region;
}

/// "X said", "said X", "…," the minister said: the nearest name or he/she on either side.
Speaker StatementFinder::latin_speaker(Chars region, Chars word, const Clause& clause) const {
  Speaker left = c_.speakers.in(region);
  if (left.kind == SpeakerKind::named || left.kind == SpeakerKind::pronoun || left.kind == SpeakerKind::self)
    return left;
  constexpr std::uint32_t reach = 60;
  const Chars right{word.end + 1, std::min(clause.chars.end, word.end + reach)};
  if (right.begin < right.end && region.size() <= 2) {
    const Speaker behind = c_.speakers.subject_of(right);
    if (behind.kind != SpeakerKind::none) return behind;
  }
  return left;
}

void StatementFinder::read_cue(Chars word, const Cue& cue) {
  const std::uint32_t frame = c_.clauses.frame_at(word.begin);
  const std::uint32_t index = c_.clauses.clause_at(frame, word.begin);
  if (index == UINT32_MAX || word.end > c_.clauses[index].chars.end) return;
  const Clause& clause = c_.clauses[index];
  if (!may_be_cue(word, cue, clause)) return;
  Statement statement;
  statement.cue = word;
  statement.word = &cue;
  statement.clause = index;
  statement.region = region_of(word, clause, index);
  if (!cue.latin && c_.speakers.is_negated(statement.region)) return;

  if (leads_on(statement)) return;
  Speaker speaker = cue.latin ? latin_speaker(statement.region, word, clause) : c_.speakers.in(statement.region);
  if (speaker.kind == SpeakerKind::none || speaker.kind == SpeakerKind::phrase)
    speaker = implied_speaker(statement, speaker);
  statement.who = speaker.entity != EntityIndex::none ? speaker.entity : c_.speakers.resolve(speaker);
  statement.speaker = speaker;
  if (c_.cues.beginning(ContextKind::condition, c_.reading.text(), clause.chars) > 0 &&
      c_.mentions.covering(clause.chars.begin) == nullptr) {
    return;  // 如果有人说
  }
  if (!has_subject(statement) || is_expected(statement)) return;
  set_content(statement);
  find_audience(statement);
  find_occasion_of(statement);
  const bool quoted = is_any(c_.reading.at(statement.content.begin), U"“‘「『\"");
  const bool behind_marks = follows_quotation(statement);
  if (cue.comma && !statement.marked && !quoted && !behind_marks) return;
  if (!cue.clause && !quoted && !behind_marks) return;
  statement.inner = !speaker.implied && begins_within_another(index);
  remember(statement);
  out_.all.push_back(statement);
}

/// Whether the words before the cue can be who says it.
bool StatementFinder::has_subject(const Statement& statement) const {
  const Cue& cue = *statement.word;
  const Speaker& speaker = statement.speaker;
  if ((cue.agent || cue.own_subject || cue.kind == CueClass::report) && !statement.identified()) return false;
  if (cue.own_subject && speaker.implied) return false;
  if (cue.agent && is_bare_thing(speaker)) return false;
  if (speaker.implied && !out_.all.empty() && is_within_what_was_told(statement)) return false;
  // 银行公布的数据显示, but not 网上资料显示: figures speak for who published them.
  if (cue.kind == CueClass::show && (speaker.kind != SpeakerKind::report || statement.who == EntityIndex::none))
    return false;
  // 让公众认为: nobody says it.
  return speaker.at.empty() || speaker.at.begin <= c_.clauses[statement.clause].chars.begin ||
         !is_any(c_.reading.at(speaker.at.begin - 1), U"让使令请促求取吁");
}

/// Whether a statement in this clause begins what another one reports.
bool StatementFinder::begins_within_another(std::uint32_t clause) const {
  // 声明指甲宣布退出: what stands behind another cue in one clause, whoever the other's subject is.
  if (!out_.all.empty() && out_.all.back().clause == clause) return true;
  const Statement* last = last_in_sentence(clause);
  return last != nullptr && (last->clause == clause || c_.clauses[clause].chars.begin <= last->content.begin);
}

/// 韩联社报导还提及, 表示相信: the first word only leads to the second, or the second is part of what is said.
bool StatementFinder::leads_on(const Statement& next) {
  if (out_.all.empty()) return false;
  Statement& last = out_.all.back();
  if (last.clause != next.clause || last.cue.end != next.region.begin || last.word == nullptr || last.marked)
    return false;
  if (!c_.speakers.without_adverbials({last.cue.end, next.cue.begin}).empty()) return false;
  if (last.word->kind == CueClass::report) {
    last.region.end = next.cue.begin;
    last.cue = next.cue;
    last.word = next.word;
    const Speaker paper = c_.speakers.in(last.region);
    // 港媒报道称: the paper has an owner, though none with a name.
    const bool owned = paper.entity != EntityIndex::none || last.speaker.kind != SpeakerKind::role;
    if (paper.kind != SpeakerKind::none && owned) {
      last.speaker = paper;
      last.who = c_.speakers.resolve(paper);
    }
    set_content(last);
    remember(last);
  }
  return true;
}

/// 这说明, 它分析: no subject that speaks.
bool StatementFinder::is_bare_thing(const Speaker& speaker) const {
  static constexpr std::array<std::u32string_view, 5> things{U"它", U"它们", U"这", U"此", U"其"};
  const std::u32string_view words = c_.reading.text(speaker.at);
  return speaker.kind == SpeakerKind::pronoun && std::ranges::find(things, words) != things.end();
}

/// 他预计将出席: others expect it of him.
bool StatementFinder::is_expected(const Statement& statement) const {
  const std::u32string_view word = c_.reading.text(statement.cue);
  if (word != U"预计" && word != U"预料" && word != U"预期") return false;
  const bool will = is_any(c_.reading.at(statement.cue.end), U"将会在于");
  const EntityIndex who = statement.who;
  const bool person = who != EntityIndex::none && c_.found[who].type == EntityType::person;
  return will && (person || statement.speaker.kind == SpeakerKind::pronoun);
}

/// …，并呼吁: the clause goes on with the subject of the one before.
bool StatementFinder::goes_on(const Statement& statement) const {
  return c_.reading.has(statement.region.begin, U"并") && statement.region.size() <= 2;
}

/// 多次发帖，当中形容…: it is said in what the clause before tells of.
bool StatementFinder::is_within_what_was_told(const Statement& statement) const {
  static constexpr std::array<std::u32string_view, 5> words{U"当中", U"其中", U"里面", U"内容", U"文中"};
  const std::u32string_view region = c_.reading.text(statement.region);
  return std::ranges::any_of(words, [&](std::u32string_view word) { return region == word; });
}

/// True where the region of the subject begins at closing marks.
bool StatementFinder::follows_quotation(const Statement& statement) const {
  for (std::uint32_t i = statement.region.begin; i > 0 && i + 3 > statement.region.begin; --i) {
    if (is_any(c_.reading.at(i - 1), U"”’」』\"")) return true;
  }
  return false;
}

/// Without a subject of its own: who spoke before in the sentence, or the sentence's subject.
Speaker StatementFinder::implied_speaker(const Statement& statement, const Speaker& phrase) const {
  // 机电工程署表示会…: a body that is not known, by the last character of its name.
  if (phrase.kind == SpeakerKind::phrase && statement.word->kind == CueClass::say && phrase.at.size() >= 3 &&
      type_of_description(c_.reading.text(phrase.at)) == EntityType::organization && c_.speakers.may_name(phrase.at)) {
    return {SpeakerKind::role, EntityIndex::none, phrase.at};
  }
  Speaker out;
  if (phrase.kind == SpeakerKind::phrase) {
    // 召开记者会表示，…: other words than a name before it; then the comma has to show that it is one of saying.
    const char32_t next = c_.reading.at(statement.cue.end);
    if (!is_any(next, U",:“「『")) return phrase;
    // 林说，…: a surname alone is somebody, though it is not known who.
    if (phrase.at.size() == 1 && is_han(c_.reading.at(phrase.at.begin)) &&
        !is_any(c_.reading.at(phrase.at.begin), U"这那此其谁它"))
      return {SpeakerKind::role, EntityIndex::none, phrase.at};
  }
  const Statement* last = last_in_sentence(statement.clause);
  if (last != nullptr && (phrase.kind == SpeakerKind::none || may_leave_out_subject(*statement.word))) {
    out = last->speaker;
    out.entity = last->who;
  } else if (last == nullptr && (may_leave_out_subject(*statement.word) || goes_on(statement))) {
    out = c_.speakers.subject_before(statement.clause);
    if (out.entity == EntityIndex::none) out.entity = c_.speakers.resolve(out);
  }
  if (out.kind == SpeakerKind::none) {
    const bool announced = is_any(c_.reading.at(statement.cue.end), U",:“「『\"");
    if (phrase.kind != SpeakerKind::phrase || !announced || !may_leave_out_subject(*statement.word)) return phrase;
    if (statement.word->own_subject) return phrase;
    if (!c_.speakers.may_name(phrase.at)) return phrase;
    return {SpeakerKind::role, EntityIndex::none, phrase.at};
  }
  out.implied = true;
  return out;
}

void StatementFinder::remember(const Statement& statement) {
  const CitedSource source = cited(c_.reading, c_.cues, c_.mentions, statement.speaker);
  if (statement.who != EntityIndex::none && is_media(c_.reading, c_.found, {statement.who, source.at, source.type})) {
    c_.speakers.remember_source(statement.cue.begin, statement.who);
    original_ = statement.who;
  }
  if (statement.speaker.kind == SpeakerKind::none || statement.speaker.kind == SpeakerKind::phrase) return;
  Speaker turn = statement.speaker;
  turn.entity = statement.who;
  c_.speakers.remember(statement.cue.begin, turn);
}

/// Whom the words mean: the person whom they name with his title, the medium of a reporter, who is named alone.
EntityIndex StatementFinder::addressed(Chars words) const {
  const bool titled = !words.empty() && is_any(c_.reading.at(words.begin), U"《「“\"");
  while (!words.empty() && is_any(c_.reading.at(words.begin), U"《「“\"")) ++words.begin;
  while (!words.empty() && is_any(c_.reading.at(words.end - 1), U"》」”\"")) --words.end;
  const auto* last = c_.mentions.ending_at(words.end);
  if (last != nullptr && last->at.begin >= words.begin) return last->entity;
  const auto* first = c_.mentions.starting_at(words.begin);
  if (first == nullptr || first->at.end >= words.end) return EntityIndex::none;
  std::uint32_t behind = first->at.end;
  while (is_any(c_.reading.at(behind), U"》」”\"")) ++behind;
  static constexpr std::array<std::u32string_view, 5> reporters{U"记者", U"编辑", U"主持人", U"主播", U"网站"};
  const std::u32string_view rest = c_.reading.text({behind, std::max(behind, words.end)});
  const bool reporter =
      std::ranges::any_of(reporters, [&](std::u32string_view word) { return rest.starts_with(word); });
  const CitedSource source{first->entity, first->at, first->type};
  return reporter && (titled || is_media(c_.reading, c_.found, source)) ? first->entity : EntityIndex::none;
}

/// Whom it is said to: 对X说, 告诉X, 接受X采访时说.
void StatementFinder::find_audience(Statement& statement) const {
  if (statement.word->audience) {
    Chars words{statement.cue.end, std::max(statement.cue.end, statement.told_end)};
    while (!words.empty() && is_any(c_.reading.at(words.end - 1), U" ,:了")) --words.end;
    statement.audience_at = words;
  } else if (!statement.word->latin) {
    statement.audience_at = find_addressee(c_, statement.region);
  }
  if (!statement.audience_at.empty()) statement.audience = addressed(statement.audience_at);
}

/// When it was said; in an interview, to whom.
void StatementFinder::find_occasion_of(Statement& statement) const {
  if (statement.word->latin) return;
  if (const auto found = find_occasion(c_, statement.clause, statement.region)) {
    statement.occasion = *found;
    if (found->kind != OccasionKind::interview || !statement.audience_at.empty()) return;
    Chars asker{found->at.begin, found->head.begin};
    for (const std::u32string_view verb : {U"接受", U"回答", U"回应"}) {
      const auto last = c_.reading.text(found->at).rfind(verb);
      if (last != std::u32string_view::npos)
        asker.begin = std::max(asker.begin, found->at.begin + static_cast<std::uint32_t>(last + verb.size()));
    }
    while (!asker.empty() && is_any(c_.reading.at(asker.end - 1), U"的")) --asker.end;
    if (asker.begin >= asker.end) return;
    statement.audience = addressed(asker);
    const bool somebody =
        statement.audience != EntityIndex::none || c_.cues.ending(ContextKind::role, c_.reading.text(), asker) > 0;
    if (somebody) statement.audience_at = asker;
    return;
  }
  // …并强调: the occasion goes on with the subject.
  const Statement* last = statement.speaker.implied ? last_in_sentence(statement.clause) : nullptr;
  if (last != nullptr) statement.occasion = last->occasion;
}

/// Behind whom the word of saying before `begin` takes as its object: 告诉记者, 告诉《河报》记者, 提醒他的同胞，.
std::uint32_t StatementFinder::behind_addressee(std::uint32_t begin, const Clause& clause) const {
  constexpr std::uint32_t longest_description = 10;
  const std::u32string_view text = c_.reading.text();
  const bool title = is_any(c_.reading.at(begin), U"《「“\"");
  if (const auto* name = c_.mentions.starting_at(begin + (title ? 1U : 0U));
      name != nullptr && name->at.end <= clause.chars.end) {
    std::uint32_t end = name->at.end;
    if (title && is_any(c_.reading.at(end), U"》」”\"")) ++end;
    return end + c_.cues.beginning(ContextKind::role, text, {end, std::max(end, clause.chars.end)});
  }
  for (const auto kind :
       {ContextKind::people, ContextKind::person, ContextKind::self, ContextKind::addressee, ContextKind::role}) {
    const auto n = c_.cues.beginning(kind, text, {begin, clause.chars.end});
    if (n == 0) continue;
    std::uint32_t end = begin + n;
    if (c_.reading.at(end) == U'们') ++end;
    const bool goes_on = c_.reading.at(end) == U'的' && end + longest_description > clause.chars.end;
    return goes_on && clause.mark == U',' ? clause.chars.end : end;
  }
  return begin;
}

void StatementFinder::set_content(Statement& statement) const {
  const Reading& reading = c_.reading;
  const Clause& clause = c_.clauses[statement.clause];
  std::uint32_t begin = statement.cue.end;
  if (statement.word != nullptr && statement.word->audience) {
    begin = behind_addressee(begin, clause);
  }
  if (reading.at(begin) == U'了') ++begin;
  statement.told_end = begin;
  const std::uint32_t cue_end = begin;
  while (is_any(reading.at(begin), U" ,:") && begin <= clause.chars.end + 2) ++begin;
  statement.marked = reading.text({cue_end, begin}).find_first_of(U",:") != std::u32string_view::npos;
  constexpr std::uint32_t longest = 2000;  // a page without full stops costs linear space
  const std::uint32_t end =
      std::min(c_.clauses[c_.clauses.last_of_sentence(statement.clause)].chars.end, begin + longest);
  statement.content = {std::min(begin, std::max(begin, end)), std::max(begin, end)};
}

}  // namespace

bool looks_like_speech(const Reading& reading, const MarkedPair& pair) {
  if (pair.inner.size() < 4) return false;
  return std::ranges::any_of(reading.text(pair.inner), [](char32_t c) { return is_clause_end(c); });
}

const Statement* Statements::before(const Clauses& clauses, std::uint32_t frame, std::uint32_t position) const {
  const std::uint32_t index = clauses.clause_at(frame, position);
  if (index == UINT32_MAX) return nullptr;
  auto after = std::ranges::upper_bound(all, position, {}, [](const Statement& s) { return s.cue.begin; });
  while (after != all.begin()) {
    --after;
    const Clause& there = clauses[after->clause];
    if (there.frame != frame) {
      if (after->cue.begin < clauses.frames()[frame].chars.begin) return nullptr;
      continue;
    }
    if (there.sentence != clauses[index].sentence) return nullptr;
    if (after->cue.end <= position) return &*after;
  }
  return nullptr;
}

const Statement* Statements::behind(const Clauses& clauses, std::uint32_t frame, std::uint32_t position) const {
  const std::uint32_t index = clauses.clause_at(frame, position);
  const std::uint32_t sentence = index == UINT32_MAX ? 0 : clauses[index].sentence;
  auto next = std::ranges::lower_bound(all, position, {}, [](const Statement& s) { return s.cue.begin; });
  for (; next != all.end() && next->cue.begin < clauses.frames()[frame].chars.end; ++next) {
    const Clause& there = clauses[next->clause];
    if (there.frame != frame) continue;
    return there.sentence == sentence ? &*next : nullptr;
  }
  return nullptr;
}

Statements find_statements(Context& context) {
  return StatementFinder(context).run();
}

}  // namespace newsgraph::extract
