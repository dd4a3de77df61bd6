#include "newsgraph/extract/triggers.h"

#include <algorithm>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"
#include "newsgraph/extract/reading.h"

namespace newsgraph::extract {
namespace {

Result<TsvTable> table_of(std::string_view path, const std::vector<std::string_view>& columns) {
  const auto bytes = embedded_file(path);
  invariant(bytes.has_value(), "a table of ontology/ is not embedded");
  return TsvTable::parse(*bytes, std::string(path), columns);
}

template <class Value, std::size_t N>
std::optional<Value> named(const std::pair<std::string_view, Value> (&names)[N], std::string_view name) {
  const auto* found = std::ranges::find(names, name, &std::pair<std::string_view, Value>::first);
  return found == std::end(names) ? std::nullopt : std::optional(found->second);
}

constexpr std::pair<std::string_view, Frame> frames[] = {{"transitive", Frame::transitive},
                                                         {"mutual", Frame::mutual},
                                                         {"subject", Frame::subject},
                                                         {"visit", Frame::visit},
                                                         {"noun", Frame::noun}};
constexpr std::pair<std::string_view, Modality> modalities[] = {
    {"planned", Modality::planned}, {"denied", Modality::denied}, {"hypothetical", Modality::hypothetical}};

/// As a value of the words of modality: says nothing.
constexpr Lexicon::Value exception = 0;

/// As a frame: no trigger, but a word that makes a noun of one.
constexpr std::string_view head_frame = "head";

Trigger trigger_of(const TsvTable::Row& row, Frame frame) {
  Trigger trigger{std::string(row.fields[1]), frame, {}, {}};
  for (const std::string_view word : split(row.fields[3])) {
    const bool is_refused = word.starts_with('-');
    (is_refused ? trigger.refused : trigger.needed).push_back(fold(is_refused ? word.substr(1) : word));
  }
  return trigger;
}

}  // namespace

std::string_view name_of(Frame frame) {
  switch (frame) {
    case Frame::transitive:
      return "trigger between who does it and to whom";
    case Frame::mutual:
      return "trigger of what several do together";
    case Frame::subject:
      return "trigger with who does it";
    case Frame::visit:
      return "trigger of a visit";
    case Frame::noun:
      return "noun of an event";
  }
  return {};
}

Result<TriggerLexicon> TriggerLexicon::load() {
  TriggerLexicon lexicon;
  const auto triggers = table_of("ontology/triggers.tsv", {"trigger", "type", "frame", "context"});
  if (!triggers) return tl::make_unexpected(triggers.error());
  const std::uint32_t trigger_table = table_number("ontology/triggers.tsv");
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  std::vector<std::pair<std::u32string, Lexicon::Value>> heads;
  for (const TsvTable::Row& row : triggers->rows()) {
    if (row.fields[2] == head_frame) {
      heads.emplace_back(fold(row.fields[0]), 0);
      continue;
    }
    const auto frame = named(frames, row.fields[2]);
    if (!frame) return failure(Errc::syntax, "no such frame", {{triggers->place(row), {}, 0}, 0, 0, 0});
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(lexicon.triggers_.size()));
    lexicon.triggers_.push_back(trigger_of(row, *frame));
    lexicon.triggers_.back().row = row_id(trigger_table, row.line);
  }
  lexicon.heads_ = Lexicon(std::move(heads));
  lexicon.trigger_words_ = Lexicon(std::move(words));

  const auto modality = table_of("ontology/modality.tsv", {"word", "modality", "exceptions"});
  if (!modality) return tl::make_unexpected(modality.error());
  const std::uint32_t modality_table = table_number("ontology/modality.tsv");
  words = {};
  for (const TsvTable::Row& row : modality->rows()) {
    const auto value = named(modalities, row.fields[1]);
    if (!value) return failure(Errc::syntax, "no such modality", {{modality->place(row), {}, 0}, 0, 0, 0});
    const RowId at = row_id(modality_table, row.line);
    lexicon.modalities_.emplace(at, *value);
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(at));
    for (const std::string_view word : split(row.fields[2])) words.emplace_back(fold(word), exception);
  }
  lexicon.modality_words_ = Lexicon(std::move(words));
  return lexicon;
}

std::optional<TriggerMention> TriggerLexicon::trigger_at(const Reading& reading, std::uint32_t at) const {
  const Lexicon::Match match = trigger_words_.longest(reading.text(), at);
  if (match.length == 0) return std::nullopt;
  return TriggerMention{{at, at + match.length}, &triggers_[match.values.front()]};
}

bool TriggerLexicon::means_event(const Reading& reading, Chars clause, const TriggerMention& trigger) const {
  const bool is_noun = trigger.trigger->frame == Frame::noun;
  // 华为的指责, 援助者: a verb that is made a noun by what stands around it.
  if (!is_noun && trigger.at.begin > clause.begin && reading.at(trigger.at.begin - 1) == U'的') return false;
  if (heads_.longest(reading.text(), trigger.at.end).length > 0) return false;
  const auto stands_in = [&](Chars range) {
    return
        [text = reading.text(range)](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; };
  };
  const Trigger& is = *trigger.trigger;
  return (is.needed.empty() || std::ranges::any_of(is.needed, stands_in(clause))) &&
         std::ranges::none_of(is.refused, stands_in({trigger.at.end, clause.end}));
}

TriggerLexicon::Found TriggerLexicon::modality(const Reading& reading, Chars clause, std::uint32_t trigger) const {
  Found nearest;
  for (std::uint32_t i = clause.begin; i < trigger;) {
    const Lexicon::Match match = modality_words_.longest(reading.text(), i);
    if (match.length == 0 || i + match.length > trigger) {
      ++i;
      continue;
    }
    // An exception and a word can be written alike; the exception is the longer reading and wins.
    if (std::ranges::find(match.values, exception) == match.values.end()) {
      nearest.row = static_cast<RowId>(match.values.front());
      nearest.modality = modalities_.at(nearest.row);
    }
    i += match.length;
  }
  return nearest;
}

}  // namespace newsgraph::extract
