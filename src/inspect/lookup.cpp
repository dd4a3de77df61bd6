#include "newsgraph/inspect/lookup.h"

#include <algorithm>
#include <array>

#include "newsgraph/base/tsv.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"

namespace newsgraph::inspect {
namespace {

/// The columns whose values are names of what the row is about; others say something of it.
bool holds_names(std::string_view column) {
  static constexpr std::array<std::string_view, 15> columns{
      "word",    "trigger", "title",   "suffix", "surname", "character", "id",        "zh-Hans",
      "zh-Hant", "en",      "aliases", "short",  "hosts",   "suffixes",  "exceptions"};
  return std::ranges::find(columns, column) != columns.end();
}

/// The names of a table's columns: its first line that is neither empty nor a comment.
std::vector<std::string_view> columns_of(std::string_view text) {
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') return split(line, '\t');
  }
  return {};
}

/// `lines` as in GazetteerTable.
Status add_rows(std::u32string_view wanted, std::string_view text, const std::string& path,
                std::span<const std::uint32_t> lines, std::vector<NamedRow>& found) {
  const std::vector<std::string_view> columns = columns_of(text);
  const auto table = TsvTable::parse(text, path, columns);
  if (!table) return tl::make_unexpected(table.error());
  for (const TsvTable::Row& row : table->rows()) {
    bool named = false;
    for (std::size_t i = 0; i < columns.size() && !named; ++i) {
      named = holds_names(columns[i]) && std::ranges::any_of(split(row.fields[i]), [&](std::string_view name) {
                return extract::fold(name) == wanted;
              });
    }
    if (!named) continue;
    const std::uint32_t line = lines.empty() ? row.line : lines[row.line - 1];
    NamedRow& one = found.emplace_back(NamedRow{path + ':' + std::to_string(line), {}});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!row.fields[i].empty()) one.columns.emplace_back(columns[i], row.fields[i]);
    }
  }
  return {};
}

}  // namespace

Result<std::vector<NamedRow>> rows_named(std::string_view name, std::span<const extract::GazetteerTable> gazetteers) {
  const std::u32string wanted = extract::fold(name);
  std::vector<NamedRow> found;
  for (const extract::GazetteerTable& table : gazetteers) {
    Status status = add_rows(wanted, table.text, table.path, table.lines, found);
    if (!status) return tl::make_unexpected(std::move(status.error()));
  }
  for (const EmbeddedFile& table : extract::knowledge_tables()) {
    Status status = add_rows(wanted, table.bytes(), std::string(table.path), {}, found);
    if (!status) return tl::make_unexpected(std::move(status.error()));
  }
  return found;
}

std::string to_text(const std::vector<NamedRow>& rows) {
  std::string out;
  for (const NamedRow& row : rows) {
    out += row.place + '\n';
    for (const auto& [column, value] : row.columns) {
      out.append(4, ' ').append(column).append(column.size() < 9 ? 9 - column.size() : 1, ' ').append(value) += '\n';
    }
  }
  return out;
}

}  // namespace newsgraph::inspect
