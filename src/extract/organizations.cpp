#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

/// Longer names of organisations are stretches of text that were read wrongly.
constexpr std::uint32_t max_name = 24;
constexpr std::uint32_t max_free_stem = 8;

class Organizations {
 public:
  explicit Organizations(NameSearch& search) : search_(search), scan_(search.scan) {}

  void run() {
    for (const Suffix& suffix : scan_.suffixes()) {
      if (search_.names.word(suffix.word).kinds.has(WordKind::organization)) by_suffix(suffix);
    }
    by_head_title();
    headed();
    agencies();
    in_marks();
    described();
    of_persons();
    organs_alone();
    teams();
  }

 private:
  struct Stem {
    std::uint32_t first = 0;    ///< token where the name begins
    bool anchored = false;      ///< with the name of a place or an organisation
    bool named = false;         ///< that is one, and not just 全球
    bool country = false;       ///< that stands before the rest is a country's
    bool state = false;         ///< a sovereign one's, unlike 香港
    bool owned = false;         ///< it is the name of an organisation
    std::uint32_t unknown = 0;  ///< characters that no known word accounts for
    bool mixed = false;         ///< known words follow those
    bool broken = false;        ///< and unknown ones again: a stretch of text and no name
    bool generic = true;        ///< says nothing but what kind of thing it is
    std::uint32_t size = 0;     ///< characters between anchor and ending
  };

  static bool is_hard(const Token& token) {
    if (token.is_name()) return false;
    if (token.kinds.has(WordKind::nominal)) return token.is_mark();
    return token.is_boundary() || token.kinds.any({WordKind::kin, WordKind::apposition});
  }
  static bool is_title(const Token& token) {
    return !token.is_name() && token.at.size() > 1 && token.kinds.has(WordKind::title_before) &&
           !token.kinds.any({WordKind::organization, WordKind::nominal});
  }
  /// 美国海军, 中国足协: with nothing between they name one thing.
  static bool is_force(std::u32string_view suffix) {
    return suffix.size() >= 2 && (suffix.ends_with(U"军") || suffix.ends_with(U"协") || suffix.ends_with(U"使馆"));
  }
  /// What universities, academies and cities have many of: 复旦大学附属中山医院, 武汉同济医院.
  static bool is_institute(std::u32string_view suffix) {
    static constexpr std::array<std::u32string_view, 6> endings = {U"医院",   U"医疗中心", U"研究所",
                                                                   U"研究院", U"研究中心", U"实验室"};
    return std::ranges::any_of(endings, [&](std::u32string_view ending) { return suffix.ends_with(ending); });
  }
  /// 山东黄金集团
  static bool is_firm(std::u32string_view suffix) { return suffix.ends_with(U"集团") || suffix.ends_with(U"有限公司"); }
  /// 新加坡金融管理局: a country has one of each.
  static bool is_office(std::u32string_view suffix) { return suffix.ends_with(U"局") || suffix.ends_with(U"署"); }
  /// 委员会 says too little of which one it is, 红十字会 enough.
  static bool is_complete(std::u32string_view suffix) {
    constexpr std::size_t telling = 4;
    const bool any = suffix.ends_with(U"委员会") || suffix.ends_with(U"代表大会") || suffix.ends_with(U"家庭教会");
    return !suffix.ends_with(U"会") || (suffix.size() >= telling && !any);
  }
  /// 日本队, 韩国女足: with nothing between they name a team.
  static bool is_team(std::u32string_view suffix) {
    static constexpr std::array<std::u32string_view, 10> teams = {U"队",   U"女足", U"男足", U"女排",   U"男排",
                                                                  U"女篮", U"男篮", U"国足", U"国家队", U"国奥队"};
    return std::ranges::find(teams, suffix) != teams.end();
  }
  /// 印度女足亚洲杯 is played by others too.
  bool names_competition(std::uint32_t at) const {
    static constexpr std::array<std::u32string_view, 9> words = {U"亚洲杯", U"世界杯", U"欧洲杯", U"美洲杯", U"非洲杯",
                                                                 U"锦标赛", U"奥运",   U"世锦赛", U"亚锦赛"};
    return std::ranges::any_of(words, [&](std::u32string_view word) { return search_.reading.has(at, word); });
  }
  bool is_anchor(const Token& token) const {
    return token.is_name() && search_.gazetteer[token.entry].type != EntityType::person;
  }

