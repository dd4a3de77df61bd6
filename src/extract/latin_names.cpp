#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/extract/latin_words.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

constexpr std::uint32_t max_words = 7;

constexpr std::array<std::u32string_view, 48> titles = {
    U"president", U"minister",   U"premier",     U"chancellor",   U"secretary", U"senator",  U"governor",
    U"mayor",     U"king",       U"queen",       U"prince",       U"princess",  U"pope",     U"cardinal",
    U"bishop",    U"archbishop", U"general",     U"colonel",      U"admiral",   U"captain",  U"sergeant",
    U"commander", U"judge",      U"justice",     U"professor",    U"director",  U"chairman", U"chairwoman",
    U"ceo",       U"spokesman",  U"spokeswoman", U"spokesperson", U"mr",        U"mrs",      U"ms",
    U"dr",        U"sen",        U"rep",         U"gov",          U"gen",       U"sir",      U"ambassador",
    U"lawyer",    U"activist",   U"journalist",  U"congressman",  U"leader",    U"sheikh"};
constexpr std::array<std::u32string_view, 10> particles = {U"of", U"de",  U"van", U"von", U"bin",
                                                           U"al", U"and", U"for", U"the", U"da"};

/// Sequences of capitalised words in an article of a language with Latin letters.
class LatinNames {
 public:
  explicit LatinNames(NameSearch& search) : search_(search), scan_(search.scan) {}

  void run() {
    for (std::uint32_t i = 0; i < scan_.size(); ++i) {
      if (!is_capital(i) || scan_[i].is_name()) continue;
      const std::uint32_t last = last_of_run(i);
      classify(i, last);
      i = last;
    }
  }

 private:
  std::u32string_view word(std::uint32_t index) const { return search_.reading.text(scan_[index].at); }
  bool is_capital(std::uint32_t index) const {
    return index < scan_.size() && scan_[index].script == Token::Script::latin && scan_[index].capital;
  }
  bool is_title(std::uint32_t index) const { return std::ranges::find(titles, word(index)) != titles.end(); }
  bool is_blank(std::uint32_t index) const { return index < scan_.size() && word(index) == U" "; }
  /// Index of the word behind the blank (or the full stop of "Mr. " with its blank) after `index`; size() without one.
  std::uint32_t next_word(std::uint32_t index) const {
    std::uint32_t next = index + 1;
    const bool stop = next < scan_.size() && word(next) == U"." && (is_title(index) || scan_[index].at.size() == 1);
    if (stop) ++next;
    return is_blank(next) && next + 1 < scan_.size() ? next + 1 : scan_.size();
  }

  std::uint32_t last_of_run(std::uint32_t first) const {
    std::uint32_t last = first;
    for (std::uint32_t words = 1; words < max_words; ++words) {
      std::uint32_t next = next_word(last);
      if (next < scan_.size() && !is_capital(next) && std::ranges::find(particles, word(next)) != particles.end()) {
        next = next_word(next);
      }
      if (!is_capital(next) || (scan_[next].is_name() && scan_[next].at.size() > 3 && words > 3)) break;
      last = next;
    }
    return last;
  }

  bool begins_sentence(std::uint32_t index) const {
    return search_.reading.sentence_at(scan_[index].at.begin).chars.begin == scan_[index].at.begin;
  }
  bool speaks(std::uint32_t last) const {
    const std::uint32_t next = next_word(last);
    return next < scan_.size() && scan_[next].kinds.has(WordKind::cue);
  }

  void classify(std::uint32_t first, std::uint32_t last) {
    bool organization = false;
    std::uint32_t title_end = first;
    std::uint32_t words = 0;
    for (std::uint32_t i = first; i <= last; ++i) {
      if (scan_[i].script != Token::Script::latin) continue;
      organization = organization || is_organization_word(word(i));
      if (is_title(i)) title_end = next_word(i);
      ++words;
    }
    if (organization && words >= 2) {
      if (begins_sentence(first) && (word(first) == U"the" || word(first) == U"a")) first = next_word(first);
      add(first, last, EntityType::organization, {});
      return;
    }
    if (title_end > first && title_end <= last) {
      add(title_end, last, EntityType::person, {scan_[first].at.begin, scan_[title_end].at.begin - 1});
    } else if (words >= 2 && words <= 4 && !holds_particle(first, last) && speaks(last)) {
      add(first, last, EntityType::person, {});
    }
  }

  bool holds_particle(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i <= last; ++i) {
      const std::u32string_view one = word(i);
      if (one == U"of" || one == U"and" || one == U"for" || one == U"the") return true;
    }
    return false;
  }

  void add(std::uint32_t first, std::uint32_t last, EntityType type, Chars title) {
    const Chars at{scan_[first].at.begin, scan_[last].at.end};
    search_.found.push_back(
        {.at = at, .type = type, .rule = NameRule::latin_name, .title = title, .alias = {}, .alias_of = {}});
  }

  NameSearch& search_;
  const Scan& scan_;
};

}  // namespace

/// Names in articles of English and its like; in Chinese ones Latin words are too often none.
void find_latin_names(NameSearch& search) {
  if (search.reading.article().language.starts_with("zh")) return;
  LatinNames(search).run();
}

}  // namespace newsgraph::extract
