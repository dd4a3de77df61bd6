#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/extract/english/statements.h"

namespace newsgraph::extract::english {

/// Words in quotation marks that somebody said or wrote; parts that the cue breaks or that run over paragraphs are one.
struct DirectSpeech {
  std::vector<std::uint32_t> pairs;  ///< indexes into Reading::marked_pairs(), in text order
  const Statement* by = nullptr;     ///< null where no verb of saying belongs to it
  Speaker speaker;
  EntityIndex who = EntityIndex::none;
  float confidence = 1.0F;
};

/// Terms, titles, scare quotes and what is only part of a reported clause are left out.
std::vector<DirectSpeech> find_direct_speech(const Outline& outline, const Statements& statements,
                                             const Subjects& subjects);

}  // namespace newsgraph::extract::english
