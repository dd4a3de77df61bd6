#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <serd/serd.h>

#include "newsgraph/base/check.h"
#include "newsgraph/rdf/literal.h"
#include "newsgraph/rdf/ntriples.h"
#include "newsgraph/rdf/serd_reader.h"
#include "newsgraph/rdf/syntax.h"

// Serd 0.30 writes what it is given, and reports neither a failing sink nor most failures of its own. So this writer
// stands behind CheckingSink, keeps the state of the output itself, and gives Serd only what it writes rightly:
//  - Prefix directives and the braces of graphs are written here. Serd's own leave stray indentation, and a prefix set
//    inside a graph breaks the file.
//  - Serd writes xsd:integer, xsd:boolean and xsd:decimal bare, whatever their text is. It recognises them by their
//    datatype up to a NUL, and writes the datatype by its stated size. So a datatype that is followed by another byte
//    than NUL keeps a literal in quotes.
//  - Serd would write literals with line breaks or quotation marks between three quotation marks, by the flags of the
//    node; without flags it escapes.
//  - Nodes must end in a NUL, so terms are copied.
//  - A finished SerdWriter remembers its last separator. It is replaced by a new one, which costs little.

namespace newsgraph::rdf {
namespace {

struct FreeEnv {
  void operator()(SerdEnv* env) const { serd_env_free(env); }
};
struct FreeWriter {
  void operator()(SerdWriter* writer) const { serd_writer_free(writer); }
};

SerdStatus ignore_message(void*, const SerdError*) {
  return SERD_SUCCESS;  // without a function of ours Serd prints to standard error
}

const std::uint8_t* bytes_of(const std::string& text) {
  return reinterpret_cast<const std::uint8_t*>(text.c_str());
}

/// A copy of a term's text that Serd can be given.
class Node {
 public:
  explicit Node(SerdType type = SERD_LITERAL) : type_(type) {}
  const SerdNode* set(const TermView& term) {
    type_ = term.kind == TermKind::iri ? SERD_URI : term.kind == TermKind::blank ? SERD_BLANK : SERD_LITERAL;
    return set(term.text);
  }
  /// `guard` is a byte after the text; other than NUL it shows to those who look beyond the size.
  const SerdNode* set(std::string_view text, char guard = '\0') {
    text_ = text;
    if (guard != '\0') text_ += guard;
    node_ = {bytes_of(text_), text.size(), text.size(), 0, type_};
    return &node_;
  }
  const SerdNode* get() const { return &node_; }
  std::string_view text() const { return text_; }

 private:
  std::string text_;
  SerdNode node_{};
  SerdType type_;
};

/// Turtle, or TriG as Turtle between the braces of its graphs.
class TurtleWriter final : public StatementSink {
 public:
  TurtleWriter(ByteSink& out, WriteMode mode) : out_(out), mode_(mode), env_(serd_env_new(nullptr)) {
    invariant(env_ != nullptr, "memory for Serd");
  }

  bool prefix(std::string_view name, std::string_view iri) override;
  bool write(const StatementView& statement) override;
  Status finish() override;

 private:
  static std::size_t take(const void* bytes, std::size_t size, void* self);
  bool write_head();
  void close_serd();
  bool enter(const TermView& graph);
  bool leave_graph();
  const SerdNode* datatype_of(const TermView& object);
  bool put(std::string_view bytes) {
    failed_ = failed_ || !out_.write(bytes);
    return !failed_;
  }

