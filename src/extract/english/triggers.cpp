#include "newsgraph/extract/english/triggers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/extract/english/tables.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"
#include "newsgraph/extract/triggers.h"

namespace newsgraph::extract::english {
namespace {

constexpr std::array<std::pair<std::string_view, TriggerFrame>, 7> frames = {{{"transitive", TriggerFrame::transitive},
                                                                              {"active", TriggerFrame::active},
                                                                              {"passive", TriggerFrame::passive},
                                                                              {"mutual", TriggerFrame::mutual},
                                                                              {"subject", TriggerFrame::subject},
                                                                              {"visit", TriggerFrame::visit},
                                                                              {"noun", TriggerFrame::noun}}};
constexpr std::array<std::pair<std::string_view, Modality>, 3> modalities = {
    {{"planned", Modality::planned}, {"denied", Modality::denied}, {"hypothetical", Modality::hypothetical}}};

/// What a verb in its base form stands behind.
constexpr Kinds before_base_form = {Kind::modal,     Kind::they,     Kind::self,   Kind::addressee,
                                    Kind::auxiliary, Kind::relative, Kind::adverb, Kind::conjunction};

bool is_letter_or_digit(std::u32string_view text, std::size_t at) {
  return at < text.size() && (is_latin_letter(text[at]) || is_digit(text[at]) || text[at] == U'-');
}

bool is_being(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 11> forms = {U"is",    U"are", U"was", U"were", U"be",    U"been",
                                                                U"being", U"am",  U"get", U"got",  U"wasn't"};
  return std::ranges::find(forms, word) != forms.end();
}

}  // namespace

Result<EnglishTriggers> EnglishTriggers::load() {
  EnglishTriggers out;
  if (Status status = out.load_triggers(); !status) return tl::make_unexpected(std::move(status.error()));
  if (Status status = out.load_modality(); !status) return tl::make_unexpected(std::move(status.error()));
  return out;
}

Status EnglishTriggers::load_triggers() {
  const std::string path = "ontology/english/triggers.tsv";
  const std::uint32_t number = table_number(path);
  const auto table = table_of(path, {"trigger", "part", "type", "frame", "context", "forms"});
  if (!table) return tl::make_unexpected(table.error());
  const auto modes = EventModes::load("ontology/english/event_modes.tsv");
  if (!modes) return tl::make_unexpected(modes.error());
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (const TsvTable::Row& row : table->rows()) {
    const TriggerFrame* frame = named(frames, row.fields[3]);
    if (frame == nullptr) return wrong(*table, row, "frame", row.fields[3]);
    EnglishTrigger trigger{std::string(row.fields[2]), modes->of(row.fields[0], row.fields[2]), *frame, {}, {},
                           row_id(number, row.line)};
    for (const std::string_view word : split(row.fields[4])) {
      const bool refused = word.starts_with('-') && word.size() > 1;
      (refused ? trigger.refused : trigger.needed).push_back(fold(refused ? word.substr(1) : word));
    }
    const auto index = static_cast<std::uint32_t>(triggers_.size());
    std::vector<std::u32string> irregular;
    for (const std::string_view form : split(row.fields[5])) irregular.push_back(fold(form));
    const std::u32string word = fold(row.fields[0]);
    const bool verb = row.fields[1] == "verb";
    if (!verb && row.fields[1] != "noun") return wrong(*table, row, "part", row.fields[1]);
    const auto all =
        verb ? forms_of(word, irregular) : std::vector<std::pair<std::u32string, VerbForm>>{{word, VerbForm::base}};
    for (const auto& [form, of] : all) {
      words.emplace_back(form, static_cast<Lexicon::Value>(forms_.size()));
      forms_.push_back({index, of});
    }
    triggers_.push_back(std::move(trigger));
  }
  words_ = Lexicon(std::move(words));
  return {};
}

Status EnglishTriggers::load_modality() {
  const auto table = table_of("ontology/english/modality.tsv", {"word", "modality"});
  if (!table) return tl::make_unexpected(table.error());
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (const TsvTable::Row& row : table->rows()) {
    const Modality* modality = named(modalities, row.fields[1]);
    if (modality == nullptr) return wrong(*table, row, "modality", row.fields[1]);
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(*modality));
  }
  modality_words_ = Lexicon(std::move(words));
  return {};
}

/// plans to, agreed to, Kim to visit in a headline: the infinitive is what its own subject does. Urged X to is no such.
bool EnglishTriggers::is_intended(const Text& text, std::uint32_t to, std::uint32_t clause_begin) const {
  constexpr std::uint32_t longest = 3;
  if (text[to].block == 0 && to > 0 && text[to - 1].is_capital()) return true;
  for (std::uint32_t words = 1; words <= longest && to >= clause_begin + words; ++words) {
    if (!modality_words_.find(text.reading().text(text.chars(to - words, to + 1))).empty()) return true;
  }
  return false;
}

