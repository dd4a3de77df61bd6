#pragma once

#include <cstdint>
#include <optional>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/chars.h"
#include "newsgraph/extract/lexicon.h"
#include "newsgraph/extract/origin.h"

namespace newsgraph::extract {

struct Context;

/// What a word of ontology/cues/occasions.tsv does.
enum class OccasionKind : std::uint8_t {
  occasion,   ///< 记者会: ends the words that name when something was said
  interview,  ///< 采访: likewise, and who asks is whom it is said to
  act,        ///< 会见: begins them (在会见林一帆时)
};

/// The words for when something is said. Immutable.
class OccasionLexicon {
 public:
  /// Error where the table is malformed.
  static Result<OccasionLexicon> load();

  struct Found {
    std::uint32_t length = 0;  ///< 0: no such word begins here
    RowId row = RowId::none;
  };
  /// The longest word of this kind that begins at `at` and ends before `end`.
  Found longest(OccasionKind kind, std::u32string_view text, std::uint32_t at, std::uint32_t end) const;

 private:
  struct Word {
    OccasionKind kind = OccasionKind::occasion;
    RowId row = RowId::none;
  };
  std::vector<Word> words_;
  Lexicon lexicon_;  ///< values are indexes into words_
};

/// When something was said, as the words before a word of saying tell.
struct OccasionPhrase {
  Chars at;    ///< 周二的记者会, 接受法新社采访
  Chars head;  ///< 记者会, 采访
  OccasionKind kind = OccasionKind::occasion;
  RowId row = RowId::none;
};

/// The phrase 在…上, 接受…时 that stands nearest before `cue`, in its clause or, where that one is no more than such a
/// phrase or ends with it, in the clause before; `region` is where the subject of the word of saying was looked for.
std::optional<OccasionPhrase> find_occasion(const Context& context, std::uint32_t clause, Chars region);

/// Whom something is said to, as the phrase 对…, 向… says that stands last in the region: 记者, 法新社; empty where
/// there is none.
Chars find_addressee(const Context& context, Chars region);

}  // namespace newsgraph::extract
