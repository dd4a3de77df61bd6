#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/english/text.h"
#include "newsgraph/extract/lexicon.h"
#include "newsgraph/extract/origin.h"

namespace newsgraph::extract::english {

/// Where the actors of an English trigger stand (ontology/english/triggers.tsv).
enum class TriggerFrame : std::uint8_t { transitive, active, passive, mutual, subject, visit, noun };

struct EnglishTrigger {
  std::string type;  ///< concept of the event type scheme
  std::string mode;  ///< concept of the scheme of modes; empty where the word leaves it open
  TriggerFrame frame = TriggerFrame::transitive;
  std::vector<std::u32string> needed;   ///< one of them stands behind it, if there are any
  std::vector<std::u32string> refused;  ///< none of them stands beside it
  RowId row = RowId::none;
};

/// A trigger as it stands in a text.
struct TriggerUse {
  std::uint32_t begin = 0;  ///< words
  std::uint32_t end = 0;
  const EnglishTrigger* trigger = nullptr;  ///< owned by EnglishTriggers
  VerbForm form = VerbForm::base;
  bool passive = false;
};

/// English words that report events, in all their forms, and those that say whether they took place
/// (ontology/english/modality.tsv). Immutable.
class EnglishTriggers {
 public:
  static Result<EnglishTriggers> load();

  /// The trigger that begins at a word and means its event there; `clause` are the words around it.
  std::optional<TriggerUse> at(const Text& text, std::uint32_t word, Text::Range clause) const;
  /// What the words between the clause's begin and the trigger say; the nearest ones decide.
  Modality modality(const Text& text, std::uint32_t clause_begin, std::uint32_t trigger) const;

 private:
  struct Form {
    std::uint32_t trigger = 0;
    VerbForm form = VerbForm::base;
  };
  Status load_triggers();
  Status load_modality();
  bool is_intended(const Text& text, std::uint32_t to, std::uint32_t clause_begin) const;
  bool is_verb(const Text& text, const TriggerUse& use, std::uint32_t clause_begin) const;
  static bool has_company(const Text& text, const TriggerUse& use, Text::Range clause);
  bool means_event(const Text& text, const TriggerUse& use, Text::Range clause) const;

  std::vector<EnglishTrigger> triggers_;
  std::vector<Form> forms_;
  Lexicon words_;  ///< values are indexes into forms_
  Lexicon modality_words_;
};

}  // namespace newsgraph::extract::english
