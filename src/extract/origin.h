#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

/// What made an annotation: the rule, and the lines of the tables of knowledge that it used. Numbers and views of
/// constants, so that carrying them through the extraction costs next to nothing.
namespace newsgraph::extract {

/// One line of one table: of ontology/, of CLDR or of a user's gazetteer. Which table the number means says Knowledge.
enum class RowId : std::uint32_t { none = 0 };

/// `table` counts from 1: knowledge_tables() first, then the user's gazetteers in their order; 0 gives none. Lines
/// beyond four millions are all said to be the last of them.
constexpr RowId row_id(std::uint32_t table, std::uint32_t line) {
  constexpr std::uint32_t line_bits = 22;
  constexpr std::uint32_t last_line = (1U << line_bits) - 1;
  return table == 0 ? RowId::none : static_cast<RowId>(table << line_bits | std::min(line, last_line));
}
constexpr std::uint32_t table_of(RowId row) {
  return static_cast<std::uint32_t>(row) >> 22U;
}
constexpr std::uint32_t line_of(RowId row) {
  return static_cast<std::uint32_t>(row) & 0x3FFFFFU;
}

struct Origin {
  static constexpr std::size_t max_rows = 3;

  std::string_view rule;                  ///< a name for people, static storage; empty where nobody says
  std::array<RowId, max_rows> rows = {};  ///< what decided first comes first; none behind the last

  /// Rows beyond max_rows, and none, are left out.
  void add(RowId row) {
    if (row == RowId::none) return;
    const auto free = std::ranges::find(rows, RowId::none);
    if (free != rows.end()) *free = row;
  }
};

}  // namespace newsgraph::extract
