#pragma once

#include <vector>

#include "newsgraph/extract/english/direct_speech.h"
#include "newsgraph/extract/english/statements.h"

namespace newsgraph::extract::english {

/// Who says what in an English article. Refers to its arguments; not to be moved.
struct Discourse {
  MentionIndex mentions;
  Outline outline;
  Subjects subjects;
  Statements statements;
  std::vector<DirectSpeech> direct;

  Discourse(const Text& text, const Annotations& found)
      : mentions(text.reading(), found),
        outline(text),
        subjects(outline, mentions, found),
        statements(find_statements(outline, subjects, found)),
        direct(find_direct_speech(outline, statements, subjects)) {}
  Discourse(const Discourse&) = delete;
  Discourse& operator=(const Discourse&) = delete;
  Discourse(Discourse&&) = delete;
  Discourse& operator=(Discourse&&) = delete;
  ~Discourse() = default;
};

}  // namespace newsgraph::extract::english
