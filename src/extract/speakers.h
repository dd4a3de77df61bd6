#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/extract/clauses.h"
#include "newsgraph/extract/cues.h"
#include "newsgraph/extract/mention_index.h"

namespace newsgraph::extract {

/// How the words before (or behind) a word of saying name who says it.
enum class SpeakerKind : std::uint8_t {
  none,     ///< no words that could
  named,    ///< an entity's name
  pronoun,  ///< 他, 该公司, 双方
  self,     ///< 我, inside of what somebody says
  role,     ///< 一名官员, 警方: somebody without a name
  report,   ///< 报道, 声明: the paper speaks
  phrase,   ///< some other words
};

struct Speaker {
  SpeakerKind kind = SpeakerKind::none;
  EntityIndex entity = EntityIndex::none;  ///< none for an unnamed one
  Chars at;                                ///< the words
  bool implied = false;                    ///< left out here: the subject of what went before goes on
};

/// Finds subjects of words of saying. Asked in text order: it remembers who spoke for pronouns and left-out subjects.
class SpeakerFinder {
 public:
  SpeakerFinder(const Reading& reading, const Clauses& clauses, const MentionIndex& mentions, const CueLexicon& cues,
                const Annotations& found);

  /// The subject in `region`, which ends where the word of saying (with its adverbs) begins or, for one that comes
  /// first ("said Smith"), holds what follows it.
  Speaker in(Chars region) const;
  /// The subject that a sentence has had before `clause`.
  Speaker subject_before(std::uint32_t clause) const;
  /// The subject of a clause that is not one of saying: the first name or person in it that no preposition takes.
  Speaker subject_of(Chars clause) const;
  /// Where a clause's subject may begin: behind a dateline in brackets and adverbs.
  std::uint32_t behind_opening(Chars clause) const;
  /// True for a short phrase without verbs' particles, which may well be a name that is not known: 海通公司.
  bool may_name(Chars phrase) const;
  /// `region` without adverbs, times, brackets and 在…中, 对… at its end.
  Chars without_adverbials(Chars region) const;
  /// `region` without the number that belongs to what follows it: 甲所的两项 (研究), 乙社的一篇 (报道).
  Chars without_measure(Chars region) const;
  /// The last place in the region where a preposition begins that is not part of a word or name; region.end if none.
  std::uint32_t last_preposition(Chars region) const;
  /// The medium whose name begins the region and is all that matters of it: 《河报》网站3月2日, 海通社记者林一帆; null
  /// where there is none.
  const MentionIndex::Item* medium_in(Chars region) const;
  /// True where a negation stands directly before the word of saying.
  bool is_negated(Chars region) const;
  /// Whom a pronoun, 警方, 这名官员 or 报道 at this place means; none where that stays open.
  EntityIndex resolve(const Speaker& speaker) const;

  /// 一名官员 and the like: a person without a name.
  bool is_unnamed_person(const Speaker& speaker) const;

  struct Turn {
    std::uint32_t at = 0;
    std::uint32_t sentence = 0;  ///< index into Reading::sentences()
    Speaker speaker;
  };
  /// Says that `speaker` spoke here.
  void remember(std::uint32_t at, const Speaker& speaker);
  /// Says that the article cites this source here (报道指 means it from now on).
  void remember_source(std::uint32_t at, EntityIndex source);
  const std::vector<Turn>& turns() const { return turns_; }

 private:
  Chars strip_once(Chars region) const;
  Chars without_time(Chars region) const;
  Chars without_manner(Chars region) const;
  Chars without_phrase(Chars region) const;
  const MentionIndex::Item* first_listed(const MentionIndex::Item* last, Chars region) const;
  Speaker at_end(Chars region) const;
  Speaker noun_at_end(Chars region) const;
  Speaker noun_at_begin(Chars region) const;
  Speaker author_before(Chars region) const;
  Speaker unknown_name(Chars region) const;
  bool may_be_subject(const Speaker& subject, Chars region) const;
  Chars widened(Chars name, Chars region) const;
  bool in_name(std::uint32_t position) const;
  bool is_person_of_title(const MentionIndex::Item& item, Chars clause, const MentionIndex::Item*& person) const;
  bool suits(EntityIndex entity, std::uint32_t name_end, bool female) const;
  EntityIndex person_in(Chars sentence, bool female) const;
  EntityIndex last_person(std::uint32_t before, bool female) const;
  EntityIndex last_organization(std::uint32_t before) const;
  EntityIndex by_role(Chars role) const;
  EntityIndex spoken_for(Chars role) const;
  EntityIndex author_of(Chars paper) const;
  EntityIndex by_surname(std::uint32_t at) const;
  EntityIndex other_party(std::uint32_t before) const;
  EntityIndex last_source(std::uint32_t before) const;

  const Reading* reading_;
  const Clauses* clauses_;
  const MentionIndex* mentions_;
  const CueLexicon* cues_;
  const Annotations* found_;
  std::vector<Turn> turns_;
  std::vector<Turn> sources_;
};

}  // namespace newsgraph::extract
