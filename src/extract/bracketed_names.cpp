#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/latin_words.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

constexpr std::uint32_t max_latin = 60;
constexpr std::uint32_t max_han = 12;

class Bracketed {
 public:
  explicit Bracketed(NameSearch& search) : search_(search), scan_(search.scan), text_(search.reading.text()) {}

  void run() {
    for (std::size_t open = text_.find(U'('); open != std::u32string_view::npos; open = text_.find(U'(', open + 1)) {
      const auto at = static_cast<std::uint32_t>(open);
      const Chars latin = latin_in(at);
      if (!latin.empty()) {
        name_before(at, latin);
      } else if (const Chars brief = abbreviation_in(at); !brief.empty()) {
        if (Candidate* candidate = candidate_before(at)) candidate->alias = brief;
      }
    }
  }

 private:
  struct Words {
    std::uint32_t count = 0;
    bool capital = true;        ///< each begins with a capital, but for particles
    bool organization = false;  ///< holds a word of names of organisations, or is an abbreviation
  };

  /// The Latin name directly behind an opening bracket, up to its end or a comma.
  Chars latin_in(std::uint32_t open) const {
    std::uint32_t end = open + 1;
    while (end < text_.size() && end - open < max_latin && !is_closing_bracket(text_[end]) && text_[end] != U',' &&
           text_[end] != U';') {
      if (is_han(text_[end]) || text_[end] == U'\n') return {};
      ++end;
    }
    if (end >= text_.size() || end - open >= max_latin || end - open < 3) return {};
    if (!is_latin_letter(text_[open + 1])) return {};
    while (text_[end - 1] == U' ') --end;
    return {open + 1, end};
  }

  /// Y of （简称Y）, （下称“Y”）
  Chars abbreviation_in(std::uint32_t open) const {
    static constexpr std::array<std::u32string_view, 8> leads = {U"以下简称", U"简称为", U"简称", U"以下称",
                                                                 U"下称",     U"又称",   U"又名", U"下简称"};
    for (const std::u32string_view lead : leads) {
      if (!search_.reading.has(open + 1, lead)) continue;
      std::uint32_t begin = open + 1 + static_cast<std::uint32_t>(lead.size());
      while (begin < text_.size() && !is_han(text_[begin]) && !is_latin_letter(text_[begin]) && text_[begin] != U')')
        ++begin;
      std::uint32_t end = begin;
      while (end < text_.size() && end - begin < 10 &&
             (is_han(text_[end]) || is_latin_letter(text_[end]) || is_digit(text_[end])))
        ++end;
      return end - begin >= 2 ? Chars{begin, end} : Chars{};
    }
    return {};
  }

  Words words_in(Chars latin) const {
    Words words;
    bool all_capitals = true;
    for (std::uint32_t i = scan_.at(latin.begin); i < scan_.size() && scan_[i].at.begin < latin.end; ++i) {
      const Token& token = scan_[i];
      if (token.script != Token::Script::latin) continue;
      const std::u32string_view word = text_.substr(token.at.begin, token.at.size());
      ++words.count;
      if (!token.capital && token.at.size() > 3) words.capital = false;
      words.organization = words.organization || is_organization_word(word);
      const std::string_view original = search_.reading.original(token.at);
      all_capitals = all_capitals && token.at.size() >= 2 &&
                     std::ranges::all_of(original, [](char c) { return c < 'a' || c > 'z'; });
    }
    if (words.count == 1 && all_capitals) words.organization = true;
    words.capital = words.capital && words.count > 0 && scan_[scan_.at(latin.begin)].capital;
    return words;
  }

  std::uint32_t name_end(std::uint32_t open) const {
    std::uint32_t end = open;
    while (end > 0 && text_[end - 1] == U' ') --end;
    return end;
  }

  Candidate* candidate_before(std::uint32_t open) {
    std::uint32_t end = name_end(open);
    if (end > 0 && std::u32string_view(U"”」』》\"").find(text_[end - 1]) != std::u32string_view::npos) --end;
    Candidate* best = nullptr;
    for (Candidate& candidate : search_.found) {
      if (candidate.at.end == end && (best == nullptr || candidate.at.size() > best->at.size())) best = &candidate;
    }
    return best;
  }

