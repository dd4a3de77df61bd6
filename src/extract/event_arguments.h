#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/clause_subjects.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/statements.h"
#include "newsgraph/extract/triggers.h"

namespace newsgraph::extract {

/// The part that a mention plays around a trigger.
/// A partner is who 与A stands for where nobody stands before 与: he takes part, and is not the subject.
/// People are those of a place (香港人), who are no entity: where it happens is the place, and nobody else is its
/// subject.
enum class Role : std::uint8_t { actor, partner, patient, agent, place, people, none };

/// True for events of a type that happen somewhere rather than are done by somebody: "Disaster", "Protest".
bool happens(std::string_view type);

/// True for events of a type that nobody does: "Disaster", "Accident".
bool is_misfortune(std::string_view type);

/// Who and where around the words that report events: names by their place and the words between them, and the pronouns
/// that stand for them. Refers to what it is made from; the annotations must have their quotations, and must not get
/// other entities while it is in use.
class EventArguments {
 public:
  using Item = MentionIndex::Item;

  /// Refers to all that it is given.
  EventArguments(const Reading& reading, const TriggerLexicon& triggers, const Annotations& found,
                 const Discourse& discourse);

  const MentionIndex& mentions() const { return mentions_; }

  /// From the last to the next 。，；： and, in the headline, blank or bar; a short pause (、) ends no clause. A
  /// dateline belongs to none.
  Chars clause_of(Chars trigger, const Sentence& sentence) const;

  /// Puts the actors and the place of a trigger into the event, doer first, and says how sure that is.
  void arrange(Event& event, const TriggerMention& trigger, Chars clause) const;

 private:
  struct Argument {
    Item item;
    Role role = Role::none;
  };

  bool ends_clause(std::uint32_t at) const;
  bool reports(std::uint32_t clause) const;
  char32_t before_name(const Item& item) const;
  std::uint32_t behind_dateline(std::uint32_t sentence) const;
  std::vector<Item> outermost(Chars range) const;
  char32_t before_title(Chars words) const;
  Role role_before(const std::vector<Item>& items, std::size_t index, Chars range) const;
  std::vector<Argument> arguments_before(Chars range) const;
  static std::vector<Item> items_of(const std::vector<Argument>& arguments, Role role);
  std::vector<Item> objects_behind(Chars trigger, std::uint32_t end) const;
  std::vector<Item> head_behind(Chars trigger, std::uint32_t end) const;
  std::vector<Item> subjects_before(Chars clause) const;
  std::vector<Item> both_before(const Event& event, Chars clause) const;
  void add_subjects(Event& event, const TriggerMention& trigger, Chars clause, const std::vector<Argument>& before,
                    bool bound) const;
  void drop_bystanders(std::vector<Argument>& before, std::uint32_t trigger) const;
  std::optional<EntityIndex> person_behind(std::uint32_t role_end) const;
  bool is_title_of(const Item& owner, const Item& person) const;
  bool is_scene(const Event& event, const TriggerMention& trigger, const Item& item, const OwnSubject& own) const;
  bool has_unnamed_victims(Chars words) const;
  bool may_act(EntityIndex actor, std::string_view type) const;
  void add_arguments(Event& event, const TriggerMention& trigger, Chars clause) const;
  std::uint32_t phrase_begin(const TriggerMention& trigger, Chars clause) const;
  bool is_attributive(const TriggerMention& trigger, Chars clause) const;
  bool is_passive(Chars clause, std::uint32_t trigger) const;

  const Reading& reading_;
  const TriggerLexicon& triggers_;
  const Annotations& found_;
  MentionIndex mentions_;
  std::vector<Item> pronouns_;  ///< in text order: those whose entity is known
  const Context& context_;
  const Statements& statements_;
};

}  // namespace newsgraph::extract
