#include <array>

#include "newsgraph/rdf/byte_checks.h"
#include "newsgraph/rdf/ntriples.h"
#include "newsgraph/rdf/serd_reader.h"
#include "newsgraph/rdf/syntax.h"

namespace newsgraph::rdf {
namespace {

constexpr auto needs_escape = [](auto c) { return (c < 0x20) | (c == '"') | (c == '\\') | (c == 0x7F); };

void append_escape(std::string& out, char c) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  switch (c) {
    case '\b':
      out += "\\b";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\r':
      out += "\\r";
      break;
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    default: {
      const auto value = static_cast<unsigned char>(c);
      out += "\\u00";
      out += digits[value >> 4U];
      out += digits[value & 15U];
    }
  }
}

void append_escaped(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t plain = bytes_before(text, needs_escape);
    out.append(text.substr(0, plain));
    if (plain == text.size()) return;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
}

/// Lines of N-Triples or N-Quads; which of them follows from the statements, since the checks in front refuse graphs
/// for N-Triples.
class LineWriter final : public StatementSink {
 public:
  explicit LineWriter(ByteSink& out) : out_(out) { lines_.reserve(flush_at + flush_at / 2); }

  bool prefix(std::string_view, std::string_view) override { return !failed_; }

  bool write(const StatementView& statement) override {
    if (failed_) return false;
    append_ntriples(lines_, statement.subject);
    lines_ += ' ';
    append_ntriples(lines_, statement.predicate);
    lines_ += ' ';
    append_ntriples(lines_, statement.object);
    if (statement.graph) {
      lines_ += ' ';
      append_ntriples(lines_, statement.graph);
    }
    lines_ += " .\n";
    return lines_.size() < flush_at || drain();
  }

  Status finish() override {
    drain();
    return failed_ ? out_.flush() : Status();
  }

 private:
  static constexpr std::size_t flush_at = std::size_t{64} * 1024;

  bool drain() {
    failed_ = !out_.write(lines_) || failed_;
    lines_.clear();
    return !failed_;
  }

  ByteSink& out_;
  std::string lines_;
  bool failed_ = false;
};

std::unique_ptr<StatementSink> make_line_writer(ByteSink& out, WriteMode) {
  return std::make_unique<LineWriter>(out);
}

constexpr std::array<std::string_view, 1> ntriples_suffixes{".nt"};
constexpr std::array<std::string_view, 1> nquads_suffixes{".nq"};

}  // namespace

void append_ntriples(std::string& out, const TermView& term) {
  switch (term.kind) {
    case TermKind::iri:
      out += '<';
      out += term.text;
      out += '>';
      break;
    case TermKind::blank:
      out += "_:";
      out += term.text;
      break;
    case TermKind::literal:
      out += '"';
      append_escaped(out, term.text);
      out += '"';
      if (!term.language.empty()) {
        out += '@';
        out += term.language;
      } else if (!term.datatype.empty()) {
        out += "^^<";
        out += term.datatype;
        out += '>';
      }
      break;
    case TermKind::none:
      break;
  }
}

const Syntax ntriples_syntax{"ntriples", "application/n-triples", ntriples_suffixes,
                             false,      make_line_writer,        read_ntriples};
const Syntax nquads_syntax{"nquads", "application/n-quads", nquads_suffixes, true, make_line_writer, read_nquads};

}  // namespace newsgraph::rdf
