#include "newsgraph/extract/english/lexicon.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "newsgraph/extract/english/tables.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"

namespace newsgraph::extract::english {
namespace {

constexpr std::array<std::string_view, 40> kind_names = {
    "determiner", "possessive",   "preposition", "conjunction", "subordinator", "relative",
    "auxiliary",  "modal",        "negation",    "adverb",      "he",           "she",
    "it",         "they",         "self",        "addressee",   "pronoun",      "weekday",
    "month",      "time",         "man",         "woman",       "honorific",    "title",
    "role",       "group",        "document",    "medium",      "organization", "organization_of",
    "place",      "place_before", "particle",    "common",      "abbreviation", "modifier",
    "past",       "occasion",     "interview",   "anaphor"};

constexpr std::array<std::pair<std::string_view, CueClass>, 16> classes = {{{"say", CueClass::say},
                                                                            {"tell", CueClass::tell},
                                                                            {"write", CueClass::say},
                                                                            {"ask", CueClass::ask},
                                                                            {"answer", CueClass::answer},
                                                                            {"announce", CueClass::announce},
                                                                            {"report", CueClass::report},
                                                                            {"think", CueClass::think},
                                                                            {"show", CueClass::show},
                                                                            {"deny", CueClass::deny},
                                                                            {"promise", CueClass::promise},
                                                                            {"warn", CueClass::warn},
                                                                            {"urge", CueClass::urge},
                                                                            {"criticise", CueClass::criticise},
                                                                            {"praise", CueClass::praise},
                                                                            {"describe", CueClass::describe}}};

constexpr std::array<std::pair<std::string_view, bool SayingVerb::*>, 8> takes = {
    {{"clause", &SayingVerb::clause},
     {"bare", &SayingVerb::bare},
     {"that", &SayingVerb::that},
     {"quote", &SayingVerb::quote},
     {"object", &SayingVerb::object},
     {"audience", &SayingVerb::audience},
     {"agent", &SayingVerb::agent},
     {"question", &SayingVerb::question}}};

bool is_letter_or_digit(std::u32string_view text, std::size_t at) {
  return at < text.size() && (is_latin_letter(text[at]) || is_digit(text[at]));
}

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aeiou").find(c) != std::u32string_view::npos;
}

/// The first word of a phrase, inflected, with the rest of it: point out -> pointed out.
std::u32string with_rest(std::u32string word, std::u32string_view rest) {
  return std::move(word) + std::u32string(rest);
}

}  // namespace

std::vector<std::pair<std::u32string, VerbForm>> forms_of(std::u32string_view verb,
                                                          const std::vector<std::u32string>& irregular) {
  const std::size_t blank = std::min(verb.find(U' '), verb.size());
  const std::u32string stem(verb.substr(0, blank));
  const std::u32string_view rest = verb.substr(blank);
  const bool silent_e = stem.ends_with(U'e') && !stem.ends_with(U"ee") && !stem.ends_with(U"oe");
  const bool y = stem.size() > 1 && stem.ends_with(U'y') && !is_vowel(stem[stem.size() - 2]);
  const bool hiss = stem.ends_with(U's') || stem.ends_with(U"sh") || stem.ends_with(U"ch") || stem.ends_with(U'x') ||
                    stem.ends_with(U'z') || stem.ends_with(U'o');
  const std::u32string cut = stem.substr(0, stem.size() - 1);
  std::vector<std::pair<std::u32string, VerbForm>> out = {{std::u32string(verb), VerbForm::base}};
  out.emplace_back(with_rest(y ? cut + U"ies" : stem + (hiss ? U"es" : U"s"), rest), VerbForm::third);
  out.emplace_back(with_rest((silent_e ? cut : stem) + U"ing", rest), VerbForm::gerund);
  for (const std::u32string& form : irregular) {
    const std::size_t end = std::min(form.find(U' '), form.size());
    const bool gerund = std::u32string_view(form).substr(0, end).ends_with(U"ing") && form != verb;
    out.emplace_back(form, gerund ? VerbForm::gerund : VerbForm::past);
  }
  if (irregular.empty()) {
    out.emplace_back(with_rest(y ? cut + U"ied" : stem + (stem.ends_with(U'e') ? U"d" : U"ed"), rest), VerbForm::past);
  }
  return out;
}

Result<EnglishLexicon> EnglishLexicon::load() {
  EnglishLexicon out;
  for (const auto part : {&EnglishLexicon::load_words, &EnglishLexicon::load_names, &EnglishLexicon::load_verbs}) {
    if (Status status = (out.*part)(); !status) return tl::make_unexpected(std::move(status.error()));
  }
  out.words_ = Lexicon(std::exchange(out.building_, {}));
  return out;
}

