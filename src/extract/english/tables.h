#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"

// How the tables of ontology/english/ are read.
namespace newsgraph::extract::english {

inline Result<TsvTable> table_of(const std::string& path, const std::vector<std::string_view>& columns) {
  const auto text = embedded_file(path);
  invariant(text.has_value(), "a table of ontology/english is not in the binary");
  return TsvTable::parse(*text, path, columns);
}

/// The error for a value that a column does not know.
inline tl::unexpected<Error> wrong(const TsvTable& table, const TsvTable::Row& row, std::string_view column,
                                   std::string_view value) {
  return failure(Errc::syntax, table.place(row) + ": unknown " + std::string(column) + " '" + std::string(value) + "'");
}

/// What stands for a name in a list of pairs, or null.
template <class Pairs>
const auto* named(const Pairs& pairs, std::string_view name) {
  const auto* found = std::ranges::find(pairs, name, [](const auto& pair) { return pair.first; });
  return found == pairs.end() ? nullptr : &found->second;
}

}  // namespace newsgraph::extract::english
