#include <memory>
#include <string>

#include "newsgraph/base/utf8.h"
#include "newsgraph/query/results.h"

// SPARQL Query Results XML Format (Second Edition).
namespace newsgraph::query {

using rdf::TermKind;
using rdf::TermView;

namespace {

class XmlWriter final : public ResultWriter {
 public:
  explicit XmlWriter(ByteSink& out) : out_(out) {}

  bool begin(std::span<const std::string> variables) override {
    variables_.assign(variables.begin(), variables.end());
    text_ = start;
    for (const std::string& variable : variables) ((text_ += "    <variable name=\"") += variable) += "\"/>\n";
    text_ += "  </head>\n  <results>\n";
    return out_.write(text_);
  }
  bool row(std::span<const TermView> terms) override;
  bool boolean(bool answer) override {
    is_boolean_ = true;
    text_ = start;
    ((text_ += "  </head>\n  <boolean>") += answer ? "true" : "false") += "</boolean>\n</sparql>\n";
    return out_.write(text_);
  }
  bool end() override { return is_boolean_ || out_.write("  </results>\n</sparql>\n"); }

 private:
  void append_term(const TermView& term);
  void append_escaped(std::string_view text);

  static constexpr std::string_view start =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n  "
      "<head>\n";
  ByteSink& out_;
  std::vector<std::string> variables_;
  std::string text_;
  bool is_boolean_ = false;
};

bool XmlWriter::row(std::span<const TermView> terms) {
  text_ = "    <result>\n";
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!terms[i]) continue;
    ((text_ += "      <binding name=\"") += variables_[i]) += "\">";
    append_term(terms[i]);
    text_ += "</binding>\n";
  }
  return out_.write(text_ += "    </result>\n");
}

void XmlWriter::append_term(const TermView& term) {
  const std::string_view element = term.kind == TermKind::iri     ? "uri"
                                   : term.kind == TermKind::blank ? "bnode"
                                                                  : "literal";
  (text_ += '<') += element;
  if (!term.language.empty()) ((text_ += " xml:lang=\"") += term.language) += '"';
  if (!term.datatype.empty()) {
    text_ += " datatype=\"";
    append_escaped(term.datatype);
    text_ += '"';
  }
  text_ += '>';
  append_escaped(term.text);
  ((text_ += "</") += element) += '>';
}

/// XML has no form for most control characters: they become U+FFFD. A carriage return has to be escaped to stay.
void XmlWriter::append_escaped(std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        text_ += "&amp;";
        break;
      case '<':
        text_ += "&lt;";
        break;
      case '>':
        text_ += "&gt;";
        break;
      case '"':
        text_ += "&quot;";
        break;
      case '\r':
        text_ += "&#13;";
        break;
      default:
        if (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n') {
          utf8::append(text_, utf8::replacement_character);
        } else {
          text_ += c;
        }
    }
  }
}

}  // namespace

const ResultFormat xml_results{
    "xml", "application/sparql-results+xml",
    [](ByteSink& out, std::span<const std::pair<std::string, std::string>>) -> std::unique_ptr<ResultWriter> {
      return std::make_unique<XmlWriter>(out);
    }};

}  // namespace newsgraph::query
