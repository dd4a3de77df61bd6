#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/base/span.h"
#include "newsgraph/base/timestamp.h"
#include "newsgraph/extract/occasion.h"
#include "newsgraph/extract/origin.h"

/// What was found in one article. Everything refers to each other by index into the vectors of Annotations, and to
/// the article by spans (bytes of Article::text). Confidence is in [0, 1].
namespace newsgraph::extract {

enum class EntityIndex : std::uint32_t { none = UINT32_MAX };
constexpr std::size_t position(EntityIndex index) {
  return static_cast<std::size_t>(index);
}

enum class EntityType : std::uint8_t { person, organization, place };

/// A schema.org subclass, only where it is certain (schema:Country of 俄罗斯).
enum class EntityClass : std::uint8_t {
  none,
  country,
  city,
  administrative_area,
  news_media,
  government,
  corporation,
  college_or_university,
  political_party,
  body_of_water,
  landform,
  continent
};

/// How sure it is that two mentions in different articles mean one thing; strongest first.
enum class IdentityBasis : std::uint8_t {
  wikidata,   ///< key is a QID
  authority,  ///< key is of another authority: "iso3166:RU"
  name_key,   ///< key is the folded name; homonyms fall together
  local,      ///< the entity is this article's alone: a lone surname, an unnamed source
};

/// A name with its language tag ("zh-Hans", "zh-Hant", "en"; empty where it is not known).
struct Name {
  std::string text;
  std::string language;
  friend bool operator==(const Name&, const Name&) = default;
};

struct Entity {
  EntityType type = EntityType::person;
  EntityClass subclass = EntityClass::none;
  IdentityBasis basis = IdentityBasis::name_key;
  std::string key;                ///< "Q7747", "iso3166:RU", a folded name, or for local ones "" (the span decides)
  std::vector<Name> names;        ///< the fullest form in each language; at least one
  std::vector<Name> other_names;  ///< other forms that this article or the gazetteer gives
  std::vector<Name> job_titles;   ///< as the text says them: 总统新闻秘书
  EntityIndex affiliation = EntityIndex::none;   ///< of a person: an organisation or a country
  EntityIndex contained_in = EntityIndex::none;  ///< of a place
  Span described_at = {};  ///< of somebody without a name: the words that describe him (一名官员), which are no mention
  Origin origin;           ///< of its first mention, or why it is there without one
};

enum class SubjectKind : std::uint8_t { entity, quotation, event, source_chain };

/// One stretch of the text that stands for something.
struct Mention {
  Span span;
  std::uint32_t subject = 0;  ///< index into the vector that `kind` names
  SubjectKind kind = SubjectKind::entity;
  std::uint8_t extractor = 0;  ///< index into extractors()
  float confidence = 1.0F;
  Origin origin = {};
};

enum class QuoteForm : std::uint8_t {
  direct,
  indirect,
  mixed,
  question,  ///< what an interviewer says, behind a label and without marks: 问：…
  answer,    ///< likewise whoever is interviewed; belongs to the question before it
};

struct Quotation {
  QuoteForm form = QuoteForm::direct;
  /// The quoted words without the outer marks, in text order; several where the cue breaks the quotation or it runs
  /// over paragraphs.
  std::vector<Span> parts;
  EntityIndex speaker = EntityIndex::none;
  Span speaker_span;  ///< the words that name the speaker here (他, 一名官员); empty where there are none
  Span cue;           ///< 表示; empty where there is none
  EntityIndex audience = EntityIndex::none;
  Span audience_span;                            ///< the words that say to whom (记者); empty where there are none
  OccasionIndex occasion = OccasionIndex::none;  ///< when it was said, where the text says so
  std::vector<EntityIndex> about;                ///< entities mentioned inside the words
  float confidence = 1.0F;
  Origin origin = {};
};

enum class Modality : std::uint8_t { actual, planned, denied, hypothetical };

struct Event {
  std::string type;  ///< local name in the event type scheme: "Consult"
  std::string mode;  ///< local name in the scheme of modes: "ConsultPhone"; empty where it is not certain
  Span trigger;
  Span sentence;                    ///< what the event's name is made from
  std::vector<EntityIndex> actors;  ///< doer first
  EntityIndex place = EntityIndex::none;
  Timestamp start;  ///< precision none where the text does not say
  Timestamp end;
  Modality modality = Modality::actual;
  float confidence = 1.0F;
  Origin origin = {};
};

/// 据A援引B报道: [A, B], from the one that the article cites to the original. `spans` are parallel to `links`; a
/// span is empty where the link comes from metadata (a credit line) and not from the text.
struct SourceChain {
  std::vector<EntityIndex> links;
  std::vector<Span> spans;
  float confidence = 1.0F;
  Origin origin = {};
};

struct Annotations {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;  ///< sorted by span; spans of one kind may nest, never cross
  std::vector<Quotation> quotations;
  std::vector<Occasion> occasions;  ///< of quotations, each once
  std::vector<Event> events;
  std::vector<SourceChain> source_chains;

  EntityIndex publisher = EntityIndex::none;  ///< the outlet as an entity
  std::vector<EntityIndex> authors;

  Entity& operator[](EntityIndex index) { return entities[position(index)]; }
  const Entity& operator[](EntityIndex index) const { return entities[position(index)]; }
};

}  // namespace newsgraph::extract
