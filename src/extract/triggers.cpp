#include "newsgraph/extract/triggers.h"

#include <algorithm>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/extract/fold.h"
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

}  // namespace

Result<TriggerLexicon> TriggerLexicon::load() {
  TriggerLexicon lexicon;
  const auto triggers = table_of("ontology/triggers.tsv", {"trigger", "type", "frame"});
  if (!triggers) return tl::make_unexpected(triggers.error());
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (const TsvTable::Row& row : triggers->rows()) {
    const auto frame = named(frames, row.fields[2]);
    if (!frame) return failure(Errc::syntax, "no such frame", {{triggers->place(row), {}, 0}, 0, 0, 0});
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(lexicon.triggers_.size()));
    lexicon.triggers_.push_back({std::string(row.fields[1]), *frame});
  }
  lexicon.trigger_words_ = Lexicon(std::move(words));

  const auto modality = table_of("ontology/modality.tsv", {"word", "modality", "exceptions"});
  if (!modality) return tl::make_unexpected(modality.error());
  words = {};
  for (const TsvTable::Row& row : modality->rows()) {
    const auto value = named(modalities, row.fields[1]);
    if (!value) return failure(Errc::syntax, "no such modality", {{modality->place(row), {}, 0}, 0, 0, 0});
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(*value));
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

Modality TriggerLexicon::modality(const Reading& reading, Chars clause, std::uint32_t trigger) const {
  Modality nearest = Modality::actual;
  for (std::uint32_t i = clause.begin; i < trigger;) {
    const Lexicon::Match match = modality_words_.longest(reading.text(), i);
    if (match.length == 0 || i + match.length > trigger) {
      ++i;
      continue;
    }
    // An exception and a word can be written alike; the exception is the longer reading and wins.
    if (std::ranges::find(match.values, exception) == match.values.end()) {
      nearest = static_cast<Modality>(match.values.front());
    }
    i += match.length;
  }
  return nearest;
}

}  // namespace newsgraph::extract
