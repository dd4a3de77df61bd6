// Readers survive any bytes, and every statement that they find has a place in the text, the same whether it is found
// by lines or by the reader, and whatever else is asked for.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <string_view>
#include <vector>

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/places.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/rdf/written_terms.h"

namespace {

using namespace newsgraph;
using namespace newsgraph::rdf;

void require(bool holds) {
  if (!holds) std::abort();
}

ReadDocument document_of(const Syntax& syntax, std::string_view input, Ordinal end) {
  ReadDocument document;
  document.syntax = &syntax;
  document.base = "http://example.org/";
  document.end = end;
  document.open = [input]() -> Result<std::unique_ptr<ByteSource>> { return std::make_unique<StringSource>(input); };
  return document;
}

void check_place(std::string_view input, const Location& place) {
  require(place.line > 0 && place.offset <= input.size());
  const std::string_view before = input.substr(0, place.offset);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  require(place.line == 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')));
  const bool mark = line_begin == 0 && input.starts_with("\xEF\xBB\xBF");
  require(place.column == 0 || place.column + (mark ? 1 : 0) == 1 + utf8::count(before.substr(line_begin)));
}

std::vector<Location> check_places(const Syntax& syntax, std::string_view input, Ordinal end) {
  const ReadDocument document = document_of(syntax, input, end);
  std::vector<Ordinal> all(end);
  std::iota(all.begin(), all.end(), 0U);
  std::vector<Location> places = find_places({&document, 1}, all);
  require(places.size() == end);
  for (const Location& place : places) check_place(input, place);
  for (Ordinal ordinal = 1; ordinal < end; ordinal *= 2) {
    const auto alone = find_places({&document, 1}, {&ordinal, 1});
    require(alone[0].offset == places[ordinal].offset && alone[0].column == places[ordinal].column);
  }
  return places;
}

/// How many statements were read, and whether that was all of the document.
struct Count {
  Ordinal statements;
  bool whole;
};

Count count(const Syntax& syntax, std::string_view input) {
  ReadPlace place;
  ReadOptions options;
  options.base = "http://example.org/";
  options.place = &place;
  TermTable terms;
  RowSink sink(terms, RowSink::Graphs::split);
  const bool whole = read(syntax, input, sink, options).has_value();
  require(place.offset <= input.size());
  for (auto& graph : sink.take()) {
    const DataGraph indexed(std::move(graph.rows), terms.end(), {});
    require(indexed.size() <= sink.next_ordinal());
  }
  return {sink.next_ordinal(), whole};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  (void)object_in_turtle(input);
  (void)object_in_nquads(input);
  (void)scan_line(input);
  for (const Syntax* const syntax : readable_syntaxes()) {
    const Count found = count(*syntax, input);
    const std::vector<Location> places = check_places(*syntax, input, found.statements);
    if (syntax != &ntriples_syntax || !found.whole) continue;
    const Count as_turtle = count(turtle_syntax, input);
    if (!as_turtle.whole) continue;  // Serd minds labels there
    require(as_turtle.statements == found.statements);
    const std::vector<Location> by_reader = check_places(turtle_syntax, input, found.statements);
    for (std::size_t i = 0; i < places.size(); ++i) require(places[i].offset == by_reader[i].offset);
  }
  return 0;
}
