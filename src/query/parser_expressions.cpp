#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/query/analysis.h"
#include "newsgraph/query/parser.h"
#include "newsgraph/rdf/xsd.h"

namespace newsgraph::query {

using rdf::TermId;

namespace {

using Kind = Expression::Kind;

Expression expression_of(Kind kind, std::size_t begin, std::vector<Expression> arguments = {}) {
  Expression out;
  out.kind = kind;
  out.begin = begin;
  out.arguments = std::move(arguments);
  return out;
}

Expression pair(Kind kind, Expression a, Expression b) {
  Expression out = expression_of(kind, a.begin);
  out.arguments.push_back(std::move(a));
  out.arguments.push_back(std::move(b));
  return out;
}

struct Operator {
  std::string_view text;
  Kind kind;
};
constexpr Operator relations[] = {{"=", Kind::equal},          {"!=", Kind::not_equal},
                                  {"<=", Kind::less_or_equal}, {">=", Kind::greater_or_equal},
                                  {"<", Kind::less},           {">", Kind::greater}};

struct Special {
  std::string_view name;
  Kind kind;
  std::size_t least;
  std::size_t most;
};
constexpr std::size_t any_number = 1000;
constexpr Special specials[] = {
    {"BOUND", Kind::bound, 1, 1}, {"IF", Kind::if_, 3, 3}, {"COALESCE", Kind::coalesce, 0, any_number}};

struct AggregateName {
  std::string_view name;
  Aggregate::Kind kind;
};
constexpr AggregateName aggregate_names[] = {{"COUNT", Aggregate::Kind::count},
                                             {"SUM", Aggregate::Kind::sum},
                                             {"MIN", Aggregate::Kind::min},
                                             {"MAX", Aggregate::Kind::max},
                                             {"AVG", Aggregate::Kind::avg},
                                             {"SAMPLE", Aggregate::Kind::sample},
                                             {"GROUP_CONCAT", Aggregate::Kind::group_concat}};

/// Functions of SPARQL 1.1 that are not there, and why.
struct Missing {
  std::string_view name;
  std::string_view why;
};
constexpr std::string_view hashes = "hash functions are not supported";
constexpr std::string_view random = "functions whose value differs from run to run are not supported";
constexpr Missing missing_functions[] = {
    {"MD5", hashes},    {"SHA1", hashes},    {"SHA256", hashes},
    {"SHA384", hashes}, {"SHA512", hashes},  {"RAND", random},
    {"UUID", random},   {"STRUUID", random}, {"BNODE", "making blank nodes in expressions is not supported"}};

template <class List>
bool has_named(const List& list, const Token& token) {
  return std::ranges::any_of(list, [&](const auto& entry) { return token.is_word(entry.name); });
}

bool is_function(const Token& token) {
  return has_named(all_functions, token) || has_named(specials, token) || has_named(aggregate_names, token) ||
         has_named(missing_functions, token);
}

template <class List>
auto find_named(const List& list, const Token& token) {
  return std::ranges::find_if(list, [&](const auto& entry) { return token.is_word(entry.name); });
}

}  // namespace

Expression Parser::expression() {
  const Nesting nesting(*this);
  Expression out = conjunction();
  while (take("||")) out = pair(Kind::or_, std::move(out), conjunction());
  return out;
}

Expression Parser::conjunction() {
  Expression out = relation();
  while (take("&&")) out = pair(Kind::and_, std::move(out), relation());
  return out;
}

Expression Parser::relation() {
  Expression out = sum();
  for (const Operator& one : relations) {
    if (take(one.text)) return pair(one.kind, std::move(out), sum());
  }
  const bool negated = token_.is_word("NOT") && read_token(text_, token_.end).is_word("IN");
  if (negated) next();
  if (!take_word("IN")) return out;
  std::vector<Expression> all = arguments();
  all.insert(all.begin(), std::move(out));
  const std::size_t begin = all.front().begin;
  return expression_of(negated ? Kind::not_in : Kind::in, begin, std::move(all));
}

Expression Parser::sum() {
  Expression out = product();
  while (!failed()) {
    if (take("+")) {
      out = pair(Kind::add, std::move(out), product());
    } else if (take("-")) {
      out = pair(Kind::subtract, std::move(out), product());
    } else {
      break;
    }
  }
  return out;
}

Expression Parser::product() {
  Expression out = unary();
  while (!failed()) {
    if (take("*")) {
      out = pair(Kind::multiply, std::move(out), unary());
    } else if (take("/")) {
      out = pair(Kind::divide, std::move(out), unary());
    } else {
      break;
    }
  }
  return out;
}

Expression Parser::unary() {
  const Nesting nesting(*this);
  const std::size_t begin = token_.begin;
  std::vector<Expression> argument;
  if (take("!")) {
    argument.push_back(unary());
    return expression_of(Kind::not_, begin, std::move(argument));
  }
  const bool sign = token_.is('-') || token_.is('+');
  const Token following = sign ? read_token(text_, token_.end) : Token();
  const bool is_number = following.kind == TokenKind::integer || following.kind == TokenKind::decimal ||
                         following.kind == TokenKind::double_;
  if (!sign || (is_number && following.begin == token_.end)) return primary();
  const Kind kind = token_.is('-') ? Kind::minus : Kind::plus;
  next();
  argument.push_back(primary());
  return expression_of(kind, begin, std::move(argument));
}

Expression Parser::primary() {
  const std::size_t begin = token_.begin;
  if (token_.is('(')) return bracketed();
  if (token_.kind == TokenKind::variable) {
    Expression out = expression_of(Kind::variable, begin);
    out.column = variable();
    return out;
  }
  const bool is_iri = token_.kind == TokenKind::iri || token_.kind == TokenKind::prefixed;
  if (is_iri && read_token(text_, token_.end).is('(')) return conversion_call();
  if (token_.kind == TokenKind::word && !token_.is_word("TRUE") && !token_.is_word("FALSE")) return named_call();
  Expression out = expression_of(Kind::constant, begin);
  const auto value = term();
  if (!value && !failed()) fail_here("an expression");
  out.term = value.value_or(TermId::none);
  return out;
}

Expression Parser::bracketed() {
  expect("(");
  Expression inner = expression();
  expect(")");
  return inner;
}

Expression Parser::named_call() {
  const Token name = token_;
  if (take_word("EXISTS")) return exists(false);
  if (name.is_word("NOT") && read_token(text_, token_.end).is_word("EXISTS")) {
    next();
    next();
    return exists(true);
  }
  if (const auto* found = find_named(aggregate_names, name); found != std::end(aggregate_names))
    return aggregate(found->kind);
  if (const auto* found = find_named(specials, name); found != std::end(specials)) {
    next();
    return special_call(found->kind, found->least, found->most);
  }
  if (const auto* found = find_named(missing_functions, name); found != std::end(missing_functions)) {
    fail(name.begin, name.value + ": " + std::string(found->why), Errc::unsupported);
    return {};
  }
  const auto* found = find_named(all_functions, name);
  if (found == std::end(all_functions)) {
    fail_here("an expression");
    return {};
  }
  next();
  Expression out = special_call(Kind::function, found->least_arguments, found->most_arguments);
  out.function = found->function;
  out.begin = name.begin;
  return out;
}

Expression Parser::special_call(Kind kind, std::size_t least, std::size_t most) {
  const std::size_t begin = token_.begin;
  Expression out = expression_of(kind, begin, arguments());
  const std::size_t count = out.arguments.size();
  if (!failed() && (count < least || count > most))
    fail(begin, "the function takes " + std::to_string(least) + (least == most ? "" : " to " + std::to_string(most)) +
                    " arguments, not " + std::to_string(count));
  if (!failed() && kind == Kind::bound && out.arguments.front().kind != Kind::variable)
    fail(begin, "BOUND takes a variable");
  return out;
}

std::vector<Expression> Parser::arguments() {
  std::vector<Expression> out;
  expect("(");
  if (take(")")) return out;
  do out.push_back(expression());
  while (!failed() && take(","));
  expect(")");
  return out;
}

Expression Parser::exists(bool negated) {
  Expression out = expression_of(negated ? Kind::not_exists : Kind::exists, token_.begin);
  Select* const around = std::exchange(aggregating_, nullptr);
  ++exists_;
  out.pattern = std::make_unique<Pattern>(group());
  --exists_;
  aggregating_ = around;
  return out;
}

Expression Parser::aggregate(Aggregate::Kind kind) {
  const Token name = token_;
  Expression out = expression_of(Kind::aggregate, name.begin);
  if (aggregating_ == nullptr || in_aggregate_) {
    fail(name.begin, in_aggregate_ ? "an aggregate stands within an aggregate"
                                   : "an aggregate can stand only in SELECT, HAVING and ORDER BY");
    return out;
  }
  next();
  expect("(");
  in_aggregate_ = true;
  Aggregate read;
  read.kind = kind;
  read.distinct = take_word("DISTINCT");
  if (kind != Aggregate::Kind::count || !take("*")) read.argument = expression();
  in_aggregate_ = false;
  if (kind == Aggregate::Kind::group_concat && take(";")) {
    if (!take_word("SEPARATOR")) fail_here("SEPARATOR");
    expect("=");
    if (token_.kind != TokenKind::string) fail_here("a string");
    read.separator = token_.value;
    next();
  }
  expect(")");
  if (failed()) return out;
  out.aggregate = aggregating_->aggregates.size();
  aggregating_->aggregates.push_back(std::move(read));
  aggregating_->grouped = true;
  return out;
}

Expression Parser::conversion_call() {
  using rdf::XsdType;
  constexpr std::array targets = {XsdType::boolean, XsdType::double_,   XsdType::float_, XsdType::decimal,
                                  XsdType::integer, XsdType::date_time, XsdType::string, XsdType::date};
  const std::size_t begin = token_.begin;
  const TermId name = iri_or_fail("a function");
  if (failed()) return {};
  const auto type = rdf::xsd_type((*query_.terms)[name].text);
  if (!type || std::ranges::find(targets, *type) == targets.end())
    fail(begin, "there is no function " + rdf::describe((*query_.terms)[name]), Errc::unsupported,
         "functions with IRIs are the conversions to xsd:boolean, double, float, decimal, integer, dateTime, date and "
         "string");
  Expression out = special_call(Kind::conversion, 1, 1);
  out.begin = begin;
  out.term = name;
  return out;
}

/// What may stand behind FILTER and HAVING without further brackets.
Expression Parser::constraint() {
  if (!at_constraint()) {
    fail_here("\"(\" or a function");
    return {};
  }
  return primary();
}

bool Parser::at_constraint() const {
  const bool is_iri = token_.kind == TokenKind::iri || token_.kind == TokenKind::prefixed;
  if (is_iri) return read_token(text_, token_.end).is('(');
  if (token_.is('(')) return true;
  if (token_.kind != TokenKind::word) return false;
  const Token following = read_token(text_, token_.end);
  return (following.is('(') && is_function(token_)) || token_.is_word("EXISTS") ||
         (token_.is_word("NOT") && following.is_word("EXISTS"));
}

}  // namespace newsgraph::query
