#pragma once

#include "newsgraph/extract/english/subjects.h"

namespace newsgraph::extract::english {

/// When something was said: at a press conference, in an interview with X. Ranges of pieces of the outline, empty where
/// the text does not say.
struct Occasion {
  Subjects::Phrase name;   ///< press conference in Geneva, interview with X
  Subjects::Phrase head;   ///< conference, interview
  Subjects::Phrase asker;  ///< X, where it is an interview
};

/// The first phrase that says when in the pieces, all of one sentence. `opening`: it has to begin them, or to stand
/// behind "speaking" and the like.
Occasion find_occasion(const Outline& outline, const Subjects& subjects, Text::Range pieces, bool opening);

/// Whether the last of these pieces is a word for when something is said: told a news conference.
bool is_occasion(const Outline& outline, Subjects::Phrase phrase);

}  // namespace newsgraph::extract::english