  ByteSink& out_;
  WriteMode mode_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
  std::unique_ptr<SerdEnv, FreeEnv> env_;
  std::unique_ptr<SerdWriter, FreeWriter> writer_;  ///< while statements of one graph are written
  bool begun_ = false;                              ///< the head of this document is written
  bool failed_ = false;                             ///< out_ has failed
  std::optional<SerdStatus> refused_;               ///< Serd has
  Term graph_;                                      ///< whose braces are open
  Node subject_, predicate_, object_, datatype_{SERD_URI}, language_;
};

std::size_t TurtleWriter::take(const void* bytes, std::size_t size, void* self) {
  static_cast<TurtleWriter*>(self)->put({static_cast<const char*>(bytes), size});
  return size;
}

bool TurtleWriter::prefix(std::string_view name, std::string_view iri) {
  if (begun_) return !failed_;  // they stand at the top or nowhere
  for (auto& [known, namespace_iri] : prefixes_) {
    if (known == name) {
      namespace_iri = iri;
      return !failed_;
    }
  }
  prefixes_.emplace_back(name, iri);
  return !failed_;
}

bool TurtleWriter::write_head() {
  begun_ = true;
  std::string head;
  for (const auto& [name, iri] : prefixes_) {
    serd_env_set_prefix_from_strings(env_.get(), bytes_of(name), bytes_of(iri));
    head.append("@prefix ").append(name).append(": <").append(iri).append("> .\n");
  }
  if (mode_ == WriteMode::fragment || head.empty()) return !failed_;
  return put(head += '\n');
}

void TurtleWriter::close_serd() {
  if (writer_ == nullptr) return;
  serd_writer_finish(writer_.get());
  writer_.reset();
}

bool TurtleWriter::leave_graph() {
  close_serd();
  if (graph_.kind == TermKind::none) return !failed_;
  graph_ = Term();
  return put("}\n\n");
}

bool TurtleWriter::enter(const TermView& graph) {
  if (writer_ != nullptr && graph_.view() == graph) return true;
  leave_graph();
  if (graph) {
    std::string opening;
    append_ntriples(opening, graph);
    put(opening += " {\n");
    graph_ = Term(graph);
  }
  constexpr unsigned style = SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED | SERD_STYLE_BULK;
  writer_.reset(serd_writer_new(SERD_TURTLE, static_cast<SerdStyle>(style), env_.get(), nullptr, take, this));
  invariant(writer_ != nullptr, "memory for Serd");
  serd_writer_set_error_sink(writer_.get(), ignore_message, nullptr);
  return !failed_;
}

const SerdNode* TurtleWriter::datatype_of(const TermView& object) {
  if (object.datatype.empty()) return nullptr;
  return datatype_.set(object.datatype, may_stand_bare(object.text, object.datatype) ? '\0' : ' ');
}

bool TurtleWriter::write(const StatementView& statement) {
  if (failed_ || refused_) return false;
  if (!begun_ && !write_head()) return false;
  if (!enter(statement.graph)) return false;
  const TermView& object = statement.object;
  const SerdNode* const language = object.language.empty() ? nullptr : language_.set(object.language);
  const SerdStatus status = serd_writer_write_statement(writer_.get(), 0, nullptr, subject_.set(statement.subject),
                                                        predicate_.set(statement.predicate), object_.set(object),
                                                        datatype_of(object), language);
  if (status != SERD_SUCCESS) refused_ = status;
  return status == SERD_SUCCESS && !failed_;
}

Status TurtleWriter::finish() {
  if (!begun_) write_head();
  leave_graph();
  begun_ = false;
  if (failed_) return out_.flush();
  if (!refused_) return {};
  const auto* const reason = reinterpret_cast<const char*>(serd_strerror(*std::exchange(refused_, std::nullopt)));
  return failure(Errc::syntax, std::string("cannot write a statement as Turtle: ") + reason);
}

std::unique_ptr<StatementSink> make_turtle_writer(ByteSink& out, WriteMode mode) {
  return std::make_unique<TurtleWriter>(out, mode);
}

constexpr std::array<std::string_view, 2> turtle_suffixes{".ttl", ".turtle"};
constexpr std::array<std::string_view, 1> trig_suffixes{".trig"};

}  // namespace

const Syntax turtle_syntax{"turtle", "text/turtle", turtle_suffixes, false, make_turtle_writer, read_turtle};
const Syntax trig_syntax{"trig", "application/trig", trig_suffixes, true, make_turtle_writer, read_trig};

}  // namespace newsgraph::rdf
