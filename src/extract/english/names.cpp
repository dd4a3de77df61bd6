#include "newsgraph/extract/english/names.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/extract/english/name_aliases.h"
#include "newsgraph/extract/english/name_evidence.h"
#include "newsgraph/extract/english/name_runs.h"

namespace newsgraph::extract::english {
namespace {

constexpr Kinds given = {Kind::given_male, Kind::given_female};
constexpr Kinds person_nouns = {Kind::title, Kind::role, Kind::honorific};
constexpr Kinds body_nouns = {Kind::group, Kind::medium, Kind::organization};

class NameReader {
 public:
  NameReader(NameSearch& search, const Text& text)
      : search_(search), text_(text), evidence_(text), known_(text.size(), none) {}

  void run() {
    find_known_names(search_);
    mark_known();
    for (const Run run : capitalized_runs(text_)) classify(run);
    add_aliases(search_, text_, open_);
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  /// Notes which words are names of the gazetteer.
  void mark_known();
  void cut_containers();
  const Candidate* known(std::uint32_t word) const {
    return known_[word] == none ? nullptr : &search_.found[known_[word]];
  }
  bool is_known(Run run) const {
    const Candidate* whole = known(run.begin);
    return whole != nullptr && whole->at == text_.chars(run.begin, run.end);
  }

  void classify(Run run);
  bool holds_long_name(Run run) const;
  Run trimmed(Run run) const;
  bool is_faction(Run run) const;
  bool is_post_nominal(std::uint32_t word) const;
  bool is_double_given_name(std::uint32_t word) const;
  std::uint32_t behind_titles(Run run, std::uint32_t& titles) const;
  bool add_titled(Run run);
  void add_holder(Run run, std::uint32_t title);
  bool add_parts(Run run);
  bool add_by_form(Run run);
  bool add_by_context(Run run);
  bool is_person(Run run) const;
  bool is_place(Run run) const;
  bool is_team(Run run) const;
  bool is_organization(Run run) const;
  bool is_body_by_form(Run run) const;
  bool is_title_of_work(Run run) const;
  void add(Run run, EntityType type, NameRule rule, Chars title = {});
  void add_bracketed(Run run, Candidate& candidate) const;
  EntityClass class_of(Run run) const;
  bool ends_sentence_word(std::uint32_t word) const { return text_[word].initial; }

  NameSearch& search_;
  const Text& text_;
  NameEvidence evidence_;
  std::vector<std::uint32_t> known_;  ///< by word: index of the gazetteer's candidate that covers it
  std::vector<OpenRun> open_;         ///< runs that nothing tells about for certain
};

/// Charlotte, North Carolina: two names.
void NameReader::cut_containers() {
  const std::size_t count = search_.found.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Chars whole = search_.found[i].at;
    const auto comma = search_.reading.text(whole).find(U", ");
    if (search_.found[i].type != EntityType::place || comma == std::u32string_view::npos) continue;
    search_.found[i].at.end = whole.begin + static_cast<std::uint32_t>(comma);
    Candidate within = search_.found[i];
    within.at = {search_.found[i].at.end + 2, whole.end};
    within.entry = search_.gazetteer.find(search_.reading.text(within.at), EntityType::place);
    within.subclass =
        within.entry == GazetteerEntry::none ? EntityClass::none : search_.gazetteer[within.entry].subclass;
    search_.found.push_back(within);
  }
}

void NameReader::mark_known() {
  cut_containers();
  for (std::uint32_t i = 0; i < search_.found.size(); ++i) {
    const Chars at = search_.found[i].at;
    for (std::uint32_t word = text_.at(at.begin); word < text_.size() && text_[word].at.begin < at.end; ++word) {
      if (known_[word] == none || search_.found[known_[word]].at.size() < at.size()) known_[word] = i;
    }
  }
}

/// Without words at its head that only a sentence's begin has made capital, and peoples before titles.
Run NameReader::trimmed(Run run) const {
  while (run.size() > 0) {
    const Word& first = text_[run.begin];
    const Candidate* name = known(run.begin);
    if (name != nullptr && name->at.begin >= first.at.begin) break;
    // Communist Party, Islamic Council; no Breaking News
    const bool faction = run.size() > 1 && !first.initial && is_faction(run);
    const bool plain = first.kinds.any({Kind::common, Kind::pronoun}) && !first.kinds.any(given) && !faction;
    const bool people = first.kinds.has(Kind::demonym) && !is_body_by_form(run);
    const bool mark = first.is_mark();
    // Former Halden County
    const bool modifier = first.initial && first.kinds.has(Kind::modifier) && run.size() > 2 &&
                          !first.kinds.has(Kind::place_before) && first.shape != Word::Shape::upper &&
                          !is_body_by_form(run);
    if (!plain && !people && !mark && !modifier) break;
    ++run.begin;
  }
  while (run.size() > 0 && text_[run.end - 1].is_mark()) --run.end;
  while (run.size() > 2 && is_post_nominal(run.end - 1)) --run.end;
  return run;
}

/// Communist Party, Islamic Association: what a body of people with a faith or a conviction is called.
bool NameReader::is_faction(Run run) const {
  static constexpr std::u32string_view bodies[] = {U"party", U"congress", U"council",  U"association", U"league",
                                                   U"union", U"front",    U"alliance", U"federation",  U"church"};
  return text_[run.begin].kinds.has(Kind::common) && text_[run.begin].shape == Word::Shape::capital &&
         std::ranges::find(bodies, text_.word(run.end - 1)) != std::end(bodies);
}

/// Michael Brady QC: an honour behind the name.
bool NameReader::is_post_nominal(std::uint32_t word) const {
  static constexpr std::u32string_view honours[] = {U"qc",  U"kc",  U"sc",  U"mp",  U"mep", U"msp", U"mla", U"mbe",
                                                    U"obe", U"cbe", U"kbe", U"dbe", U"phd", U"md",  U"jp",  U"frs"};
  const bool written_so = text_[word].shape == Word::Shape::upper || text_.is(word, U"phd");
  return written_so && std::ranges::find(honours, text_.word(word)) != std::end(honours);
}

/// Ho-yin of Icarus Wong Ho-yin, Jae-in: how given names of two syllables are written in Hong Kong, Taiwan and Korea.
/// No such name is Kong-based.
bool NameReader::is_double_given_name(std::uint32_t word) const {
  constexpr std::size_t longest_syllable = 6;
  const Word& here = text_[word];
  if (here.shape != Word::Shape::capital || !here.kinds.empty()) return false;
  const std::u32string_view name = text_.word(word);
  const auto hyphen = name.find(U'-');
  if (hyphen == std::u32string_view::npos || name.find(U'-', hyphen + 1) != std::u32string_view::npos) return false;
  const std::u32string_view second = name.substr(hyphen + 1);
  static constexpr std::u32string_view no_syllables[] = {U"led",   U"run",    U"made",   U"born",   U"era",   U"wide",
                                                         U"style", U"held",   U"area",   U"level",  U"owned", U"free",
                                                         U"only",  U"type",   U"bound",  U"built",  U"like",  U"sur",
                                                         U"based", U"backed", U"linked", U"listed", U"funded"};
  const bool syllables = hyphen <= longest_syllable && second.size() > 1 && second.size() <= longest_syllable &&
                         second.find_first_of(U"0123456789") == std::u32string_view::npos;
  return syllables && std::ranges::find(no_syllables, second) == std::end(no_syllables);
}

/// The first word behind all titles at the head of the run; `titles` is where they begin. The run's begin where there
/// are none.
std::uint32_t NameReader::behind_titles(Run run, std::uint32_t& titles) const {
  std::uint32_t behind = run.begin;
  titles = none;
  for (std::uint32_t i = run.begin; i < run.end;) {
    const Word& word = text_[i];
    const Candidate* name = known(i);
    const bool inside = name != nullptr && name->at.size() > word.at.size() && name->type != EntityType::person;
    if (inside) {
      if (behind > run.begin) break;  // what follows a title is the name
      while (i < run.end && known(i) == name) ++i;
      continue;
    }
    if (word.phrase.has(Kind::title) && word.phrase_end <= run.end) {
      titles = std::min(titles, i);
      i = behind = word.phrase_end;
      continue;
    }
    if (word.kinds.any({Kind::title, Kind::honorific}) &&
        !(i == run.begin && text_[i + 1].kinds.has(Kind::organization) && i + 2 == run.end)) {
      titles = std::min(titles, i);
      behind = ++i;
      if (text_.is(i, U".")) behind = ++i;
      continue;
    }
    if (word.kinds.has(Kind::modifier) && behind == i && titles != none) {
      ++i;
      continue;
    }
    if (behind > run.begin || word.kinds.any(given)) break;
    ++i;
  }
  while (titles != none && titles > run.begin && text_[titles - 1].kinds.has(Kind::modifier) &&
         known(titles - 1) == nullptr)
    --titles;
  return behind;
}

/// What stands before a title: New Orleans Mayor X, Novabank Chief Executive X.
void NameReader::add_holder(Run run, std::uint32_t title) {
  while (run.size() > 0 &&
         (text_[run.begin].kinds.any({Kind::demonym, Kind::modifier, Kind::common}) || text_[run.begin].is_mark()))
    ++run.begin;
  if (run.size() == 0 || is_known(run)) return;
  if (add_by_form(run) || add_parts(run)) return;
  static constexpr std::u32string_view local[] = {U"mayor", U"governor", U"gov", U"sheriff", U"lieutenant"};
  const bool place = std::ranges::find(local, text_.word(title)) != std::end(local);
  if (text_[run.begin].initial && run.size() == 1 && text_[run.begin].shape != Word::Shape::upper && !place &&
      text_[title].shape == Word::Shape::lower) {
    return;
  }
  add(run, place ? EntityType::place : EntityType::organization, NameRule::latin_name);
}

bool NameReader::add_titled(Run run) {
  std::uint32_t titles = none;
  const std::uint32_t name = behind_titles(run, titles);
  if (titles == none || name == run.begin) return false;
  if (is_body_by_form(run)) return false;
  // broadcaster DR: capitals that only look like a title
  if (run.size() == 1 && text_[run.begin].shape == Word::Shape::upper) return false;
  if (name >= run.end) {
    add_holder({run.begin, titles}, titles);
    return true;
  }
  const Run person{name, run.end};
  if (is_body_by_form(person) && words_in(text_, person) > 1 && !text_[name].kinds.any(given)) return false;
  const Chars title = {text_[titles].at.begin, text_[name - 1].at.end};
  const Candidate* already = known(name);
  if (already != nullptr && already->type != EntityType::person && is_known(person) && words_in(text_, person) > 1)
    return false;
  if (already == nullptr || already->type != EntityType::person || !is_known(person)) {
    add(person, EntityType::person, NameRule::titled_person, title);
  } else {
    search_.found[known_[name]].title = title;
  }
  add_holder({run.begin, titles}, titles);
  return true;
}

/// Bank of …, Ministry of …, … Corp; a name of one word ends with nothing.
bool NameReader::is_body_by_form(Run run) const {
  if (words_in(text_, run) < 2) return false;
  const Word& last = text_[run.end - 1];
  const Word& first = text_[run.begin];
  if (last.kinds.has(Kind::organization)) return true;
  // FC Goa
  static constexpr std::u32string_view clubs[] = {U"fc", U"afc", U"cf", U"ac", U"sc", U"rb", U"rcd", U"vfb", U"vfl"};
  if (first.shape == Word::Shape::upper && std::ranges::find(clubs, text_.word(run.begin)) != std::end(clubs))
    return true;
  const Word& second = text_[run.begin + 1];
  bool leads = first.kinds.has(Kind::organization_of) || second.kinds.has(Kind::organization_of);
  // U.S. District Court for the Southern District of New York
  for (std::uint32_t i = run.begin; i + 1 < run.end; ++i)
    leads = leads || (text_.is(i, U"court") && (text_.is(i + 1, U"for") || text_.is(i + 1, U"of")));
  for (std::uint32_t i = run.begin + 1; leads && i + 1 < run.end; ++i) {
    if (text_.is(i, U"of") || text_.is(i, U"for")) return true;
  }
  return false;
}

bool NameReader::add_by_form(Run run) {
  const std::uint32_t words = words_in(text_, run);
  if (words < 2) return false;
  const Word& first = text_[run.begin];
  const Word& last = text_[run.end - 1];
  const bool looks_person = first.kinds.any(given) && words == 2;
  const bool by_context =
      evidence_.speaks(run) || evidence_.is_aged(run) || evidence_.is_who(run) || evidence_.follows_role(run);
  if (looks_person && by_context) return false;
  if (is_body_by_form(run) || (words > 2 && is_team(run))) {
    add(run, EntityType::organization, NameRule::anchored_suffix);
    return true;
  }
  const bool behind = last.kinds.has(Kind::place);
  const bool before = first.kinds.has(Kind::place_before) && !first.kinds.any(given);
  bool of = false;
  for (std::uint32_t i = run.begin + 1; i < run.end; ++i)
    of = of || (text_.is(i, U"of") && text_[i - 1].kinds.has(Kind::place));
  if ((behind && !looks_person) || before || of) {
    add(run, EntityType::place, NameRule::place_suffix);
    return true;
  }
  return false;
}

bool NameReader::is_person(Run run) const {
  const std::uint32_t words = words_in(text_, run);
  const Word& first = text_[run.begin];
  const bool named = first.kinds.any(given);
  if (words > 5 || (!named && (evidence_.is_which(run) || evidence_.is_located(run)))) return false;
  if (first.shape == Word::Shape::upper && words == 1) return false;
  // Necessarily, given …
  if (words == 1 && first.initial && text_.word(run.begin).ends_with(U"ly")) return false;
  // “People who …: a plain word that begins the sentence.
  if (words == 1 && first.initial && !named && first.kinds.any({Kind::role, Kind::group, Kind::title, Kind::common}))
    return false;
  const Kinds apposed = evidence_.apposed(run);
  if (apposed.any(body_nouns) && !apposed.any(person_nouns) && !named) return false;
  if (words > 1 && words <= 4 && is_double_given_name(run.end - 1) && known(run.begin) == nullptr) return true;
  if (words == 1 && evidence_.is_contender(run)) return false;
  if (evidence_.follows_role(run) && (words > 1 || !evidence_.noun_behind(run).any(body_nouns))) return true;
  if (evidence_.is_aged(run) || evidence_.is_who(run) || apposed.any({Kind::title, Kind::role})) return true;
  if (evidence_.follows_apposed_role(run) && (words > 1 || named)) return true;
  if (words < 2) return false;
  if (named && !text_.is(run.begin + 1, U"of")) return true;
  return words <= 4 && evidence_.speaks(run) && !evidence_.follows_the(run);
}

bool NameReader::is_place(Run run) const {
  if (evidence_.is_dateline(run) || evidence_.is_behind_street(run)) return true;
  const std::uint32_t words = words_in(text_, run);
  if (words > 3 || text_[run.begin].shape == Word::Shape::upper) return false;
  if (words == 1 && text_[run.begin].kinds.any({Kind::organization, Kind::group})) return false;  // in Congress
  if (evidence_.noun_behind(run).any({Kind::place}) && !evidence_.noun_behind(run).any(body_nouns)) return true;
  // the Hailuogou scenic area
  if (evidence_.follows_the(run) && text_[run.end].shape == Word::Shape::lower &&
      text_[run.end + 1].shape == Word::Shape::lower && text_[run.end + 1].kinds.has(Kind::place) &&
      !text_[run.end].kinds.any({Kind::preposition, Kind::auxiliary, Kind::conjunction, Kind::adverb})) {
    return true;
  }
  const Kinds apposed = evidence_.apposed(run);
  if (apposed.has(Kind::place) && !apposed.any({Kind::group, Kind::medium})) return true;
  // Port Fourchon, Louisiana
  if (text_.is(run.end, U",")) {
    const Candidate* within = run.end + 1 < text_.size() ? known(run.end + 1) : nullptr;
    const bool larger =
        within != nullptr && within->type == EntityType::place && within->at.begin == text_[run.end + 1].at.begin;
    if (larger && (evidence_.is_located(run) || text_[run.begin - 1].kinds.has(Kind::preposition))) return true;
  }
  if (run.begin > 1 && text_.is(run.begin - 1, U"of") && text_[run.begin - 2].kinds.has(Kind::place) &&
      !text_[run.begin - 2].is_capital()) {
    return true;
  }
  return evidence_.is_located(run) && !evidence_.is_owner(run) && !evidence_.noun_behind(run).any(body_nouns);
}

/// Arizona Cardinals: a place and a plural are a team.
bool NameReader::is_team(Run run) const {
  const Word& last = text_[run.end - 1];
  const Candidate* place = known(run.begin);
  const bool plural = text_.word(run.end - 1).ends_with(U's') && known(run.end - 1) == nullptr &&
                      !last.kinds.any({Kind::place, Kind::demonym, Kind::common, Kind::title, Kind::role});
  return place != nullptr && place->type == EntityType::place && plural && run.size() <= 4 &&
         place->at.begin == text_[run.begin].at.begin;
}

bool NameReader::is_organization(Run run) const {
  // State television, State-run broadcaster: a plain word that begins the sentence
  const Word& begin = text_[run.begin];
  const bool compound = text_.word(run.begin).find(U'-') != std::u32string_view::npos;
  if (words_in(text_, run) == 1 && begin.initial && begin.shape == Word::Shape::capital &&
      (compound || begin.kinds.any({Kind::modifier, Kind::common, Kind::role, Kind::title, Kind::demonym})))
    return false;
  if (evidence_.is_employer(run) || evidence_.is_contender(run)) return true;
  const Kinds behind = evidence_.noun_behind(run);
  if (behind.any({Kind::medium, Kind::group}) && !behind.any({Kind::place, Kind::cue})) return true;
  const Kinds before = evidence_.noun_before(run);
  if (before.any({Kind::medium, Kind::group}) && !before.any({Kind::place, Kind::title, Kind::role}) &&
      !text_[run.begin - 1].is_capital())
    return true;
  const Kinds apposed = evidence_.apposed(run);
  if (apposed.any(body_nouns)) return true;
  if (text_.is(run.end, U"(") && text_.is(run.end + 2, U")") && text_[run.end + 1].shape == Word::Shape::upper)
    return true;
  if (evidence_.is_told(run) || evidence_.follows_apposed_body(run)) return true;
  if (is_team(run)) return true;
  const std::uint32_t words = words_in(text_, run);
  return words > 1 && evidence_.follows_the(run) && evidence_.speaks(run);
}

bool NameReader::add_by_context(Run run) {
  if (is_person(run)) {
    add(run, EntityType::person, words_in(text_, run) > 1 ? NameRule::speaking_person : NameRule::surname_title);
  } else if (is_organization(run)) {
    add(run, EntityType::organization, NameRule::latin_name);
  } else if (is_place(run)) {
    // A single word may still turn out to be a later form of another name.
    if (words_in(text_, run) == 1 && !evidence_.is_dateline(run)) {
      open_.push_back({run, true});
    } else {
      add(run, EntityType::place, NameRule::latin_name);
    }
  } else {
    return false;
  }
  return true;
}

/// The title of a book or a song: all that stands in a pair of marks.
bool NameReader::is_title_of_work(Run run) const {
  const MarkedPair* pair = search_.reading.enclosing_pair(text_.chars(run.begin, run.end));
  if (pair == nullptr || !pair->closed) return false;
  const std::uint32_t first = text_.at(pair->inner.begin);
  return first + 1 >= run.begin && pair->inner.end <= text_[run.end - 1].at.end + 1;
}

/// A run that holds names of the gazetteer: what stands beside them is read on its own.
bool NameReader::add_parts(Run run) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const Candidate* name = known(i);
    if (name == nullptr || is_known(run)) continue;
    const std::uint32_t first = std::max(run.begin, text_.at(name->at.begin));
    std::uint32_t end = i;
    while (end < text_.size() && text_[end].at.begin < name->at.end) ++end;
    // Volodymyr Zelensky, where only Zelensky is known.
    if (name->type == EntityType::person && end == run.end && first > run.begin && text_[run.begin].kinds.any(given)) {
      search_.found[known_[i]].at.begin = text_[run.begin].at.begin;
      return true;
    }
    if (first > run.begin) classify({run.begin, first});
    if (end < run.end) classify({end, run.end});
    return true;
  }
  return false;
}

