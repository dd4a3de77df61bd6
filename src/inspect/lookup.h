#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/gazetteer_table.h"

namespace newsgraph::inspect {

/// A row that has a name, with what its columns say.
struct NamedRow {
  std::string place;                                         ///< "ontology/gazetteer/people.tsv:17"
  std::vector<std::pair<std::string, std::string>> columns;  ///< name and value; those without a value are left out
};

/// Every row of the tables of knowledge (the user's gazetteers first, then ontology/ and CLDR) that is of this name, in
/// whatever script, width and case it is written: a word, name, alias, short form, host, Wikidata id or other
/// authority's id. Error where a user's table is malformed.
Result<std::vector<NamedRow>> rows_named(std::string_view name, std::span<const extract::GazetteerTable> gazetteers);

/// A paragraph for each row.
std::string to_text(const std::vector<NamedRow>& rows);

}  // namespace newsgraph::inspect
