#include "newsgraph/extract/triggers.h"

#include <algorithm>
#include <map>
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

constexpr std::pair<std::string_view, TriggerFrame> frames[] = {
    {"transitive", TriggerFrame::transitive}, {"object", TriggerFrame::object}, {"mutual", TriggerFrame::mutual},
    {"subject", TriggerFrame::subject},       {"visit", TriggerFrame::visit},   {"noun", TriggerFrame::noun}};
constexpr std::pair<std::string_view, Modality> modalities[] = {
    {"planned", Modality::planned}, {"denied", Modality::denied}, {"hypothetical", Modality::hypothetical}};

/// As a value of the words of modality: says nothing.
constexpr Lexicon::Value exception = 0;

/// As frames: no triggers, but words around them.
constexpr std::string_view context_frames[] = {"head", "compound", "light", "pivot"};

/// 华为的指责, 此次访问: a verb that is made a noun by what stands before it.
bool is_nominal(std::u32string_view before) {
  static constexpr std::u32string_view words[] = {U"的",   U"此次", U"这次", U"本次", U"上次", U"那次",
                                                  U"这项", U"这场", U"这些", U"这种", U"有关", U"相关",
                                                  U"上述", U"任何", U"一次", U"各种", U"某种", U"之"};
  return std::ranges::any_of(words, [&](std::u32string_view word) { return before.ends_with(word); });
}

/// So far before a trigger its light verb stands: 提出了强烈质疑.
constexpr std::uint32_t max_light_verb_distance = 8;

bool one_of(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

Trigger trigger_of(const TsvTable::Row& row, TriggerFrame frame) {
  Trigger trigger{std::string(row.fields[1]), {}, frame, {}, {}, RowId::none};
  for (const std::string_view word : split(row.fields[3])) {
    const bool is_refused = word.starts_with('-');
    (is_refused ? trigger.refused : trigger.needed).push_back(fold(is_refused ? word.substr(1) : word));
  }
  return trigger;
}

}  // namespace

std::string_view name_of(TriggerFrame frame) {
  switch (frame) {
    case TriggerFrame::transitive:
      return "trigger between who does it and to whom";
    case TriggerFrame::object:
      return "trigger with to whom it is done";
    case TriggerFrame::mutual:
      return "trigger of what several do together";
    case TriggerFrame::subject:
      return "trigger with who does it";
    case TriggerFrame::visit:
      return "trigger of a visit";
    case TriggerFrame::noun:
      return "noun of an event";
  }
  return {};
}

Result<EventModes> EventModes::load(std::string_view path) {
  const auto table = table_of(path, {"trigger", "type", "mode"});
  if (!table) return tl::make_unexpected(table.error());
  EventModes out;
  for (const TsvTable::Row& row : table->rows()) {
    out.modes_.emplace(std::string(row.fields[0]) + '\t' + std::string(row.fields[1]), row.fields[2]);
  }
  return out;
}

std::string EventModes::of(std::string_view word, std::string_view type) const {
  const auto found = modes_.find(std::string(word) + '\t' + std::string(type));
  return found == modes_.end() ? std::string() : found->second;
}

Result<TriggerLexicon> TriggerLexicon::load() {
  TriggerLexicon lexicon;
  const auto triggers = table_of("ontology/triggers.tsv", {"trigger", "type", "frame", "context"});
  if (!triggers) return tl::make_unexpected(triggers.error());
  const std::uint32_t trigger_table = table_number("ontology/triggers.tsv");
  const auto modes = EventModes::load("ontology/event_modes.tsv");
  if (!modes) return tl::make_unexpected(modes.error());
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  std::map<std::string_view, std::vector<std::pair<std::u32string, Lexicon::Value>>> around;
  for (const TsvTable::Row& row : triggers->rows()) {
    if (std::ranges::find(context_frames, row.fields[2]) != std::end(context_frames)) {
      around[row.fields[2]].emplace_back(fold(row.fields[0]), 0);
      continue;
    }
    const auto frame = named(frames, row.fields[2]);
    if (!frame) return failure(Errc::syntax, "no such frame", {{triggers->place(row), {}, 0}, 0, 0, 0});
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(lexicon.triggers_.size()));
    lexicon.triggers_.push_back(trigger_of(row, *frame));
    lexicon.triggers_.back().mode = modes->of(row.fields[0], row.fields[1]);
    lexicon.triggers_.back().row = row_id(trigger_table, row.line);
  }
  lexicon.heads_ = Lexicon(std::move(around["head"]));
  lexicon.compounds_ = Lexicon(std::move(around["compound"]));
  lexicon.light_verbs_ = Lexicon(std::move(around["light"]));
  lexicon.pivots_ = Lexicon(std::move(around["pivot"]));
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
  return TriggerMention{{at, at + match.length}, &triggers_[match.values.front()], match.values};
}