  /// 月 of 11月
  bool is_counter(std::uint32_t index) const {
    return index > 0 && scan_[index].at.size() == 1 && !scan_[index].is_name() &&
           scan_[index - 1].script == Token::Script::digits;
  }

  /// 世界羽球联盟
  bool is_worldwide(const Token& token) const {
    static constexpr std::array<std::u32string_view, 6> words = {U"世界", U"国际", U"全国", U"全球", U"中华", U"皇家"};
    return std::ranges::find(words, search_.reading.text(token.at)) != words.end();
  }
  bool is_joint(std::uint32_t index) const {
    const std::u32string_view word = search_.reading.text(scan_[index].at);
    return word == U"和" || word == U"与" || word == U"及";
  }
  /// 食物及卫生局 is one name, 司法部和外交部 and 华为与中国政府 are two.
  bool joins_names(std::uint32_t index) const {
    if (index == 0 || scan_[index - 1].is_name() || scan_[index - 1].kinds.has(WordKind::organization)) return true;
    return std::ranges::any_of(scan_.suffixes(), [&](const Suffix& suffix) {
      return suffix.at.end == scan_[index].at.begin &&
             search_.names.word(suffix.word).kinds.has(WordKind::organization);
    });
  }

  /// The stem in front of `end`: from the leftmost anchor that only parts of names separate from it, else from where
  /// such parts begin.
  Stem stem_before(std::uint32_t end) const {
    Stem stem;
    if (end == 0) return stem;
    std::uint32_t index = scan_.at(end - 1);
    std::uint32_t anchor = Candidate::none;
    std::uint32_t free = Candidate::none;
    bool soft = false;
    for (;; --index) {
      const Token& token = scan_[index];
      if (is_hard(token) || (is_title(token) && token.at.end <= end) || end - token.at.begin > max_name) break;
      if (token.is_name() && !is_anchor(token)) break;
      if (token.script == Token::Script::digits || is_counter(index)) break;
      soft = soft || token.kinds.any({WordKind::nominal, WordKind::boundary});
      if (is_joint(index) && joins_names(index)) break;
      if (is_anchor(token) || is_worldwide(token)) anchor = index;
      if (!soft) free = index;
      if (index == 0 || scan_[index - 1].at.end != token.at.begin) break;
    }
    stem.anchored = anchor != Candidate::none;
    stem.first = stem.anchored ? anchor : free;
    if (stem.first == Candidate::none) return Stem{};
    measure(stem, end);
    return stem;
  }

  void measure(Stem& stem, std::uint32_t end) const {
    std::uint32_t index = stem.first;
    stem.named = is_anchor(scan_[index]);
    for (; index < scan_.size() && is_anchor(scan_[index]) && scan_[index].at.begin < end; ++index) {
      stem.country = search_.gazetteer[scan_[index].entry].territory;
      stem.state = search_.gazetteer[scan_[index].entry].subclass == EntityClass::country;
      stem.owned = search_.gazetteer[scan_[index].entry].type == EntityType::organization;
    }
    for (; index < scan_.size() && scan_[index].at.begin < end; ++index) {
      const Token& token = scan_[index];
      stem.size += std::min(token.at.end, end) - token.at.begin;
      stem.generic = stem.generic && token.kinds.has(WordKind::generic);
      if (token.known) {
        stem.mixed = stem.unknown;
      } else if (stem.mixed || (stem.unknown == 0 && stem.size > 1)) {
        stem.broken = true;
      } else {
        ++stem.unknown;
      }
    }
  }

