#pragma once

#include <string_view>

#include "newsgraph/rdf/joined.h"

/// IRIs of the vocabularies that the export and its readers speak of, as compile-time views: `xsd::integer`,
/// `ng::cue`, `schema::name.in(https)`. A term that is not listed: `ng::term<"Election">`. Names that C++ reserves
/// have an underscore at the end.
namespace newsgraph::rdf::vocabulary {

namespace rdf {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/1999/02/22-rdf-syntax-ns#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view type = term<"type">, nil = term<"nil">, first = term<"first">, rest = term<"rest">,
                                  langString = term<"langString">;
}  // namespace rdf

namespace rdfs {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/2000/01/rdf-schema#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view label = term<"label">, comment = term<"comment">, subClassOf = term<"subClassOf">,
                                  subPropertyOf = term<"subPropertyOf">, isDefinedBy = term<"isDefinedBy">;
}  // namespace rdfs

namespace xsd {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/2001/XMLSchema#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view string = term<"string">, boolean = term<"boolean">, integer = term<"integer">,
                                  decimal = term<"decimal">, double_ = term<"double">, float_ = term<"float">,
                                  nonNegativeInteger = term<"nonNegativeInteger">,
                                  positiveInteger = term<"positiveInteger">, int_ = term<"int">, long_ = term<"long">,
                                  date = term<"date">, dateTime = term<"dateTime">, gYear = term<"gYear">,
                                  gYearMonth = term<"gYearMonth">;
}  // namespace xsd

namespace owl {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/2002/07/owl#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view Class = term<"Class">, ObjectProperty = term<"ObjectProperty">,
                                  DatatypeProperty = term<"DatatypeProperty">, sameAs = term<"sameAs">;
}  // namespace owl

namespace skos {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/2004/02/skos/core#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view Concept = term<"Concept">, ConceptScheme = term<"ConceptScheme">,
                                  prefLabel = term<"prefLabel">, inScheme = term<"inScheme">;
}  // namespace skos

namespace prov {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/ns/prov#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view Entity = term<"Entity">, Agent = term<"Agent">, used = term<"used">,
                                  SoftwareAgent = term<"SoftwareAgent">, wasAttributedTo = term<"wasAttributedTo">,
                                  wasDerivedFrom = term<"wasDerivedFrom">;
}  // namespace prov

namespace nif {
template <detail::Chars local>
inline constexpr std::string_view term =
    detail::joined<"http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view Context = term<"Context">, Phrase = term<"Phrase">, String = term<"String">,
                                  OffsetBasedString = term<"OffsetBasedString">, isString = term<"isString">,
                                  referenceContext = term<"referenceContext">, beginIndex = term<"beginIndex">,
                                  endIndex = term<"endIndex">, anchorOf = term<"anchorOf">;
}  // namespace nif

namespace itsrdf {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/2005/11/its/rdf#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view taIdentRef = term<"taIdentRef">, taConfidence = term<"taConfidence">,
                                  taAnnotatorsRef = term<"taAnnotatorsRef">;
}  // namespace itsrdf

namespace sem {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://semanticweb.cs.vu.nl/2009/11/sem/", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view Event = term<"Event">, Actor = term<"Actor">, Place = term<"Place">,
                                  hasActor = term<"hasActor">, hasPlace = term<"hasPlace">, hasTime = term<"hasTime">,
                                  eventType = term<"eventType">;
}  // namespace sem

namespace ng {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"https://w3id.org/newsgraph/ns#", local>.view();
inline constexpr std::string_view base = term<"">;
inline constexpr std::string_view quoteForm = term<"quoteForm">, direct = term<"direct">, indirect = term<"indirect">,
                                  mixed = term<"mixed">, cue = term<"cue">, speakerText = term<"speakerText">,
                                  audience = term<"audience">, Saying = term<"Saying">,
                                  normalizedText = term<"normalizedText">, shingleKey = term<"shingleKey">,
                                  identityBasis = term<"identityBasis">, wikidata = term<"wikidata">,
                                  authority = term<"authority">, nameKey = term<"nameKey">, local = term<"local">,
                                  eventType = term<"eventType">, eventTypes = term<"eventTypes">,
                                  eventMode = term<"eventMode">, Occasion = term<"Occasion">,
                                  audienceText = term<"audienceText">, trigger = term<"trigger">,
                                  modality = term<"modality">, actual = term<"actual">, planned = term<"planned">,
                                  denied = term<"denied">, hypothetical = term<"hypothetical">;
}  // namespace ng

namespace sh {
template <detail::Chars local>
inline constexpr std::string_view term = detail::joined<"http://www.w3.org/ns/shacl#", local>.view();
inline constexpr std::string_view base = term<"">;
}  // namespace sh

/// schema.org is in use under two bases; which one is written is decided at run time.
namespace schema {
inline constexpr std::string_view http_base = "http://schema.org/";
inline constexpr std::string_view https_base = "https://schema.org/";
struct Term {
  std::string_view http, https;
  constexpr std::string_view in(bool use_https) const { return use_https ? https : http; }
};
template <detail::Chars local>
inline constexpr Term term{detail::joined<"http://schema.org/", local>.view(),
                           detail::joined<"https://schema.org/", local>.view()};

inline constexpr Term NewsArticle = term<"NewsArticle">, Person = term<"Person">, Organization = term<"Organization">,
                      Place = term<"Place">, Country = term<"Country">, City = term<"City">,
                      NewsMediaOrganization = term<"NewsMediaOrganization">, Quotation = term<"Quotation">,
                      Event = term<"Event">, Report = term<"Report">, ImageObject = term<"ImageObject">,
                      CreativeWork = term<"CreativeWork">, SoftwareApplication = term<"SoftwareApplication">,
                      name = term<"name">, alternateName = term<"alternateName">, sameAs = term<"sameAs">,
                      jobTitle = term<"jobTitle">, affiliation = term<"affiliation">,
                      containedInPlace = term<"containedInPlace">, headline = term<"headline">,
                      articleBody = term<"articleBody">, url = term<"url">, inLanguage = term<"inLanguage">,
                      datePublished = term<"datePublished">, dateModified = term<"dateModified">,
                      publisher = term<"publisher">, author = term<"author">, articleSection = term<"articleSection">,
                      dateline = term<"dateline">, image = term<"image">, wordCount = term<"wordCount">,
                      about = term<"about">, mentions = term<"mentions">, hasPart = term<"hasPart">,
                      Question = term<"Question">, Answer = term<"Answer">, suggestedAnswer = term<"suggestedAnswer">,
                      isBasedOn = term<"isBasedOn">, isPartOf = term<"isPartOf">, exampleOfWork = term<"exampleOfWork">,
                      text = term<"text">, spokenByCharacter = term<"spokenByCharacter">, creator = term<"creator">,
                      position = term<"position">, dateCreated = term<"dateCreated">, startDate = term<"startDate">,
                      endDate = term<"endDate">, location = term<"location">, organizer = term<"organizer">,
                      attendee = term<"attendee">, subjectOf = term<"subjectOf">,
                      sourceOrganization = term<"sourceOrganization">, contentUrl = term<"contentUrl">,
                      caption = term<"caption">, creditText = term<"creditText">,
                      addressCountry = term<"addressCountry">, description = term<"description">,
                      identifier = term<"identifier">, recordedAt = term<"recordedAt">,
                      softwareVersion = term<"softwareVersion">;
}  // namespace schema

}  // namespace newsgraph::rdf::vocabulary