  void name_before(std::uint32_t open, Chars latin) {
    const Words words = words_in(latin);
    if (!words.capital || words.count > 6) return;
    if (Candidate* known = candidate_before(open)) {
      if (known->type == EntityType::organization || !words.organization || known->entry != GazetteerEntry::none) {
        known->alias = latin;
        // 埃斯伯（Mark Esper): known by the other form
        const std::uint32_t entry = search_.gazetteer.find(search_.reading.text(latin), known->type);
        if (known->entry == GazetteerEntry::none) known->entry = entry;
        return;
      }
    }
    const std::uint32_t end = name_end(open);
    if (quoted_before(end, latin)) return;
    const std::uint32_t begin = words.organization ? begin_of_organization(end) : begin_of_person(end);
    if (end - begin < 2 || text_[begin] == U'·') return;
    const Chars name{begin, end};
    const Token* before = scan_.ending(begin);
    const bool titled = before != nullptr && before->kinds.has(WordKind::title_before) && before->at.size() > 1;
    const bool person = !words.organization && (titled || sounds_foreign(name) || is_surname(name));
    if (!person && !(words.organization && ends_as_organization(name))) return;
    if (person && words.count == 1 && !titled) return;
    search_.found.push_back({.at = name,
                             .type = person ? EntityType::person : EntityType::organization,
                             .rule = NameRule::bracketed_latin,
                             .title = titled ? before->at : Chars{},
                             .alias = latin,
                             .alias_of = {}});
  }

  /// 慈善机构「圣艾智德团体」（Sant'Egidio）
  bool quoted_before(std::uint32_t end, Chars latin) {
    for (const MarkedPair& pair : search_.reading.marked_pairs()) {
      if (pair.outer.end != end || !pair.opened || !pair.closed) continue;
      const bool brief = pair.inner.size() >= 2 && pair.inner.size() <= max_han;
      const Token* before = scan_.ending(pair.outer.begin);
      const bool named = before != nullptr && before->kinds.any({WordKind::apposition, WordKind::organization});
      if (brief && named) {
        search_.found.push_back({.at = pair.inner,
                                 .type = EntityType::organization,
                                 .rule = NameRule::bracketed_latin,
                                 .title = {},
                                 .alias = latin,
                                 .alias_of = {}});
      }
      return true;
    }
    return false;
  }

  /// Goes left over unknown characters, plain words and names.
  std::uint32_t begin_of_organization(std::uint32_t end) const {
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < max_han) {
      const Token* token = scan_.ending(begin);
      if (token == nullptr || token->script != Token::Script::han || token->is_boundary()) break;
      const bool ending = begin == end && token->kinds.has(WordKind::organization);
      if (!ending && token->kinds.any({WordKind::title_before, WordKind::apposition})) break;
      begin = token->at.begin;
    }
    return begin;
  }
  /// Goes left over characters of foreign names; where there are none, over two or three that a surname begins.
  std::uint32_t begin_of_person(std::uint32_t end) const {
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < max_han) {
      const Token* token = scan_.ending(begin);
      if (token == nullptr || token->script == Token::Script::latin) break;
      const bool foreign =
          token->kinds.has(WordKind::foreign) ||
          (token->at.size() == 1 && !token->is_boundary() &&
           (search_.names.character(text_[token->at.begin]).transliteration > 0 || text_[token->at.begin] == U'·'));
      if (!foreign) break;
      begin = token->at.begin;
    }
    if (end - begin >= 2) return begin;
    for (const std::uint32_t size : {3U, 2U}) {
      if (end >= size && scan_.begins(end - size) && is_surname({end - size, end})) return end - size;
    }
    return end;
  }

  /// 希尔顿酒店 and not 酒店 alone; of an abbreviation in brackets (IPO) nothing else tells that it is a name.
  bool ends_as_organization(Chars at) const {
    for (std::uint32_t begin = at.begin + 1; begin < at.end; ++begin) {
      const WordKinds kinds = search_.names.kinds(search_.reading.text({begin, at.end}));
      if (kinds.has(WordKind::organization)) return says_which(at);
    }
    return false;
  }
  /// 研究中心 is what many are called.
  bool says_which(Chars at) const {
    for (std::uint32_t i = scan_.at(at.begin); i < scan_.size() && scan_[i].at.begin < at.end; ++i) {
      if (!scan_[i].known || scan_[i].is_name()) return true;
    }
    return false;
  }
  bool sounds_foreign(Chars at) const {
    unsigned sum = 0;
    for (const char32_t c : search_.reading.text(at)) sum += search_.names.character(c).transliteration;
    return sum >= 3 * at.size();
  }
  bool is_surname(Chars at) const { return at.size() <= 3 && search_.names.character(text_[at.begin]).surname >= 50; }

  NameSearch& search_;
  const Scan& scan_;
  std::u32string_view text_;
};

}  // namespace

/// Names with another form in brackets behind them: 比根（Stephen Biegun）, 民间人权阵线（简称民阵）.
void find_bracketed(NameSearch& search) {
  Bracketed(search).run();
}

}  // namespace newsgraph::extract
