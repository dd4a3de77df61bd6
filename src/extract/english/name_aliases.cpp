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
  AliasFinder(NameSearch& search, const Text& text, const std::vector<OpenRun>& open)
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
  std::u32string text_of(Words words) const {
    return std::u32string(search_.reading.text(text_.chars(words.begin, words.end)));
  }

  void bracketed_of_known();
  void propose(std::uint32_t index);
  void propose_person(Words words, std::uint32_t candidate);
  void propose_body(Words words, std::uint32_t candidate);
  void propose(const std::u32string& form, std::uint32_t candidate, bool weak);
  void add_open();
  void add_by_parts();
  bool add_single(const OpenRun& open, bool repeated);
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
  const std::vector<OpenRun>& open_;
  std::size_t count_ = 0;
  std::unordered_map<std::u32string, Proposal> proposals_;
};

/// World Health Organization (WHO) where the name itself is known.
void AliasFinder::bracketed_of_known() {
  for (Candidate& one : search_.found) {
    // PARIS (AFP) names two things.
    if (one.type != EntityType::organization || !one.alias.empty()) continue;
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
  while (last > words.begin &&
         (text_[last].is_mark() || std::ranges::find(suffixes, text_.word(last)) != std::end(suffixes)))
    --last;
  if (last == words.begin) return;
  // Johnson Yeung Ching-yin, Tsui Wai-hung: the family name stands before the given name of two syllables.
  const std::u32string_view name = text_.word(last);
  const bool double_given = name.find(U'-') != std::u32string_view::npos && text_[last].shape == Word::Shape::capital &&
                            text_[last].kinds.empty();
  if (double_given && last - words.begin <= 2) propose(text_of({last - 1, last}), candidate, false);
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
  if (initials.size() > 1) propose(initials, candidate, true);
  // Crestline of Crestline Financial Group, Harriers of Kelham Harriers
  std::uint32_t end = words.end;
  while (end > words.begin && (text_[end - 1].kinds.has(Kind::organization) || text_[end - 1].is_mark())) --end;
  if (end < words.end && end > words.begin) propose(text_of({words.begin, end}), candidate, true);
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const bool plain = !text_[i].is_capital() || text_[i].kinds.any({Kind::organization, Kind::place, Kind::demonym,
                                                                     Kind::modifier, Kind::common, Kind::group});
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
  search_.found.push_back(
      {.at = text_.chars(run.begin, run.end), .type = type, .rule = rule, .title = {}, .alias = {}, .alias_of = {}});
}

/// Kelham Harriers, where Harriers alone is named too: a team or a company. A surname that speaks is somebody's.
void AliasFinder::add_by_parts() {
  std::unordered_map<std::u32string, bool> single;  // speaks?
  for (const OpenRun& open : open_) {
    if (open.run.size() != 1) continue;
    bool& speaks = single[text_of({open.run.begin, open.run.end})];
    speaks = speaks || evidence_.speaks(open.run);
  }
  for (const OpenRun& open : open_) {
    const Run run = open.run;
    if (words_in(text_, run) < 2 || words_in(text_, run) > 4) continue;
    const auto first = single.find(text_of({run.begin, run.begin + 1}));
    const auto last = single.find(text_of({run.end - 1, run.end}));
    if (last != single.end() && last->second) {
      add_run(run, EntityType::person, NameRule::repeated_person);
    } else if (last != single.end() || first != single.end()) {
      add_run(run, EntityType::organization, NameRule::latin_name);
    }
  }
}

/// What a single word is that stands alone, as far as its surroundings tell.
bool AliasFinder::add_single(const OpenRun& open, bool repeated) {
  const Run run = open.run;
  const Word& first = text_[run.begin];
  const bool speaks = evidence_.speaks(run);
  if (open.located) {
    add_run(run, EntityType::place, NameRule::latin_name);
    return true;
  }
  const std::u32string_view word = search_.reading.text(first.at);
  const bool website = word.find(U'.') != std::u32string_view::npos && word.size() > 6 && word.back() != U'.';
  const bool abbreviation = first.shape == Word::Shape::upper && first.at.size() <= 6 && !first.kinds.has(Kind::common);
  if (website || (abbreviation && (evidence_.follows_the(run) || speaks || evidence_.is_owner(run) || repeated))) {
    add_run(run, EntityType::organization, NameRule::latin_name);
    return true;
  }
  if (!speaks || (first.initial && !repeated)) return false;
  if (first.kinds.any({Kind::role, Kind::title, Kind::group, Kind::document, Kind::medium, Kind::time, Kind::common,
                       Kind::demonym}))
    return false;
  const bool person = first.kinds.any(given);
  add_run(run, person ? EntityType::person : EntityType::organization,
          person ? NameRule::surname_title : NameRule::latin_name);
  return true;
}

/// What is left: later forms of a name, abbreviations, single words that speak.
void AliasFinder::add_open() {
  add_by_parts();
  for (auto i = static_cast<std::uint32_t>(count_); i < search_.found.size(); ++i) propose(i);
  std::unordered_map<std::u32string, std::uint32_t> times;
  for (const OpenRun& open : open_) ++times[text_of({open.run.begin, open.run.end})];
  for (const OpenRun& open : open_) {
    const Run run = open.run;
    const std::u32string form = text_of({run.begin, run.end});
    if (const auto known = proposals_.find(form); known != proposals_.end()) {
      add_form(text_.chars(run.begin, run.end), known->second.candidate);
    } else if (words_in(text_, run) == 1 && text_[run.begin].block != 0) {
      add_single(open, times[form] > 1);
    }
  }
}

/// False inside of a longer sequence of capitalised words that is no title.
bool AliasFinder::stands_alone(Chars at) const {
  const Words words = words_of(at);
  if (words.begin >= words.end || text_[words.begin].at.begin != at.begin || text_[words.end - 1].at.end != at.end)
    return false;
  if (!text_[words.begin].is_capital()) return false;
  const Word& before = text_[words.begin - 1];
  const Word& after = text_[words.end];
  const bool follows = words.begin > 0 && before.is_capital() && before.block == text_[words.begin].block &&
                       !before.initial &&
                       !before.kinds.any({Kind::title, Kind::role, Kind::honorific, Kind::modifier, Kind::demonym,
                                          Kind::weekday, Kind::month, Kind::preposition, Kind::determiner});
  const bool goes_on =
      after.is_capital() && after.block == text_[words.begin].block && !after.initial &&
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

void add_aliases(NameSearch& search, const Text& text, const std::vector<OpenRun>& open) {
  AliasFinder(search, text, open).run();
}

}  // namespace newsgraph::extract::english
