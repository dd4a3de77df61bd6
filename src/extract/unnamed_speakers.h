#pragma once

#include <string_view>
#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/cues.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/speakers.h"

namespace newsgraph::extract {

/// Gives speakers without a name an entity of this article alone, whose name is what describes them: 一名官员, a senior
/// official. Asked in text order. Refers to its arguments.
class UnnamedSpeakers {
 public:
  UnnamedSpeakers(const Reading& reading, Annotations& found) : reading_(reading), found_(found) {}

  /// Who speaks in a quotation whose speaker has a name: a pronoun behind it does not mean somebody without one. Nor
  /// does it mean who is only quoted by somebody else (`nested`).
  void named(bool nested) {
    if (!nested) last_ = EntityIndex::none;
  }
  /// The entity of a speaker whose name is not known; none where the words describe nobody. `type` is of the head.
  EntityIndex of(const Speaker& speaker, EntityType type, bool nested);

 private:
  struct Known {
    Chars at;
    std::u32string_view words;
    EntityIndex entity = EntityIndex::none;
  };
  EntityIndex known_as(std::u32string_view words, bool by_end) const;
  EntityIndex add(Chars at, EntityType type);

  const Reading& reading_;
  Annotations& found_;
  std::vector<Known> known_;
  EntityIndex last_ = EntityIndex::none;  ///< who spoke last, where that is a person without a name
};

/// The part of a Chinese speaker's words that describes him, without conjunctions and adverbs before it; empty where
/// they hold no noun for people or bodies, and so may be anything.
Chars description_in(const Reading& reading, const CueLexicon& cues, Chars words);

/// What the folded words describe: 警方, 外交部 speak as bodies, 官员 is a person.
EntityType type_of_description(std::u32string_view words);

}  // namespace newsgraph::extract
