#include "newsgraph/report/explanation.h"

namespace newsgraph::report {
namespace {

using Use = std::function<void(std::size_t, const std::string&)>;
constexpr std::size_t deepest = 10;

std::string shape_with_place(const Result& result, const Names& names) {
  const std::string at = place(result.shape_at);
  return at.empty() ? names.shape(result) : names.shape(result) + " (" + at + ')';
}

/// One line about a detail: what the result around it has said already is left out.
std::string line_of(const Result& detail, const Result& around, const Names& names) {
  std::string out = one_line(message_of(detail).text);
  out.append(" [sh:").append(detail.parameter).append("]");
  if (detail.focus != around.focus && detail.focus != around.value) out += ", focus node " + names.term(detail.focus);
  if (detail.path && detail.path != around.path) out += ", path " + names.path(*detail.path);
  if (detail.value != rdf::TermId::none && detail.value != around.value) out += ", value " + names.term(detail.value);
  if (detail.shape != around.shape) out += ", shape " + shape_with_place(detail, names);
  return out;
}

void explain(const Result& result, const Names& names, std::size_t most, std::size_t depth, const Use& use) {
  if (depth == deepest && !result.details.empty()) return use(depth, "...");
  std::size_t shown = 0;
  for (const Result& detail : result.details) {
    if (most != 0 && shown == most) return use(depth, "... and " + grouped(result.details.size() - shown) + " more");
    ++shown;
    use(depth, line_of(detail, result, names));
    explain(detail, names, most, depth + 1, use);
  }
}

}  // namespace

std::vector<std::pair<std::string_view, std::string>> facts(const Result& result, const Names& names) {
  std::vector<std::pair<std::string_view, std::string>> out;
  out.emplace_back("focus node", names.term(result.focus));
  if (result.graph != rdf::TermId::none) out.emplace_back("graph", names.term(result.graph));
  if (result.path) out.emplace_back("path", names.path(*result.path));
  if (result.value != rdf::TermId::none && result.value != result.focus)
    out.emplace_back("value", names.term(result.value));
  const std::string severity = names.term(result.severity);
  const bool is_usual = severity == "sh:Violation" || severity == "sh:Warning" || severity == "sh:Info";
  if (!is_usual && !severity.empty()) out.emplace_back("severity", severity);
  out.emplace_back("shape", shape_with_place(result, names));
  return out;
}

void explain(const Result& result, const Names& names, std::size_t most, const Use& use) {
  explain(result, names, most, 0, use);
}

std::string described(const Result& result, const Names& names, std::size_t most_details) {
  std::string out;
  for (const auto& [label, value] : facts(result, names))
    out.append("  ").append(label).append(": ").append(value) += '\n';
  explain(result, names, most_details, [&](std::size_t depth, const std::string& line) {
    out.append(2 + 2 * depth, ' ').append("- ").append(line) += '\n';
  });
  return out;
}

}  // namespace newsgraph::report