/// Whether a word of this form is a verb here, and no noun: "the meeting" and "talks" have rows of their own.
bool EnglishTriggers::is_verb(const Text& text, const TriggerUse& use, std::uint32_t clause_begin) const {
  if (use.begin <= clause_begin) return true;
  const std::uint32_t last = use.begin - 1;
  const Kinds before = text[last].kinds;
  const bool determined =
      before.any({Kind::determiner, Kind::possessive}) && !before.any({Kind::pronoun, Kind::relative});
  if (determined || text.is(last, U"'s") || text.is(last, U"’s")) return false;
  // Israeli strikes
  if (use.form == VerbForm::third && before.has(Kind::demonym)) return false;
  if (use.form != VerbForm::base) return true;
  if (text.is(last, U"to")) return is_intended(text, last, clause_begin);
  if (before.has(Kind::preposition)) return false;
  return before.any(before_base_form) || text.word(last).ends_with(U's') || text[last].is_capital();
}

/// Whether the clause has a word that the trigger needs, and none that it refuses right beside it.
bool EnglishTriggers::has_company(const Text& text, const TriggerUse& use, Text::Range clause) {
  const EnglishTrigger& trigger = *use.trigger;
  const auto stands_in = [&](std::uint32_t begin, std::uint32_t end) {
    return [&text, begin, end](const std::u32string& wanted) {
      for (std::uint32_t i = begin; i < end; ++i) {
        if (text.word(i) == wanted) return true;
      }
      return false;
    };
  };
  const bool whole_clause = trigger.frame == TriggerFrame::noun || use.passive;
  const std::uint32_t from = whole_clause ? clause.begin : use.end;
  if (!trigger.needed.empty() && std::ranges::none_of(trigger.needed, stands_in(from, clause.end))) return false;
  constexpr std::uint32_t beside = 2;
  const std::uint32_t before = use.begin > clause.begin ? use.begin - 1 : use.begin;
  return std::ranges::none_of(trigger.refused, stands_in(use.end, std::min(clause.end, use.end + beside))) &&
         std::ranges::none_of(trigger.refused, stands_in(before, use.begin));
}

/// Whether the words around leave the trigger its meaning: in the voice that its frame asks for, with the words that it
/// needs.
bool EnglishTriggers::means_event(const Text& text, const TriggerUse& use, Text::Range clause) const {
  const TriggerFrame frame = use.trigger->frame;
  if (frame != TriggerFrame::noun && !is_verb(text, use, clause.begin)) return false;
  if (frame == TriggerFrame::passive && !use.passive) return false;
  if (frame == TriggerFrame::active && use.passive) return false;
  return has_company(text, use, clause);
}

std::optional<TriggerUse> EnglishTriggers::at(const Text& text, std::uint32_t word, Text::Range clause) const {
  thread_local std::vector<Lexicon::Match> matches;
  const std::u32string_view all = text.reading().text();
  const std::uint32_t begin = text[word].at.begin;
  words_.match(all, begin, matches);
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read the views of g++ 12
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    if (is_letter_or_digit(all, begin + match->length)) continue;
    TriggerUse use;
    use.begin = use.end = word;
    while (use.end < text.size() && text[use.end].at.begin < begin + match->length) ++use.end;
    for (const Lexicon::Value value : match->values) {
      use.trigger = &triggers_[forms_[value].trigger];
      use.form = forms_[value].form;
      std::uint32_t before = word;
      while (before > clause.begin && text[before - 1].kinds.any({Kind::adverb, Kind::negation}) &&
             !is_being(text.word(before - 1)))
        --before;
      use.passive = use.form == VerbForm::past && use.trigger->frame != TriggerFrame::noun &&
                    ((before > clause.begin && is_being(text.word(before - 1))) || text.is(use.end, U"by"));
      if (means_event(text, use, clause)) return use;
    }
  }
  return std::nullopt;
}

Modality EnglishTriggers::modality(const Text& text, std::uint32_t clause_begin, std::uint32_t trigger) const {
  constexpr std::uint32_t reach = 10;
  Modality nearest = Modality::actual;
  const std::u32string_view all = text.reading().text();
  const std::uint32_t first = std::max(clause_begin, trigger > reach ? trigger - reach : 0);
  for (std::uint32_t i = first; i < trigger; ++i) {
    const Lexicon::Match match = modality_words_.longest(all, text[i].at.begin);
    if (match.length == 0 || is_letter_or_digit(all, text[i].at.begin + match.length)) continue;
    nearest = static_cast<Modality>(match.values.front());
  }
  return nearest;
}

}  // namespace newsgraph::extract::english
