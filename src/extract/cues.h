#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/chars.h"
#include "newsgraph/extract/knowledge.h"
#include "newsgraph/extract/lexicon.h"
#include "newsgraph/extract/occasions.h"
#include "newsgraph/extract/origin.h"

namespace newsgraph::extract {

/// What a word of saying does (ontology/cues/saying.tsv).
enum class CueClass : std::uint8_t {
  say,
  tell,
  ask,
  answer,
  announce,
  report,
  think,
  show,
  deny,
  promise,
  warn,
  urge,
  criticise,
  praise,
  describe,
  shout,
  guard,  ///< not a word of saying at all: 小说, 称为
};

/// One word of saying and what may stand around it.
struct Cue {
  CueClass kind = CueClass::say;
  bool clause = false;       ///< what follows it may be reported without marks
  bool quote = false;        ///< marked words may follow
  bool after = false;        ///< may follow the marked words
  bool agent = false;        ///< counts only where its subject can speak
  bool object = false;       ///< its object is mostly a thing and not what was said: 批评政府
  bool audience = false;     ///< whom it is said to follows it: 告诉记者
  bool comma = false;        ///< takes a clause only behind a comma or colon
  bool own_subject = false;  ///< counts only with a subject of its own
  bool at_end = false;       ///< of a guard: only where the clause ends behind it: 表示感谢
  bool latin = false;        ///< an English word
  RowId row = RowId::none;
};

/// Kinds of the words around a word of saying (ontology/cues/context.tsv).
enum class ContextKind : std::uint8_t {
  adverb,
  negation,
  preposition,
  phrase_end,
  person,
  people,
  self,
  addressee,
  thing,
  role,
  report,
  plural,
  naming,
  condition,
  evidence
};

/// Kinds of the words that cite (ontology/cues/citing.tsv).
enum class CitingKind : std::uint8_t { according, cite, report, anaphor };

/// Words of saying and of citing, those around them, and for when it is said. Immutable.
class CueLexicon {
 public:
  /// Error where a table is malformed.
  static Result<CueLexicon> load();

  /// A word of saying as it stands in a text.
  struct Found {
    const Cue* cue = nullptr;  ///< null: no such word here
    std::uint32_t length = 0;  ///< of it or of the guard that must be skipped; 0 = nothing begins here
  };
  /// What begins at `at` of a text that ends at `end`. Guards are lengths without a cue.
  Found cue_at(std::u32string_view text, std::uint32_t at, std::uint32_t end) const;

  /// Length of the longest word of this kind that ends at `range.end` and begins in the range; 0 = none.
  std::uint32_t ending(ContextKind kind, std::u32string_view text, Chars range) const;
  std::uint32_t ending(CitingKind kind, std::u32string_view text, Chars range) const;
  /// Length of the longest word of this kind that begins at `range.begin` and ends in the range; 0 = none.
  std::uint32_t beginning(ContextKind kind, std::u32string_view text, Chars range) const;
  std::uint32_t beginning(CitingKind kind, std::u32string_view text, Chars range) const;
  bool is(ContextKind kind, std::u32string_view word) const;
  /// The longest citing word that begins at `at`; length 0 where there is none.
  struct Citing {
    std::uint32_t length = 0;
    bool according = false;
    bool cite = false;
  };
  Citing citing_at(std::u32string_view text, std::uint32_t at, std::uint32_t end) const;
  const OccasionLexicon& occasions() const { return occasions_; }
  /// The row of exactly this citing word, or none.
  RowId citing_row(std::u32string_view word) const;

 private:
  std::uint32_t guard_end(std::u32string_view text, std::uint32_t from) const;

  std::vector<Cue> cues_;
  Lexicon saying_;   ///< values are indexes into cues_
  Lexicon guards_;   ///< likewise
  Lexicon context_;  ///< values are ContextKind
  Lexicon citing_;   ///< values are CitingKind
  Lexicon context_backwards_;
  Lexicon citing_backwards_;
  std::unordered_map<std::u32string, RowId> citing_rows_;
  OccasionLexicon occasions_;
};

}  // namespace newsgraph::extract
