#include <array>
#include <string>

#include "newsgraph/query/functions.h"
#include "newsgraph/query/number.h"
#include "newsgraph/rdf/xsd_scan.h"

namespace newsgraph::query {

using rdf::XsdType;
namespace xsd = rdf::vocabulary::xsd;

namespace {

/// As an xsd:dayTimeDuration: PT8H, -PT3H30M, PT0S.
std::string zone_duration(int minutes) {
  if (minutes == 0) return "PT0S";
  const int size = minutes < 0 ? -minutes : minutes;
  std::string out = minutes < 0 ? "-PT" : "PT";
  if (size >= 60) out += std::to_string(size / 60) + 'H';
  if (size % 60 != 0) out += std::to_string(size % 60) + 'M';
  return out;
}

Value seconds(const rdf::xsd::MomentParts& moment) {
  std::string text = std::to_string(moment.second);
  if (!moment.fraction.empty()) (text += '.') += moment.fraction;
  const auto number = number_of(rdf::literal(text, xsd::decimal));
  return number ? Value(term_of(*number)) : Value();
}

}  // namespace

std::optional<Value> call_time_function(Function function, const rdf::TermView& term) {
  const auto type = rdf::xsd_type(term.datatype);
  const bool is_date = type == XsdType::date;
  if (!is_date && type != XsdType::date_time && type != XsdType::date_time_stamp) return Value();
  if (!rdf::is_valid_lexical(*type, term.text)) return Value();
  const auto moment = *rdf::xsd::scan_moment(rdf::xsd::moment_pattern(*type), term.text);
  const auto number = [](std::int64_t value) { return term_of(integer(value)); };
  switch (function) {
    case Function::YEAR:
      return number(moment.year);
    case Function::MONTH:
      return number(moment.month);
    case Function::DAY:
      return number(moment.day);
    case Function::TZ: {
      if (!moment.zone_minutes) return Value::text("");
      const std::size_t sign = term.text.find_last_of("+-");
      return Value::text(term.text.ends_with('Z') ? "Z" : term.text.substr(sign));
    }
    case Function::TIMEZONE:
      if (!moment.zone_minutes) return Value();
      return rdf::Term(rdf::literal(zone_duration(*moment.zone_minutes), xsd::term<"dayTimeDuration">));
    case Function::HOURS:
      return is_date ? Value() : number(moment.hour);
    case Function::MINUTES:
      return is_date ? Value() : number(moment.minute);
    case Function::SECONDS:
      return is_date ? Value() : seconds(moment);
    default:
      return std::nullopt;
  }
}

}  // namespace newsgraph::query
