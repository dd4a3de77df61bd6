#include "newsgraph/rdf/serd_reader.h"

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include <serd/serd.h>

#include "newsgraph/base/check.h"
#include "newsgraph/rdf/iri.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/rdf/text_input.h"

// Serd 0.30 accepts bytes that are not UTF-8 and escapes of surrogates, resolves IRIs in part, tells its statement sink
// no places, takes much of TriG in its other syntaxes, ends N-Quads without a word at what is no term, and never gives
// back the memory of an N-Quads document before its end. So bytes and lines are checked on their way in (TextInput),
// terms and statements on their way out, and lines are read in blocks by a reader each. docs/rdf-conformance.md has
// what remains.

namespace newsgraph::rdf {
namespace {

struct FreeEnv {
  void operator()(SerdEnv* env) const { serd_env_free(env); }
};
struct FreeReader {
  void operator()(SerdReader* reader) const { serd_reader_free(reader); }
};

std::string_view text_of(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
}
std::string_view text_of(const SerdChunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.buf), chunk.len};
}
bool is_present(const SerdNode* node) {
  return node != nullptr && node->type != SERD_NOTHING && node->buf != nullptr;
}

/// Finds UTF-8 forms of U+D800 to U+DFFF, which can only come from an escape.
bool holds_surrogate(std::string_view text) {
  for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return true;
  }
  return false;
}

bool is_of_lines(SerdSyntax syntax) {
  return syntax == SERD_NTRIPLES || syntax == SERD_NQUADS;
}

/// One run of Serd over a document.
class Parse {
 public:
  Parse(SerdSyntax syntax, ByteSource& from, StatementSink& into, const ReadOptions& options)
      : syntax_(syntax),
        input_(from, is_of_lines(syntax) ? TextInput::Kind::lines : TextInput::Kind::nested),
        into_(into),
        options_(options),
        base_(options.base),
        env_(serd_env_new(nullptr)) {
    invariant(env_ != nullptr, "memory for Serd");
  }

  Status run();

 private:
  static std::size_t on_read(void* into, std::size_t, std::size_t size, void* self);
  static int on_read_error(void*) { return 0; }  // asked of the input at the end
  static SerdStatus on_error(void* self, const SerdError* error);
  static SerdStatus on_base(void* self, const SerdNode* iri);
  static SerdStatus on_prefix(void* self, const SerdNode* name, const SerdNode* iri);
  static SerdStatus on_statement(void* self, SerdStatementFlags flags, const SerdNode* graph, const SerdNode* subject,
                                 const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                                 const SerdNode* language);

  SerdStatus read_piece();
  bool belongs(SerdStatementFlags flags, const SerdNode* graph);
  bool set_term(const SerdNode& node, std::string& scratch, TermView& term);
  bool set_literal(const SerdNode& node, const SerdNode* datatype, const SerdNode* language, TermView& term);
  std::optional<std::string_view> absolute(const SerdNode& node, std::string& scratch);
  SerdStatus fail(std::string message, std::string hint = {});

  SerdSyntax syntax_;
  TextInput input_;
  StatementSink& into_;
  const ReadOptions& options_;
  std::string base_;                       ///< empty: none
  std::unique_ptr<SerdEnv, FreeEnv> env_;  ///< prefixes
  std::optional<Error> error_;
  std::uint32_t lines_before_ = 0;  ///< of this block
  bool stopped_ = false;            ///< the sink has had enough
  std::string scratch_[5];          ///< expanded IRIs of one statement
};

std::size_t Parse::on_read(void* into, std::size_t, std::size_t size, void* self) {
  return static_cast<Parse*>(self)->input_.serve(static_cast<char*>(into), size);
}

SerdStatus Parse::on_error(void* self, const SerdError* error) {
  auto& parse = *static_cast<Parse*>(self);
  if (parse.error_ || parse.stopped_) return SERD_SUCCESS;  // what follows the first is of its making
  char message[256];
  // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): Serd started the list before it called
  if (std::vsnprintf(message, sizeof message, error->fmt, *error->args) < 0) message[0] = '\0';
  message[std::strcspn(message, "\n")] = '\0';  // the first line of it
  const TextInput::Place place = parse.input_.place_of(error->line + parse.lines_before_, error->col);
  parse.error_ = Error{Errc::syntax, message, {parse.options_.in, place.offset, place.line, place.column}, {}};
  return SERD_SUCCESS;
}

