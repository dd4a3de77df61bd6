#include "newsgraph/extract/english/name_aliases.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "newsgraph/extract/english/name_evidence.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/name_finder.h"

namespace newsgraph::extract::english {
namespace {

constexpr Kinds given = {Kind::given_male, Kind::given_female};

class AliasFinder {
 public:
  AliasFinder(NameSearch& search, const Text& text, const std::vector<Run>& open)
      : search_(search), text_(text), evidence_(text), open_(open) {}

  void run() {
    std::ranges::stable_sort(search_.found, {}, [](const Candidate& one) { return one.at.begin; });
    bracketed_of_known();
    count_ = search_.found.size();
    for (std::uint32_t i = 0; i < count_; ++i) propose(i);
    add_open();
    spread();
  }

 private:
  struct Words {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  Words words_of(Chars at) const {
    std::uint32_t end = text_.at(at.begin);
    const std::uint32_t begin = end;
    while (end < text_.size() && text_[end].at.begin < at.end) ++end;
    return {begin, end};
  }
  std::u32string text_of(Words words) const { return std::u32string(search_.reading.text(text_.chars(words.begin, words.end))); }

  void bracketed_of_known();
  void propose(std::uint32_t candidate);
  void propose_person(Words words, std::uint32_t candidate);
  void propose_body(Words words, std::uint32_t candidate);
  void propose(const std::u32string& form, std::uint32_t candidate, bool weak);
  void add_open();
  void add_run(Run run, EntityType type, NameRule rule);
  void add_form(Chars at, std::uint32_t candidate);
  bool stands_alone(Chars at) const;
  void spread();

  struct Proposal {
    std::uint32_t candidate = 0;
    bool weak = false;  ///< counts only where the form stands as an open run
  };

