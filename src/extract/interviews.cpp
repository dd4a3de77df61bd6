#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/extract/clauses.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/task.h"

namespace newsgraph::extract {
namespace {

/// In characters.
constexpr std::uint32_t longest_label = 16;
constexpr std::uint32_t longest_unknown_name = 4;
/// An interview has at least so many of each.
constexpr int fewest_turns = 2;

/// What stands before a colon at the begin of a block.
struct Turn {
  std::uint32_t block = 0;
  Chars label;
  std::uint32_t words = 0;  ///< where they begin
  bool asks = false;
  EntityIndex who = EntityIndex::none;
};

/// Turns of interviews that stand behind labels and without quotation marks: 问：… 答：…, 记者：… 林一帆：…
class Interviews {
 public:
  explicit Interviews(Task& task) : reading_(task.reading), found_(task.found), mentions_(reading_, found_) {
    for (const auto& item : mentions_.all()) {
      const char32_t first = reading_.at(item.at.begin);
      if (item.type == EntityType::person && is_han(first)) by_surname_.try_emplace(first, item.entity);
    }
  }

  void run() {
    for (std::uint32_t block = 1; block < reading_.blocks().size(); ++block) {
      if (auto turn = turn_at(block)) turns_.push_back(*turn);
    }
    tell_who_asks();
    drop_strangers();
    if (!is_interview()) return;
    name_answers();
    for (std::size_t i = 0; i < turns_.size(); ++i) add(i);
  }

 private:
  std::optional<Turn> turn_at(std::uint32_t block) const;
  EntityIndex named(Chars label) const;
  bool is_asker(Chars label) const;
  static bool is_answerer(std::u32string_view label) { return label == U"答" || label == U"a" || label == U"受访者"; }
  void tell_who_asks();
  void drop_strangers();
  bool is_interview() const;
  void name_answers();
  EntityIndex interviewed() const;
  bool ends_with_question(std::uint32_t block) const;
  void add(std::size_t index);
  std::u32string_view label_of(const Turn& turn) const { return reading_.text(turn.label); }

