// Any bytes: before the first 00 a shapes graph, after it a data graph, both in Turtle. Validating ends, however many
// threads there are with the same report; every format can write it, and the one in Turtle says in RDF what it says.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/memory_file.h"
#include "newsgraph/pipeline/validate.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/report/format.h"

namespace {

using namespace newsgraph;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string written(const report::Report& report, std::string_view format) {
  StringSink out;
  require(report::format_named(format)->write(report, {}, out).has_value());
  return out.take();
}

/// How many results the report has, as far down as details go.
std::size_t count(const report::Result& result) {
  std::size_t all = 1;
  require(!result.messages.empty() && !result.component.empty() && result.shape != rdf::TermId::none);
  for (const report::Result& detail : result.details) all += count(detail);
  return all;
}

std::size_t count(const report::Report& report) {
  std::size_t all = 0;
  report.each_result([&](const report::Result& result) { all += count(result); });
  return all;
}

/// The report read back: as many results as there are, and sh:conforms where there are none.
void check_turtle(const report::Report& report) {
  const std::string text = written(report, "turtle");
  rdf::CollectingSink sink;
  require(rdf::read(rdf::turtle_syntax, text, sink, {}).has_value());
  std::size_t results = 0;
  std::size_t conforming = 0;
  for (const rdf::Statement& statement : sink.statements()) {
    if (statement.object.text == rdf::vocabulary::sh::term<"ValidationResult">) ++results;
    if (statement.predicate.text != rdf::vocabulary::sh::term<"conforms">) continue;
    ++conforming;
    require(statement.object.text == (report.conforms ? "true" : "false"));
  }
  require(conforming == 1);
  require(results >= count(report));  // a value may be sh:ValidationResult too
  require(report.conforms == (count(report) == 0));
}

void check(pipeline::ValidateOptions& options) {
  const auto validated = pipeline::validate(options);
  if (!validated) {
    require(!validated.error().empty());
    return;
  }
  const report::Report& report = (*validated)->report();
  check_turtle(report);
  for (const report::Format* format : report::formats()) (void)written(report, format->name);
  options.jobs = 3;
  const auto again = pipeline::validate(options);
  require(again.has_value());
  require(written((*again)->report(), "json") == written(report, "json"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\0'), size);
  const tests::MemoryFile shapes(input.substr(0, end));
  const tests::MemoryFile graph(input.substr(std::min(end + 1, size)));
  pipeline::ValidateOptions options;
  options.data = {graph.path()};
  options.rdf.syntax = &rdf::turtle_syntax;
  options.shapes.inputs = {shapes.path()};
  options.shapes.rdf.syntax = &rdf::turtle_syntax;
  options.shapes.ignore_sparql = true;
  check(options);
  return 0;
}
