#pragma once

#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/english/discourse.h"
#include "newsgraph/extract/english/triggers.h"

namespace newsgraph::extract::english {

/// Who takes part in an event, and where it happens: names by their place around the trigger.
class EventActors {
 public:
  EventActors(const Discourse& discourse, const Annotations& found);

  /// Puts actors (doer first), place and confidence into the event. `clause_end` is the word behind the clause.
  void arrange(Event& event, const TriggerUse& use, std::uint32_t clause_end) const;

 private:
  using Actors = std::vector<EntityIndex>;

  std::uint32_t piece_of(std::uint32_t word) const;
  Subjects::Phrase subject_around(std::uint32_t piece) const;
  bool is_in_reach(std::uint32_t from, std::uint32_t noun) const;
  Subjects::Phrase subject_of(const TriggerUse& use) const;
  Actors named_by(Subjects::Phrase phrase) const;
  EntityIndex of_people(Subjects::Phrase phrase) const;
  void arrange_verb(Event& event, const TriggerUse& use, std::uint32_t clause_end) const;
  void arrange_noun(Event& event, const TriggerUse& use, std::uint32_t clause_end) const;
  Actors behind_preposition(std::uint32_t from, std::uint32_t clause_end) const;
  void add_object(Event& event, const Actors& objects, bool visit) const;
  EntityIndex place_near(const TriggerUse& use, std::uint32_t clause_end) const;

  const Discourse& d_;
  const Text& text_;
  const Outline& o_;
  const Annotations& found_;
};

}  // namespace newsgraph::extract::english
