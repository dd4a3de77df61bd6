#include <algorithm>
#include <utility>

#include "newsgraph/query/analysis.h"
#include "newsgraph/query/parser.h"

namespace newsgraph::query {

using rdf::TermId;

namespace {

Pattern joined(Pattern a, Pattern b) {
  const auto is_empty = [](const Pattern& p) { return p.kind == Pattern::Kind::triples && p.triples.empty(); };
  if (is_empty(a)) return b;
  if (is_empty(b)) return a;
  Pattern out;
  out.kind = Pattern::Kind::join;
  if (a.kind == Pattern::Kind::join) {
    out.parts = std::move(a.parts);
  } else {
    out.parts.push_back(std::move(a));
  }
  out.parts.push_back(std::move(b));
  return out;
}

Pattern combined(Pattern::Kind kind, Pattern a, Pattern b) {
  Pattern out;
  out.kind = kind;
  out.parts.push_back(std::move(a));
  out.parts.push_back(std::move(b));
  return out;
}

/// A group within a group: its filters do not become those of an OPTIONAL around it.
Pattern closed(Pattern filter) {
  Pattern out;
  out.kind = Pattern::Kind::join;
  out.parts.push_back(std::move(filter));
  return out;
}

void flush(Pattern& all, std::vector<TriplePattern>& triples) {
  if (triples.empty()) return;
  Pattern basic;
  basic.triples = std::exchange(triples, {});
  all = joined(std::move(all), std::move(basic));
}

Path predicate_path(TermId predicate) {
  Path path;
  path.predicate = predicate;
  return path;
}

Path path_of(Path::Kind kind, Path part) {
  Path path;
  path.kind = kind;
  path.parts.push_back(std::move(part));
  return path;
}

}  // namespace

Pattern Parser::group() {
  const Nesting nesting(*this);
  expect("{");
  const std::size_t around = std::exchange(triples_, ++triples_begun_);
  Pattern all = token_.is_word("SELECT") ? sub_select() : group_contents();
  triples_ = around;
  expect("}");
  return all;
}

Pattern Parser::sub_select() {
  if (exists_ > 0) {
    fail(token_.begin, "a SELECT within EXISTS is not supported", Errc::unsupported,
         "SPARQL 1.1 does not say how the two go together");
    return {};
  }
  Pattern out;
  out.kind = Pattern::Kind::select;
  out.select = std::make_unique<Select>();
  scopes_.emplace_back();
  Select* const around = std::exchange(aggregating_, nullptr);
  const bool in_aggregate = std::exchange(in_aggregate_, false);
  select_query(*out.select);
  aggregating_ = around;
  in_aggregate_ = in_aggregate;
  scopes_.pop_back();
  for (Projected& projected : out.select->projection) projected.outer = column_of(projected.name);
  return out;
}

Pattern Parser::group_contents() {
  Pattern all;
  std::vector<TriplePattern> triples;
  std::vector<Expression> filters;
  while (!failed() && !token_.is('}')) {
    if (group_element(all, triples, filters)) {
      static_cast<void>(take("."));
      continue;
    }
    triples_same_subject(triples);
    if (!take(".") && !token_.is('}') && token_.kind != TokenKind::word && !token_.is('{')) fail_here(R"("." or "}")");
  }
  flush(all, triples);
  if (filters.empty()) return all;
  Pattern out;
  out.kind = Pattern::Kind::filter;
  out.parts.push_back(std::move(all));
  out.conditions = std::move(filters);
  return out;
}

/// Reads one, or nothing where triples follow.
bool Parser::group_element(Pattern& all, std::vector<TriplePattern>& triples, std::vector<Expression>& filters) {
  if (take_word("FILTER")) {
    const std::size_t around = triples_;
    filters.push_back(constraint());
    triples_ = around;
    return true;
  }
  const std::size_t at = token_.begin;
  const bool nested = token_.is('{');
  if (!nested && token_.kind != TokenKind::word) return false;
  if (token_.is_word("TRUE") || token_.is_word("FALSE")) return false;
  flush(all, triples);
  if (nested) {
    Pattern inner = group_or_union();
    if (inner.kind == Pattern::Kind::filter) inner = closed(std::move(inner));
    all = joined(std::move(all), std::move(inner));
  } else if (take_word("OPTIONAL")) {
    Pattern right = group();
    std::vector<Expression> conditions;
    if (right.kind == Pattern::Kind::filter) {
      conditions = std::move(right.conditions);
      Pattern inner = std::move(right.parts.front());
      right = std::move(inner);
    }
    all = combined(Pattern::Kind::left_join, std::move(all), std::move(right));
    all.conditions = std::move(conditions);
  } else if (take_word("MINUS")) {
    if (exists_ > 0)
      fail(at, "MINUS within EXISTS is not supported", Errc::unsupported, "use FILTER NOT EXISTS in its place");
    all = combined(Pattern::Kind::minus, std::move(all), group());
  } else if (take_word("GRAPH")) {
    all = joined(std::move(all), graph_pattern());
  } else if (take_word("BIND")) {
    bind(all);
  } else if (take_word("VALUES")) {
    all = joined(std::move(all), values());
  } else if (token_.is_word("SERVICE")) {
    fail(at, "SERVICE is not supported: newsgraph query asks no other computers", Errc::unsupported);
  } else {
    fail_here("a triple, OPTIONAL, UNION, MINUS, GRAPH, FILTER, BIND, VALUES or \"}\"");
  }
  triples_ = ++triples_begun_;
  return true;
}