  /// What stands behind the name says that it is one.
  bool supported(std::uint32_t end) const {
    const std::uint32_t next = scan_.at(end);
    if (next >= scan_.size()) return false;
    const Token& token = scan_[next];
    return token.kinds.any({WordKind::cue, WordKind::title_before}) || search_.reading.at(end) == U'(';
  }
  bool repeated(Chars at) const {
    const std::u32string_view word = search_.reading.text(at);
    const std::u32string_view text = search_.reading.text();
    const std::size_t first = text.find(word);
    return first != std::u32string_view::npos && text.find(word, first + word.size()) != std::u32string_view::npos;
  }

  void by_suffix(const Suffix& suffix) {
    const NameLexicon::Word& word = search_.names.word(suffix.word);
    const Token& last = scan_[scan_.at(suffix.at.end - 1)];
    if (last.is_name() && last.at.begin <= suffix.at.begin) return;  // the name is known
    const Stem stem = stem_before(suffix.at.begin);
    if (stem.first >= scan_.size()) return;
    const Chars at{std::min(scan_[stem.first].at.begin, suffix.at.begin), suffix.at.end};
    if (stem.anchored) {
      if (is_anchored_name(stem, word, at)) add(at, NameRule::anchored_suffix, word.subclass);
    } else if (at.begin < suffix.at.begin && is_free_name(stem, word, at)) {
      add(at, NameRule::free_suffix, word.subclass);
    }
  }

  static bool is_general(const NameLexicon::Word& ending) {
    return ending.kinds.has(WordKind::generic) || ending.text.size() == 1;
  }

  /// 波兰烘焙师协会, 波兰政府; but not 波兰制药公司, 欧洲各国政府
  bool is_anchored_name(const Stem& stem, const NameLexicon::Word& ending, Chars at) const {
    const bool government = ending.subclass == EntityClass::government;
    const bool school = ending.subclass == EntityClass::college_or_university && !stem.country;
    if (stem.size > 0 && stem.owned && (school || is_institute(ending.text))) return true;
    const bool in_place = stem.size > 0 && stem.named && !stem.generic && !stem.state;
    if (in_place && (is_institute(ending.text) || is_firm(ending.text))) return true;
    const bool brief = ending.text.size() < 3;
    if (stem.size == 0 && is_team(ending.text)) return !names_competition(at.end);
    if (is_general(ending) && stem.unknown == 0 && !school) return false;
    if (ending.text.size() == 1 && !supported(at.end) && !repeated(at)) return false;
    if (stem.size > 0) return !stem.generic || (!brief && (!government || (stem.named && is_office(ending.text))));
    return government || school || is_force(ending.text) || (!brief && is_complete(ending.text));
  }

  /// 胡润研究院
  bool is_free_name(const Stem& stem, const NameLexicon::Word& ending, Chars at) const {
    const std::uint32_t least = std::max<std::uint32_t>(ending.least_stem, 2);
    if (stem.unknown < 2 || stem.broken || stem.size < least || stem.size > max_free_stem) return false;
    if (!search_.names.lexicon().find(search_.reading.text(at)).empty()) return false;
    if (supported(at.end)) return true;
    if (is_general(ending)) return false;
    return (ending.text.size() >= 3 && ending.subclass != EntityClass::none) ||
           (ending.text.size() >= 2 && repeated(at));
  }

  /// 赈济所所长: what somebody heads by the title 所长 ends in 所.
  void by_head_title() {
    for (const Token& token : scan_.tokens()) {
      if (token.at.size() != 2 || !token.kinds.has(WordKind::title_before) || token.at.begin == 0) continue;
      const char32_t head = search_.reading.at(token.at.begin);
      if (search_.reading.at(token.at.begin + 1) != U'长' || search_.reading.at(token.at.begin - 1) != head) continue;
      const Stem stem = stem_before(token.at.begin - 1);
      if (stem.first >= scan_.size() || stem.size == 0 || stem.size > max_free_stem) continue;
      add({scan_[stem.first].at.begin, token.at.begin},
          stem.anchored ? NameRule::anchored_suffix : NameRule::free_suffix, EntityClass::none);
    }
  }

