#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/extract/citations.h"
#include "newsgraph/extract/english/occasions.h"
#include "newsgraph/extract/english/outline.h"
#include "newsgraph/extract/english/subjects.h"

namespace newsgraph::extract::english {

/// Words that say that somebody said something: a verb with its subject, "according to X". Positions are pieces of the
/// outline.
struct Statement {
  std::uint32_t piece = 0;  ///< the cue, from here to before `piece_end`
  std::uint32_t piece_end = 0;
  std::uint32_t sentence = 0;
  const SayingVerb* verb = nullptr;  ///< null for "according to" and the like
  Subjects::Phrase subject;          ///< with its appositions; empty where it is left out
  bool inverted = false;             ///< said X
  Speaker speaker;
  EntityIndex who = EntityIndex::none;
  EntityIndex audience = EntityIndex::none;
  Subjects::Phrase told;  ///< the words that say to whom; empty where there are none
  Occasion occasion;
  std::uint32_t behind = 0;    ///< where what was said may begin: behind audience, time and place
  std::vector<Chars> content;  ///< the clause that is reported without marks, as far as there is one

  std::uint32_t opens = Piece::none;  ///< where whoever quotes the speaker is named before the cue

  /// Where it begins with all that belongs to it.
  std::uint32_t begin() const {
    if (opens != Piece::none) return opens;
    return subject.size() > 0 && !inverted ? subject.begin : piece;
  }
};

/// All of an article, in text order.
struct Statements {
  std::vector<Statement> all;
  std::vector<Citation> citations;
};

/// `subjects` remembers who spoke.
Statements find_statements(const Outline& outline, Subjects& subjects, const Annotations& found);

/// True where the pieces hold a word that makes a clause of them.
bool has_verb(const Outline& outline, std::uint32_t begin, std::uint32_t end);

/// Where a sentence begins behind the dateline: KYIV, May 3 (AFP) —
std::uint32_t behind_dateline(const Outline& outline, std::uint32_t sentence);

}  // namespace newsgraph::extract::english
