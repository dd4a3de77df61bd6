#include <string_view>

#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

/// Letters that are words of their own before a noun (新总统, 老领导人, 其中方面): only pairs and 访新 are certain.
bool is_risky(char32_t c) {
  return std::u32string_view(U"新老马斯尼大小海加土巴以中哥东西南北华").find(c) != std::u32string_view::npos;
}

class CountryLetters {
 public:
  explicit CountryLetters(NameSearch& search) : search_(search), scan_(search.scan) {}

  void run() {
    for (std::uint32_t i = 0; i < scan_.size(); ++i) {
      if (letter(i) == GazetteerEntry::none || in_title_of_work(i)) continue;
      if (const std::uint32_t pair = pair_at(i); pair > i) {
        i = pair;
      } else if (const std::uint32_t list = list_at(i); list > i) {
        i = list;
      } else if (stands_alone(i)) {
        add(i);
      }
    }
  }

 private:
  /// The country of a token that is one letter, or none.
  std::uint32_t letter(std::uint32_t index) const {
    if (index >= scan_.size() || scan_[index].at.size() != 1 || scan_[index].is_name()) return GazetteerEntry::none;
    return search_.gazetteer.country_of_short(search_.reading.at(scan_[index].at.begin));
  }
  bool has(std::uint32_t index, WordKinds kinds) const { return index < scan_.size() && scan_[index].kinds.any(kinds); }
  bool is(std::uint32_t index, std::u32string_view word) const {
    return index < scan_.size() && search_.reading.text(scan_[index].at) == word;
  }

  /// 《中英联合声明》
  bool in_title_of_work(std::uint32_t index) const {
    const std::u32string_view text = search_.reading.text();
    const std::size_t mark = text.find_last_of(U"《》\n", scan_[index].at.begin);
    return mark != std::u32string_view::npos && text[mark] == U'《';
  }

  void add(std::uint32_t index) {
    search_.found.push_back({.at = scan_[index].at,
                             .type = EntityType::place,
                             .rule = NameRule::country_letter,
                             .subclass = search_.gazetteer[letter(index)].subclass,
                             .entry = letter(index),
                             .title = {},
                             .alias = {},
                             .alias_of = {}});
  }

  /// 中美关系, 美日韩峰会: index of the last letter; `first` where there is no such thing. 中印边境 is a place too.
  std::uint32_t pair_at(std::uint32_t first) {
    std::uint32_t last = first;
    while (last - first < 3 && letter(last + 1) != GazetteerEntry::none) ++last;
    if (last == first || (!has(last + 1, {WordKind::pair}) &&
                          !(has(last + 1, {WordKind::title_before}) && scan_[last + 1].at.size() > 1)))
      return first;
    for (std::uint32_t i = first; i <= last; ++i) {
      for (std::uint32_t j = first; j < i; ++j) {
        if (letter(i) == letter(j)) return first;
      }
    }
    for (std::uint32_t i = first; i <= last; ++i) add(i);
    if (is(last + 1, U"边境") || is(last + 1, U"边界")) {
      search_.found.push_back({.at = {scan_[first].at.begin, scan_[last + 1].at.end},
                               .type = EntityType::place,
                               .rule = NameRule::place_suffix,
                               .title = {},
                               .alias = {},
                               .alias_of = {}});
    }
    return last;
  }

  /// 中、美、俄三国
  std::uint32_t list_at(std::uint32_t first) {
    std::uint32_t last = first;
    while ((is(last + 1, U"、") || is(last + 1, U"丶")) && letter(last + 2) != GazetteerEntry::none) last += 2;
    const bool closed = is(last + 1, U"等") || has(last + 1, {WordKind::pair});
    if (last == first || !closed) return first;
    for (std::uint32_t i = first; i <= last; i += 2) add(i);
    return last;
  }

  bool stands_alone(std::uint32_t index) const {
    const char32_t c = search_.reading.at(scan_[index].at.begin);
    const bool ends_here = index + 1 >= scan_.size() || scan_[index + 1].is_mark();
    const bool known_follows = ends_here || scan_[index + 1].known;
    if (index > 0 && has(index - 1, {WordKind::before_strong}) && known_follows) return true;
    if (is_risky(c)) return false;
    const bool free_left = index == 0 || scan_[index - 1].is_boundary() || scan_[index - 1].at.size() > 1;
    const bool role = has(index + 1, {WordKind::role}) ||
                      (has(index + 1, {WordKind::title_before}) && scan_[index + 1].at.size() > 1);
    if (role && free_left &&
        (scan_[index + 1].at.size() > 1 || index + 2 >= scan_.size() || scan_[index + 2].known ||
         scan_[index + 2].is_mark()))
      return true;
    if (index > 0 && has(index - 1, {WordKind::before_weak}))
      return has(index + 1, {WordKind::after_weak}) || ends_here;
    const bool headline_start =
        search_.reading.in_headline(scan_[index].at.begin) && (index == 0 || scan_[index - 1].is_mark());
    return headline_start && index + 1 < scan_.size() && scan_[index + 1].at.size() > 1 &&
           has(index + 1, {WordKind::boundary});
  }

  NameSearch& search_;
  const Scan& scan_;
};

}  // namespace

void find_country_letters(NameSearch& search) {
  CountryLetters(search).run();
}

}  // namespace newsgraph::extract
