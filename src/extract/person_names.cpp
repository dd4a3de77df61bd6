#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

/// Points that speak for and against a name; a name needs `enough` of them and something beside it that says who it is.
namespace points {
constexpr int enough = 5;
constexpr int enough_repeated = 6;
constexpr int titled = 5;
constexpr int relative = 3;  // 妻叶钊颖
constexpr int title_behind = 3;
constexpr int speaks = 3;
constexpr int listed = 3;
constexpr int boundary = 1;  // nothing grows into the name from that side
constexpr int unknown_left = -3;
constexpr int unknown_right = -2;
constexpr int cut_word = -4;  // the name would end inside of a known word
constexpr int holds_word = -1;
constexpr int holds_boundary = -2;
constexpr int good_character = 1;
constexpr int bad_character = -2;
constexpr int max_repeats = 3;
}  // namespace points

struct Guess {
  Chars at;
  int score = 0;
  bool evident = false;  ///< a title, a word of saying or a list says that it is a person
  NameRule rule = NameRule::repeated_person;
  Chars title;
};

bool is_list_mark(char32_t c) {
  return c == U'、' || c == U'丶' || c == U'和' || c == U'与' || c == U'及';
}

class PersonNames {
 public:
  explicit PersonNames(NameSearch& search) : search_(search), scan_(search.scan), text_(search.reading.text()) {}

  void run() {
    for (std::uint32_t i = 0; i < scan_.size(); ++i) guess_at(i);
    group();
    for (int round = 0; round < 3 && widen_lists(); ++round) {
    }
    accept();
    accept_nicknames();
    stage_names();
  }

 private:
  struct Group {
    int best = 0;
    int count = 0;
    bool evident = false;
  };

  bool is_han_text(Chars at) const {
    return at.end <= text_.size() &&
           std::ranges::all_of(search_.reading.text(at), [](char32_t c) { return is_han(c) && c != U'丶'; });
  }

  void guess_at(std::uint32_t index) {
    const Token& token = scan_[index];
    if (token.script != Token::Script::han || token.is_name()) return;
    const std::uint32_t begin = token.at.begin;
    const auto& first = search_.names.character(text_[begin]);
    const bool titled = is_titled(index);
    if (token.kinds.has(WordKind::surname) && token.at.size() > 1) {
      for (const std::uint32_t given : {1U, 2U})
        guess({begin, token.at.end + given}, token.at.end, points::good_character, titled);
    }
    if (first.surname == 0 || first.japanese || (token.at.size() > 1 && !titled)) return;
    int score = first.surname >= 200 ? 1 : first.surname >= 50 ? 0 : first.surname >= 10 ? -1 : -2;
    if (token.at.size() == 1 && token.kinds.any({WordKind::boundary, WordKind::modifier}))
      score += points::holds_boundary;
    for (const std::uint32_t given : {1U, 2U}) guess({begin, begin + 1 + given}, begin + 1, score, titled);
    surname_and_title(index, first.surname);
    nickname(index, first.surname);
  }

  bool is_titled(std::uint32_t index) const {
    if (index == 0) return false;
    // 儿子（郝润泽）, （记者 郝润泽）
    const char32_t mark = text_[scan_[index].at.begin - 1];
    const bool credited = mark == U' ' && index > 2 && text_[scan_[index - 2].at.begin - 1] == U'(';
    const bool bracket = (mark == U'(' && index > 1) || credited;
    const Token& before = scan_[index - (bracket ? 2 : 1)];
    if (bracket) return before.at.size() > 1 && before.kinds.any({WordKind::title_before, WordKind::kin});
    return before.at.end == scan_[index].at.begin && !before.is_name() && before.at.size() > 1 &&
           before.kinds.any({WordKind::title_before, WordKind::kin});
  }

  void guess(Chars at, std::uint32_t given, int score, bool titled) {
    if (!is_han_text(at)) return;
    Guess one{at, score, false, NameRule::repeated_person, {}};
    for (std::uint32_t i = given; i < at.end; ++i) {
      const int weight = search_.names.character(text_[i]).given;
      one.score += weight == 0 ? points::bad_character : weight == 3 ? points::good_character : 0;
    }
    one.score += inside(at);
    left(one, titled);
    right(one);
    if (one.score >= 0) guesses_.push_back(one);
  }

  /// What known words inside of the name or across its end say.
  int inside(Chars at) const {
    int score = 0;
    for (std::uint32_t i = scan_.at(at.begin); i < scan_.size() && scan_[i].at.begin < at.end; ++i) {
      const Token& token = scan_[i];
      if (token.at.end > at.end) return score + points::cut_word;
      if (token.is_name()) score -= points::holds_word;
      if (token.at.begin == at.begin && token.at.size() > 1 && !token.kinds.has(WordKind::surname))
        score += points::cut_word;
      if (token.at.begin == at.begin) continue;
      if (token.at.size() > 1) score += token.is_boundary() ? 2 * points::holds_boundary : 3 * points::holds_word;
      if (token.at.size() == 1 && token.is_boundary()) score += points::holds_boundary;
    }
    return score;
  }

