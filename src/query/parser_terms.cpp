#include <algorithm>

#include "newsgraph/query/parser.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/iri.h"
#include "newsgraph/rdf/language.h"
#include "newsgraph/rdf/text_input.h"

namespace newsgraph::query {

using rdf::TermId;
namespace xsd = rdf::vocabulary::xsd;

namespace {

/// Groups, brackets and paths are read, and evaluated, by recursion.
constexpr std::size_t max_depth = 200;

std::string shown(const Token& token) {
  switch (token.kind) {
    case TokenKind::end:
      return "the end of the query";
    case TokenKind::iri:
      return "<" + token.value + ">";
    case TokenKind::prefixed:
      return token.prefix + ":" + token.value;
    case TokenKind::blank:
      return "_:" + token.value;
    case TokenKind::variable:
      return "?" + token.value;
    case TokenKind::string:
      return "a string";
    case TokenKind::language:
      return "@" + token.value;
    default:
      return "\"" + token.value + "\"";
  }
}

}  // namespace

Parser::Nesting::Nesting(Parser& in) : parser(in) {
  if (++parser.depth_ > max_depth)
    parser.fail(parser.token_.begin, "the query is nested more than 200 deep", Errc::limit);
}

void Parser::next() {
  if (failed()) return;
  token_ = read_token(text_, token_.end);
  if (token_.kind == TokenKind::error) fail(token_.begin, token_.value);
}

bool Parser::take(std::string_view punctuation) {
  if (!token_.is(punctuation)) return false;
  next();
  return true;
}

bool Parser::take_word(std::string_view upper) {
  if (!token_.is_word(upper)) return false;
  next();
  return true;
}

void Parser::expect(std::string_view punctuation) {
  if (!take(punctuation)) fail_here("\"" + std::string(punctuation) + "\"");
}

void Parser::fail_here(std::string_view expected) {
  fail(token_.begin, shown(token_) + " stands where " + std::string(expected) + " is expected");
}

void Parser::fail(std::size_t at, std::string message, Errc code, std::string hint) {
  if (!failed()) {
    rdf::TextPosition position;
    position.advance(text_.substr(0, at));
    error_ = Error{
        code, std::move(message), {options_.in, position.offset, position.line, position.column()}, std::move(hint)};
  }
  token_ = Token{};
  token_.begin = token_.end = text_.size();
}

std::string Parser::absolute(std::string_view reference) {
  const std::size_t at = token_.begin;
  std::string iri;
  if (rdf::has_scheme(reference)) {
    iri = reference;
  } else if (query_.base.empty()) {
    fail(at, "<" + std::string(reference) + "> is a relative IRI, and there is no BASE");
  } else {
    iri = rdf::resolved_iri(query_.base, reference);
  }
  if (const std::string_view fault = rdf::fault_of_iri(iri); !failed() && !fault.empty())
    fail(at, "the IRI <" + iri + "> " + std::string(fault));
  return iri;
}

std::optional<TermId> Parser::iri() {
  if (token_.kind == TokenKind::iri) {
    const std::string text = absolute(token_.value);
    next();
    return intern(rdf::iri(text));
  }
  if (token_.kind != TokenKind::prefixed) return std::nullopt;
  const auto found = prefixes_.find(token_.prefix);
  if (found == prefixes_.end()) {
    fail(token_.begin, "the prefix \"" + token_.prefix + ":\" is not declared", Errc::syntax,
         "declare it with PREFIX before the query");
    return TermId::none;
  }
  const std::string text = found->second + token_.value;
  next();
  return intern(rdf::iri(text));
}

TermId Parser::iri_or_fail(std::string_view what) {
  const auto read = iri();
  if (!read) fail_here(what);
  return read.value_or(TermId::none);
}

TermId Parser::string_literal() {
  const std::string value = token_.value;
  next();
  if (token_.kind == TokenKind::language) {
    std::string canonical;
    rdf::canonical_tag(token_.value, canonical);
    next();
    return intern(rdf::text(value, canonical));
  }
  if (!take("^^")) return intern(rdf::literal(value));
  const TermId datatype = iri_or_fail("the IRI of a datatype");
  if (failed()) return TermId::none;
  return intern(rdf::literal(value, std::string((*query_.terms)[datatype].text)));
}

TermId Parser::number(bool negative, bool signed_text) {
  const std::string lexical = (!signed_text ? "" : negative ? "-" : "+") + token_.value;
  const TokenKind kind = token_.kind;
  next();
  return intern(rdf::literal(lexical, kind == TokenKind::integer   ? xsd::integer
                                      : kind == TokenKind::decimal ? xsd::decimal
                                                                   : xsd::double_));
}

/// An RDF term other than a blank node.
std::optional<TermId> Parser::term() {
  switch (token_.kind) {
    case TokenKind::iri:
    case TokenKind::prefixed:
      return iri();
    case TokenKind::string:
      return string_literal();
    case TokenKind::integer:
    case TokenKind::decimal:
    case TokenKind::double_:
      return number(false, false);
    case TokenKind::word:
      if (token_.is_word("TRUE") || token_.is_word("FALSE")) {
        const bool value = token_.is_word("TRUE");
        next();
        return intern(rdf::boolean(value));
      }
      return std::nullopt;
    case TokenKind::punctuation:
      if (token_.is('+') || token_.is('-')) {
        const bool negative = token_.is('-');
        const std::size_t end = token_.end;
        next();
        const bool is_number =
            token_.kind == TokenKind::integer || token_.kind == TokenKind::decimal || token_.kind == TokenKind::double_;
        if (is_number && token_.begin == end) return number(negative, true);
        fail_here("a number");
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

Node Parser::blank_node(const std::string& label) {
  const std::size_t at = token_.begin;
  const auto [found, added] = labels_.try_emplace(label, Label{0, triples_});
  if (added) {
    found->second.column = fresh_column();
    if (in_template_) query_.template_blank_nodes.push_back(found->second.column);
  }
  if (found->second.triples != triples_)
    fail(at, "the blank node _:" + label + " stands in two graph patterns", Errc::syntax, "use a variable");
  return {TermId::none, found->second.column};
}

std::optional<Node> Parser::term_or_variable() {
  if (token_.kind == TokenKind::variable) return Node{TermId::none, variable()};
  if (token_.kind == TokenKind::blank) {
    const Node node = blank_node(token_.value);
    next();
    return node;
  }
  const auto read = term();
  if (!read) return std::nullopt;
  return Node{*read, 0};
}

Column Parser::variable() {
  if (token_.kind != TokenKind::variable) {
    fail_here("a variable");
    return 0;
  }
  const Column column = column_of(token_.value);
  next();
  return column;
}

Column Parser::column_of(const std::string& name) {
  Scope& scope = scopes_.back();
  if (const auto found = scope.find(name); found != scope.end()) return found->second;
  const Column column = fresh_column();
  query_.columns[column] = name;
  scope.emplace(name, column);
  return column;
}

Column Parser::fresh_column() {
  query_.columns.emplace_back();
  return static_cast<Column>(query_.columns.size() - 1);
}

}  // namespace newsgraph::query