SerdStatus Parse::fail(std::string message, std::string hint) {
  if (!error_) {
    Location where{options_.in, 0, 0, 0};
    if (options_.place != nullptr) where.line = options_.place->line;
    error_ = Error{Errc::syntax, std::move(message), std::move(where), std::move(hint)};
  }
  return SERD_ERR_BAD_SYNTAX;
}

SerdStatus Parse::on_base(void* self, const SerdNode* iri) {
  auto& parse = *static_cast<Parse*>(self);
  if (is_of_lines(parse.syntax_)) return parse.fail("the syntax has no directives");
  const auto expanded = parse.absolute(*iri, parse.scratch_[0]);
  if (!expanded) return SERD_ERR_BAD_SYNTAX;
  parse.base_ = std::string(*expanded);
  return SERD_SUCCESS;
}

SerdStatus Parse::on_prefix(void* self, const SerdNode* name, const SerdNode* iri) {
  auto& parse = *static_cast<Parse*>(self);
  if (is_of_lines(parse.syntax_)) return parse.fail("the syntax has no directives");
  const auto expanded = parse.absolute(*iri, parse.scratch_[0]);
  if (!expanded) return SERD_ERR_BAD_SYNTAX;
  // Serd looks for the end of the text.
  const std::string terminated(*expanded);
  const SerdNode absolute = serd_node_from_string(SERD_URI, reinterpret_cast<const std::uint8_t*>(terminated.c_str()));
  if (const SerdStatus status = serd_env_set_prefix(parse.env_.get(), name, &absolute)) return status;
  if (parse.into_.prefix(text_of(*name), *expanded)) return SERD_SUCCESS;
  parse.stopped_ = true;
  return SERD_ERR_UNKNOWN;
}

/// The absolute IRI of a node that may be relative or a prefixed name; null after fail().
std::optional<std::string_view> Parse::absolute(const SerdNode& node, std::string& scratch) {
  if (node.type == SERD_CURIE) {
    SerdChunk prefix{};
    SerdChunk local{};
    if (serd_env_expand(env_.get(), &node, &prefix, &local) != SERD_SUCCESS) {
      fail("the prefix of " + std::string(text_of(node)) + " is not declared");
      return std::nullopt;
    }
    scratch.assign(text_of(prefix)).append(text_of(local));
    return scratch;
  }
  const std::string_view reference = text_of(node);
  if (has_scheme(reference)) return reference;
  if (base_.empty()) {
    fail("the IRI <" + std::string(reference) + "> is relative and there is no base");
    return std::nullopt;
  }
  scratch = resolved_iri(base_, reference);  // Serd's own leaves dot segments inside of paths
  return scratch;
}

bool Parse::set_term(const SerdNode& node, std::string& scratch, TermView& term) {
  if (node.type == SERD_BLANK) {
    term = blank(text_of(node));
    return true;
  }
  const auto expanded = absolute(node, scratch);
  if (!expanded) return false;
  if (holds_surrogate(*expanded)) {
    fail("an escape in an IRI denotes a surrogate");
    return false;
  }
  term = iri(*expanded);
  return true;
}

bool Parse::set_literal(const SerdNode& node, const SerdNode* datatype, const SerdNode* language, TermView& term) {
  if (holds_surrogate(text_of(node))) {
    fail("an escape in a literal denotes a surrogate");
    return false;
  }
  if (is_present(language)) {
    const std::string_view tag = text_of(*language);
    if (tag.ends_with('-') || tag.find("--") != std::string_view::npos) {
      fail("the language tag @" + std::string(tag) + " has an empty part");
      return false;
    }
    term = text(text_of(node), tag);
    return true;
  }
  if (!is_present(datatype)) {
    term = literal(text_of(node));
    return true;
  }
  TermView type;
  if (!set_term(*datatype, scratch_[4], type)) return false;
  term = literal(text_of(node), type.text);
  return true;
}

