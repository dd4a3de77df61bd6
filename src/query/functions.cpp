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

Value convert(const TermView& term, XsdType type) {
  if (term.kind == TermKind::blank || (is_iri(term) && type != XsdType::string)) return {};
  const auto number = number_of(term);
  const bool is_boolean = term.datatype == xsd::boolean && rdf::is_valid_lexical(XsdType::boolean, term.text);
  const bool is_true = is_boolean && truth_of(term).value_or(false);
  const bool from_text = is_plain(term);
  switch (type) {
    case XsdType::string:
      if (number) return Value::text(text_of(*number));
      if (is_boolean) return Value::text(is_true ? "true" : "false");
      return term.language.empty() ? Value::text(term.text) : Value();
    case XsdType::boolean:
      if (number) return Value::of(truth_of(term));
      if (is_boolean) return Value::of(is_true);
      if (from_text && rdf::is_valid_lexical(type, term.text))
        return Value::of(term.text == "true" || term.text == "1");
      return {};
    case XsdType::date_time:
    case XsdType::date: {
      const std::string_view datatype = type == XsdType::date ? xsd::date : xsd::dateTime;
      const bool fits = (from_text || term.datatype == datatype) && rdf::is_valid_lexical(type, term.text);
      if (fits) return rdf::Term(rdf::literal(term.text, datatype));
      if (type == XsdType::date && term.datatype == xsd::dateTime &&
          rdf::is_valid_lexical(XsdType::date_time, term.text)) {
        const std::size_t t = term.text.find('T');
        const std::size_t zone = term.text.find_first_of("Z+-", t);
        return rdf::Term(rdf::literal(
            std::string(term.text.substr(0, t)) += zone == std::string_view::npos ? "" : term.text.substr(zone),
            datatype));
      }
      return {};
    }
    default:
      break;
  }
  const Number::Type wanted = type == XsdType::integer   ? Number::Type::integer
                              : type == XsdType::decimal ? Number::Type::decimal
                              : type == XsdType::float_  ? Number::Type::float_
                                                         : Number::Type::double_;
  std::optional<Number> from = number;
  if (is_boolean) from = integer(is_true ? 1 : 0);
  if (from_text) {
    constexpr std::string_view names[] = {xsd::integer, xsd::decimal, xsd::float_, xsd::double_};
    from = number_of(rdf::literal(term.text, names[static_cast<std::size_t>(wanted)]));
  }
  const auto out = from ? converted(*from, wanted) : std::nullopt;
  return out ? Value(term_of(*out)) : Value();
}

}  // namespace newsgraph::query