Status EnglishLexicon::load_words() {
  const auto table = table_of("ontology/english/words.tsv", {"word", "kind"});
  if (!table) return tl::make_unexpected(table.error());
  for (const TsvTable::Row& row : table->rows()) {
    const auto kind = static_cast<std::size_t>(std::ranges::find(kind_names, row.fields[1]) - kind_names.begin());
    if (kind == kind_names.size()) return wrong(*table, row, "kind", row.fields[1]);
    building_.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(kind));
  }
  return {};
}

Status EnglishLexicon::load_names() {
  const auto names = table_of("ontology/english/given_names.tsv", {"name", "gender"});
  if (!names) return tl::make_unexpected(names.error());
  for (const TsvTable::Row& row : names->rows()) {
    const std::string_view gender = row.fields[1];
    if (gender != "male" && gender != "female" && gender != "either") return wrong(*names, row, "gender", gender);
    for (const auto& [other, kind] : {std::pair{"female", Kind::given_male}, std::pair{"male", Kind::given_female}}) {
      if (gender != other) building_.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(kind));
    }
  }
  const auto demonyms = table_of("ontology/english/demonyms.tsv", {"word", "country"});
  if (!demonyms) return tl::make_unexpected(demonyms.error());
  std::vector<std::pair<std::u32string, Lexicon::Value>> countries;
  for (const TsvTable::Row& row : demonyms->rows()) {
    building_.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(Kind::demonym));
    if (row.fields[1].empty()) continue;
    countries.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(country_names_.size()));
    country_names_.emplace_back(row.fields[1]);
  }
  countries_ = Lexicon(std::move(countries));
  return {};
}

Status EnglishLexicon::load_verbs() {
  const std::string path = "ontology/english/cues.tsv";
  const auto table = table_of(path, {"word", "class", "takes", "forms"});
  if (!table) return tl::make_unexpected(table.error());
  const std::uint32_t number = table_number(path);
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (const TsvTable::Row& row : table->rows()) {
    const CueClass* kind = row.fields[1] == "shout" ? nullptr : named(classes, row.fields[1]);
    SayingVerb verb{.kind = kind == nullptr ? CueClass::shout : *kind};
    if (kind == nullptr && row.fields[1] != "shout") return wrong(*table, row, "class", row.fields[1]);
    for (const std::string_view one : split(row.fields[2])) {
      const auto* flag = named(takes, one);
      if (flag == nullptr) return wrong(*table, row, "value in 'takes'", one);
      verb.*(*flag) = true;
    }
    verb.row = row_id(number, row.line);
    std::vector<std::u32string> irregular;
    for (const std::string_view form : split(row.fields[3])) irregular.push_back(fold(form));
    for (const auto& [form, of] : forms_of(fold(row.fields[0]), irregular)) {
      words.emplace_back(form, static_cast<Lexicon::Value>(forms_.size()));
      forms_.push_back({static_cast<std::uint32_t>(verbs_.size()), of});
      if (form.find(U' ') == std::u32string::npos) {
        building_.emplace_back(form, static_cast<Lexicon::Value>(Kind::cue));
      }
    }
    verbs_.push_back(verb);
  }
  sayings_ = Lexicon(std::move(words));
  return {};
}

Kinds EnglishLexicon::kinds(std::u32string_view folded) const {
  Kinds out;
  for (const Lexicon::Value value : words_.find(folded)) out.add(static_cast<Kind>(value));
  return out;
}

EnglishLexicon::Phrase EnglishLexicon::phrase_at(std::u32string_view text, std::uint32_t at) const {
  thread_local std::vector<Lexicon::Match> matches;
  words_.match(text, at, matches);
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read the views of g++ 12
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    const std::u32string_view words = text.substr(at, match->length);
    if (is_letter_or_digit(text, at + match->length) || words.find(U' ') == std::u32string_view::npos) continue;
    Phrase phrase{match->length, {}};
    for (const Lexicon::Value value : match->values) phrase.kinds.add(static_cast<Kind>(value));
    return phrase;
  }
  return {};
}

EnglishLexicon::Saying EnglishLexicon::saying_at(std::u32string_view text, std::uint32_t at) const {
  thread_local std::vector<Lexicon::Match> matches;
  sayings_.match(text, at, matches);
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read the views of g++ 12
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    if (is_letter_or_digit(text, at + match->length)) continue;
    const Form& form = forms_[match->values.front()];
    return {&verbs_[form.verb], form.form, match->length};
  }
  return {};
}

std::string_view EnglishLexicon::country_of(std::u32string_view demonym) const {
  const auto values = countries_.find(demonym);
  return values.empty() ? std::string_view() : country_names_[values.front()];
}

}  // namespace newsgraph::extract::english
