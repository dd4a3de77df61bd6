#include "newsgraph/pipeline/result_messages.h"

#include <string>
#include <string_view>

#include "newsgraph/shacl/shape.h"

namespace newsgraph::pipeline {
namespace {

using rdf::TermId;

/// A term as it reads in a sentence: a literal is its text.
std::string readable(const shacl::Evaluation& evaluation, TermId id) {
  const rdf::TermView term = evaluation.terms()[id];
  return term.kind == rdf::TermKind::literal ? std::string(term.text) : evaluation.describe(id);
}

/// What a name in braces stands for; nothing where it stands for nothing.
std::string_view value_of(const shacl::Evaluation& evaluation, const shacl::Finding& finding, std::string_view name,
                          std::string& into) {
  TermId term = TermId::none;
  if (name == "this") term = finding.focus;
  if (name == "value") term = finding.value;
  if (name == "PATH" || name == "path") term = finding.path != TermId::none ? finding.path : finding.shape->path_node;
  for (const shacl::Constraint::Parameter& parameter : finding.constraint->parameters) {
    if (parameter.name == name) term = parameter.value;
  }
  into = term == TermId::none ? std::string() : readable(evaluation, term);
  return into;
}

/// `{?name}` and `{$name}` (SHACL section 5.2.2.1) that stand for nothing stay as they are.
std::string filled(const shacl::Evaluation& evaluation, const shacl::Finding& finding, std::string_view pattern) {
  std::string out;
  std::string value;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) return out.append(pattern.substr(at));
    out.append(pattern.substr(at, open - at));
    at = close + 1;
    const bool is_name = close > open + 2 && (pattern[open + 1] == '?' || pattern[open + 1] == '$');
    const std::string_view name = is_name ? pattern.substr(open + 2, close - open - 2) : std::string_view();
    if (is_name && !value_of(evaluation, finding, name, value).empty()) {
      out.append(value);
    } else {
      out.append(1, '{');
      at = open + 1;
    }
  }
  return out;
}

}  // namespace

std::vector<report::Message> messages_of(const shacl::Evaluation& evaluation, const shacl::Finding& finding) {
  std::vector<report::Message> messages;
  for (const TermId message : finding.shape->messages) {
    const rdf::TermView term = evaluation.terms()[message];
    messages.push_back({filled(evaluation, finding, term.text), std::string(term.language)});
  }
  if (messages.empty()) messages.push_back({finding.constraint->explain(evaluation, finding), "en"});
  return messages;
}

}  // namespace newsgraph::pipeline
