#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/chars.h"
#include "newsgraph/extract/lexicon.h"
#include "newsgraph/extract/origin.h"

namespace newsgraph::extract {

class Reading;

/// Where the actors of a trigger stand (ontology/triggers.tsv).
enum class Frame : std::uint8_t { transitive, mutual, subject, visit, noun };

/// "trigger with doer and patient", ...
std::string_view name_of(Frame frame);

struct Trigger {
  std::string type;  ///< concept of the event type scheme; empty for a word that holds a trigger by accident
  Frame frame = Frame::transitive;
  std::vector<std::u32string> needed;   ///< one of them stands in the clause, if there are any
  std::vector<std::u32string> refused;  ///< none of them stands in the clause behind the trigger
  RowId row = RowId::none;
};

/// A trigger as it stands in a text.
struct TriggerMention {
  Chars at;
  const Trigger* trigger = nullptr;  ///< owned by the TriggerLexicon
};

/// The words that report events, and those that say whether they took place (ontology/modality.tsv).
class TriggerLexicon {
 public:
  static Result<TriggerLexicon> load();

  /// The longest trigger that begins at `at`, also one of empty type.
  std::optional<TriggerMention> trigger_at(const Reading& reading, std::uint32_t at) const;
  /// Whether the words around a trigger leave it the meaning that its type is for: 通过 of a law, not 通过 as "by way
  /// of"; a verb, not the first part of a noun (援助 in 援助者).
  bool means_event(const Reading& reading, Chars clause, const TriggerMention& trigger) const;
  struct Found {
    Modality modality = Modality::actual;
    RowId row = RowId::none;  ///< of the word that says so
  };
  /// What the words of modality between `clause.begin` and `trigger` say; the nearest one decides.
  Found modality(const Reading& reading, Chars clause, std::uint32_t trigger) const;

 private:
  Lexicon trigger_words_;
  Lexicon heads_;  ///< words that make a noun of the trigger before them
  std::vector<Trigger> triggers_;
  Lexicon modality_words_;  ///< values are RowIds of modalities_, or 0 for a word that only holds one by accident
  std::unordered_map<RowId, Modality> modalities_;
};

}  // namespace newsgraph::extract