  void left(Guess& one, bool titled) const {
    const Token* before = scan_.ending(one.at.begin);
    if (titled) {
      one.score += points::titled;
      one.evident = true;
      one.rule = NameRule::titled_person;
      if (before != nullptr && before->kinds.has(WordKind::title_before)) {
        const std::uint32_t size =
            search_.names.title_ending(text_, scan_.at(one.at.begin) > 0 ? before->at.begin : 0, one.at.begin);
        one.title = {one.at.begin - std::max(size, before->at.size()), one.at.begin};
      }
    } else if (before == nullptr || before->is_boundary()) {
      one.score += points::boundary;
    } else if (before->kinds.has(WordKind::kin)) {
      one.score += points::relative;
      one.evident = true;
    } else if (!before->known) {
      one.score += before->script == Token::Script::han ? points::unknown_left : 0;
    }
  }

  void right(Guess& one) const {
    const Token* after = scan_.beginning(one.at.end);
    if (after == nullptr) return;  // inside of a word; counted already
    if (after->kinds.has(WordKind::title_after) && after->at.size() > 1) {
      one.score += points::title_behind;
      one.evident = true;
      if (one.rule == NameRule::repeated_person) one.rule = NameRule::titled_person;
      if (one.title.empty() && !after->kinds.has(WordKind::honorific)) one.title = after->at;
    } else if (speaks(one.at.end)) {
      one.score += points::speaks;
      one.evident = true;
      if (one.rule == NameRule::repeated_person) one.rule = NameRule::speaking_person;
    } else if (after->is_boundary() || after->script != Token::Script::han) {
      one.score += points::boundary;
    } else if (!after->known) {
      one.score += points::unknown_right;
    }
  }

  /// True where a word of saying follows, with up to three adverbs or dates between.
  bool speaks(std::uint32_t end) const {
    std::uint32_t index = scan_.at(end);
    for (int skipped = 0; index < scan_.size() && skipped < 4; ++index, ++skipped) {
      const Token& token = scan_[index];
      if (token.kinds.has(WordKind::cue)) return true;
      const bool adverb = token.kinds.has(WordKind::boundary) && text_[token.at.begin] != U'的';
      if (!adverb || token.is_mark()) return false;
    }
    return false;
  }

  /// 李先生, 王教授: somebody of whom only the surname is told.
  void surname_and_title(std::uint32_t index, std::uint16_t surname) {
    const Token& token = scan_[index];
    // These are words of their own in front of a role: 任总统, 万学生.
    static constexpr std::u32string_view words = U"任万费项管余钱成时单关计安全向原党";
    if (token.at.size() != 1 || surname < 50 || words.find(text_[token.at.begin]) != std::u32string_view::npos) return;
    if (token.kinds.any({WordKind::boundary, WordKind::modifier})) return;
    if (search_.gazetteer.country_of_short(text_[token.at.begin]) != GazetteerEntry::none) return;
    const Token* title = scan_.beginning(token.at.end);
    const Token* before = scan_.ending(token.at.begin);
    const bool free = before == nullptr || before->known || before->is_mark();
    if (title == nullptr || !free || title->at.size() < 2 || title->is_name() || title->kinds.has(WordKind::kin) ||
        !title->kinds.has(WordKind::title_after))
      return;
    const bool honorific = title->kinds.has(WordKind::honorific);
    if (!honorific && (surname < 200 || (before != nullptr && !before->is_boundary()))) return;
    search_.found.push_back({.at = {token.at.begin, title->at.end},
                             .type = EntityType::person,
                             .rule = NameRule::surname_title,
                             .title = honorific ? Chars{} : title->at,
                             .alias = {},
                             .alias_of = {}});
  }

  /// 小唐, 老王: where they stand like a name several times.
  void nickname(std::uint32_t index, std::uint16_t surname) {
    if (index == 0 || surname < 200 || scan_[index].at.size() != 1) return;
    const Token& lead = scan_[index - 1];
    const char32_t c = text_[lead.at.begin];
    if ((c != U'小' && c != U'老' && c != U'阿') || lead.at.size() != 1 || lead.at.end != scan_[index].at.begin) return;
    const Token* before = scan_.ending(lead.at.begin);
    const Token* after = scan_.beginning(scan_[index].at.end);
    const bool open = (before == nullptr || before->is_boundary()) && (after == nullptr || after->is_boundary());
    if (open)
      nicknames_[search_.reading.text({lead.at.begin, scan_[index].at.end})].push_back(
          {lead.at.begin, scan_[index].at.end});
  }
  void accept_nicknames() {
    for (const auto& [name, places] : nicknames_) {
      if (places.size() < 2) continue;
      for (const Chars at : places) {
        search_.found.push_back({.at = at,
                                 .type = EntityType::person,
                                 .rule = NameRule::nickname,
                                 .title = {},
                                 .alias = {},
                                 .alias_of = {}});
      }
    }
  }