  /// 法新社, 朝中社: a country's letter, another character and 社 where nothing else goes on before them.
  void agencies() {
    const std::u32string_view text = search_.reading.text();
    for (std::uint32_t i = 0; i < scan_.size(); ++i) {
      const Token& last = scan_[i];
      const std::uint32_t end = last.at.end;
      if (last.at.size() != 1 || text[last.at.begin] != U'社' || end < 3 || last.is_name()) continue;
      if (!scan_.begins(end - 3) || !scan_.begins(end - 2)) continue;
      const Token* before = scan_.ending(end - 3);
      const bool open = before == nullptr || before->is_boundary() || before->at.size() > 1;
      const bool letter = search_.gazetteer.country_of_short(text[end - 3]) != GazetteerEntry::none;
      if (open && letter && is_han(text[end - 2])) add({end - 3, end}, NameRule::free_suffix, EntityClass::news_media);
    }
  }

  /// 香港众志秘书长黄之锋: what has a head and is no country is an organisation.
  void headed() {
    static constexpr std::array<std::u32string_view, 14> heads = {
        U"秘书长", U"主席",   U"会长",       U"总裁",   U"董事长", U"总经理", U"理事长",
        U"召集人", U"创始人", U"首席执行官", U"总干事", U"发言人", U"总编辑", U"创办人"};
    for (const Token& token : scan_.tokens()) {
      if (!token.kinds.has(WordKind::title_before) || token.at.begin == 0) continue;
      if (std::ranges::find(heads, search_.reading.text(token.at)) == heads.end()) continue;
      const Token* last = scan_.ending(token.at.begin);
      if (last == nullptr || last->known || last->script != Token::Script::han) continue;
      const Stem stem = stem_before(token.at.begin);
      if (stem.first >= scan_.size() || stem.size < 2 || stem.size > max_free_stem || stem.unknown == 0) continue;
      const Chars at{scan_[stem.first].at.begin, token.at.begin};
      if (repeated(at)) add(at, stem.anchored ? NameRule::anchored_suffix : NameRule::free_suffix, EntityClass::none);
    }
  }

  /// 社交平台“端点星”: the word before the marks says what the name in them names.
  void described() {
    for (const MarkedPair& pair : search_.reading.marked_pairs()) {
      if (!pair.opened || !pair.closed || pair.inner.size() < 2 || pair.inner.size() > max_free_stem + 1) continue;
      const Token* before = scan_.ending(pair.outer.begin);
      if (before == nullptr || !before->kinds.has(WordKind::apposition)) continue;
      Chars inner = pair.inner;
      if (search_.reading.at(inner.begin) == U'#') ++inner.begin;
      const auto words = search_.reading.text(inner);
      if (inner.size() < 2 || !std::ranges::all_of(words, [](char32_t c) { return is_han(c); })) continue;
      if (!holds_boundary(inner)) add(inner, NameRule::apposition, EntityClass::none);
    }
  }

  /// 拜登政府
  void of_persons() {
    static constexpr std::u32string_view government = U"政府";
    for (const Token& token : scan_.tokens()) {
      if (!token.is_name() || search_.gazetteer[token.entry].type != EntityType::person) continue;
      const Token* behind = scan_.beginning(token.at.end);
      if (behind == nullptr || search_.reading.text(behind->at) != government) continue;
      add({token.at.begin, behind->at.end}, NameRule::anchored_suffix, EntityClass::government);
    }
  }

  /// 中国队 is the team that the text calls 中国女足 too.
  void teams() {
    const auto text = [&](const Candidate& one) { return search_.reading.text(one.at); };
    std::map<std::u32string_view, const Candidate*> fuller;  // by country
    for (const Candidate& one : search_.found) {
      const std::u32string_view name = text(one);
      if (one.type != EntityType::organization || name.size() < 3 || !is_team(name.substr(name.size() - 2))) continue;
      fuller.try_emplace(name.substr(0, name.size() - 2), &one);
    }
    for (Candidate& one : search_.found) {
      if (one.type != EntityType::organization || one.entry != Candidate::none || !text(one).ends_with(U"队")) continue;
      const auto same = fuller.find(text(one).substr(0, one.at.size() - 1));
      if (same == fuller.end()) continue;
      one.entry = same->second->entry;
      one.alias_of = same->second->at;
    }
  }

