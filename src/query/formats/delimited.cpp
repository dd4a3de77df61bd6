#include <memory>
#include <string>

#include "newsgraph/query/results.h"
#include "newsgraph/rdf/literal.h"

// SPARQL 1.1 Query Results CSV and TSV Formats. Neither has a form for ASK; the answer is a column without a name.
namespace newsgraph::query {

using rdf::TermKind;
using rdf::TermView;

namespace {

/// Section 3: values without their types, fields in quotes as RFC 4180 has it, lines that end in CR LF.
class CsvWriter final : public ResultWriter {
 public:
  explicit CsvWriter(ByteSink& out) : out_(out) {}

  bool begin(std::span<const std::string> variables) override {
    line_.clear();
    for (std::size_t i = 0; i < variables.size(); ++i) add(variables[i], i);
    return end_line();
  }
  bool row(std::span<const TermView> terms) override {
    line_.clear();
    for (std::size_t i = 0; i < terms.size(); ++i)
      add(terms[i].kind == TermKind::blank ? "_:" + std::string(terms[i].text) : std::string(terms[i].text), i);
    return end_line();
  }
  bool boolean(bool answer) override { return out_.write(answer ? "true\r\n" : "false\r\n"); }
  bool end() override { return true; }

 private:
  void add(const std::string& field, std::size_t column) {
    if (column > 0) line_ += ',';
    if (field.find_first_of("\",\r\n") == std::string::npos) {
      line_ += field;
      return;
    }
    line_ += '"';
    for (const char c : field) line_.append(c == '"' ? 2 : 1, c);
    line_ += '"';
  }
  bool end_line() { return out_.write(line_ += "\r\n"); }

  ByteSink& out_;
  std::string line_;
};

/// Section 4: terms as Turtle and SPARQL write them.
class TsvWriter final : public ResultWriter {
 public:
  explicit TsvWriter(ByteSink& out) : out_(out) {}

  bool begin(std::span<const std::string> variables) override {
    line_.clear();
    for (std::size_t i = 0; i < variables.size(); ++i) line_ += (i > 0 ? "\t?" : "?") + variables[i];
    return out_.write(line_ += '\n');
  }
  bool row(std::span<const TermView> terms) override {
    line_.clear();
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (i > 0) line_ += '\t';
      add(terms[i]);
    }
    return out_.write(line_ += '\n');
  }
  bool boolean(bool answer) override { return out_.write(answer ? "true\n" : "false\n"); }
  bool end() override { return true; }

 private:
  void add(const TermView& term) {
    if (term.kind == TermKind::literal && term.language.empty() && rdf::may_stand_bare(term.text, term.datatype)) {
      line_ += term.text;
    } else if (term) {
      append_term(term);
    }
  }
  void append_term(const TermView& term);
  void append_escaped(std::string_view text);

  ByteSink& out_;
  std::string line_;
};

void TsvWriter::append_term(const TermView& term) {
  switch (term.kind) {
    case TermKind::iri:
      ((line_ += '<') += term.text) += '>';
      return;
    case TermKind::blank:
      (line_ += "_:") += term.text;
      return;
    default:
      break;
  }
  line_ += '"';
  append_escaped(term.text);
  line_ += '"';
  if (!term.language.empty()) (line_ += '@') += term.language;
  if (!term.datatype.empty()) ((line_ += "^^<") += term.datatype) += '>';
}

void TsvWriter::append_escaped(std::string_view text) {
  constexpr std::string_view special = "\\\"\t\n\r";
  constexpr std::string_view letters = "\\\"tnr";
  for (const char c : text) {
    const std::size_t found = special.find(c);
    if (found == std::string_view::npos) {
      line_ += c;
    } else {
      (line_ += '\\') += letters[found];
    }
  }
}

}  // namespace

const ResultFormat csv_results{
    "csv", "text/csv",
    [](ByteSink& out, std::span<const std::pair<std::string, std::string>>) -> std::unique_ptr<ResultWriter> {
      return std::make_unique<CsvWriter>(out);
    }};
const ResultFormat tsv_results{
    "tsv", "text/tab-separated-values",
    [](ByteSink& out, std::span<const std::pair<std::string, std::string>>) -> std::unique_ptr<ResultWriter> {
      return std::make_unique<TsvWriter>(out);
    }};

}  // namespace newsgraph::query