  bool holds_boundary(Chars at) const {
    for (std::uint32_t i = scan_.at(at.begin); i < scan_.size() && scan_[i].at.begin < at.end; ++i) {
      if (scan_[i].is_boundary()) return true;
    }
    return false;
  }

  /// 網紅「阿滴」: those who are known by such names have them in marks.
  void stage_names() {
    static constexpr std::array<std::u32string_view, 12> callings = {
        U"网红", U"歌手", U"博主", U"主播", U"艺人", U"网友", U"直播主", U"漫画家", U"画家", U"作家", U"演员", U"画师"};
    constexpr std::uint32_t longest = 4;
    for (const MarkedPair& pair : search_.reading.marked_pairs()) {
      const Token* before = scan_.ending(pair.outer.begin);
      if (!pair.opened || !pair.closed || before == nullptr || !is_han_text(pair.inner)) continue;
      const std::u32string_view words = search_.reading.text(before->at);
      const bool called = std::ranges::any_of(callings, [&](std::u32string_view one) { return words.ends_with(one); });
      if (!called || pair.inner.size() < 2 || pair.inner.size() > longest || holds_boundary(pair.inner)) continue;
      search_.found.push_back({.at = pair.inner,
                               .type = EntityType::person,
                               .rule = NameRule::nickname,
                               .title = before->at,
                               .alias = {},
                               .alias_of = {}});
    }
  }

  void group() {
    for (const Guess& one : guesses_) {
      Group& group = groups_[search_.reading.text(one.at)];
      group.best = std::max(group.best, one.score);
      group.count += one.score >= 1 ? 1 : 0;
      group.evident = group.evident || one.evident;
    }
  }

  bool is_accepted(const Guess& one) const {
    const Group& group = groups_.at(search_.reading.text(one.at));
    const int score = group.best + std::min(group.count - 1, points::max_repeats);
    if (group.evident) return score >= points::enough;
    if (one.at.size() < 3) return false;
    return (group.count >= 3 && score >= points::enough_repeated) || group.best >= points::enough;
  }

  bool is_person(std::uint32_t position, bool ending) const {
    for (const Guess& one : guesses_) {
      if ((ending ? one.at.end : one.at.begin) == position && is_accepted(one)) return true;
    }
    const Token* token = ending ? scan_.ending(position) : scan_.beginning(position);
    return token != nullptr && token->is_name() && search_.gazetteer[token->entry].type == EntityType::person;
  }

  /// Gives those that stand in a list with a person their points; false where nothing changed.
  bool widen_lists() {
    std::vector<Guess*> grown;
    for (Guess& one : guesses_) {
      if (one.evident) continue;
      const bool before =
          one.at.begin >= 2 && is_list_mark(text_[one.at.begin - 1]) && is_person(one.at.begin - 1, true);
      const bool after =
          one.at.end + 1 < text_.size() && is_list_mark(text_[one.at.end]) && is_person(one.at.end + 1, false);
      if (before || after) grown.push_back(&one);
    }
    for (Guess* one : grown) {
      one->score += points::listed;
      one->evident = true;
      one->rule = NameRule::listed_person;
      Group& group = groups_[search_.reading.text(one->at)];
      group.best = std::max(group.best, one->score);
      group.evident = true;
    }
    return !grown.empty();
  }

  /// Of two lengths of one name the better; of equal ones the longer where the shorter never stands alone.
  bool is_better(const Guess& one, const Guess& other) const {
    const Group& mine = groups_.at(search_.reading.text(one.at));
    const Group& theirs = groups_.at(search_.reading.text(other.at));
    const int my_score = mine.best + std::min(mine.count, points::max_repeats);
    const int their_score = theirs.best + std::min(theirs.count, points::max_repeats);
    if (my_score != their_score) return my_score > their_score;
    return one.at.size() > other.at.size();
  }

  void accept() {
    std::vector<const Guess*> chosen;
    for (const Guess& one : guesses_) {
      if (!is_accepted(one)) continue;
      if (!chosen.empty() && chosen.back()->at.overlaps(one.at)) {
        if (is_better(one, *chosen.back())) chosen.back() = &one;
        continue;
      }
      chosen.push_back(&one);
    }
    for (const Guess* one : chosen) {
      search_.found.push_back({.at = one->at,
                               .type = EntityType::person,
                               .rule = one->rule,
                               .title = one->title,
                               .alias = {},
                               .alias_of = {}});
    }
  }

  NameSearch& search_;
  const Scan& scan_;
  std::u32string_view text_;
  std::vector<Guess> guesses_;  // by begin, shorter first
  std::unordered_map<std::u32string_view, Group> groups_;
  std::map<std::u32string_view, std::vector<Chars>> nicknames_;
};

}  // namespace

/// Names of a surname and one or two characters (Chinese, Korean, Vietnamese and Japanese persons).
void find_persons(NameSearch& search) {
  PersonNames(search).run();
}

}  // namespace newsgraph::extract
