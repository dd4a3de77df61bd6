#include "newsgraph/query/value.h"

#include <algorithm>
#include <tuple>

#include "newsgraph/rdf/language.h"
#include "newsgraph/rdf/xsd.h"

namespace newsgraph::query {

using rdf::TermKind;
using rdf::TermView;
using rdf::XsdType;
using rdf::XsdValue;

namespace {

/// Groups of types whose values are compared with each other.
enum class Family : std::uint8_t { number, string, language_string, boolean, moment, duration, other };

std::optional<XsdType> type_of(const TermView& literal) {
  if (!literal.language.empty()) return std::nullopt;
  return literal.datatype.empty() ? XsdType::string : rdf::xsd_type(literal.datatype);
}

Family family_of(const TermView& literal) {
  if (!literal.language.empty()) return Family::language_string;
  const auto type = type_of(literal);
  if (!type) return Family::other;
  if (*type == XsdType::string) return Family::string;
  if (*type == XsdType::boolean) return Family::boolean;
  if (*type >= XsdType::decimal && *type <= XsdType::float_) return Family::number;
  if (*type >= XsdType::date_time && *type <= XsdType::g_day) return Family::moment;
  if (*type >= XsdType::duration && *type <= XsdType::day_time_duration) return Family::duration;
  return Family::other;
}

bool has_zone(std::string_view moment) {
  return moment.ends_with('Z') || (moment.size() > 6 && moment[moment.size() - 3] == ':' &&
                                   (moment[moment.size() - 6] == '+' || moment[moment.size() - 6] == '-'));
}

/// With the zone that a moment without one may have at most.
std::partial_ordering order_with_zones(XsdType type, std::string_view without, std::string_view with) {
  std::partial_ordering orders[2] = {std::partial_ordering::unordered, std::partial_ordering::unordered};
  const auto other = XsdValue::of(type, with);
  std::size_t i = 0;
  for (const char* zone : {"+14:00", "-14:00"}) {
    const std::string zoned = std::string(without) + zone;
    const auto value = XsdValue::of(type, zoned);
    if (value && other) orders[i] = compare(*value, *other);
    ++i;
  }
  return orders[0] == orders[1] && std::is_neq(orders[0]) ? orders[0] : std::partial_ordering::unordered;
}

/// As the lexical form of an xsd:dateTime with a zone.
std::string on_timeline_in_utc(XsdType type, std::string_view lexical) {
  std::string out(lexical);
  if (type == XsdType::date) {
    const std::size_t zone = has_zone(lexical) ? (lexical.ends_with('Z') ? 1 : 6) : 0;
    out.insert(out.size() - zone, "T00:00:00");
  }
  if (!has_zone(lexical)) out += 'Z';
  return out;
}

std::partial_ordering turned(std::partial_ordering order) {
  return std::is_lt(order) ? std::partial_ordering::greater : std::is_gt(order) ? std::partial_ordering::less : order;
}

}  // namespace

TermView Value::view(const rdf::TermTable& terms) const {
  if (const auto* id = std::get_if<rdf::TermId>(&what_)) return terms[*id];
  if (const auto* made = std::get_if<rdf::Term>(&what_)) return made->view();
  return {};
}

rdf::TermId Value::intern(rdf::TermTable& terms) const {
  if (const auto* id = std::get_if<rdf::TermId>(&what_)) return *id;
  if (const auto* made = std::get_if<rdf::Term>(&what_)) return terms.intern(made->view());
  return rdf::TermId::none;
}

bool is_plain(const TermView& term) {
  return term.kind == TermKind::literal && term.datatype.empty() && term.language.empty();
}

std::optional<bool> truth_of(const TermView& term) {
  if (term.kind != TermKind::literal) return std::nullopt;
  switch (family_of(term)) {
    case Family::string:
    case Family::language_string:
      return !term.text.empty();
    case Family::boolean:
      return term.text == "true" || term.text == "1";
    case Family::number: {
      const auto value = XsdValue::of(*type_of(term), term.text);
      const auto zero = XsdValue::of(XsdType::integer, "0");
      if (!value) return false;
      const auto ordering = compare(*value, *zero);  // NaN is unordered, and false
      return std::is_neq(ordering) && ordering != std::partial_ordering::unordered;
    }
    case Family::moment:
    case Family::duration:
    case Family::other:
      break;
  }
  return std::nullopt;
}

std::partial_ordering order(const TermView& a, const TermView& b) {
  if (a.kind != TermKind::literal || b.kind != TermKind::literal) return std::partial_ordering::unordered;
  const Family family = family_of(a);
  if (family != family_of(b) || family == Family::other || family == Family::language_string)
    return std::partial_ordering::unordered;
  const auto type_a = type_of(a);
  const auto type_b = type_of(b);
  const auto value_a = XsdValue::of(*type_a, a.text);
  const auto value_b = XsdValue::of(*type_b, b.text);
  if (!value_a || !value_b) return std::partial_ordering::unordered;
  if (family == Family::moment && *type_a == *type_b && has_zone(a.text) != has_zone(b.text)) {
    return has_zone(b.text) ? order_with_zones(*type_a, a.text, b.text)
                            : turned(order_with_zones(*type_a, b.text, a.text));
  }
  return compare(*value_a, *value_b);
}

std::optional<bool> equal(const TermView& a, const TermView& b) {
  if (a.kind != TermKind::literal || b.kind != TermKind::literal) return a == b;
  const Family family_a = family_of(a);
  const Family family_b = family_of(b);
  if (family_a == Family::language_string && family_b == Family::language_string)
    return a.text == b.text && rdf::equal_tags(a.language, b.language);
  const auto ordering = order(a, b);
  if (ordering != std::partial_ordering::unordered) return std::is_eq(ordering);
  if (family_a == Family::number && family_b == Family::number) {
    // NaN equals nothing; other numbers that are unordered are not numbers.
    const auto is_number = [](const TermView& t) { return XsdValue::of(*type_of(t), t.text).has_value(); };
    if (is_number(a) && is_number(b)) return false;
  }
  if (a == b) return true;
  // What is known to be of different kinds differs: a string with a language and anything else, and values of different
  // types that are what they claim to be.
  if (family_a != family_b && (family_a == Family::language_string || family_b == Family::language_string))
    return false;
  const auto is_known = [](const TermView& term, Family family) {
    return family == Family::string || (family != Family::other && XsdValue::of(*type_of(term), term.text).has_value());
  };
  const bool date_and_time = family_a == Family::moment && family_b == Family::moment &&
                             (type_of(a) == XsdType::date) != (type_of(b) == XsdType::date);
  if ((family_a != family_b || date_and_time) && is_known(a, family_a) && is_known(b, family_b)) return false;
  return std::nullopt;
}

SortKey::SortKey(const TermView& term) : term_(term) {
  const int kind = term.kind == TermKind::none    ? 0
                   : term.kind == TermKind::blank ? 1
                   : term.kind == TermKind::iri   ? 2
                                                  : 3;
  place_ = {kind, 0, 0};
  if (kind < 3) return;
  const Family family = family_of(term);
  const auto type = type_of(term);
  const bool on_timeline = type == XsdType::date || type == XsdType::date_time || type == XsdType::date_time_stamp;
  if (on_timeline && rdf::is_valid_lexical(*type, term.text)) {
    moment_ = std::make_unique<const std::string>(on_timeline_in_utc(*type, term.text));
    value_ = XsdValue::of(XsdType::date_time, *moment_);
  } else if (type) {
    value_ = XsdValue::of(*type, term.text);
  }
  // A lexical form without a value, and what is not compared with each other, have places of their own: the order is to
  // stay transitive.
  int group = !value_ ? 1000 : family == Family::number && term.text == "NaN" ? -1 : 0;
  if (group == 0 && !moment_ && (family == Family::moment || family == Family::duration))
    group = 1 + 2 * static_cast<int>(*type) + (family == Family::moment && has_zone(term.text) ? 1 : 0);
  place_ = {kind, static_cast<int>(family), group};
}

std::weak_ordering operator<=>(const SortKey& a, const SortKey& b) {
  if (const auto places = a.place_ <=> b.place_; std::is_neq(places)) return places;
  if (a.value_ && b.value_) {
    const auto ordering = compare(*a.value_, *b.value_);
    if (std::is_lt(ordering)) return std::weak_ordering::less;
    if (std::is_gt(ordering)) return std::weak_ordering::greater;
  }
  return std::tie(a.term_.text, a.term_.datatype, a.term_.language) <=>
         std::tie(b.term_.text, b.term_.datatype, b.term_.language);
}

}  // namespace newsgraph::query