const Trigger* TriggerLexicon::meaning(const Reading& reading, Chars clause, const TriggerMention& mention,
                                       bool before_name) const {
  if (!before_name && heads_.longest(reading.text(), mention.at.end).length > 0) return nullptr;
  for (const Lexicon::Value value : mention.meanings) {
    const Trigger& trigger = triggers_[value];
    if (fits(trigger, reading, clause, mention.at, before_name)) return &trigger;
  }
  return nullptr;
}

bool TriggerLexicon::fits(const Trigger& trigger, const Reading& reading, Chars clause, Chars at,
                          bool before_name) const {
  if (trigger.frame != TriggerFrame::noun && is_nominal(reading.text({clause.begin, at.begin}))) return false;
  if (trigger.frame == TriggerFrame::object && !before_name && !has_object(reading, clause, at)) return false;
  const auto stands_in = [&](Chars range) {
    return
        [text = reading.text(range)](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; };
  };
  return (trigger.needed.empty() || std::ranges::any_of(trigger.needed, stands_in(clause))) &&
         std::ranges::none_of(trigger.refused, stands_in({at.end, clause.end}));
}

bool TriggerLexicon::has_object(const Reading& reading, Chars clause, Chars trigger) const {
  std::u32string_view behind = reading.text({trigger.end, clause.end});
  while (!behind.empty() && one_of(U"了过 ", behind.front())) behind.remove_prefix(1);
  const bool bare = behind.empty() || one_of(U"的和与及或、)”」』’》", behind.front()) || behind.starts_with(U"以及") ||
                    compounds_.longest(behind, 0).length > 0;
  if (!bare) return true;
  const std::uint32_t from = std::max(clause.begin, trigger.begin - std::min(trigger.begin, max_light_verb_distance));
  if (has_light_verb(reading, {from, trigger.begin})) return true;
  // 被, and 对 and 与 as words of their own.
  const std::u32string_view before = reading.text({clause.begin, trigger.begin});
  for (std::size_t i = before.find_first_of(U"被遭对向把与跟"); i != std::u32string_view::npos;
       i = before.find_first_of(U"被遭对向把与跟", i + 1)) {
    if (i == 0 || !one_of(U"反针面应绝相敌方志导", before[i - 1])) return true;
  }
  return false;
}

bool TriggerLexicon::has_light_verb(const Reading& reading, Chars range) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (const auto n = light_verbs_.longest(reading.text(), i).length; n > 0 && i + n <= range.end) return true;
  }
  return false;
}

std::uint32_t TriggerLexicon::pivot_end(const Reading& reading, Chars range) const {
  std::uint32_t end = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const auto n = pivots_.longest(reading.text(), i).length;
    if (n == 0 || i + n > range.end) continue;
    end = i + n;
    i = end - 1;
  }
  return end;
}

TriggerLexicon::Found TriggerLexicon::modality(const Reading& reading, Chars clause, std::uint32_t trigger,
                                               std::span<const Chars> names) const {
  Found nearest;
  for (std::uint32_t i = clause.begin; i < trigger;) {
    const auto name = std::ranges::find_if(names, [&](Chars one) { return one.contains(i); });
    if (name != names.end()) {
      i = name->end;
      continue;
    }
    const Lexicon::Match match = modality_words_.longest(reading.text(), i);
    if (match.length == 0 || i + match.length > trigger) {
      ++i;
      continue;
    }
    // An exception and a word can be written alike; the exception is the longer reading and wins.
    const bool is_exception = std::ranges::find(match.values, exception) != match.values.end();
    // 将王芳解职: takes the object, and says nothing of the future.
    const bool takes_object =
        match.length == 1 && reading.at(i) == U'将' && std::ranges::find(names, i + 1, &Chars::begin) != names.end();
    if (!is_exception && !takes_object) {
      nearest.row = static_cast<RowId>(match.values.front());
      nearest.modality = modalities_.at(nearest.row);
    }
    i += match.length;
  }
  return nearest;
}

}  // namespace newsgraph::extract