  const Reading& reading_;
  Annotations& found_;
  MentionIndex mentions_;
  std::map<char32_t, EntityIndex> by_surname_;  ///< the first person whose name begins so
  std::vector<Turn> turns_;
};

std::optional<Turn> Interviews::turn_at(std::uint32_t block) const {
  const Chars range = reading_.blocks()[block];
  const std::u32string_view text = reading_.text({range.begin, std::min(range.end, range.begin + longest_label + 1)});
  const auto colon = text.find(U':');
  if (colon == std::u32string_view::npos || colon == 0) return std::nullopt;
  Turn turn{.block = block, .label = {range.begin, range.begin + static_cast<std::uint32_t>(colon)}};
  turn.words = turn.label.end + 1;
  while (turn.label.end > turn.label.begin && reading_.at(turn.label.end - 1) == U' ') --turn.label.end;
  while (turn.words < range.end && reading_.at(turn.words) == U' ') ++turn.words;
  const bool marked = is_any(reading_.at(turn.words), U"“「『\"");
  const bool clause = std::ranges::any_of(label_of(turn), [](char32_t c) { return is_clause_end(c) || is_digit(c); });
  if (turn.words >= range.end || marked || clause) return std::nullopt;
  turn.who = named(turn.label);
  return turn;
}

/// Whose name the label is: that of a mention, or the surname alone of a person of the article.
EntityIndex Interviews::named(Chars label) const {
  const auto* name = mentions_.starting_at(label.begin);
  if (name != nullptr && name->at.end <= label.end && name->type != EntityType::place) return name->entity;
  const auto* last = mentions_.ending_at(label.end);
  if (last != nullptr && last->at.begin >= label.begin && last->type != EntityType::place) return last->entity;
  const std::string& outlet = reading_.article().outlet.name;
  if (!outlet.empty() && fold(outlet) == reading_.text(label)) return found_.publisher;
  const auto person = label.size() == 1 ? by_surname_.find(reading_.at(label.begin)) : by_surname_.end();
  return person == by_surname_.end() ? EntityIndex::none : person->second;
}

bool Interviews::is_asker(Chars label) const {
  static constexpr std::array<std::u32string_view, 8> words{U"问",   U"q",      U"提问",   U"追问",
                                                            U"记者", U"主持人", U"采访者", U"编者"};
  const std::u32string_view text = reading_.text(label);
  if (std::ranges::find(words, text) != words.end()) return true;
  if (text.ends_with(U"记者") || text.ends_with(U"主持人") || text.ends_with(U"记者问")) return true;
  const EntityIndex who = named(label);
  if (who == EntityIndex::none) return false;
  return who == found_.publisher || found_[who].subclass == EntityClass::news_media;
}

bool Interviews::ends_with_question(std::uint32_t block) const {
  const Chars range = reading_.blocks()[block];
  return !range.empty() && reading_.at(range.end - 1) == U'?';
}

/// Labels say it themselves; of two persons the one who mostly asks is the interviewer.
void Interviews::tell_who_asks() {
  struct Count {
    int turns = 0;
    int questions = 0;
  };
  std::map<std::u32string_view, Count> counts;
  for (const Turn& turn : turns_) {
    Count& count = counts[label_of(turn)];
    ++count.turns;
    count.questions += ends_with_question(turn.block) ? 1 : 0;
  }
  for (Turn& turn : turns_) {
    const Count& count = counts[label_of(turn)];
    turn.asks = is_asker(turn.label) || (!is_answerer(label_of(turn)) && 2 * count.questions > count.turns);
  }
}

/// A label that is no person's, or that a text has but once, is the begin of some line: 时间：…
void Interviews::drop_strangers() {
  std::map<std::u32string_view, int> times;
  for (const Turn& turn : turns_) ++times[label_of(turn)];
  std::erase_if(turns_, [&](const Turn& turn) {
    const std::u32string_view label = label_of(turn);
    if (is_asker(turn.label) || is_answerer(label)) return false;
    const bool person = turn.who != EntityIndex::none && found_[turn.who].type == EntityType::person;
    const bool name = label.size() >= 2 && label.size() <= longest_unknown_name && std::ranges::all_of(label, is_han);
    return times[label] < fewest_turns || !(person || name);
  });
}

bool Interviews::is_interview() const {
  int questions = 0;
  int answers = 0;
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    questions += turns_[i].asks ? 1 : 0;
    answers += !turns_[i].asks && i > 0 && turns_[i - 1].asks ? 1 : 0;
  }
  return questions >= fewest_turns && answers >= fewest_turns;
}

/// Who is interviewed, where only 答 says that somebody answers: the one person whom the headline names, else the one
/// named most before the first question.
EntityIndex Interviews::interviewed() const {
  const auto most_named = [&](Chars range) {
    std::map<EntityIndex, int> times;
    EntityIndex best = EntityIndex::none;
    for (const auto& item : mentions_.in(range)) {
      if (item.type != EntityType::person) continue;
      ++times[item.entity];
      if (best == EntityIndex::none || times[item.entity] > times[best]) best = item.entity;
    }
    return best;
  };
  const EntityIndex in_headline = most_named(reading_.blocks().front());
  if (in_headline != EntityIndex::none) return in_headline;
  return most_named({reading_.blocks()[1].begin, turns_.front().label.begin});
}

void Interviews::name_answers() {
  EntityIndex answers = interviewed();
  for (Turn& turn : turns_) {
    if (turn.asks) continue;
    if (turn.who != EntityIndex::none) answers = turn.who;
    if (is_answerer(label_of(turn))) turn.who = answers;
  }
}

/// The words of the turn's block and, of an answer, of the paragraphs behind it up to the next turn.
void Interviews::add(std::size_t index) {
  const Turn& turn = turns_[index];
  const bool last = index + 1 == turns_.size();
  const std::uint32_t next = turn.asks || last ? turn.block + 1 : turns_[index + 1].block;
  Quotation out;
  out.form = turn.asks ? QuoteForm::question : QuoteForm::answer;
  out.speaker = turn.who;
  out.speaker_span = reading_.span(turn.label);
  out.confidence = turn.who != EntityIndex::none || turn.asks ? 0.9F : 0.8F;
  out.origin.rule = turn.asks ? "words behind an interviewer's label" : "words behind the label of who answers";
  for (std::uint32_t block = turn.block; block < next; ++block) {
    if (block > turn.block && reading_.article().blocks[block - 1].kind == article::BlockKind::heading) break;
    const Chars range{block == turn.block ? turn.words : reading_.blocks()[block].begin, reading_.blocks()[block].end};
    if (range.empty()) continue;
    out.parts.push_back(reading_.span(range));
    for (const auto& item : mentions_.in(range)) {
      if (std::ranges::find(out.about, item.entity) == out.about.end()) out.about.push_back(item.entity);
    }
  }
  for (const Span part : out.parts) {
    found_.mentions.push_back({part, static_cast<std::uint32_t>(found_.quotations.size()), SubjectKind::quotation,
                               extractor_index("interviews"), out.confidence, out.origin});
  }
  found_.quotations.push_back(std::move(out));
}

void run(Task& task) {
  Interviews(task).run();
}

}  // namespace

const Extractor interviews_extractor{"interviews", 1, "questions and answers that stand behind labels", run};

}  // namespace newsgraph::extract
