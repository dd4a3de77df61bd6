#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/english/outline.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/speakers.h"

namespace newsgraph::extract::english {

/// Whom the subject of a verb means. Asked in text order: it remembers who spoke, for pronouns.
class Subjects {
 public:
  Subjects(const Outline& outline, const MentionIndex& mentions, const Annotations& found);

  /// Pieces of a noun phrase, from the first to before the second.
  using Phrase = Text::Range;

  /// The subject that ends before the verb at this piece, with its appositions and relative clauses; empty where the
  /// verb has none of its own (", adding that", "and said").
  Phrase before(std::uint32_t verb) const;
  /// The one behind an inverted verb: said Smith.
  Phrase behind(std::uint32_t verb_end) const;
  /// The first noun phrase of a sentence.
  Phrase first_of(std::uint32_t sentence) const;
  /// A noun phrase that begins at a piece.
  Phrase phrase_at(std::uint32_t piece) const;

  /// Whom a phrase names; kind `none` where it names nobody that may speak.
  Speaker speaker_of(Phrase phrase) const;
  /// The entity of a speaker, also of a pronoun or "the company"; none where it stays open.
  EntityIndex resolve(const Speaker& speaker) const;
  /// Says that somebody spoke here.
  void remember(const Speaker& speaker, EntityIndex who);

  /// The outermost mention that covers the piece, or null.
  const MentionIndex::Item* mention_at(std::uint32_t piece) const;

 private:
  enum class Gender : std::uint8_t { unknown, male, female };

  std::uint32_t skip_adverbs_back(std::uint32_t piece, std::uint32_t first) const;
  std::uint32_t segment_begin(std::uint32_t end, std::uint32_t first) const;
  bool is_verb_behind_name(std::uint32_t piece) const;
  bool is_boundary(std::uint32_t piece) const;
  bool is_description(Phrase phrase) const;
  bool names_somebody(Phrase phrase) const;
  Phrase head_of(Phrase phrase) const;
  Phrase over_apposition(std::uint32_t comma, std::uint32_t first) const;
  std::uint32_t noun_of(Phrase head) const;
  const MentionIndex::Item* published_by(Phrase phrase, Phrase head) const;
  Speaker named_by(Phrase phrase, Phrase head) const;
  Gender gender_of(EntityIndex person) const;
  Speaker named_in_apposition(Phrase phrase, Phrase head, bool organizations) const;
  bool is_role(Phrase head) const;
  bool suits(EntityIndex person, Gender wanted) const;
  std::optional<EntityIndex> last_to_speak(std::uint32_t block, std::uint32_t position, Gender wanted) const;
  EntityIndex first_of_last_sentence(std::uint32_t block, std::uint32_t position, Gender wanted) const;
  EntityIndex person_before(std::uint32_t position, Gender wanted) const;
  bool is_called(EntityIndex body, std::u32string_view noun) const;
  EntityIndex body_before(std::uint32_t position, std::u32string_view noun) const;
  EntityIndex described_as(std::uint32_t position, std::u32string_view noun) const;
  std::uint32_t piece_at(std::uint32_t position) const;

  struct Turn {
    std::uint32_t at = 0;
    std::uint32_t block = 0;
    EntityIndex who = EntityIndex::none;
    bool person = false;
  };

  const Outline& outline_;
  const Text& text_;
  const MentionIndex& mentions_;
  const Annotations& found_;
  std::vector<const MentionIndex::Item*> covering_;  ///< by word
  std::vector<Gender> genders_;                      ///< by entity
  std::vector<Turn> turns_;
};

/// What words without a name describe, by the last noun before any preposition: police and the ministry are bodies, a
/// spokesman for the ministry is a person; nothing where it is neither (research).
std::optional<EntityType> type_of_description(const Text& text, Chars words);

}  // namespace newsgraph::extract::english
