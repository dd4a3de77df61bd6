#include "newsgraph/base/tsv.h"

#include <algorithm>

namespace newsgraph {
namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    std::string_view field = line.substr(0, tab);
    if (field == "-") field = {};
    fields.push_back(field);
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

Result<TsvTable> TsvTable::parse(std::string_view text, std::string path,
                                 const std::vector<std::string_view>& columns) {
  TsvTable table;
  table.path_ = std::move(path);
  const auto broken = [&](std::uint32_t line, std::string what) {
    return failure(Errc::syntax, std::move(what), {{table.path_, {}, 0}, 0, line, 0});
  };
  std::vector<std::size_t> order;
  std::size_t width = 0;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> fields = fields_of(line);
    if (order.empty()) {
      width = fields.size();
      for (const std::string_view column : columns) {
        const auto found = std::ranges::find(fields, column);
        if (found == fields.end()) return broken(number, "no column \"" + std::string(column) + '"');
        order.push_back(static_cast<std::size_t>(found - fields.begin()));
      }
      continue;
    }
    if (fields.size() != width) {
      return broken(number, std::to_string(fields.size()) + " fields where the header has " + std::to_string(width));
    }
    Row row{{}, number};
    for (const std::size_t index : order) row.fields.push_back(fields[index]);
    table.rows_.push_back(std::move(row));
  }
  if (order.empty()) return broken(number, "no header line");
  return table;
}

std::vector<std::string_view> split(std::string_view field, char separator) {
  std::vector<std::string_view> parts;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(separator), field.size());
    if (end > 0) parts.push_back(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return parts;
}

}  // namespace newsgraph