/// True where a known name of several words stands in the run.
bool NameReader::holds_long_name(Run run) const {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const Candidate* name = known(i);
    if (name != nullptr && name->at.size() > text_[i].at.size()) return true;
  }
  return false;
}

void NameReader::classify(Run run) {
  run = trimmed(run);
  if (run.size() == 0 || is_known(run) || is_title_of_work(run)) return;
  if (add_titled(run)) return;
  const bool holds_known =
      std::any_of(known_.begin() + run.begin, known_.begin() + run.end, [](auto k) { return k != none; });
  if (add_by_form(run)) return;
  // Jordan Blythe, Carlos Lagos: a name of one word in the gazetteer is no other than a part of a person's.
  const bool person = holds_known && !holds_long_name(run) && is_person(run);
  if (holds_known && !person && !is_organization(run) && add_parts(run)) return;
  if (text_[run.begin].initial && words_in(text_, run) > 1 && !text_[run.begin].kinds.any(given) &&
      text_[run.begin + 1].kinds.any(given)) {
    // Striker Tomasz Zielony: a plain word that begins the sentence.
    classify({run.begin + 1, run.end});
    return;
  }
  if (add_by_context(run)) return;
  open_.push_back({run, false});
}

EntityClass NameReader::class_of(Run run) const {
  const Word& last = text_[run.end - 1];
  const std::u32string_view word = text_.word(run.end - 1);
  // Tarvold Evening News, BBC Sport
  static constexpr std::u32string_view media[] = {
      U"news",     U"times",    U"herald",   U"tribune",    U"gazette", U"telegraph", U"chronicle",
      U"observer", U"examiner", U"inquirer", U"bulletin",   U"courier", U"dispatch",  U"sentinel",
      U"voice",    U"echo",     U"journal",  U"television", U"tv",      U"radio",     U"broadcasting"};
  const Candidate* first = known(run.begin);
  const bool branch = first != nullptr && first->subclass == EntityClass::news_media;
  const bool named_so = words_in(text_, run) > 1 && std::ranges::find(media, word) != std::end(media);
  const bool called_so = evidence_.noun_behind(run).has(Kind::medium) || evidence_.noun_before(run).has(Kind::medium);
  if (last.kinds.has(Kind::medium) || branch || named_so || called_so) return EntityClass::news_media;
  if (word == U"university" || word == U"college" || text_.is(run.begin, U"university"))
    return EntityClass::college_or_university;
  if (word == U"party") return EntityClass::political_party;
  if (word == U"ministry" || word == U"department" || text_.is(run.begin, U"ministry")) return EntityClass::government;
  static constexpr std::u32string_view companies[] = {U"inc", U"corp",        U"ltd",     U"llc",
                                                      U"plc", U"corporation", U"holdings"};
  if (std::ranges::find(companies, word) != std::end(companies)) return EntityClass::corporation;
  return EntityClass::none;
}

/// World Health Organization (WHO): another form of the name.
void NameReader::add_bracketed(Run run, Candidate& candidate) const {
  if (candidate.type == EntityType::person || !text_.is(run.end, U"(") || !text_.is(run.end + 2, U")")) return;
  const Candidate* inner = known(run.end + 1);
  const bool medium = inner != nullptr && inner->subclass == EntityClass::news_media;  // PARIS (AFP)
  if (text_[run.end + 1].is_capital() && !medium) candidate.alias = text_[run.end + 1].at;
}

void NameReader::add(Run run, EntityType type, NameRule rule, Chars title) {
  Candidate candidate{.at = text_.chars(run.begin, run.end),
                      .type = type,
                      .rule = rule,
                      .subclass = type == EntityType::organization ? class_of(run) : EntityClass::none,
                      .title = title,
                      .alias = {},
                      .alias_of = {}};
  add_bracketed(run, candidate);
  search_.found.push_back(candidate);
}

}  // namespace

void find_names(NameSearch& search, const Text& text) {
  NameReader(search, text).run();
}

}  // namespace newsgraph::extract::english
