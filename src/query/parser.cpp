#include "newsgraph/query/parser.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "newsgraph/query/analysis.h"
#include "newsgraph/rdf/byte_checks.h"

namespace newsgraph::query {

Parser::Parser(std::string_view text, const ParseOptions& options) : text_(text), options_(options), scopes_(1) {
  query_.base = options.base;
  query_.prefixes = options.prefixes;
  prefixes_.insert(options.prefixes.begin(), options.prefixes.end());
}

Result<Query> Parser::run() {
  if (const std::size_t at = rdf::find_invalid_utf8(text_); at != std::string_view::npos) {
    text_ = text_.substr(0, at);
    fail(at, "the query is not UTF-8", Errc::encoding);
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text_.starts_with(byte_order_mark)) token_.end = byte_order_mark.size();
  next();
  prologue();
  query_form();
  if (!failed() && token_.kind != TokenKind::end) fail_here("the end of the query");
  if (failed()) return tl::make_unexpected(std::move(*error_));
  if (auto fault = analyse(query_)) {
    fail(fault->begin, std::move(fault->message), Errc::syntax, std::move(fault->hint));
    return tl::make_unexpected(std::move(*error_));
  }
  return std::move(query_);
}

void Parser::prologue() {
  while (!failed()) {
    if (take_word("BASE")) {
      if (token_.kind != TokenKind::iri) fail_here("an IRI in angle brackets");
      query_.base = absolute(token_.value);
      next();
    } else if (take_word("PREFIX")) {
      if (token_.kind != TokenKind::prefixed || !token_.value.empty()) fail_here("a prefix that ends in a colon");
      const std::string name = token_.prefix;
      next();
      if (token_.kind != TokenKind::iri) fail_here("an IRI in angle brackets");
      const std::string iri = absolute(token_.value);
      next();
      prefixes_.insert_or_assign(name, iri);
      std::erase_if(query_.prefixes, [&](const auto& declared) { return declared.first == name; });
      query_.prefixes.emplace_back(name, iri);
    } else {
      return;
    }
  }
}

void Parser::query_form() {
  Select& select = query_.select;
  if (token_.is_word("SELECT")) {
    query_.form = Form::select;
    select_query(select);
  } else if (take_word("ASK")) {
    query_.form = Form::ask;
    dataset_clauses();
    where_clause(select);
    modifiers(select);
  } else if (take_word("CONSTRUCT")) {
    query_.form = Form::construct;
    construct_query();
  } else if (take_word("DESCRIBE")) {
    query_.form = Form::describe;
    describe_query();
  } else {
    constexpr std::string_view updates[] = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP",
                                            "CREATE", "ADD",    "MOVE", "COPY",  "WITH"};
    if (std::ranges::any_of(updates, [&](std::string_view word) { return token_.is_word(word); })) {
      fail(token_.begin, "this is a SPARQL Update; newsgraph query only asks", Errc::unsupported);
    } else {
      fail_here("SELECT, ASK, CONSTRUCT, DESCRIBE, PREFIX or BASE");
    }
  }
  if (query_.form != Form::select) trailing_values(select);
}

void Parser::select_query(Select& select) {
  next();
  const bool outermost = &select == &query_.select;
  select_clause(select);
  const bool all = !failed() && take("*");
  if (!all && select.projection.empty() && !failed()) fail_here("a variable, an expression in brackets or \"*\"");
  const std::size_t at = token_.begin;
  if (outermost) dataset_clauses();
  where_clause(select);
  modifiers(select);
  trailing_values(select);
  if (all && select.grouped && !failed()) fail(at, "SELECT * cannot stand together with GROUP BY or aggregates");
  if (all && !failed()) project_all(select);
}

void Parser::select_clause(Select& select) {
  select.distinct = take_word("DISTINCT");
  select.reduced = !select.distinct && take_word("REDUCED");
  while (!failed()) {
    if (token_.kind == TokenKind::variable) {
      const Token name = token_;
      const Column column = variable();
      const bool known = std::ranges::any_of(select.projection, [&](const Projected& p) { return p.column == column; });
      if (!known) select.projection.push_back({name.value, column, 0, std::nullopt, name.begin});
    } else if (token_.is('(')) {
      projected_expression(select);
    } else {
      return;
    }
  }
}

void Parser::projected_expression(Select& select) {
  expect("(");
  aggregating_ = &select;
  Expression value = expression();
  aggregating_ = nullptr;
  if (!take_word("AS")) fail_here("AS");
  const Token name = token_;
  const Column column = variable();
  expect(")");
  for (const Projected& before : select.projection) {
    if (!failed() && before.column == column) fail(name.begin, "SELECT has ?" + name.value + " twice");
  }
  select.projection.push_back({name.value, column, 0, std::move(value), name.begin});
}

std::vector<std::pair<std::string, Column>> Parser::visible_variables(const Pattern& pattern) const {
  std::vector<std::pair<std::string, Column>> out;
  const Columns bound = bound_columns(pattern, query_.columns.size());
  for (std::size_t column = bound.find_first(); column != Columns::npos; column = bound.find_next(column)) {
    if (!query_.columns[column].empty()) out.emplace_back(query_.columns[column], static_cast<Column>(column));
  }
  return out;
}