Pattern Parser::group_or_union() {
  Pattern first = group();
  if (!token_.is_word("UNION")) return first;
  Pattern out;
  out.kind = Pattern::Kind::union_;
  out.parts.push_back(std::move(first));
  while (take_word("UNION")) out.parts.push_back(group());
  return out;
}

Pattern Parser::graph_pattern() {
  Pattern out;
  out.kind = Pattern::Kind::graph;
  query_.named_graphs = true;
  if (token_.kind == TokenKind::variable) {
    out.graph.column = variable();
  } else {
    out.graph.term = iri_or_fail("a variable or the IRI of a graph");
  }
  out.parts.push_back(group());
  return out;
}

void Parser::bind(Pattern& all) {
  expect("(");
  Pattern out;
  out.kind = Pattern::Kind::extend;
  out.conditions.push_back(expression());
  if (!take_word("AS")) fail_here("AS");
  const Token name = token_;
  out.target = variable();
  expect(")");
  if (!failed()) {
    for (const auto& [visible, column] : visible_variables(all)) {
      if (column == out.target) fail(name.begin, "BIND assigns to ?" + visible + ", which has been used in its group");
    }
  }
  out.parts.push_back(std::move(all));
  all = std::move(out);
}

Pattern Parser::values() {
  Pattern out;
  out.kind = Pattern::Kind::values;
  const bool one_column = token_.kind == TokenKind::variable;
  if (one_column) {
    out.columns.push_back(variable());
  } else {
    expect("(");
    while (!failed() && !token_.is(')')) {
      const Token name = token_;
      const Column column = variable();
      if (std::ranges::find(out.columns, column) != out.columns.end())
        fail(name.begin, "VALUES has ?" + name.value + " twice");
      out.columns.push_back(column);
    }
    expect(")");
  }
  expect("{");
  while (!failed() && !token_.is('}')) values_row(out, one_column);
  expect("}");
  return out;
}

void Parser::values_row(Pattern& table, bool one_column) {
  const std::size_t at = token_.begin;
  std::size_t cells = 0;
  if (!one_column) expect("(");
  while (!failed() && (one_column ? cells == 0 : !token_.is(')'))) {
    ++cells;
    if (take_word("UNDEF")) {
      table.cells.push_back(TermId::none);
    } else if (const auto value = term()) {
      table.cells.push_back(*value);
    } else {
      fail_here("an IRI, a literal or UNDEF");
    }
  }
  if (!one_column) expect(")");
  if (!failed() && cells != table.columns.size())
    fail(at, "a row of VALUES has " + std::to_string(cells) + " terms for " + std::to_string(table.columns.size()) +
                 " variables");
  // A table without columns has one cell for each row, so that it is known how many there are.
  if (table.columns.empty()) table.cells.push_back(TermId::none);
}

void Parser::triples_same_subject(std::vector<TriplePattern>& triples) {
  const Nesting nesting(*this);
  const std::size_t before = triples.size();
  const bool properties_needed = !token_.is('[') && !token_.is('(');
  const bool bare_brackets = token_.is('[') && read_token(text_, token_.end).is(']');
  const bool bare_parentheses = token_.is('(') && read_token(text_, token_.end).is(')');
  if (const auto node = compound_node(triples)) {
    if (!token_.is('.') && !token_.is('}')) {
      property_list(*node, triples);
    } else if (bare_brackets || bare_parentheses || triples.size() == before) {
      fail_here("a predicate");
    }
    return;
  }
  const auto subject = term_or_variable();
  if (!subject && !failed()) fail_here("a triple or \"}\"");
  if (subject && properties_needed) property_list(*subject, triples);
}

void Parser::property_list(const Node& subject, std::vector<TriplePattern>& triples) {
  for (bool more = true; more && !failed();) {
    if (token_.kind == TokenKind::variable) {
      const Node verb{TermId::none, variable()};
      query_.any_predicate = true;
      object_list(subject, {}, verb, triples);
    } else if (in_template_) {
      Path verb;
      verb.predicate = predicate("a predicate");
      object_list(subject, verb, {}, triples);
    } else {
      object_list(subject, path(), {}, triples);
    }
    more = false;
    while (take(";")) more = true;
    more = more && !token_.is('.') && !token_.is('}') && !token_.is(']');
    // Behind a semicolon there may be no more properties before the next part of the group.
    more = more && (token_.kind != TokenKind::word || token_.value == "a") && !token_.is('{');
  }
}

