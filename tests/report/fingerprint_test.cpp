#include "newsgraph/report/fingerprint.h"

#include <set>

#include "newsgraph/report/baseline.h"
#include "report/reported.h"

namespace newsgraph::tests {
namespace {

std::string fingerprint_after(const std::function<void(Reported&, report::Result&)>& change) {
  Reported reported;
  change(reported, reported.add());
  reported.complete();
  return reported.results[0].fingerprint;
}
const std::string unchanged = fingerprint_after([](Reported&, report::Result&) {});

std::string baseline_of(Reported& reported) {
  reported.complete();
  StringSink out;
  CHECK(report::write_baseline(reported.report, out).has_value());
  return out.take();
}

Error error_of(std::string_view text) {
  const auto baseline = report::Baseline::parse(text, "known.txt");
  REQUIRE_FALSE(baseline);
  return baseline.error();
}

}  // namespace

TEST_CASE("a fingerprint is the same wherever the statement stands and whatever is said about it") {
  CHECK(unchanged.size() == 32);
  CHECK(unchanged == fingerprint_after([](Reported&, report::Result& result) {
          result.at = {};
          result.shape_at.line = 99;
          result.messages = {{"other", ""}};
          result.level = Level::info;
        }));
}

TEST_CASE("a fingerprint differs by shape, component, focus node, path and value") {
  std::set<std::string> all{unchanged};
  all.insert(fingerprint_after([](Reported& r, report::Result& x) { x.named_shape = r.iri("Other"); }));
  all.insert(fingerprint_after([](Reported&, report::Result& x) { x.component = "OtherConstraintComponent"; }));
  all.insert(fingerprint_after([](Reported& r, report::Result& x) { x.focus = r.iri("a2"); }));
  all.insert(fingerprint_after([](Reported& r, report::Result& x) { x.path = r.predicate("name"); }));
  all.insert(fingerprint_after([](Reported&, report::Result& x) { x.path.reset(); }));
  all.insert(fingerprint_after([](Reported& r, report::Result& x) { x.value = r.literal("http://example.org/a1"); }));
  all.insert(fingerprint_after([](Reported& r, report::Result& x) { x.value = r.iri("a1"); }));
  all.insert(fingerprint_after([](Reported& r, report::Result& x) {
    x.path = shacl::Path{shacl::Path::Kind::inverse, TermId::none, {r.predicate("headline")}};
  }));
  CHECK(all.size() == 9);
}

TEST_CASE("labels of blank nodes do not matter, and equal results are numbered") {
  Reported one;
  Reported other;
  one.add().focus = one.terms.intern(rdf::blank("b1"));
  one.add().focus = one.terms.intern(rdf::blank("b2"));
  other.add().focus = other.terms.intern(rdf::blank("x"));
  one.complete();
  other.complete();
  CHECK(one.results[0].fingerprint == other.results[0].fingerprint);
  CHECK(one.results[0].fingerprint != one.results[1].fingerprint);
}

TEST_CASE("a baseline has a line for each result, in order, and is read back") {
  Reported reported;
  reported.add("a1");
  reported.add("a2").value = reported.literal("line\nbreak");
  const std::string text = baseline_of(reported);
  CHECK(text.starts_with("# newsgraph baseline, version 1\n"));
  CHECK(count_of(text, "\n") == 3);
  CHECK(text.find(reported.results[0].fingerprint + " ex:headline ex:Article sh:minCount ex:a1\n") !=
        std::string::npos);
  const auto baseline = report::Baseline::parse(text, "known.txt");
  REQUIRE(baseline);
  CHECK(baseline->size() == 2);
  CHECK(baseline->contains(reported.results[1].fingerprint));
  CHECK_FALSE(baseline->contains(std::string(32, '0')));
}

TEST_CASE("a result of another graph is another result") {
  Reported one;
  Reported other;
  one.add();
  other.add().graph = other.iri("graph");
  one.complete();
  other.complete();
  CHECK(one.results[0].fingerprint != other.results[0].fingerprint);
}

TEST_CASE("a summary counts what the baseline hides and what it has in vain") {
  Reported reported;
  CHECK(report::about_baseline(reported.report).empty());
  reported.report.in_baseline = 3;
  reported.report.gone_from_baseline = 1200;
  CHECK(report::about_baseline(reported.report) ==
        "; 3 more in the baseline; 1,200 in the baseline no longer found (--update-baseline)");
}

TEST_CASE("a baseline may be merged by hand and have other line ends") {
  const std::string line = std::string(32, 'a') + " x\r\n";
  const auto baseline =
      report::Baseline::parse("# newsgraph baseline, version 1\r\n\n# ours\n" + line + line, "known.txt");
  REQUIRE(baseline);
  CHECK(baseline->size() == 1);
}

TEST_CASE("what is no baseline is refused with file and line") {
  CHECK(error_of("").code == Errc::syntax);
  CHECK(error_of("[]").where.line == 1);
  const Error conflict = error_of("# newsgraph baseline, version 1\n<<<<<<< HEAD\n");
  CHECK(describe(conflict).starts_with("known.txt:2: "));
  CHECK(error_of("# newsgraph baseline, version 2\n").code == Errc::unsupported);
  CHECK(error_of("# newsgraph baseline, version 1x\n").code == Errc::syntax);
}

}  // namespace newsgraph::tests