  /// 众议院 where no country stands before it: that of the fuller name in the text, else one of this text alone.
  void organs_alone() {
    const std::vector<Candidate> known = search_.found;
    std::vector<bool> covered(search_.reading.text().size());
    for (const Candidate& one : known) std::fill_n(covered.begin() + one.at.begin, one.at.size(), true);
    std::map<std::u32string_view, const Candidate*> fuller_names;  // by the organ; null where there is none
    for (const Suffix& suffix : scan_.suffixes()) {
      const NameLexicon::Word& word = search_.names.word(suffix.word);
      if (!word.kinds.has(WordKind::organ) || !is_open(suffix.at.begin)) continue;
      if (covered[suffix.at.begin] && covered[suffix.at.end - 1]) continue;
      const auto [entry, is_new] = fuller_names.try_emplace(word.text, nullptr);
      if (is_new) {
        const auto found = std::ranges::find_if(known, [&](const Candidate& one) {
          return one.type == EntityType::organization && search_.reading.text(one.at).ends_with(word.text);
        });
        if (found != known.end()) entry->second = &*found;
      }
      const Candidate* fuller = entry->second;
      if (fuller == nullptr) {
        add(suffix.at, NameRule::organ_alone, word.subclass);
        continue;
      }
      Candidate again = *fuller;
      again.alias_of = again.at;
      again.at = suffix.at;
      again.title = again.alias = {};
      search_.found.push_back(again);
    }
  }
  /// Nothing that belongs to a name stands before this place.
  bool is_open(std::uint32_t begin) const {
    const Token* before = scan_.ending(begin);
    return begin == 0 || (before != nullptr && !before->is_name() &&
                          (before->is_boundary() || before->kinds.any({WordKind::modifier, WordKind::apposition})));
  }

  bool holds_boundary(Chars at) const {
    for (std::uint32_t i = scan_.at(at.begin); i < scan_.size() && scan_[i].at.begin < at.end; ++i) {
      if (scan_[i].kinds.has(WordKind::boundary) && !scan_[i].kinds.has(WordKind::nominal)) return true;
    }
    return false;
  }

  /// 「四国联盟」, 《南方早报》
  void in_marks() {
    for (const MarkedPair& pair : search_.reading.marked_pairs()) {
      if (pair.opened && pair.closed) in_marks(pair.inner, NameRule::quoted_suffix);
    }
    const std::u32string_view text = search_.reading.text();
    for (std::size_t open = text.find(U'《'); open != std::u32string_view::npos; open = text.find(U'《', open + 1)) {
      const std::size_t close = text.find(U'》', open);
      if (close == std::u32string_view::npos) break;
      in_marks({static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)}, NameRule::quoted_suffix,
               true);
    }
  }
  void in_marks(Chars inner, NameRule rule, bool title = false) {
    if (inner.size() < 3 || inner.size() > 16) return;
    const std::u32string_view words = search_.reading.text(inner);
    if (!std::ranges::all_of(words, [](char32_t c) { return is_han(c); })) return;
    for (const Suffix& suffix : scan_.suffixes()) {
      const NameLexicon::Word& word = search_.names.word(suffix.word);
      if (suffix.at.end != inner.end || suffix.at.begin <= inner.begin || !word.kinds.has(WordKind::organization))
        continue;
      if (title != (word.subclass == EntityClass::news_media)) continue;
      if (holds_boundary(inner) || (word.text.size() == 1 && !title)) continue;
      add(inner, rule, word.subclass);
      return;
    }
  }

  void add(Chars at, NameRule rule, EntityClass subclass) {
    search_.found.push_back({.at = at,
                             .type = EntityType::organization,
                             .rule = rule,
                             .subclass = subclass,
                             .title = {},
                             .alias = {},
                             .alias_of = {}});
  }

  NameSearch& search_;
  const Scan& scan_;
};

}  // namespace

/// Organisations whose names no gazetteer has, by their endings.
void find_organizations(NameSearch& search) {
  Organizations(search).run();
}

}  // namespace newsgraph::extract
