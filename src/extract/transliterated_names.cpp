#include <algorithm>
#include <string_view>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

constexpr std::uint32_t max_part = 8;
/// Mean weights of a run's characters that make a name of it, by what stands beside it.
constexpr unsigned titled_weight = 3;
constexpr unsigned speaking_weight = 4;
constexpr char32_t dot = U'·';
/// No part of a name that only its title shows is longer.
constexpr std::uint32_t max_titled_part = 5;

class Transliterated {
 public:
  explicit Transliterated(NameSearch& search) : search_(search), scan_(search.scan), text_(search.reading.text()) {}

  void run() {
    for (std::size_t at = text_.find(dot); at != std::u32string_view::npos; at = text_.find(dot, at + 1)) {
      if (at >= done_) dotted(static_cast<std::uint32_t>(at));
    }
    for (std::uint32_t i = 0; i < scan_.size(); ++i) i = plain(i);
  }

 private:
  unsigned weight(char32_t c) const { return search_.names.character(c).transliteration; }
  unsigned weight(Chars at) const {
    unsigned sum = 0;
    for (const char32_t c : search_.reading.text(at)) sum += weight(c);
    return sum;
  }

  /// May the token stand inside of a transliterated name?
  bool fits(const Token& token, bool edge) const {
    if (token.script != Token::Script::han || token.is_name()) return false;
    if (token.kinds.any({WordKind::cue, WordKind::kin, WordKind::apposition})) return false;
    if (token.kinds.has(WordKind::foreign)) return true;
    unsigned least = 9;
    for (const char32_t c : search_.reading.text(token.at)) least = std::min(least, weight(c));
    if (token.is_boundary()) return !edge && token.at.size() == 1 && least >= 3;
    return token.at.size() == 1 ? least >= 1 : least >= 3;
  }

  std::uint32_t extend_left(std::uint32_t from) const {
    std::uint32_t begin = from;
    while (begin > 0 && from - begin < max_part) {
      const Token* token = scan_.ending(begin);
      if (token == nullptr || token->script != Token::Script::han) break;
      const bool name_beside_dot = token->is_name() && begin == from;
      if (!name_beside_dot && !fits(*token, false)) break;
      begin = token->at.begin;
    }
    while (begin < from && is_cut_off(begin)) ++begin;
    return begin;
  }
  /// 由 of 由约翰·史密斯 is no part of the name, 里 of 里德·史密斯 is.
  bool is_cut_off(std::uint32_t at) const {
    static constexpr std::u32string_view prepositions = U"和与及或由向对从在被把的于以为让";
    const Token& token = scan_[scan_.at(at)];
    if (!token.is_boundary() || token.kinds.has(WordKind::foreign)) return false;
    return token.at.size() > 1 || weight(text_[at]) < 2 || prepositions.find(text_[at]) != std::u32string_view::npos;
  }
  /// 拉萨 of 斯蒂芬·普拉萨: one character behind the dot is no name yet, so a known one that sounds foreign ends it.
  bool is_rest(const Token& token, std::uint32_t so_far) const {
    constexpr unsigned common_in_names = 3;
    return so_far == 1 && token.is_name() && std::ranges::all_of(search_.reading.text(token.at), [&](char32_t c) {
             return weight(c) >= common_in_names;
           });
  }
  std::uint32_t extend_right(std::uint32_t from) const {
    std::uint32_t end = from;
    while (end < text_.size() && end - from < max_part) {
      const Token* token = scan_.beginning(end);
      if (token == nullptr || token->script != Token::Script::han) break;
      const bool name_beside_dot = token->is_name() && end == from;
      if (!name_beside_dot && !fits(*token, false) && !is_rest(*token, end - from)) break;
      end = token->at.end;
    }
    while (end > from && scan_[scan_.at(end - 1)].is_boundary()) --end;
    return end;
  }

