#include <array>
#include <memory>
#include <string>

#include "newsgraph/query/results.h"

// SPARQL 1.1 Query Results JSON Format.
namespace newsgraph::query {

using rdf::TermKind;
using rdf::TermView;

namespace {

/// A solution a line.
class JsonWriter final : public ResultWriter {
 public:
  explicit JsonWriter(ByteSink& out) : out_(out) {}

  bool begin(std::span<const std::string> variables) override {
    variables_.assign(variables.begin(), variables.end());
    line_ = R"({"head":{"vars":[)";
    for (std::size_t i = 0; i < variables.size(); ++i) {
      if (i > 0) line_ += ',';
      append_string(variables[i]);
    }
    line_ += "]},\n\"results\":{\"bindings\":[";
    return out_.write(line_);
  }
  bool row(std::span<const TermView> terms) override;
  bool boolean(bool answer) override {
    is_boolean_ = true;
    return out_.write(answer ? "{\"head\":{},\"boolean\":true}\n" : "{\"head\":{},\"boolean\":false}\n");
  }
  bool end() override { return is_boolean_ || out_.write(first_ ? "]}}\n" : "\n]}}\n"); }

 private:
  void append_term(const TermView& term);
  void append_string(std::string_view text);

  ByteSink& out_;
  std::vector<std::string> variables_;
  std::string line_;
  bool first_ = true;
  bool is_boolean_ = false;
};

bool JsonWriter::row(std::span<const TermView> terms) {
  line_ = first_ ? "\n{" : ",\n{";
  first_ = false;
  bool any = false;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!terms[i]) continue;
    if (any) line_ += ',';
    any = true;
    append_string(variables_[i]);
    line_ += ':';
    append_term(terms[i]);
  }
  return out_.write(line_ += '}');
}

void JsonWriter::append_term(const TermView& term) {
  line_ += term.kind == TermKind::iri     ? R"({"type":"uri","value":)"
           : term.kind == TermKind::blank ? R"({"type":"bnode","value":)"
                                          : R"({"type":"literal","value":)";
  append_string(term.text);
  if (!term.language.empty()) {
    line_ += ",\"xml:lang\":";
    append_string(term.language);
  }
  if (!term.datatype.empty()) {
    line_ += ",\"datatype\":";
    append_string(term.datatype);
  }
  line_ += '}';
}

void JsonWriter::append_string(std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  line_ += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (line_ += '\\') += c;
    } else if (static_cast<unsigned char>(c) < ' ') {
      line_ += "\\u00";
      line_ += hexadecimal[static_cast<unsigned char>(c) >> 4U];
      line_ += hexadecimal[static_cast<unsigned char>(c) & 15U];
    } else {
      line_ += c;
    }
  }
  line_ += '"';
}

}  // namespace

const ResultFormat json_results{
    "json", "application/sparql-results+json",
    [](ByteSink& out, std::span<const std::pair<std::string, std::string>>) -> std::unique_ptr<ResultWriter> {
      return std::make_unique<JsonWriter>(out);
    }};

}  // namespace newsgraph::query
