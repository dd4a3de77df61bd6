#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/cues.h"
#include "newsgraph/extract/lexicon.h"
#include "newsgraph/extract/origin.h"

namespace newsgraph::extract::english {

/// What an English word tells about names and speakers (ontology/english/words.tsv, in this order; the last ones come
/// from the other tables). A word may be of several kinds.
enum class Kind : std::uint8_t {
  determiner,
  possessive,
  preposition,
  conjunction,
  subordinator,
  relative,
  auxiliary,
  modal,
  negation,
  adverb,
  he,
  she,
  it,
  they,
  self,
  addressee,
  pronoun,
  weekday,
  month,
  time,
  man,
  woman,
  honorific,
  title,
  role,
  group,
  document,
  medium,
  organization,
  organization_of,
  place,
  place_before,
  particle,
  common,
  abbreviation,
  modifier,
  past,
  occasion,
  interview,
  anaphor,
  given_male,
  given_female,
  demonym,
  cue,
};

/// A set of kinds.
class Kinds {
 public:
  constexpr Kinds() = default;
  constexpr Kinds(std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) add(kind);
  }
  constexpr void add(Kind kind) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(kind); }
  constexpr void add(Kinds kinds) { bits_ |= kinds.bits_; }
  constexpr bool has(Kind kind) const { return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0; }
  constexpr bool any(Kinds kinds) const { return (bits_ & kinds.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  std::uint64_t bits_ = 0;
};

/// The form in which a verb stands.
enum class VerbForm : std::uint8_t { base, third, past, gerund };

/// A verb of saying (ontology/english/cues.tsv).
struct SayingVerb {
  CueClass kind = CueClass::say;
  bool clause = false;    ///< a reported clause may follow, with or without "that"
  bool bare = false;      ///< what follows it is hardly ever anything but a clause
  bool that = false;      ///< a reported clause follows only with "that"
  bool quote = false;     ///< marked words may stand on either side
  bool object = false;    ///< what follows is mostly somebody or something: accused ministers of …
  bool audience = false;  ///< whom it is said to follows: told reporters
  bool agent = false;     ///< counts only with a subject that can speak
  bool question = false;  ///< what is reported is a question
  RowId row = RowId::none;
};

/// English words by kind, verbs of saying in all their forms. Immutable.
class EnglishLexicon {
 public:
  /// Error where a table is malformed.
  static Result<EnglishLexicon> load();

  /// The kinds of exactly this folded word or phrase.
  Kinds kinds(std::u32string_view folded) const;
  /// The longest phrase of several words that begins at `at`; length 0 where there is none.
  struct Phrase {
    std::uint32_t length = 0;
    Kinds kinds;
  };
  Phrase phrase_at(std::u32string_view text, std::uint32_t at) const;

  /// A verb of saying that begins at `at` as a whole word (or several: pointed out); null where there is none.
  struct Saying {
    const SayingVerb* verb = nullptr;
    VerbForm form = VerbForm::base;
    std::uint32_t length = 0;
  };
  Saying saying_at(std::u32string_view text, std::uint32_t at) const;

  /// The English name of the country that a demonym means; empty where it means none in particular.
  std::string_view country_of(std::u32string_view demonym) const;

 private:
  Status load_words();
  Status load_names();
  Status load_verbs();

  struct Form {
    std::uint32_t verb = 0;
    VerbForm form = VerbForm::base;
  };

  std::vector<std::pair<std::u32string, Lexicon::Value>> building_;
  Lexicon words_;  ///< values are of Kind
  Lexicon countries_;
  std::vector<std::string> country_names_;
  Lexicon sayings_;  ///< values are indexes into forms_
  std::vector<Form> forms_;
  std::vector<SayingVerb> verbs_;
};

/// A verb's forms: by rule, the past ones as `irregular` lists them where it lists any.
std::vector<std::pair<std::u32string, VerbForm>> forms_of(std::u32string_view verb,
                                                          const std::vector<std::u32string>& irregular);

}  // namespace newsgraph::extract::english