  /// True for a character that no name goes over, whatever its sound.
  static bool stops(char32_t c) {
    static constexpr std::u32string_view words = U"的了在和与将被对向把从于已也还则曾就即说称是之等乘身";
    return !is_han(c) || words.find(c) != std::u32string_view::npos;
  }
  /// Where a title ends so shortly before the dot that what is between can only be a name: 行长差隆·颂蓬; else `at`.
  std::uint32_t behind_title(std::uint32_t at) const {
    for (std::uint32_t begin = at; begin > 0 && at - begin <= max_titled_part; --begin) {
      if (begin < at && !title_before(begin).empty()) return begin;
      if (stops(text_[begin - 1])) break;
    }
    return at;
  }
  /// The part behind the dot of a name with a title before it: up to a word or mark that is none of it.
  std::uint32_t before_boundary(std::uint32_t from) const {
    std::uint32_t end = from;
    while (end < text_.size() && end - from < max_titled_part && !stops(text_[end])) {
      const Token* token = scan_.beginning(end);
      if (token != nullptr && (token->is_name() || (token->is_boundary() && token->at.size() > 1))) break;
      ++end;
    }
    return end;
  }

  /// 纳伦德拉·莫迪
  void dotted(std::uint32_t at) {
    Chars name{extend_left(at), extend_right(at + 1)};
    const std::uint32_t titled = behind_title(at);
    if ((titled < name.begin && at - name.begin < 2) || (titled < at && name.end == at + 1)) {
      name = {titled, std::max(name.end, before_boundary(at + 1))};
      if (name.end == at + 1) return;
      done_ = name.end;
      add(name, NameRule::transliterated, title_before(name.begin));
      return;
    }
    if (name.begin == at || name.end == at + 1) return;
    if (titled < at) name.end = std::max(name.end, std::min(before_boundary(at + 1), name.end + 1));
    while (name.end < text_.size() && (text_[name.end] == dot || text_[name.end] == U'-')) {
      const std::uint32_t end = extend_right(name.end + 1);
      if (end == name.end + 1) break;
      name.end = end;
    }
    done_ = name.end;
    const Token* after = scan_.beginning(name.end);
    if (after != nullptr && after->kinds.has(WordKind::place) && !after->kinds.has(WordKind::title_after)) return;
    if (weight(name) < 2 * (name.size() - 1)) return;
    add(name, NameRule::transliterated, title_before(name.begin));
  }

  Chars title_before(std::uint32_t begin) const {
    const Token* before = scan_.ending(begin);
    if (before == nullptr || before->is_name() || before->at.size() < 2 || !before->kinds.has(WordKind::title_before))
      return {};
    return before->at;
  }

  /// A run of characters of foreign names beside a title or a word of saying; the last token of it.
  std::uint32_t plain(std::uint32_t first) {
    if (!fits(scan_[first], true) || scan_[first].at.size() > 1) return first;
    std::uint32_t last = first;
    while (last + 1 < scan_.size() && scan_[last + 1].at.begin == scan_[last].at.end && fits(scan_[last + 1], false))
      ++last;
    while (last > first && scan_[last].is_boundary()) --last;
    const Chars name{scan_[first].at.begin, scan_[last].at.end};
    const bool dotted = text_[name.end < text_.size() ? name.end : name.begin] == dot ||
                        (name.begin > 0 && text_[name.begin - 1] == dot);
    if (name.size() < 2 || name.size() > max_part || dotted) return last;
    const unsigned sum = weight(name);
    const Token* before = scan_.ending(name.begin);
    const Chars title = title_before(name.begin);
    const bool kin = before != nullptr && before->kinds.has(WordKind::kin);
    if ((!title.empty() || kin) && sum >= (name.size() == 2 ? speaking_weight : titled_weight) * name.size()) {
      add(name, NameRule::titled_person, title);
    } else if ((before == nullptr || before->is_boundary()) && sum >= speaking_weight * name.size() &&
               is_subject(last + 1)) {
      add(name, NameRule::speaking_person, {});
    }
    return last;
  }

  bool is_subject(std::uint32_t index) const {
    for (int skipped = 0; index < scan_.size() && skipped < 4; ++index, ++skipped) {
      const Token& token = scan_[index];
      if (token.kinds.has(WordKind::cue)) return true;
      if (!token.kinds.has(WordKind::boundary) || token.is_mark() || text_[token.at.begin] == U'的') return false;
    }
    return false;
  }

  void add(Chars name, NameRule rule, Chars title) {
    search_.found.push_back(
        {.at = name, .type = EntityType::person, .rule = rule, .title = title, .alias = {}, .alias_of = {}});
  }

  NameSearch& search_;
  const Scan& scan_;
  std::u32string_view text_;
  std::size_t done_ = 0;  // dots before this are parts of a name already
};

}  // namespace

/// Persons whose foreign names are written by sound.
void find_transliterated(NameSearch& search) {
  Transliterated(search).run();
}

}  // namespace newsgraph::extract
