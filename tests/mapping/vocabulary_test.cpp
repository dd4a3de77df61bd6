#include <fstream>
#include <list>
#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/exported.h"
#include "support/places.h"
#include "support/rich_story.h"
#include "support/shared_data.h"

namespace newsgraph::tests {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

/// Local name -> all that stands from its line "prefix:Name a …" to the next empty line.
std::map<std::string, std::string> declarations(const std::string& turtle, const std::string& prefix) {
  std::map<std::string, std::string> out;
  std::istringstream in(turtle);
  std::string name;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(prefix)) name = line.substr(prefix.size(), line.find(' ') - prefix.size());
    if (line.empty()) name.clear();
    if (!name.empty()) out[name] += line + '\n';
  }
  return out;
}

std::map<std::string, std::string> declared_ng() {
  return declarations(read(tests::source_directory() / "ontology/newsgraph.ttl"), "ng:");
}

/// Whether the property's objects, up to the next ";" at a line's end, are an English and a Chinese text.
bool in_both_languages(const std::string& declaration, const std::string& property) {
  const std::size_t begin = declaration.find(property + " \"");
  if (begin == std::string::npos) return false;
  const std::string objects = declaration.substr(begin, declaration.find(" ;\n", begin) - begin);
  return objects.find("\"@en ,") != std::string::npos && objects.ends_with("\"@zh");
}

/// All terms with that prefix that the mapping wrote, local names.
std::set<std::string> used(const Exported& exported, const std::string& prefix) {
  std::set<std::string> out;
  for (const rdf::Statement& one : exported.all()) {
    for (const rdf::Term* term : {&one.predicate, &one.object}) {
      if (term->kind != rdf::TermKind::iri) continue;
      const std::string brief = exported.brief(*term);
      if (brief.starts_with(prefix)) out.insert(brief.substr(prefix.size()));
    }
  }
  return out;
}

/// The text of all files of shapes/ without profiles.
std::string shapes_text() {
  std::string out;
  for (const auto& entry : std::filesystem::directory_iterator(tests::source_directory() / "shapes")) {
    if (entry.path().extension() == ".ttl") out += read(entry.path());
  }
  return out;
}

/// All names "prefix:Name" of the text, local names.
std::set<std::string> names_in(const std::string& text, const std::string& prefix) {
  std::set<std::string> out;
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1)) {
    if (at > 0 && letters.find(text[at - 1]) != std::string_view::npos) continue;
    const std::size_t begin = at + prefix.size();
    const std::size_t end = text.find_first_not_of(letters, begin);
    if (end != begin) out.insert(text.substr(begin, end - begin));
  }
  return out;
}

/// Two articles that together use every value of every enumeration.
std::list<Exported> everything() {
  Story odd("标题", {"甲乙丙"});
  for (int i = 0; i <= static_cast<int>(extract::EntityClass::continent); ++i) {
    for (const auto type :
         {extract::EntityType::person, extract::EntityType::organization, extract::EntityType::place}) {
      const auto basis = static_cast<extract::IdentityBasis>(i % 4);
      const auto index = odd.entity(type, "甲", basis, "Q" + std::to_string(100 * i + static_cast<int>(type)));
      odd.found[index].subclass = static_cast<extract::EntityClass>(i);
      odd.mention(index, odd.at("甲"));
    }
  }
  for (int i = 0; i < 4; ++i) odd.event("Death", "乙", "乙", {}).modality = static_cast<extract::Modality>(i);
  for (int i = 0; i < 3; ++i) odd.quote({"丙"}, extract::EntityIndex{1}, static_cast<extract::QuoteForm>(i));
  std::list<Exported> out;
  out.emplace_back(rich_story().graph());
  out.emplace_back(odd.graph());
  return out;
}

using Json = nlohmann::json;

/// The JSON-LD context, its compact IRIs written out: term -> definition. Terms that are no prefixes nor keywords.
std::map<std::string, Json> context_terms() {
  const Json document = Json::parse(read(tests::source_directory() / "ontology/context.jsonld"));
  const Json& context = document["@context"];
  std::map<std::string, Json> out;
  for (const auto& [term, value] : context.items()) {
    Json definition = value.is_object() ? value : Json{{"@id", value}};
    for (const char* const member : {"@id", "@reverse", "@type"}) {
      if (!definition.contains(member) || !definition[member].is_string()) continue;
      const auto text = definition[member].get<std::string>();
      const std::size_t colon = text.find(':');
      if (colon == std::string::npos || text.substr(colon).starts_with("://")) continue;
      definition[member] = context.at(text.substr(0, colon)).get<std::string>() + text.substr(colon + 1);
    }
    const Json iri = definition.value("@id", definition.value("@reverse", Json()));
    const bool is_term = iri.is_string() && iri.get<std::string>()[0] != '@' && iri != value;  // a prefix is its IRI
    if (is_term) out[term] = definition;
  }
  return out;
}

}  // namespace

