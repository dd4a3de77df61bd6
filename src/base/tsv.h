#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"

namespace newsgraph {

/// A table of tab-separated text as ontology/ holds them: lines that begin with '#' and empty ones are comments, the
/// first other line names the columns, "-" is an empty field. Views refer to the text that was parsed, which must
/// outlive the table.
class TsvTable {
 public:
  struct Row {
    std::vector<std::string_view> fields;
    std::uint32_t line = 0;  ///< from 1
  };

  /// Error (syntax, with file and line) where a column of `columns` is missing or a row has another number of fields.
  static Result<TsvTable> parse(std::string_view text, std::string path, const std::vector<std::string_view>& columns);

  const std::vector<Row>& rows() const { return rows_; }
  /// "gazetteer/people.tsv:17"
  std::string place(const Row& row) const { return path_ + ':' + std::to_string(row.line); }

 private:
  std::string path_;
  std::vector<Row> rows_;  ///< fields in the order of the `columns` that were asked for
};

/// The parts of a field between `separator`s, without empty ones.
std::vector<std::string_view> split(std::string_view field, char separator = '|');

}  // namespace newsgraph
