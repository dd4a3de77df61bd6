#include "newsgraph/mapping/emitter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace newsgraph::mapping {
namespace {

std::string_view datatype_of(Precision precision) {
  switch (precision) {
    case Precision::year:
      return xsd::gYear;
    case Precision::month:
      return xsd::gYearMonth;
    case Precision::day:
      return xsd::date;
    default:
      return xsd::dateTime;
  }
}

}  // namespace

void Emitter::write(Term predicate, const rdf::TermView& object) {
  sink_->statement(rdf::iri(subject_), rdf::iri(predicate.in(schema_https_)), object, graph_);
}

void Emitter::link(Term predicate, std::string_view iri) {
  if (!iri.empty()) write(predicate, rdf::iri(iri));
}

void Emitter::text(Term predicate, std::string_view text, std::string_view language) {
  if (!text.empty()) write(predicate, rdf::text(text, language));
}

void Emitter::date(Term predicate, const Timestamp& at) {
  if (at) write(predicate, rdf::literal(xsd_lexical(at), datatype_of(at.precision)));
}

void Emitter::integer(Term predicate, std::uint64_t value, std::string_view datatype) {
  std::array<char, 24> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  write(predicate, rdf::literal({digits.data(), static_cast<std::size_t>(end - digits.data())}, datatype));
}

void Emitter::share(Term predicate, float value) {
  const long hundredths = std::lround(std::clamp(value, 0.0F, 1.0F) * 100.0F);
  const std::array<char, 4> lexical{static_cast<char>('0' + hundredths / 100), '.',
                                    static_cast<char>('0' + hundredths / 10 % 10),
                                    static_cast<char>('0' + hundredths % 10)};
  write(predicate, rdf::literal({lexical.data(), lexical.size()}, xsd::decimal));
}

}  // namespace newsgraph::mapping