TEST_CASE("the JSON-LD context has every property, class and concept that is written under its own name") {
  const std::map<std::string, Json> terms = context_terms();
  const auto check = [&](const std::string& iri) {
    if (iri == "http://semanticweb.cs.vu.nl/2009/11/sem/Event") return;  // "sem:Event": schema.org's is the Event
    const std::string local = iri.substr(iri.find_last_of("/#") + 1);
    CAPTURE(iri);
    REQUIRE(terms.contains(local));
    CHECK(terms.at(local).value("@id", "") == iri);
  };
  for (const Exported& exported : everything()) {
    for (const rdf::Statement& one : exported.all()) {
      const bool is_type = one.predicate.text == rdf::vocabulary::rdf::type;
      if (!is_type) check(one.predicate.text);
      if (is_type || one.object.text.starts_with(rdf::vocabulary::ng::base)) check(one.object.text);
    }
  }
  for (const auto& [term, declaration] : declared_ng()) {
    if (declaration.find("skos:inScheme ng:event") != std::string::npos)
      check(std::string(rdf::vocabulary::ng::base) + term);
  }
}

TEST_CASE("the JSON-LD context says of each property what its values are") {
  const std::map<std::string, Json> terms = context_terms();
  for (const Exported& exported : everything()) {
    for (const rdf::Statement& one : exported.all()) {
      if (one.predicate.text == rdf::vocabulary::rdf::type) continue;
      const std::string local = one.predicate.text.substr(one.predicate.text.find_last_of("/#") + 1);
      CAPTURE(local, exported.brief(one.object));
      const Json& term = terms.at(local);
      const std::string type = term.value("@type", "");
      const bool has_languages = term.value("@container", Json()).dump().find("@language") != std::string::npos;
      if (one.object.kind == rdf::TermKind::iri) {
        const bool is_concept = one.object.text.starts_with(rdf::vocabulary::ng::base);
        CHECK((type.empty() || type == (is_concept ? "@vocab" : "@id")));
        CHECK_FALSE(has_languages);
      } else if (!one.object.language.empty()) {
        CHECK(has_languages);
      } else if (one.object.datatype == rdf::vocabulary::xsd::integer ||
                 one.object.datatype == rdf::vocabulary::xsd::decimal ||
                 one.object.datatype == rdf::vocabulary::xsd::nonNegativeInteger) {
        CHECK(type == one.object.datatype);
      } else {
        CHECK(type != "@id");
        CHECK(type != "@vocab");
      }
    }
  }
}

TEST_CASE("the JSON-LD context has no term for what is never written") {
  const std::string shapes = shapes_text();
  std::set<std::string> known;
  for (const std::string prefix : {"schema:", "nif:", "itsrdf:", "sem:", "prov:", "ng:"})
    known.merge(names_in(shapes, prefix));
  for (const auto& [term, definition] : context_terms()) {
    const auto iri = definition.value("@id", definition.value("@reverse", Json())).get<std::string>();
    CAPTURE(term, iri);
    CHECK(known.contains(iri.substr(iri.find_last_of("/#") + 1)));
  }
}

TEST_CASE("every term of our own that is written is declared") {
  const auto declared = declared_ng();
  REQUIRE_FALSE(declared.empty());
  for (const Exported& exported : everything()) {
    for (const std::string& term : used(exported, "ng:")) {
      CAPTURE(term);
      CHECK(declared.count(term) == 1);
    }
  }
}

TEST_CASE("every property of our own that is declared is written by some article") {
  std::set<std::string> written;
  for (const Exported& exported : everything()) written.merge(used(exported, "ng:"));
  for (const auto& [term, declaration] : declared_ng()) {
    CAPTURE(term);
    const std::vector<std::string_view> kinds{"Property ;", " a ng:QuoteForm", " a ng:Modality", " a ng:IdentityBasis"};
    const bool is_to_be_written = std::any_of(kinds.begin(), kinds.end(), [&declaration = declaration](auto kind) {
      return declaration.find(kind) != std::string::npos;
    });
    if (is_to_be_written) CHECK(written.count(term) == 1);
  }
}

TEST_CASE("every term of our own has a label and a comment in English and Chinese") {
  for (const auto& [term, declaration] : declared_ng()) {
    CAPTURE(term);
    CHECK(in_both_languages(declaration, "rdfs:label"));
    CHECK(in_both_languages(declaration, "rdfs:comment"));
  }
}