void Parser::object_list(const Node& subject, const Path& path, const std::optional<Node>& verb,
                         std::vector<TriplePattern>& triples) {
  do {
    const Node object = object_node(triples);
    if (verb) {
      triples.push_back({subject, *verb, object, nullptr});
    } else {
      add_path(subject, path, object, triples);
    }
  } while (!failed() && take(","));
}

Node Parser::object_node(std::vector<TriplePattern>& triples) {
  const Nesting nesting(*this);
  if (const auto node = compound_node(triples)) return *node;
  const auto node = term_or_variable();
  if (!node && !failed()) fail_here("an object");
  return node.value_or(Node{});
}

/// [...] or (...), if there is one here.
std::optional<Node> Parser::compound_node(std::vector<TriplePattern>& triples) {
  if (token_.is('(')) return collection(triples);
  if (!take("[")) return std::nullopt;
  const Node node{TermId::none, fresh_column()};
  if (in_template_) query_.template_blank_nodes.push_back(node.column);
  if (!token_.is(']')) property_list(node, triples);
  expect("]");
  return node;
}

Node Parser::collection(std::vector<TriplePattern>& triples) {
  expect("(");
  const Node nil{intern(rdf::iri(rdf::vocabulary::rdf::nil)), 0};
  const Path first = predicate_path(intern(rdf::iri(rdf::vocabulary::rdf::first)));
  const Path rest = predicate_path(intern(rdf::iri(rdf::vocabulary::rdf::rest)));
  Node head = nil;
  Node last = nil;
  while (!failed() && !token_.is(')')) {
    const Node cell{TermId::none, fresh_column()};
    if (in_template_) query_.template_blank_nodes.push_back(cell.column);
    if (last.is_variable()) {
      add_path(last, rest, cell, triples);
    } else {
      head = cell;
    }
    add_path(cell, first, object_node(triples), triples);
    last = cell;
  }
  expect(")");
  if (last.is_variable()) add_path(last, rest, nil, triples);
  return head;
}

/// As section 18.2.2.4 translates paths: sequences become triples with a variable between them.
void Parser::add_path(const Node& subject, Path path, const Node& object, std::vector<TriplePattern>& triples) {
  if (failed()) return;
  if (path.kind == Path::Kind::inverse) return add_path(object, std::move(path.parts.front()), subject, triples);
  if (path.kind == Path::Kind::sequence) {
    Node from = subject;
    for (std::size_t i = 0; i < path.parts.size(); ++i) {
      const Node to = i + 1 < path.parts.size() ? Node{TermId::none, fresh_column()} : object;
      add_path(from, std::move(path.parts[i]), to, triples);
      from = to;
    }
    return;
  }
  if (path.kind == Path::Kind::predicate) {
    query_.predicates.push_back(path.predicate);
    triples.push_back({subject, Node{path.predicate, 0}, object, nullptr});
    return;
  }
  triples.push_back({subject, {}, object, std::make_unique<Path>(std::move(path))});
}

Path Parser::path() {
  const Nesting nesting(*this);
  Path first = path_sequence();
  if (!token_.is('|')) return first;
  Path out = path_of(Path::Kind::alternative, std::move(first));
  while (take("|")) out.parts.push_back(path_sequence());
  return out;
}

Path Parser::path_sequence() {
  Path first = path_element();
  if (!token_.is('/')) return first;
  Path out = path_of(Path::Kind::sequence, std::move(first));
  while (take("/")) out.parts.push_back(path_element());
  return out;
}

Path Parser::path_element() {
  const bool inverse = take("^");
  Path out = path_primary();
  if (take("*")) {
    out = path_of(Path::Kind::zero_or_more, std::move(out));
  } else if (take("+")) {
    out = path_of(Path::Kind::one_or_more, std::move(out));
  } else if (take("?")) {
    out = path_of(Path::Kind::zero_or_one, std::move(out));
  }
  return inverse ? path_of(Path::Kind::inverse, std::move(out)) : out;
}

Path Parser::path_primary() {
  if (take("(")) {
    Path inner = path();
    expect(")");
    return inner;
  }
  if (take("!")) return negated_path();
  Path out = predicate_path(predicate("a predicate or a path"));
  query_.predicates.push_back(out.predicate);
  return out;
}

/// An IRI, or the keyword a, which is a small letter.
TermId Parser::predicate(std::string_view what) {
  if (token_.kind != TokenKind::word || token_.value != "a") return iri_or_fail(what);
  next();
  return intern(rdf::iri(rdf::vocabulary::rdf::type));
}

Path Parser::negated_path() {
  Path out;
  out.kind = Path::Kind::negated;
  query_.any_predicate = true;
  if (!take("(")) {
    negated_step(out);
    return out;
  }
  if (!token_.is(')')) {
    do negated_step(out);
    while (!failed() && take("|"));
  }
  if (!out.forwards && !out.backwards) out.forwards = true;
  expect(")");
  return out;
}

void Parser::negated_step(Path& path) {
  const bool inverse = take("^");
  (inverse ? path.backwards : path.forwards) = true;
  (inverse ? path.excluded_backwards : path.excluded).push_back(predicate("a predicate"));
}

}  // namespace newsgraph::query
