#include "newsgraph/query/functions.h"

#include <string>

#include "newsgraph/query/number.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/iri.h"
#include "newsgraph/rdf/language.h"

namespace newsgraph::query {

using rdf::TermKind;
using rdf::TermView;
using rdf::XsdType;
namespace xsd = rdf::vocabulary::xsd;

namespace {

bool is_iri(const TermView& term) {
  return term.kind == TermKind::iri;
}
bool is_literal(const TermView& term) {
  return term.kind == TermKind::literal;
}

Value iri_function(const TermView& term, const std::string& base) {
  if (is_iri(term)) return rdf::Term(term);
  if (!is_plain(term)) return {};
  std::string iri(term.text);
  if (!rdf::has_scheme(iri)) {
    if (base.empty()) return {};
    iri = rdf::resolved_iri(base, iri);
  }
  if (!rdf::fault_of_iri(iri).empty()) return {};
  return rdf::Term(rdf::iri(iri));
}

Value datatype_function(const TermView& term) {
  if (!is_literal(term)) return {};
  if (!term.language.empty()) return rdf::Term(rdf::iri(rdf::vocabulary::rdf::langString));
  return rdf::Term(rdf::iri(term.datatype.empty() ? xsd::string : term.datatype));
}

Value language_matches(const TermView& tag, const TermView& range) {
  if (!is_plain(tag) || !is_plain(range)) return {};
  return Value::of(!range.text.empty() && rdf::matches_range(tag.text, range.text));
}

Value with_language(const TermView& text, const TermView& language) {
  if (!is_plain(text) || !is_plain(language) || !rdf::fault_of_language(language.text).empty()) return {};
  std::string canonical;
  return rdf::Term(rdf::text(text.text, rdf::canonical_tag(language.text, canonical)));
}

Value with_datatype(const TermView& text, const TermView& datatype) {
  if (!is_plain(text) || !is_iri(datatype) || datatype.text == rdf::vocabulary::rdf::langString) return {};
  return rdf::Term(rdf::literal(text.text, datatype.text));
}

Value number_function(Function function, const TermView& term) {
  const auto number = number_of(term);
  if (!number) return {};
  const Rounding how = function == Function::ABS     ? Rounding::away_from_sign
                       : function == Function::CEIL  ? Rounding::up
                       : function == Function::FLOOR ? Rounding::down
                                                     : Rounding::nearest;
  return term_of(rounded(*number, how));
}

/// Also numbers that are too long to calculate with.
bool is_number(const TermView& term) {
  const auto type = is_literal(term) ? rdf::xsd_type(term.datatype) : std::nullopt;
  return type && *type >= XsdType::decimal && *type <= XsdType::float_ && rdf::is_valid_lexical(*type, term.text);
}

Value language_of(const TermView& term) {
  return is_literal(term) ? Value::text(term.language) : Value();
}

}  // namespace

Value call(Function function, Arguments arguments, Evaluation& evaluation) {
  if (auto value = call_string_function(function, arguments, evaluation)) return *value;
  if (function == Function::NOW) return evaluation.now();
  const TermView& first = arguments.front();
  switch (function) {
    case Function::STR:
      return first.kind == TermKind::blank ? Value() : Value::text(first.text);
    case Function::LANG:
      return language_of(first);
    case Function::LANGMATCHES:
      return language_matches(first, arguments[1]);
    case Function::DATATYPE:
      return datatype_function(first);
    case Function::IRI:
    case Function::URI:
      return iri_function(first, evaluation.query().base);
    case Function::ABS:
    case Function::CEIL:
    case Function::FLOOR:
    case Function::ROUND:
      return number_function(function, first);
    case Function::STRLANG:
      return with_language(first, arguments[1]);
    case Function::STRDT:
      return with_datatype(first, arguments[1]);
    case Function::SAMETERM:
      return Value::of(first == arguments[1]);
    case Function::ISIRI:
    case Function::ISURI:
      return Value::of(is_iri(first));
    case Function::ISBLANK:
      return Value::of(first.kind == TermKind::blank);
    case Function::ISLITERAL:
      return Value::of(is_literal(first));
    case Function::ISNUMERIC:
      return Value::of(is_number(first));
    default:
      return call_time_function(function, first).value_or(Value());
  }
}

namespace {

Value to_boolean(const TermView& term) {
  if (number_of(term)) return Value::of(truth_of(term));
  const bool can_be = is_plain(term) || term.datatype == xsd::boolean;
  if (!can_be || !rdf::is_valid_lexical(XsdType::boolean, term.text)) return {};
  return Value::of(term.text == "true" || term.text == "1");
}

Value to_string(const TermView& term) {
  if (const auto number = number_of(term)) return Value::text(text_of(*number));
  if (term.datatype == xsd::boolean && rdf::is_valid_lexical(XsdType::boolean, term.text))
    return Value::text(truth_of(term).value_or(false) ? "true" : "false");
  return term.language.empty() ? Value::text(term.text) : Value();
}

/// To xsd:date or xsd:dateTime; the former also from the latter.
Value to_moment(const TermView& term, XsdType type) {
  const std::string_view datatype = type == XsdType::date ? xsd::date : xsd::dateTime;
  const bool fits = (is_plain(term) || term.datatype == datatype) && rdf::is_valid_lexical(type, term.text);
  if (fits) return rdf::Term(rdf::literal(term.text, datatype));
  if (type != XsdType::date || term.datatype != xsd::dateTime || !rdf::is_valid_lexical(XsdType::date_time, term.text))
    return {};
  const std::size_t t = term.text.find('T');
  const std::size_t zone = term.text.find_first_of("Z+-", t);
  std::string day(term.text.substr(0, t));
  if (zone != std::string_view::npos) day += term.text.substr(zone);
  return rdf::Term(rdf::literal(day, datatype));
}

Value to_number(const TermView& term, Number::Type wanted) {
  std::optional<Number> from = number_of(term);
  if (term.datatype == xsd::boolean && rdf::is_valid_lexical(XsdType::boolean, term.text))
    from = integer(truth_of(term).value_or(false) ? 1 : 0);
  if (is_plain(term)) {
    constexpr std::string_view names[] = {xsd::integer, xsd::decimal, xsd::float_, xsd::double_};
    from = number_of(rdf::literal(term.text, names[static_cast<std::size_t>(wanted)]));
  }
  const auto out = from ? converted(*from, wanted) : std::nullopt;
  return out ? Value(term_of(*out)) : Value();
}

}  // namespace

Value convert(const TermView& term, XsdType type) {
  if (term.kind == TermKind::blank || (is_iri(term) && type != XsdType::string)) return {};
  switch (type) {
    case XsdType::string:
      return to_string(term);
    case XsdType::boolean:
      return to_boolean(term);
    case XsdType::date_time:
    case XsdType::date:
      return to_moment(term, type);
    case XsdType::integer:
      return to_number(term, Number::Type::integer);
    case XsdType::decimal:
      return to_number(term, Number::Type::decimal);
    case XsdType::float_:
      return to_number(term, Number::Type::float_);
    default:
      return to_number(term, Number::Type::double_);
  }
}

}  // namespace newsgraph::query