TEST_CASE("every property of our own says where it is used") {
  for (const auto& [term, declaration] : declared_ng()) {
    if (declaration.find("Property ;") == std::string::npos) continue;
    CAPTURE(term);
    CHECK(declaration.find("schema:domainIncludes") != std::string::npos);
    CHECK(declaration.find("schema:rangeIncludes") != std::string::npos);
  }
}

TEST_CASE("the event type scheme has PLOVER's sixteen and eight more") {
  std::set<std::string> types;
  for (const auto& [term, declaration] : declared_ng()) {
    if (declaration.find("skos:inScheme ng:eventTypes") == std::string::npos) continue;
    types.insert(term);
    CHECK(declaration.find("skos:prefLabel") != std::string::npos);
    CHECK(declaration.find("skos:definition") != std::string::npos);
  }
  CHECK(types == std::set<std::string>{"Agree",     "Consult",  "Support",  "Concede", "Cooperate",   "Aid",
                                       "Retreat",   "Request",  "Accuse",   "Reject",  "Threaten",    "Protest",
                                       "Sanction",  "Mobilize", "Coerce",   "Assault", "Election",    "Appointment",
                                       "Legislate", "Disaster", "Accident", "Death",   "Competition", "Release"});
}

TEST_CASE("the shapes know the event types of the scheme, and no others") {
  const std::string shapes = shapes_text();
  const std::size_t path = shapes.find("sh:path ng:eventType");
  const std::size_t begin = shapes.find("sh:in (", path);
  REQUIRE(path != std::string::npos);
  REQUIRE(begin != std::string::npos);
  std::set<std::string> types;
  for (const auto& [term, declaration] : declared_ng()) {
    if (declaration.find("skos:inScheme ng:eventTypes") != std::string::npos) types.insert(term);
  }
  CHECK(names_in(shapes.substr(begin, shapes.find(')', begin) - begin), "ng:") == types);
}

TEST_CASE("every mode of events is of the type that its name begins with, and the shapes know them all") {
  const auto declared = declared_ng();
  std::set<std::string> modes;
  for (const auto& [term, declaration] : declared) {
    if (declaration.find("skos:inScheme ng:eventModes") == std::string::npos) continue;
    CAPTURE(term);
    modes.insert(term);
    const std::set<std::string> types = names_in(declaration.substr(declaration.find("skos:broadMatch")), "ng:");
    REQUIRE(types.size() >= 1);
    CHECK(std::ranges::any_of(types, [&name = term](const std::string& type) { return name.starts_with(type); }));
  }
  REQUIRE_FALSE(modes.empty());
  const std::string shapes = shapes_text();
  const std::size_t begin = shapes.find("sh:in (", shapes.find("sh:path ng:eventMode"));
  REQUIRE(begin != std::string::npos);
  CHECK(names_in(shapes.substr(begin, shapes.find(')', begin) - begin), "ng:") == modes);
}

TEST_CASE("the shapes know every term that is written, and of our own none that is not declared") {
  const std::string shapes = shapes_text();
  for (const std::string prefix : {"schema:", "nif:", "itsrdf:", "sem:", "prov:", "ng:"}) {
    const std::set<std::string> known = names_in(shapes, prefix);
    for (const Exported& exported : everything()) {
      for (const std::string& term : used(exported, prefix)) {
        CAPTURE(prefix, term);
        CHECK(known.count(term) == 1);
      }
    }
  }
  const auto declared = declared_ng();
  for (const std::string& term : names_in(shapes, "ng:")) {
    CAPTURE(term);
    CHECK(declared.count(term) == 1);
  }
}

TEST_CASE("of NIF, ITS, SEM and PROV only terms are written that these vocabularies have") {
  const std::map<std::string, std::set<std::string>> existing{
      {"nif:",
       {"Context", "Phrase", "isString", "broaderContext", "referenceContext", "beginIndex", "endIndex", "anchorOf"}},
      {"itsrdf:", {"taIdentRef", "taConfidence", "taAnnotatorsRef"}},
      {"sem:", {"Event", "hasActor"}},
      {"prov:", {"Entity", "SoftwareAgent"}}};
  for (const auto& [prefix, terms] : existing) CHECK(used(Exported(rich_story().graph()), prefix) == terms);
}

TEST_CASE("schema.org has every term of its that is written") {
  const auto path = shared_data("schemaorg/schemaorg-current-https.ttl");
  if (!path) return;
  const auto declared = declarations(read(*path), "schema:");
  REQUIRE(declared.size() > 2000);
  for (const Exported& exported : everything()) {
    for (const std::string& term : used(exported, "schema:")) {
      CAPTURE(term);
      CHECK(declared.count(term) == 1);
    }
  }
}

}  // namespace newsgraph::tests