  NameSearch& search_;
  const Text& text_;
  NameEvidence evidence_;
  const std::vector<Run>& open_;
  std::size_t count_ = 0;
  std::unordered_map<std::u32string, Proposal> proposals_;
};

/// World Health Organization (WHO) where the name itself is known.
void AliasFinder::bracketed_of_known() {
  for (Candidate& one : search_.found) {
    if (one.type == EntityType::person || !one.alias.empty()) continue;
    const std::uint32_t end = words_of(one.at).end;
    if (text_.is(end, U"(") && text_.is(end + 2, U")") && text_[end + 1].shape == Word::Shape::upper) {
      one.alias = text_[end + 1].at;
    }
  }
}

void AliasFinder::propose(const std::u32string& form, std::uint32_t candidate, bool weak) {
  if (form.size() < 2) return;
  const auto [place, is_new] = proposals_.try_emplace(form, Proposal{candidate, weak});
  // The first who bears a surname keeps it; a certain form goes before a doubtful one.
  if (!is_new && place->second.weak && !weak) place->second = {candidate, weak};
}

void AliasFinder::propose_person(Words words, std::uint32_t candidate) {
  static constexpr std::u32string_view suffixes[] = {U"jr", U"sr", U"ii", U"iii", U"iv"};
  std::uint32_t last = words.end - 1;
  while (last > words.begin && (text_[last].is_mark() || std::ranges::find(suffixes, text_.word(last)) != std::end(suffixes))) --last;
  if (last == words.begin) return;
  propose(text_of({last, last + 1}), candidate, false);
  std::uint32_t particle = last;
  while (particle > words.begin + 1 && text_[particle - 1].kinds.has(Kind::particle)) --particle;
  if (particle < last) propose(text_of({particle, last + 1}), candidate, false);
  // Xi, Kim; Beth: the first part of the name, where it stands alone.
  propose(text_of({words.begin, words.begin + 1}), candidate, true);
}

void AliasFinder::propose_body(Words words, std::uint32_t candidate) {
  if (words_in(text_, {words.begin, words.end}) < 2) return;
  std::u32string initials;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    if (text_[i].is_capital()) initials += search_.reading.at(text_[i].at.begin);
  }
  if (initials.size() > 2) propose(initials, candidate, true);
  // Crestline of Crestline Financial Group, Harriers of Kelham Harriers
  std::uint32_t end = words.end;
  while (end > words.begin && (text_[end - 1].kinds.has(Kind::organization) || text_[end - 1].is_mark())) --end;
  if (end < words.end && end > words.begin) propose(text_of({words.begin, end}), candidate, true);
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const bool plain = !text_[i].is_capital() || text_[i].kinds.any({Kind::organization, Kind::place, Kind::demonym, Kind::modifier, Kind::common, Kind::group});
    const bool edge = i == words.begin || i + 1 == words.end;
    if (edge && !plain) propose(text_of({i, i + 1}), candidate, true);
  }
}

void AliasFinder::propose(std::uint32_t index) {
  const Candidate& one = search_.found[index];
  const Words words = words_of(one.at);
  if (words.begin >= words.end) return;
  if (one.type == EntityType::person) propose_person(words, index);
  if (one.type == EntityType::organization) propose_body(words, index);
}

void AliasFinder::add_form(Chars at, std::uint32_t candidate) {
  Candidate again = search_.found[candidate];
  if (again.at == at || again.alias == at) return;
  again.alias_of = again.alias_of.empty() ? again.at : again.alias_of;
  again.at = at;
  again.title = again.alias = {};
  search_.found.push_back(again);
}

void AliasFinder::add_run(Run run, EntityType type, NameRule rule) {
  search_.found.push_back({.at = text_.chars(run.begin, run.end), .type = type, .rule = rule, .title = {}, .alias = {}, .alias_of = {}});
}

/// What is left: later forms of a name, abbreviations, single words that speak.
void AliasFinder::add_open() {
  std::unordered_map<std::u32string, std::uint32_t> times;
  for (const Run run : open_) ++times[text_of({run.begin, run.end})];
  for (const Run run : open_) {
    const std::u32string form = text_of({run.begin, run.end});
    const Word& first = text_[run.begin];
    if (const auto known = proposals_.find(form); known != proposals_.end()) {
      add_form(text_.chars(run.begin, run.end), known->second.candidate);
      continue;
    }
    const std::uint32_t words = words_in(text_, run);
    if (words > 1 || first.block == 0) continue;
    const bool abbreviation = first.shape == Word::Shape::upper && first.at.size() <= 6 && !first.kinds.has(Kind::common);
    const bool plain = first.initial && times[form] < 2;
    if (abbreviation && (evidence_.follows_the(run) || evidence_.speaks(run) || evidence_.is_owner(run) || times[form] > 1)) {
      add_run(run, EntityType::organization, NameRule::latin_name);
    } else if (first.kinds.any(given) && evidence_.speaks(run) && !plain) {
      add_run(run, EntityType::person, NameRule::surname_title);
    } else if (evidence_.speaks(run) && !first.kinds.any({Kind::role, Kind::title, Kind::group, Kind::document, Kind::medium, Kind::time, Kind::common, Kind::demonym}) &&
               (!first.initial || times[form] > 1)) {
      add_run(run, EntityType::organization, NameRule::latin_name);
    }
  }
}

/// False inside of a longer sequence of capitalised words that is no title.
bool AliasFinder::stands_alone(Chars at) const {
  const Words words = words_of(at);
  if (words.begin >= words.end || text_[words.begin].at.begin != at.begin || text_[words.end - 1].at.end != at.end) return false;
  if (!text_[words.begin].is_capital()) return false;
  const Word& before = text_[words.begin - 1];
  const Word& after = text_[words.end];
  const bool follows = words.begin > 0 && before.is_capital() && before.block == text_[words.begin].block && !before.initial &&
                       !before.kinds.any({Kind::title, Kind::role, Kind::honorific, Kind::modifier, Kind::demonym, Kind::weekday, Kind::month, Kind::preposition, Kind::determiner});
  const bool goes_on = after.is_capital() && after.block == text_[words.begin].block && !after.initial &&
                       !after.kinds.any({Kind::weekday, Kind::month, Kind::title, Kind::role, Kind::demonym, Kind::modifier});
  return !follows && !goes_on;
}

/// All names and their certain forms wherever they stand.
void AliasFinder::spread() {
  const std::u32string_view text = search_.reading.text();
  std::unordered_map<std::u32string, std::uint32_t> forms;
  const std::size_t count = search_.found.size();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Candidate& one = search_.found[i];
    forms.try_emplace(std::u32string(text.substr(one.at.begin, one.at.size())), i);
    if (!one.alias.empty()) forms.insert_or_assign(std::u32string(text.substr(one.alias.begin, one.alias.size())), i);
  }
  for (const auto& [form, proposal] : proposals_) {
    if (!proposal.weak) forms.insert_or_assign(form, proposal.candidate);
  }
  NameFinder finder;
  for (const auto& [form, candidate] : forms) finder.add(form, candidate);
  std::vector<bool> covered(text.size());
  for (const Candidate& one : search_.found) {
    std::fill(covered.begin() + one.at.begin, covered.begin() + one.at.end, true);
    std::fill(covered.begin() + one.alias.begin, covered.begin() + one.alias.end, true);
  }
  std::vector<Chars> surnames;
  for (const NameFinder::Found& place : finder.in(text)) {
    if (!stands_alone(place.at)) continue;
    const Candidate& one = search_.found[place.value];
    const std::uint32_t word = text_.at(place.at.begin);
    // Mesa is whose surname it is, and no longer the city of that name.
    const bool surname = one.type == EntityType::person && one.at.size() > place.at.size();
    if (surname && !evidence_.is_located({word, word + 1})) surnames.push_back(place.at);
    if (!covered[place.at.begin] || surname) add_form(place.at, place.value);
  }
  std::erase_if(search_.found, [&](const Candidate& other) {
    return other.type != EntityType::person && std::ranges::binary_search(surnames, other.at);
  });
}

}  // namespace

void add_aliases(NameSearch& search, const Text& text, const std::vector<Run>& open) {
  AliasFinder(search, text, open).run();
}

}  // namespace newsgraph::extract::english