/// Whether the syntax can say such a statement at all.
bool Parse::belongs(SerdStatementFlags flags, const SerdNode* graph) {
  if (is_of_lines(syntax_) && flags != 0) {
    fail("the syntax has no brackets");
    return false;
  }
  if ((syntax_ == SERD_TURTLE || syntax_ == SERD_NTRIPLES) && is_present(graph)) {
    fail("the syntax has no graphs");
    return false;
  }
  return true;
}

SerdStatus Parse::on_statement(void* self, SerdStatementFlags flags, const SerdNode* graph, const SerdNode* subject,
                               const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                               const SerdNode* language) {
  auto& parse = *static_cast<Parse*>(self);
  if (parse.options_.place != nullptr) {
    const TextInput::Place place = parse.input_.place();
    *parse.options_.place = {place.offset, place.line};
  }
  StatementView statement;
  auto& scratch = parse.scratch_;
  const bool complete = parse.belongs(flags, graph) && parse.set_term(*subject, scratch[0], statement.subject) &&
                        parse.set_term(*predicate, scratch[1], statement.predicate) &&
                        (object->type == SERD_LITERAL ? parse.set_literal(*object, datatype, language, statement.object)
                                                      : parse.set_term(*object, scratch[2], statement.object)) &&
                        (!is_present(graph) || parse.set_term(*graph, scratch[3], statement.graph));
  if (!complete) return SERD_ERR_BAD_SYNTAX;
  if (parse.into_.write(statement)) return SERD_SUCCESS;
  parse.stopped_ = true;
  return SERD_ERR_UNKNOWN;
}

/// A whole document, or a block of lines.
SerdStatus Parse::read_piece() {
  const std::unique_ptr<SerdReader, FreeReader> reader(
      serd_reader_new(syntax_, this, nullptr, on_base, on_prefix, on_statement, nullptr));
  invariant(reader != nullptr, "memory for Serd");
  serd_reader_set_strict(reader.get(), true);
  serd_reader_set_error_sink(reader.get(), on_error, this);
  if (!options_.blank_prefix.empty()) {
    serd_reader_add_blank_prefix(reader.get(), reinterpret_cast<const std::uint8_t*>(options_.blank_prefix.c_str()));
  }
  constexpr std::size_t piece = std::size_t{64} * 1024;
  return serd_reader_read_source(reader.get(), on_read, on_read_error, this,
                                 reinterpret_cast<const std::uint8_t*>("input"), options_.place == nullptr ? piece : 1);
}

Status Parse::run() {
  SerdStatus status = SERD_SUCCESS;
  if (is_of_lines(syntax_)) {
    while (status <= SERD_FAILURE && input_.next_block()) {
      lines_before_ = input_.next_line() - 1;
      status = read_piece();
    }
  } else {
    status = read_piece();
  }
  if (stopped_) return {};
  Status text = input_.status(options_.in);
  // What is wrong with a line is better told by Serd, where it finds anything in that line: it reads over its end.
  const bool told_by_serd =
      error_ && (text || (text.error().code == Errc::syntax && error_->where.line <= text.error().where.line));
  if (!text && !told_by_serd) return text;
  if (error_) return tl::make_unexpected(std::move(*error_));
  if (status <= SERD_FAILURE) return {};
  return failure(Errc::syntax, reinterpret_cast<const char*>(serd_strerror(status)), {options_.in, 0, 0, 0});
}

}  // namespace

Status read_turtle(ByteSource& from, StatementSink& into, const ReadOptions& options) {
  return Parse(SERD_TURTLE, from, into, options).run();
}
Status read_trig(ByteSource& from, StatementSink& into, const ReadOptions& options) {
  return Parse(SERD_TRIG, from, into, options).run();
}
Status read_ntriples(ByteSource& from, StatementSink& into, const ReadOptions& options) {
  return Parse(SERD_NTRIPLES, from, into, options).run();
}
Status read_nquads(ByteSource& from, StatementSink& into, const ReadOptions& options) {
  return Parse(SERD_NQUADS, from, into, options).run();
}

}  // namespace newsgraph::rdf
