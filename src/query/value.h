#pragma once

#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>

#include "newsgraph/rdf/term.h"
#include "newsgraph/rdf/term_table.h"
#include "newsgraph/rdf/xsd.h"

namespace newsgraph::query {

/// What an expression evaluates to: an error, a term of a table, or a term that was made and is in no table.
class Value {
 public:
  Value() = default;
  Value(rdf::TermId id) {  // NOLINT(google-explicit-constructor): a term is a value
    if (id != rdf::TermId::none) what_ = id;
  }
  Value(rdf::Term term) : what_(std::move(term)) {}  // NOLINT(google-explicit-constructor): likewise
  static Value of(bool value) { return rdf::Term(rdf::boolean(value)); }
  static Value of(std::optional<bool> value) { return value ? of(*value) : Value(); }
  static Value text(std::string_view text) { return rdf::Term(rdf::literal(text)); }

  bool is_error() const { return std::holds_alternative<std::monostate>(what_); }
  /// Of kind none for errors. Valid while the value and the table live.
  rdf::TermView view(const rdf::TermTable& terms) const;
  /// The term's number in the table, which takes it up if it is new; none for errors.
  rdf::TermId intern(rdf::TermTable& terms) const;

 private:
  std::variant<std::monostate, rdf::TermId, rdf::Term> what_;
};

/// The effective boolean value (SPARQL 1.1, section 17.2.2); nothing where a term has none.
std::optional<bool> truth_of(const rdf::TermView& term);

/// The operator = of section 17.3; nothing where it is a type error: two literals that are not the same term and whose
/// values cannot be compared.
std::optional<bool> equal(const rdf::TermView& a, const rdf::TermView& b);

/// The order of two values for the operators < and >, and besides them for xsd:date and other moments and durations.
/// Unordered where there is none. A moment without a zone compares with one that has a zone where they are more than
/// 14 hours apart (XML Schema part 2, section 3.2.7.4).
std::partial_ordering order(const rdf::TermView& a, const rdf::TermView& b);

/// A term's place in the order of ORDER BY, MIN and MAX (section 15.1), made total: nothing, blank nodes, IRIs,
/// literals; literals by their kind of value, then by value, lexical form, datatype and language. Dates stand on the
/// timeline with moments, as their first one; what has no zone counts as if it were in UTC.
class SortKey {
 public:
  /// The term's text has to outlive the key.
  explicit SortKey(const rdf::TermView& term);
  friend std::weak_ordering operator<=>(const SortKey& a, const SortKey& b);

 private:
  rdf::TermView term_;
  std::tuple<int, int, int> place_;  ///< kind of term, kind of value, what in it is not compared by value
  std::unique_ptr<const std::string> moment_;
  std::optional<rdf::XsdValue> value_;
};

/// True for literals of xsd:string, without a language.
bool is_plain(const rdf::TermView& term);

}  // namespace newsgraph::query
