#include "newsgraph/mapping/iris.h"

#include <catch2/catch.hpp>

namespace newsgraph::tests {
namespace {

using mapping::Base;
const Hash128 hash{1, 2};

}  // namespace

TEST_CASE("a base is an absolute IRI that ends in / or #") {
  CHECK(Base().text() == "https://w3id.org/newsgraph/id/");
  CHECK(Base::parse("https://example.org/kg/")->text() == "https://example.org/kg/");
  CHECK(Base::parse("urn:news:x#").has_value());
}

TEST_CASE("what is no base is refused with a hint") {
  for (const std::string_view bad :
       {"", "kg/", "/kg/", ":/", "1a:/", "https://example.org/kg", "https://example.org/a b/",
        "https://example.org/\n/", "https://example.org/新闻/", "https://example.org/<x>/", "https://example.org/\"/",
        "https://example.org/{a}/", "https://e.org/a\\b/"}) {
    CAPTURE(bad);
    const auto base = Base::parse(bad);
    CHECK((!base && base.error().code == Errc::syntax && !base.error().hint.empty()));
  }
}

TEST_CASE("what an article owns carries its hash") {
  const Base base = *Base::parse("https://example.org/");
  const std::string h = hash.base32();
  CHECK(mapping::article_iri(base, hash) == "https://example.org/article/" + h);
  CHECK(mapping::headline_iri(base, hash) == "https://example.org/headline/" + h);
  CHECK(mapping::work_iri(base, hash) == "https://example.org/work/" + h);
  CHECK(mapping::entity_iri(base, hash) == "https://example.org/entity/" + h);
  CHECK(mapping::quotation_iri(base, {hash, 3}) == "https://example.org/quotation/" + h + "_3");
  CHECK(mapping::event_iri(base, {hash, 1}) == "https://example.org/event/" + h + "_1");
  CHECK(mapping::report_iri(base, {hash, 2}) == "https://example.org/report/" + h + "_2");
  CHECK(mapping::image_iri(base, {hash, 1}) == "https://example.org/image/" + h + "_1");
  CHECK(mapping::agent_iri(base, {"entities", 3}) == "https://example.org/agent/entities_3");
  CHECK(mapping::agent_iri(base, {"a/b #,", 1}) == "https://example.org/agent/a-b---_1");
}

TEST_CASE("mentions of one stretch that denote different things have different IRIs") {
  const Base base = *Base::parse("https://e.org/");
  const std::string stem = "https://e.org/mention/" + hash.base32();
  using graph::SubjectKind;
  using graph::TextPart;
  const auto iri = [&](TextPart part, SubjectKind kind, std::uint32_t ordinal) {
    graph::MentionNode node;
    node.article = hash;
    node.part = part;
    node.begin = 13;
    node.end = 15;
    node.subject = kind;
    node.subject_ordinal = ordinal;
    return mapping::mention_iri(base, node);
  };
  CHECK(iri(TextPart::body, SubjectKind::entity, 1) == stem + "_13_15");
  CHECK(iri(TextPart::headline, SubjectKind::entity, 1) == stem + "_t13_15");
  CHECK(iri(TextPart::body, SubjectKind::entity, 2) == stem + "_13_15_2");
  CHECK(iri(TextPart::body, SubjectKind::quotation, 1) == stem + "_13_15_q1");
  CHECK(iri(TextPart::body, SubjectKind::event, 1) == stem + "_13_15_e1");
  CHECK(iri(TextPart::headline, SubjectKind::report, 2) == stem + "_t13_15_r2");
}

TEST_CASE("a URL of the input becomes an ASCII IRI with nothing decoded") {
  CHECK(mapping::ascii_iri("https://example.org/a?b=%E5#c") == "https://example.org/a?b=%E5#c");
  CHECK(mapping::ascii_iri("https://example.org/新 <a>") == "https://example.org/%E6%96%B0%20%3Ca%3E");
  CHECK(mapping::ascii_iri("https://example.org/\n\"{}|\\^`") == "https://example.org/%0A%22%7B%7D%7C%5C%5E%60");
  CHECK(mapping::ascii_iri("/relative").empty());
  CHECK(mapping::ascii_iri("").empty());
}

}  // namespace newsgraph::tests
