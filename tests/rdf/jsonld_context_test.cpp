#include "newsgraph/rdf/jsonld_context.h"

#include <catch2/catch.hpp>

#include "newsgraph/rdf/vocabulary.h"

using namespace newsgraph;
using namespace newsgraph::rdf;

TEST_CASE("The published context has the terms that it defines") {
  const JsonldContext& context = JsonldContext::published();
  const JsonldNames names(context);
  const auto terms = [&](std::string_view iri) {
    const auto compact = names.compact(iri);
    REQUIRE(compact);
    return context.terms(*compact);
  };
  CHECK(context.id() == "id");
  CHECK(context.type() == "type");
  CHECK(context.included() == "included");
  const JsonldTerms headline = terms(vocabulary::schema::headline.http);
  REQUIRE(headline.forward != nullptr);
  CHECK(headline.forward->name == "headline");
  CHECK(headline.forward->language_map);
  CHECK_FALSE(headline.forward->set);
  CHECK(headline.reverse == nullptr);
  const JsonldTerms subject_of = terms(vocabulary::schema::subjectOf.http);
  REQUIRE(subject_of.reverse != nullptr);
  CHECK(subject_of.reverse->name == "events");
  CHECK(subject_of.forward->coercion == JsonldTerm::Coercion::id);
  CHECK(terms(vocabulary::ng::quoteForm).forward->coercion == JsonldTerm::Coercion::vocab);
  CHECK(terms("http://schema.org/noSuchTerm").forward == nullptr);
  CHECK_FALSE(names.compact("http://example.org/x"));
  CHECK_FALSE(names.compact("http://schema.org/"));
  CHECK_FALSE(names.compact("http://schema.org///x"));
}

TEST_CASE("An IRI whose scheme is a key of the context would be taken for a compact one") {
  const JsonldNames names(JsonldContext::published());
  for (const char* const iri : {"schema:x", "id:x", "headline:x", "xsd:", "schema:/x"}) CHECK(names.captures(iri));
  for (const char* const iri : {"schema://x", "http://schema.org/x", "urn:x", "mailto:a@b", ""})
    CHECK_FALSE(names.captures(iri));
}

TEST_CASE("A context that compaction cannot follow is refused, with the term") {
  const auto refusal = [](const std::string& members) {
    const auto context = JsonldContext::parse("{\"@context\":{" + members + "}}");
    return context ? std::string() : describe(context.error());
  };
  const std::string ex = R"("ex":"http://example.org/")";
  CHECK(refusal(ex + R"(,"a":"ex:a","b":{"@id":"ex:b","@type":"@id","@container":["@set"]})").empty());
  CHECK(refusal(R"("a":"ex:a",)" + ex).find("\"a\"") != std::string::npos);
  CHECK_FALSE(refusal(ex + R"(,"a":"ex:a","b":"ex:a")").empty());
  CHECK_FALSE(refusal(ex + R"(,"a":{"@id":"ex:a","@context":{}})").empty());
  CHECK_FALSE(refusal(ex + R"(,"a":{"@id":"ex:a","@nest":"x"})").empty());
  CHECK_FALSE(refusal(ex + R"(,"a":{"@id":"ex:a","@container":"@list"})").empty());
  CHECK_FALSE(refusal(ex + R"(,"a":{"@id":"ex:a","@type":"no:prefix"})").empty());
  CHECK_FALSE(refusal(ex + R"(,"a":{"@type":"@id"})").empty());
  CHECK_FALSE(refusal(ex + R"(,"a":null)").empty());
  CHECK_FALSE(JsonldContext::parse("no JSON"));
  CHECK_FALSE(JsonldContext::parse("[]"));
  CHECK_FALSE(JsonldContext::parse(R"({"@context":"https://example.org/context"})"));
}
