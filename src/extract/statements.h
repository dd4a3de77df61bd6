#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/extract/citations.h"
#include "newsgraph/extract/clauses.h"
#include "newsgraph/extract/cues.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/speakers.h"

namespace newsgraph::extract {

/// A word of saying (or 据…报道) in the text, with who says it and where what is said may stand.
struct Statement {
  Chars cue;
  const Cue* word = nullptr;   ///< null for 据…报道
  RowId citing = RowId::none;  ///< of 据 and the like
  std::uint32_t clause = 0;    ///< index into Clauses
  Chars region;                ///< where the subject was looked for
  Speaker speaker;
  EntityIndex who = EntityIndex::none;  ///< the speaker, resolved
  EntityIndex audience = EntityIndex::none;
  Chars audience_at;           ///< the words that say to whom; empty where there are none
  OccasionPhrase occasion;     ///< when, where the text says so; else empty
  std::uint32_t told_end = 0;  ///< behind the cue and whom it is said to: 告诉记者
  Chars content;               ///< from behind the cue to the end of the sentence
  bool marked = false;         ///< a comma or colon stands between the cue and the content
  bool inner = false;          ///< begins what another statement reports: 报道指，A表示…

  RowId row() const { return word != nullptr ? word->row : citing; }
  bool identified() const {
    return who != EntityIndex::none || speaker.kind == SpeakerKind::role || speaker.kind == SpeakerKind::pronoun ||
           speaker.kind == SpeakerKind::report || speaker.kind == SpeakerKind::self;
  }
};

/// All statements and citations of an article, in text order.
struct Statements {
  std::vector<Statement> all;
  std::vector<Citation> citations;

  /// The last one whose cue ends at or before `position` in the same frame and sentence; null where there is none.
  const Statement* before(const Clauses& clauses, std::uint32_t frame, std::uint32_t position) const;
  /// The first one whose cue begins at or behind `position` in the same frame, in the sentence that holds the
  /// position or in a clause that begins there; null where there is none.
  const Statement* behind(const Clauses& clauses, std::uint32_t frame, std::uint32_t position) const;
};

/// What the rules of quotations look things up in; refers to what it was made from.
struct Context {
  const Reading& reading;
  const CueLexicon& cues;
  const Annotations& found;
  MentionIndex mentions;
  Clauses clauses;
  SpeakerFinder speakers;

  Context(const Reading& reading_, const CueLexicon& cues_, const Annotations& found_)
      : reading(reading_),
        cues(cues_),
        found(found_),
        mentions(reading_, found_),
        clauses(reading_),
        speakers(reading_, clauses, mentions, cues_, found_) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  Context(Context&&) = delete;
  Context& operator=(Context&&) = delete;
  ~Context() = default;
};

/// Finds them all; `context.speakers` remembers who spoke.
Statements find_statements(Context& context);

/// An article's statements with what they were found by.
struct Discourse {
  Context context;
  Statements statements;

  Discourse(const Reading& reading, const CueLexicon& cues, const Annotations& found)
      : context(reading, cues, found), statements(find_statements(context)) {}
};

/// True where what the pair holds ends like speech (with a clause mark) or holds one: such a pair ends the words
/// that may name a speaker.
bool looks_like_speech(const Reading& reading, const MarkedPair& pair);

}  // namespace newsgraph::extract
