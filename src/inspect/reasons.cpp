#include "newsgraph/inspect/reasons.h"

#include <fstream>
#include <iterator>
#include <string>

#include "newsgraph/extract/knowledge_tables.h"

namespace newsgraph::inspect {
namespace {

std::string_view line_in(std::string_view text, std::uint32_t line) {
  for (; line > 1; --line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

std::string text_of(extract::RowId row, const extract::Knowledge& knowledge) {
  const auto embedded = extract::knowledge_tables();
  const std::uint32_t table = extract::table_of(row);
  if (table <= embedded.size()) return std::string(line_in(embedded[table - 1].bytes(), extract::line_of(row)));
  std::ifstream file(std::string(knowledge.table_path(table)), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return std::string(line_in(text, extract::line_of(row)));
}

}  // namespace

Reason reason_of(const extract::Origin& origin, const extract::Knowledge& knowledge) {
  Reason reason{.rule = origin.rule, .rows = {}};
  for (const extract::RowId row : origin.rows) {
    if (row != extract::RowId::none) reason.rows.push_back({knowledge.place_of(row), text_of(row, knowledge)});
  }
  return reason;
}

}  // namespace newsgraph::inspect
