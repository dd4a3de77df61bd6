#include "newsgraph/shacl/component.h"

#include <charconv>
#include <limits>
#include <utility>

namespace newsgraph::shacl {

using rdf::TermId;

std::span<const Component* const> components() {
#define X(name) &name##_component,
  static const Component* const all[] = {NEWSGRAPH_SHACL_COMPONENTS(X)};
#undef X
  return all;
}

std::span<const TermId> ConstraintReader::values(std::string_view parameter) const {
  return graph().objects(shape(), std::string(sh<"">).append(parameter));
}

std::optional<TermId> ConstraintReader::value(std::string_view parameter) {
  const auto all = values(parameter);
  if (all.empty()) return std::nullopt;
  if (all.size() > 1) fail(parameter, "has " + std::to_string(all.size()) + " values, may have one");
  return all.front();
}

std::optional<std::uint64_t> ConstraintReader::count(std::string_view parameter) {
  const auto id = value(parameter);
  if (!id) return std::nullopt;
  const rdf::TermView term = graph().terms()[*id];
  std::string_view digits = term.text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::uint64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  // No node has so many values that a larger number would mean something else.
  const bool too_large = read.ec == std::errc::result_out_of_range;
  if (too_large) number = std::numeric_limits<std::uint64_t>::max();
  if (term.kind != rdf::TermKind::literal || term.datatype != rdf::vocabulary::xsd::integer ||
      (read.ec != std::errc() && !too_large) || read.ptr != digits.data() + digits.size()) {
    fail(parameter, "is " + graph().name(*id) + ", must be an xsd:integer that is not negative");
    return std::nullopt;
  }
  return number;
}

bool ConstraintReader::flag(std::string_view parameter) {
  const auto id = value(parameter);
  if (!id) return false;
  if (graph().terms()[*id].datatype != rdf::vocabulary::xsd::boolean)
    fail(parameter, "is " + graph().name(*id) + ", must be true or false");
  else if (*id != graph().common().yes && *id != graph().common().no)
    warn(parameter, "is " + graph().name(*id) + ", which is not the term true; it has no effect");
  return *id == graph().common().yes;
}

std::optional<std::vector<TermId>> ConstraintReader::list(std::string_view parameter, TermId head) {
  auto members = graph().list(head);
  if (!members) fail(parameter, "is no well-formed list");
  return members;
}

bool ConstraintReader::require_iri(std::string_view parameter, TermId value) {
  if (graph().terms().kind(value) == rdf::TermKind::iri) return true;
  fail(parameter, "is " + graph().name(value) + ", must be an IRI");
  return false;
}

}  // namespace newsgraph::shacl