void Parser::project_all(Select& select) {
  for (auto& [name, column] : visible_variables(select.where)) select.projection.push_back({name, column, 0, {}, 0});
}

void Parser::dataset_clauses() {
  while (take_word("FROM")) {
    const bool named = take_word("NAMED");
    const rdf::TermId graph = iri_or_fail("the IRI of a graph");
    (named ? query_.from_named : query_.from).push_back(graph);
  }
}

void Parser::where_clause(Select& select) {
  static_cast<void>(take_word("WHERE"));
  select.where = group();
}

void Parser::construct_query() {
  const auto read_template = [&] {
    in_template_ = true;
    expect("{");
    triples_ = ++triples_begun_;
    while (!failed() && !token_.is('}')) {
      triples_same_subject(query_.construct);
      if (!take(".") && !token_.is('}')) fail_here(R"("." or "}")");
    }
    expect("}");
    in_template_ = false;
    triples_ = ++triples_begun_;
    labels_.clear();
  };
  Select& select = query_.select;
  if (token_.is('{')) {
    read_template();
    dataset_clauses();
    where_clause(select);
  } else {
    // CONSTRUCT WHERE { triples }: the pattern is the template too, and is read twice.
    dataset_clauses();
    if (!take_word("WHERE")) fail_here("\"{\" or WHERE");
    const Token start = token_;
    read_template();
    if (!failed()) token_ = start;
    where_clause(select);
  }
  modifiers(select);
}

void Parser::describe_query() {
  if (take("*")) {
    query_.select.projection.clear();
  } else {
    bool any = false;
    while (!failed()) {
      const bool is_iri = token_.kind == TokenKind::iri || token_.kind == TokenKind::prefixed;
      if (!is_iri && token_.kind != TokenKind::variable) break;
      query_.describe.push_back(*term_or_variable());
      any = true;
    }
    if (!any) fail_here("a variable, an IRI or \"*\"");
  }
  const bool all = query_.describe.empty() && !failed();
  dataset_clauses();
  if (all || token_.is('{') || token_.is_word("WHERE")) where_clause(query_.select);
  modifiers(query_.select);
  if (!all || failed()) return;
  for (const auto& [name, column] : visible_variables(query_.select.where))
    query_.describe.push_back({rdf::TermId::none, column});
}

void Parser::modifiers(Select& select) {
  if (take_word("GROUP")) {
    if (!take_word("BY")) fail_here("BY");
    group_by(select);
  }
  aggregating_ = &select;
  if (take_word("HAVING")) {
    select.grouped = true;
    do select.having.push_back(constraint());
    while (!failed() && at_constraint());
  }
  if (take_word("ORDER")) {
    if (!take_word("BY")) fail_here("BY");
    order_by(select);
  }
  aggregating_ = nullptr;
  slice(select);
}

void Parser::group_by(Select& select) {
  select.grouped = true;
  if (!group_key(select)) fail_here("a variable, a function or \"(\"");
  while (!failed() && group_key(select)) {
  }
}

bool Parser::group_key(Select& select) {
  if (token_.kind == TokenKind::variable) {
    select.group_by.push_back({std::nullopt, variable()});
    return true;
  }
  if (!at_constraint()) return false;
  GroupKey key;
  if (take("(")) {
    key.value = expression();
    key.column = take_word("AS") ? variable() : fresh_column();
    expect(")");
  } else {
    key.value = constraint();
    key.column = fresh_column();
  }
  select.group_by.push_back(std::move(key));
  return true;
}

void Parser::order_by(Select& select) {
  do {
    OrderKey key;
    key.descending = token_.is_word("DESC");
    if (token_.is_word("DESC") || token_.is_word("ASC")) {
      next();
      if (!token_.is('(')) fail_here("\"(\"");
      key.value = constraint();
    } else if (token_.kind == TokenKind::variable) {
      key.value = primary();
    } else {
      key.value = constraint();
    }
    select.order_by.push_back(std::move(key));
  } while (!failed() &&
           (token_.kind == TokenKind::variable || at_constraint() || token_.is_word("ASC") || token_.is_word("DESC")));
}

void Parser::slice(Select& select) {
  bool limit = false;
  bool offset = false;
  while (!failed()) {
    const bool is_limit = token_.is_word("LIMIT");
    if (!is_limit && !token_.is_word("OFFSET")) return;
    if (std::exchange(is_limit ? limit : offset, true)) return fail_here("LIMIT and OFFSET once each, or the end");
    next();
    std::uint64_t number = 0;
    const auto read = std::from_chars(token_.value.data(), token_.value.data() + token_.value.size(), number);
    if (token_.kind != TokenKind::integer || read.ec != std::errc()) return fail_here("a whole number");
    next();
    if (is_limit) {
      select.limit = number;
    } else {
      select.offset = number;
    }
  }
}

void Parser::trailing_values(Select& select) {
  if (!take_word("VALUES")) return;
  Pattern table = values();
  if (select.grouped) {
    select.values = std::move(table);
    return;
  }
  Pattern all;
  all.kind = Pattern::Kind::join;
  all.parts.push_back(std::move(select.where));
  all.parts.push_back(std::move(table));
  select.where = std::move(all);
}

Result<Query> parse(std::string_view text, const ParseOptions& options) {
  return Parser(text, options).run();
}

}  // namespace newsgraph::query
