#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/lexer.h"
#include "newsgraph/query/query.h"

namespace newsgraph::query {

/// A recursive descent over one query. The first error stays and everything behind it reads as the end of the text, so
/// that functions need not look after each step.
class Parser {
 public:
  Parser(std::string_view text, const ParseOptions& options);
  Result<Query> run();

 private:
  // What is in parser.cpp: the query as a whole.
  void prologue();
  void query_form();
  void select_query(Select& select);
  void select_clause(Select& select);
  void projected_expression(Select& select);
  void construct_query();
  void describe_query();
  void dataset_clauses();
  void where_clause(Select& select);
  void modifiers(Select& select);
  void group_by(Select& select);
  bool group_key(Select& select);
  void order_by(Select& select);
  void slice(Select& select);
  void trailing_values(Select& select);
  void project_all(Select& select);
  std::vector<std::pair<std::string, Column>> visible_variables(const Pattern& pattern) const;

  // parser_patterns.cpp: patterns and triples.
  Pattern group();
  Pattern sub_select();
  Pattern group_contents();
  bool group_element(Pattern& all, std::vector<TriplePattern>& triples, std::vector<Expression>& filters);
  Pattern group_or_union();
  Pattern graph_pattern();
  void bind(Pattern& all);
  Pattern values();
  void values_row(Pattern& table, bool one_column);
  void triples_same_subject(std::vector<TriplePattern>& triples);
  void property_list(const Node& subject, std::vector<TriplePattern>& triples);
  void object_list(const Node& subject, const Path& path, const std::optional<Node>& verb,
                   std::vector<TriplePattern>& triples);
  std::optional<Node> compound_node(std::vector<TriplePattern>& triples);
  Node object_node(std::vector<TriplePattern>& triples);
  Node collection(std::vector<TriplePattern>& triples);
  void add_path(const Node& subject, Path path, const Node& object, std::vector<TriplePattern>& triples);
  Path path();
  Path path_sequence();
  Path path_element();
  Path path_primary();
  rdf::TermId predicate(std::string_view what);
  Path negated_path();
  void negated_step(Path& path);

  // parser_expressions.cpp: expressions.
  Expression expression();
  Expression conjunction();
  Expression relation();
  Expression sum();
  Expression product();
  Expression unary();
  Expression primary();
  Expression bracketed();
  Expression named_call();
  Expression special_call(Expression::Kind kind, std::size_t least, std::size_t most);
  Expression exists(bool negated);
  Expression aggregate(Aggregate::Kind kind);
  Expression conversion_call();
  std::vector<Expression> arguments();
  Expression constraint();
  bool at_constraint() const;

  // parser_terms.cpp: terms, and the reading of tokens.
  std::optional<Node> term_or_variable();
  std::optional<rdf::TermId> term();
  rdf::TermId number(bool negative, bool signed_text);
  rdf::TermId string_literal();
  std::optional<rdf::TermId> iri();
  rdf::TermId iri_or_fail(std::string_view what);
  std::string absolute(std::string_view reference);
  Node blank_node(const std::string& label);
  Column variable();
  Column column_of(const std::string& name);
  Column fresh_column();
  rdf::TermId intern(const rdf::TermView& view) { return query_.terms->intern(view); }

  void next();
  bool take(std::string_view punctuation);
  bool take_word(std::string_view upper);
  void expect(std::string_view punctuation);
  void fail(std::size_t at, std::string message, Errc code = Errc::syntax, std::string hint = {});
  void fail_here(std::string_view expected);
  bool failed() const { return error_.has_value(); }

  struct Nesting;
  struct Label {
    Column column;
    std::size_t triples;  ///< number of the basic graph pattern that has it
  };
  using Scope = std::map<std::string, Column, std::less<>>;

  std::string_view text_;
  const ParseOptions& options_;
  Query query_;
  Token token_;
  std::optional<Error> error_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  std::vector<Scope> scopes_;
  std::map<std::string, Label, std::less<>> labels_;
  std::size_t triples_begun_ = 0;  ///< basic graph patterns so far
  std::size_t triples_ = 0;        ///< the number of the current one
  std::size_t depth_ = 0;
  Select* aggregating_ = nullptr;  ///< where an aggregate may stand: the query whose rows it sums up
  bool in_aggregate_ = false;
  bool in_template_ = false;
  std::size_t exists_ = 0;  ///< how many EXISTS are open
};

/// Counts how deep a recursion is, while it lives.
struct Parser::Nesting {
  explicit Nesting(Parser& in);
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  ~Nesting() { --parser.depth_; }
  Parser& parser;
};

}  // namespace newsgraph::query
