#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "newsgraph/base/hash.h"
#include "newsgraph/base/timestamp.h"
#include "newsgraph/graph/saying.h"

/// The kinds of node of a knowledge graph: values that own their strings and stand for themselves without the article
/// they were found in. Offsets are CODE POINTS of the headline or of the body.
namespace newsgraph::graph {

/// A text with its language tag (BCP 47); the tag is empty where the language is not known.
struct Text {
  std::string text;
  std::string language;
  friend bool operator==(const Text&, const Text&) = default;
};

struct ArticleNode {
  Hash128 id;
  std::optional<Hash128> work;  ///< of the URL: what all versions of one page share; none where there is no URL
  std::string url;
  std::string headline;
  std::string body;      ///< the reference text of offsets
  std::string language;  ///< empty where it is not known
  std::string section;
  std::vector<std::string> keywords;
  std::vector<std::string> datelines;
  Timestamp published;
  Timestamp modified;
  std::uint32_t words = 0;  ///< count_words() of the body
};

enum class EntityType : std::uint8_t { person, organization, place };

/// Certain subclasses of the three types; the names are those of schema.org.
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

/// How sure it is that two articles mean one thing, strongest first.
enum class IdentityBasis : std::uint8_t { wikidata, authority, name_key, local };

struct EntityNode {
  Hash128 id;
  EntityType type = EntityType::person;
  EntityClass subclass = EntityClass::none;
  IdentityBasis basis = IdentityBasis::name_key;
  std::string key;          ///< "Q7747", "iso3166:RU", a folded name; empty for local ones
  std::vector<Text> names;  ///< the fullest form in each language
  std::vector<Text> other_names;
  std::vector<Text> job_titles;
};

/// What an article owns: it is named by the article and a number from 1 in text order.
struct Owned {
  Hash128 article;
  std::uint32_t ordinal = 0;
};

/// Questions and answers are the turns of an interview that stand without marks.
enum class QuoteForm : std::uint8_t { direct, indirect, mixed, question, answer };

struct QuotationNode : Owned {
  QuoteForm form = QuoteForm::direct;
  Text text;                     ///< the quoted words, parts joined
  std::string cue;               ///< empty where there is none
  std::string speaker_text;      ///< the words that name the speaker at this place; empty where there are none
  std::string audience_text;     ///< likewise those that say to whom
  std::optional<Saying> saying;  ///< what quotations of the same words share; none unless they are direct
};

/// When something was said, where that is no event of its own.
struct OccasionNode : Owned {
  Text name;
};

enum class Modality : std::uint8_t { actual, planned, denied, hypothetical };

struct EventNode : Owned {
  std::string type;  ///< local name in the event type scheme
  std::string mode;  ///< local name in the scheme of modes; empty where it is not certain
  Text name;
  Text trigger;
  Timestamp start;
  Timestamp end;
  Modality modality = Modality::actual;
};

/// One step of a source chain: what the organisation of its source_organization edge reported.
struct ReportNode : Owned {};

struct ImageNode : Owned {
  std::string url;
  Text caption;
  std::string credit;
};

/// The program part that found something.
struct Agent {
  std::string name;
  int version = 0;
  friend bool operator==(const Agent&, const Agent&) = default;
};

enum class TextPart : std::uint8_t { headline, body };
enum class SubjectKind : std::uint8_t { entity, quotation, event, report, occasion };

/// One stretch of the headline or the body that denotes one thing: begin and end in code points, half open.
/// SUBSTR(text, begin + 1, end - begin) = anchor.
struct MentionNode {
  Hash128 article;
  TextPart part = TextPart::body;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string anchor;
  SubjectKind subject = SubjectKind::entity;
  /// Of the quotation, event, report or occasion; for entities the how-manieth one that this very stretch denotes,
  /// from 1.
  std::uint32_t subject_ordinal = 1;
  Agent agent;
  float confidence = 1.0F;
};

using Node =
    std::variant<ArticleNode, EntityNode, QuotationNode, EventNode, ReportNode, ImageNode, MentionNode, OccasionNode>;

/// "article", "entity", "quotation", "event", "report", "image", "mention", "occasion"
std::string_view kind_of(const Node& node);

/// The local name in schema.org: "Person", "Organization", "Place".
std::string_view name_of(EntityType type);
/// Likewise of its certain subclass, "NewsMediaOrganization", else of its type.
std::string_view class_name_of(const EntityNode& entity);
/// The local name in newsgraph's vocabulary: "direct", "planned".
std::string_view name_of(QuoteForm form);
std::string_view name_of(Modality modality);

}  // namespace newsgraph::graph
