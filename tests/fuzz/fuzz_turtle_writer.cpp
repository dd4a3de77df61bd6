// What a writer takes comes back from the reader as it was, whatever the bytes; what it refuses is an Error. And the
// readers survive any bytes.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"

namespace {

using namespace newsgraph;
using namespace newsgraph::rdf;

/// Cuts the input at bytes FF, which no valid text holds: the fields of terms.
std::vector<std::string_view> fields_of(std::string_view input) {
  std::vector<std::string_view> fields;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\xFF'), input.size());
    fields.push_back(input.substr(0, end));
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return fields;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void write_and_read(const Syntax& syntax, const std::vector<TermView>& objects) {
  StringSink out;
  const auto writer = make_writer(syntax, out);
  writer->prefix("xsd", vocabulary::xsd::base);
  CollectingSink taken;
  for (const TermView& object : objects) {
    const StatementView statement{iri("http://example.org/s"), iri("http://example.org/p"), object, {}};
    if (writer->write(statement)) {
      taken.write(statement);
    } else {
      require(!writer->finish());
      return;
    }
  }
  require(writer->finish().has_value());
  if (syntax.read == nullptr) return;
  CollectingSink read_back;
  require(read(syntax, out.text(), read_back).has_value());
  require(read_back.size() == taken.size());
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const bool blank_node = taken[i].object.kind == TermKind::blank;  // labels may change
    require(blank_node ? read_back[i].object.kind == TermKind::blank : read_back[i] == taken[i]);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  std::vector<TermView> objects;
  for (const std::string_view field : fields_of(input)) {
    objects.push_back(literal(field));
    objects.push_back(literal(field, vocabulary::xsd::integer));
    objects.push_back(literal(field, vocabulary::xsd::decimal));
    objects.push_back(literal(field, vocabulary::xsd::boolean));
  }
  for (const Syntax* const syntax : syntaxes()) {
    write_and_read(*syntax, objects);
    for (const std::string_view field : fields_of(input)) {
      write_and_read(*syntax, {iri(field)});
      write_and_read(*syntax, {text("x", field)});
      write_and_read(*syntax, {literal("x", field)});
      write_and_read(*syntax, {blank(field)});
    }
    CountingSink sink;
    (void)read(*syntax, input, sink).has_value();
  }
  return 0;
}
