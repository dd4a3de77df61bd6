#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

constexpr std::uint32_t max_stem = 5;

bool is_locative(const NameSearch& search, std::uint32_t end) {
  static constexpr std::u32string_view words[] = {U"在",   U"于", U"从", U"自",   U"到",   U"位于", U"前往", U"来自",
                                                  U"抵达", U"赴", U"往", U"进入", U"离开", U"攻占", U"占领"};
  return std::ranges::any_of(words, [&](std::u32string_view word) {
    return end >= word.size() && search.reading.has(end - static_cast<std::uint32_t>(word.size()), word);
  });
}

class Places {
 public:
  explicit Places(NameSearch& search) : search_(search), scan_(search.scan) {}

  void run() {
    for (const Suffix& suffix : scan_.suffixes()) {
      if (search_.names.word(suffix.word).kinds.has(WordKind::place)) by_suffix(suffix);
    }
  }

 private:
  /// Where unknown characters before `end` begin; `end` where there are none.
  std::uint32_t stem_before(std::uint32_t end) const {
    std::uint32_t begin = end;
    while (begin > 0 && end - begin <= max_stem) {
      const Token* token = scan_.ending(begin);
      if (token == nullptr || token->script != Token::Script::han || !fits(*token)) break;
      begin = token->at.begin;
    }
    // 里 may stand inside of a foreign name, not where it begins.
    while (begin < end && scan_[scan_.at(begin)].is_boundary()) ++begin;
    return begin;
  }

  bool fits(const Token& token) const {
    constexpr unsigned common_in_names = 3;
    if (!token.known) return true;
    if (is_landform(token)) return true;
    return token.at.size() == 1 &&
           search_.names.character(search_.reading.at(token.at.begin)).transliteration >= common_in_names;
  }

  /// 岭 and 坪 of 松岭坪镇; but 郡 of 汉普郡乔顿村 ends a name.
  bool is_landform(const Token& token) const {
    static constexpr std::u32string_view divisions = U"省市县州区盟旗郡镇乡村道府";
    return token.at.size() == 1 && token.kinds.has(WordKind::place) && !token.is_boundary() &&
           divisions.find(search_.reading.at(token.at.begin)) == std::u32string_view::npos;
  }

  bool sounds_foreign(Chars at) const {
    unsigned sum = 0;
    for (const char32_t c : search_.reading.text(at)) sum += search_.names.character(c).transliteration;
    return at.size() >= 2 && sum >= 4 * at.size();
  }
  bool repeated(Chars at) const {
    const std::u32string_view word = search_.reading.text(at);
    const std::u32string_view text = search_.reading.text();
    const std::size_t first = text.find(word);
    return first != std::u32string_view::npos && text.find(word, first + word.size()) != std::u32string_view::npos;
  }

  void by_suffix(const Suffix& suffix) {
    const NameLexicon::Word& word = search_.names.word(suffix.word);
    const Token* covering = &scan_[scan_.at(suffix.at.end - 1)];
    if (covering->is_name() && covering->at.begin <= suffix.at.begin) return;
    if (covering->at.begin < suffix.at.begin && covering->known) return;
    const std::uint32_t begin = stem_before(suffix.at.begin);
    const Chars stem{begin, suffix.at.begin};
    const Token* before = scan_.ending(begin);
    const bool anchored =
        before != nullptr && before->is_name() && search_.gazetteer[before->entry].type == EntityType::place;
    const bool brief = word.text.size() == 1;
    if (stem.size() > max_stem) return;
    if (stem.empty() && anchored && is_division(word, *before)) {
      add({before->at.begin, suffix.at.end}, word.subclass);
      return;
    }
    if (stem.empty() && anchored && is_site(word.text) && !search_.gazetteer[before->entry].territory &&
        ends_at(suffix.at.end)) {
      add({before->at.begin, suffix.at.end}, word.subclass);
      return;
    }
    if (stem.empty() && (!anchored || brief || word.kinds.has(WordKind::generic))) return;
    if (anchored && is_division_of(stem, word, *before)) {
      add({begin, suffix.at.end}, word.subclass);
      return;
    }
    const Chars at{anchored ? before->at.begin : begin, suffix.at.end};
    const bool ends = ends_at(suffix.at.end);
    const bool evident = is_locative(search_, begin) || (stem.size() >= 2 && repeated({begin, suffix.at.end}));
    const bool foreign = sounds_foreign(stem);
    if (!ends || stem.size() == 1) return;
    if (word.kinds.has(WordKind::generic) && (brief || !foreign)) return;
    if (anchored ? (brief ? !evident && !foreign : false) : !(foreign || (!brief && evident))) return;
    add(at, word.subclass);
  }

  bool ends_at(std::uint32_t end) const {
    const std::uint32_t next = scan_.at(end);
    return next >= scan_.size() || scan_[next].is_boundary() || scan_[next].at.size() > 1;
  }
  /// What a city has one of: 台北车站, 高雄港.
  static bool is_site(std::u32string_view suffix) {
    static constexpr std::array<std::u32string_view, 12> sites = {U"车站",     U"火车站", U"东站",   U"西站",
                                                                  U"南站",     U"北站",   U"港",     U"机场",
                                                                  U"国际机场", U"动物园", U"体育馆", U"体育场"};
    return std::ranges::find(sites, suffix) != sites.end();
  }

  /// 圣保罗州, where only the city of that name is known
  bool is_division(const NameLexicon::Word& ending, const Token& before) const {
    const bool division = ending.subclass == EntityClass::administrative_area || ending.subclass == EntityClass::city;
    return division && ending.text.size() == 1 && !ending.kinds.has(WordKind::generic) &&
           !search_.gazetteer[before.entry].territory;
  }

  /// 磨西镇 of 泸定县磨西镇: each is a place of its own.
  bool is_division_of(Chars stem, const NameLexicon::Word& ending, const Token& before) const {
    static constexpr std::u32string_view greater = U"省市县州区盟旗镇乡";
    static constexpr std::array<std::u32string_view, 9> lesser = {U"县", U"市", U"区",   U"镇",  U"乡",
                                                                  U"村", U"州", U"街道", U"苏木"};
    constexpr std::uint32_t max_division = 4;
    const bool small = stem.size() >= 2 && stem.size() <= max_division;
    const bool within = greater.find(search_.reading.at(before.at.end - 1)) != std::u32string_view::npos;
    return small && within && std::ranges::find(lesser, ending.text) != lesser.end();
  }

  void add(Chars at, EntityClass subclass) {
    search_.found.push_back({.at = at,
                             .type = EntityType::place,
                             .rule = NameRule::place_suffix,
                             .subclass = subclass,
                             .title = {},
                             .alias = {},
                             .alias_of = {}});
  }

  NameSearch& search_;
  const Scan& scan_;
};

}  // namespace

/// Places whose names no gazetteer has, by their endings.
void find_places(NameSearch& search) {
  Places(search).run();
}

}  // namespace newsgraph::extract
