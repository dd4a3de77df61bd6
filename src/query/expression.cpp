#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>

#include "newsgraph/query/functions.h"
#include "newsgraph/query/number.h"
#include "newsgraph/query/solver.h"
#include "newsgraph/regex/regex.h"

namespace newsgraph::query {

using rdf::TermId;
using rdf::TermView;
using Kind = Expression::Kind;

namespace {

rdf::Term moment_now() {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return rdf::Term(rdf::literal({text.data(), size}, rdf::vocabulary::xsd::dateTime));
}

bool is_test(Kind kind) {
  switch (kind) {
    case Kind::or_:
    case Kind::and_:
    case Kind::not_:
    case Kind::equal:
    case Kind::not_equal:
    case Kind::less:
    case Kind::greater:
    case Kind::less_or_equal:
    case Kind::greater_or_equal:
    case Kind::in:
    case Kind::not_in:
    case Kind::bound:
    case Kind::exists:
    case Kind::not_exists:
      return true;
    default:
      return false;
  }
}

std::optional<bool> negation(std::optional<bool> value) {
  if (value) value = !*value;
  return value;
}

/// The truth tables of section 17.2: an error gives way to what decides alone.
std::optional<bool> either(std::optional<bool> a, std::optional<bool> b, bool decides) {
  if (a == decides || b == decides) return decides;
  return a && b ? std::optional(!decides) : std::nullopt;
}

}  // namespace

Evaluation::Evaluation(const Query& query, const Dataset& data)
    : query_(query), data_(data), terms_(&data.terms()), now_(moment_now()) {}
Evaluation::~Evaluation() = default;

const regex::Regex* Evaluation::regex(std::string_view pattern, std::string_view flags) {
  // Patterns that come from the data are not kept without end.
  constexpr std::size_t most_kept = 1000;
  std::pair<std::string, std::string> key(pattern, flags);
  if (const auto found = regexes_.find(key); found != regexes_.end()) return found->second.get();
  if (regexes_.size() == most_kept) regexes_.clear();
  auto compiled = regex::Regex::of(pattern, flags);
  auto& kept = regexes_[std::move(key)];
  if (compiled) kept = std::make_unique<regex::Regex>(std::move(*compiled));
  return kept.get();
}

bool Solver::holds(const std::vector<Expression>& conditions) {
  return std::ranges::all_of(conditions, [&](const Expression& condition) { return test(condition).value_or(false); });
}

TermId Solver::evaluate_to_term(const Expression& expression) {
  return evaluate(expression).intern(evaluation_.terms());
}

std::optional<bool> Solver::test(const Expression& expression) {
  const auto argument = [&](std::size_t i) -> const Expression& { return expression.arguments[i]; };
  switch (expression.kind) {
    case Kind::or_: {
      const auto first = test(argument(0));
      return first == true ? first : either(first, test(argument(1)), true);
    }
    case Kind::and_: {
      const auto first = test(argument(0));
      return first == false ? first : either(first, test(argument(1)), false);
    }
    case Kind::not_:
      return negation(test(argument(0)));
    case Kind::in:
      return test_in(expression);
    case Kind::not_in:
      return negation(test_in(expression));
    case Kind::bound:
      return row_[argument(0).column] != TermId::none;
    case Kind::exists:
      return exists(*expression.pattern);
    case Kind::not_exists:
      return !exists(*expression.pattern);
    default:
      break;
  }
  if (is_test(expression.kind)) return test_comparison(expression);
  return truth_of(evaluate(expression).view(evaluation_.terms()));
}

std::optional<bool> Solver::test_comparison(const Expression& expression) {
  const Value a = evaluate(expression.arguments[0]);
  const Value b = evaluate(expression.arguments[1]);
  if (a.is_error() || b.is_error()) return std::nullopt;
  const TermView left = a.view(evaluation_.terms());
  const TermView right = b.view(evaluation_.terms());
  if (expression.kind == Kind::equal) return equal(left, right);
  if (expression.kind == Kind::not_equal) return negation(equal(left, right));
  const auto ordering = order(left, right);
  if (ordering == std::partial_ordering::unordered) {
    // Not a number is neither less nor greater; everything else that has no order is an error.
    const bool numbers = number_of(left) && number_of(right);
    return numbers ? std::optional(false) : std::nullopt;
  }
  switch (expression.kind) {
    case Kind::less:
      return std::is_lt(ordering);
    case Kind::greater:
      return std::is_gt(ordering);
    case Kind::less_or_equal:
      return std::is_lteq(ordering);
    default:
      return std::is_gteq(ordering);
  }
}

/// As a chain of comparisons with ||.
std::optional<bool> Solver::test_in(const Expression& expression) {
  const Value sought = evaluate(expression.arguments.front());
  if (sought.is_error()) return std::nullopt;
  std::optional<bool> out = false;
  for (std::size_t i = 1; i < expression.arguments.size(); ++i) {
    const Value one = evaluate(expression.arguments[i]);
    const auto same =
        one.is_error() ? std::nullopt : equal(sought.view(evaluation_.terms()), one.view(evaluation_.terms()));
    if (same == true) return same;
    out = either(out, same, true);
  }
  return out;
}

bool Solver::exists(const Pattern& pattern) {
  bool found = false;
  solve(pattern, [&] {
    found = true;
    return false;
  });
  return found;
}

Value Solver::evaluate(const Expression& expression) {
  switch (expression.kind) {
    case Kind::constant:
      return expression.term;
    case Kind::variable:
      return row_[expression.column];
    case Kind::aggregate:
      return aggregates_[expression.aggregate];
    case Kind::add:
    case Kind::subtract:
    case Kind::multiply:
    case Kind::divide:
    case Kind::plus:
    case Kind::minus:
      return calculate_value(expression);
    case Kind::if_: {
      const auto condition = test(expression.arguments[0]);
      return condition ? evaluate(expression.arguments[*condition ? 1 : 2]) : Value();
    }
    case Kind::coalesce:
      for (const Expression& argument : expression.arguments) {
        if (Value value = evaluate(argument); !value.is_error()) return value;
      }
      return {};
    case Kind::function:
      return call_function(expression);
    case Kind::conversion: {
      const Value value = evaluate(expression.arguments.front());
      if (value.is_error()) return {};
      return convert(value.view(evaluation_.terms()), *rdf::xsd_type(evaluation_.terms().text(expression.term)));
    }
    default:
      return Value::of(test(expression));
  }
}

Value Solver::calculate_value(const Expression& expression) {
  const auto number = [&](std::size_t i) {
    return number_of(evaluate(expression.arguments[i]).view(evaluation_.terms()));
  };
  const auto first = number(0);
  if (!first) return {};
  std::optional<Number> out;
  if (expression.arguments.size() == 1) {
    Number zero = *first;
    zero.digits = 0;
    zero.real = -0.0;
    out = expression.kind == Kind::plus ? first : calculate(Operation::subtract, zero, *first);
  } else if (const auto second = number(1)) {
    const Operation operation = expression.kind == Kind::add        ? Operation::add
                                : expression.kind == Kind::subtract ? Operation::subtract
                                : expression.kind == Kind::multiply ? Operation::multiply
                                                                    : Operation::divide;
    out = calculate(operation, *first, *second);
  }
  return out ? Value(term_of(*out)) : Value();
}

Value Solver::call_function(const Expression& expression) {
  std::vector<Value> values;
  values.reserve(expression.arguments.size());
  for (const Expression& argument : expression.arguments) {
    values.push_back(evaluate(argument));
    if (values.back().is_error()) return {};
  }
  std::vector<TermView> terms;
  terms.reserve(values.size());
  for (const Value& value : values) terms.push_back(value.view(evaluation_.terms()));
  return call(expression.function, terms, evaluation_);
}

}  // namespace newsgraph::query
