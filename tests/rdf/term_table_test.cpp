#include "newsgraph/rdf/term_table.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace newsgraph;
using rdf::TermId;

TEST_CASE("a term table gives equal terms equal numbers and unequal ones others") {
  rdf::TermTable terms;
  const rdf::TermView all[] = {rdf::iri("http://example.org/a"),
                               rdf::blank("http://example.org/a"),
                               rdf::literal("http://example.org/a"),
                               rdf::literal("1", rdf::vocabulary::xsd::integer),
                               rdf::literal("01", rdf::vocabulary::xsd::integer),
                               rdf::literal("1", rdf::vocabulary::xsd::decimal),
                               rdf::text("1", "en"),
                               rdf::text("1", "EN"),
                               rdf::literal(""),
                               rdf::iri("http://example.org/b")};
  std::vector<TermId> ids;
  for (const rdf::TermView& term : all) ids.push_back(terms.intern(term));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK(rdf::index_of(ids[i]) == i + 1);
    CHECK(terms.intern(all[i]) == ids[i]);
    CHECK(terms.find(all[i]) == ids[i]);
    CHECK(terms[ids[i]] == all[i]);
    CHECK(terms.kind(ids[i]) == all[i].kind);
  }
  CHECK(terms.find(rdf::literal("1", "http://example.org/type")) == TermId::none);
  CHECK(terms.find(rdf::iri("http://example.org/c")) == TermId::none);
  CHECK(!terms[TermId::none]);
}

TEST_CASE("a term table keeps texts of any length while it grows") {
  rdf::TermTable terms;
  const std::string large(1000000, 'x');
  const TermId first = terms.intern(rdf::literal(large));
  for (int i = 0; i < 50000; ++i) terms.intern(rdf::iri("http://example.org/" + std::to_string(i)));
  CHECK(terms.text(first) == large);
  CHECK(terms.find(rdf::iri("http://example.org/49999")) == static_cast<TermId>(50001));
  CHECK(terms.end() == 50002);
}

TEST_CASE("a term table on another one has its terms under the same numbers") {
  rdf::TermTable below;
  const TermId shared = below.intern(rdf::text("一", "zh"));
  rdf::TermTable above(&below);
  CHECK(above.intern(rdf::text("一", "zh")) == shared);
  const TermId own = above.intern(rdf::text("二", "ja"));
  CHECK(rdf::index_of(own) == 2);
  CHECK(above[shared].text == "一");
  CHECK(above[own].language == "ja");
  CHECK(below.find(rdf::text("二", "ja")) == TermId::none);

  above.clear();
  CHECK(above.find(rdf::text("二", "ja")) == TermId::none);
  CHECK(above.find(rdf::text("一", "zh")) == shared);
  CHECK(above.intern(rdf::iri("http://example.org/")) == own);
}
