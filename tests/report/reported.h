#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/report/fingerprint.h"
#include "newsgraph/report/format.h"

/// A report that is made by hand, and what a format makes of it.
namespace newsgraph::tests {

using rdf::TermId;
using report::Level;
using Findings = std::vector<report::Result>;

struct Reported {
  rdf::TermTable terms;
  Findings results;
  report::Report report{terms};

  Reported() {
    report.prefixes = {{"ex", "http://example.org/"}, {"schema", "https://schema.org/"}};
    report.data = {"data/news.ttl"};
    report.shapes_files = {"shapes.ttl"};
    report.each_result = [this](const report::Report::Use& use) {
      for (const report::Result& result : results) use(result);
    };
  }
  Reported(const Reported&) = delete;
  Reported& operator=(const Reported&) = delete;
  ~Reported() = default;

  TermId iri(std::string_view local) { return terms.intern(rdf::iri("http://example.org/" + std::string(local))); }
  TermId literal(std::string_view text) { return terms.intern(rdf::literal(text)); }
  TermId sh(std::string_view local) {
    return terms.intern(rdf::iri("http://www.w3.org/ns/shacl#" + std::string(local)));
  }
  shacl::Path predicate(std::string_view local) { return {shacl::Path::Kind::predicate, iri(local), {}}; }

  /// A missing headline, at data/news.ttl:12:5.
  report::Result& add(std::string_view focus = "a1") {
    report::Result result;
    result.focus = iri(focus);
    result.path = predicate("headline");
    result.shape = result.named_shape = iri("Article");
    result.severity = sh("Violation");
    result.component = "MinCountConstraintComponent";
    result.parameter = "minCount";
    result.messages = {{"has no value, needs 1", "en"}};
    result.at = {{"data/news.ttl", {}, 0}, 100, 12, 5};
    result.shape_at = {{"shapes.ttl", {}, 0}, 50, 3, 1};
    results.push_back(std::move(result));
    report.conforms = false;
    return results.back();
  }
  report::Result& add_of(std::string_view component, std::string_view parameter, std::string_view focus = "a1") {
    report::Result& result = add(focus);
    result.component = component;
    result.parameter = parameter;
    return result;
  }
  void use(std::string_view shape, std::uint64_t focus_nodes) {
    report.shapes.push_back({iri(shape), {{"shapes.ttl", {}, 0}, 0, 3, 1}, focus_nodes, {}});
  }

  /// Counts and fingerprints, as the validator fills them in.
  void complete() {
    report::Fingerprints fingerprints(terms);
    report.counts = {};
    for (report::Result& result : results) {
      fingerprints.fill(result);
      ++report.counts[static_cast<std::size_t>(result.level)];
    }
  }
  std::string as(std::string_view format, const report::FormatOptions& options = {}) {
    complete();
    StringSink out;
    const Status status = report::format_named(format)->write(report, options, out);
    if (!status) FAIL(describe(status.error()));
    return out.take();
  }
};

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++count;
  return count;
}

}  // namespace newsgraph::tests
