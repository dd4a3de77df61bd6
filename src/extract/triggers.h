#pragma once

#include <cstdint>
#include <optional>
#include <span>
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
enum class TriggerFrame : std::uint8_t { transitive, object, mutual, subject, visit, noun };

/// "trigger with doer and patient", ...
std::string_view name_of(TriggerFrame frame);

struct Trigger {
  std::string type;  ///< concept of the event type scheme; empty for a word that holds a trigger by accident
  std::string mode;  ///< concept of the scheme of modes; empty where the word leaves it open
  TriggerFrame frame = TriggerFrame::transitive;
  std::vector<std::u32string> needed;   ///< one of them stands in the clause, if there are any
  std::vector<std::u32string> refused;  ///< none of them stands in the clause behind the trigger
  RowId row = RowId::none;
};

/// The modes of events by their triggers (ontology/event_modes.tsv and its like for English).
class EventModes {
 public:
  /// Error where the table is malformed.
  static Result<EventModes> load(std::string_view path);
  /// The mode of events of a type that this word tells of, both as the tables write them; empty where it is open.
  std::string of(std::string_view word, std::string_view type) const;

 private:
  std::unordered_map<std::string, std::string> modes_;  ///< by word, tabulator, type
};

/// A trigger as it stands in a text.
struct TriggerMention {
  Chars at;
  const Trigger* trigger = nullptr;          ///< owned by the TriggerLexicon; the first of `meanings`
  std::span<const Lexicon::Value> meanings;  ///< of a word with several rows
};

/// The words that report events, and those that say whether they took place (ontology/modality.tsv).
class TriggerLexicon {
 public:
  static Result<TriggerLexicon> load();

  /// The longest trigger that begins at `at`, also one of empty type.
  std::optional<TriggerMention> trigger_at(const Reading& reading, std::uint32_t at) const;
  /// What a trigger means by the words around it, by the first of its rows that they fit: 通过 of a law, not 通过 as
  /// "by way of"; a verb, not the first part of a noun (援助 in 援助者), which it is not `before_name`. Null where it
  /// is no event.
  const Trigger* meaning(const Reading& reading, Chars clause, const TriggerMention& mention, bool before_name) const;
  /// The end of the last word in the range after which another one acts (邀请王芳访问); 0 where there is none.
  std::uint32_t pivot_end(const Reading& reading, Chars range) const;
  /// True where a verb stands in the range that makes an act of a noun behind it: 发起, 参加.
  bool has_light_verb(const Reading& reading, Chars range) const;
  struct Found {
    Modality modality = Modality::actual;
    RowId row = RowId::none;  ///< of the word that says so
  };
  /// What the words of modality between `clause.begin` and `trigger` say; the nearest one decides. Those inside of the
  /// `names`, in text order, do not count: 雷克雅未克.
  Found modality(const Reading& reading, Chars clause, std::uint32_t trigger, std::span<const Chars> names) const;

 private:
  Lexicon trigger_words_;
  bool fits(const Trigger& trigger, const Reading& reading, Chars clause, Chars at, bool before_name) const;
  /// Whether something is done to somebody: what is needed of a frame `object`.
  bool has_object(const Reading& reading, Chars clause, Chars trigger) const;

  Lexicon heads_;        ///< words that make a noun of the trigger before them
  Lexicon pivots_;       ///< words after which another one acts than before them
  Lexicon compounds_;    ///< words that make a noun of an object trigger before them: 投资协议
  Lexicon light_verbs_;  ///< words before a trigger that make an act of the noun: 提出质疑
  std::vector<Trigger> triggers_;
  Lexicon modality_words_;  ///< values are RowIds of modalities_, or 0 for a word that only holds one by accident
  std::unordered_map<RowId, Modality> modalities_;
};

}  // namespace newsgraph::extract
