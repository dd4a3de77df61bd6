#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

/// The longest ending that the name has.
RowId row_of_ending(const NameLexicon& names, std::u32string_view name) {
  for (std::size_t begin = 1; begin < name.size(); ++begin) {
    const RowId row = names.row_of(name.substr(begin), NameTable::suffixes);
    if (row != RowId::none) return row;
  }
  return RowId::none;
}

/// A surname of two characters before one of a single character.
RowId row_of_surname(const NameLexicon& names, std::u32string_view name) {
  for (const std::size_t length : {2U, 1U}) {
    if (name.size() < length) continue;
    const RowId row = names.row_of(name.substr(0, length), NameTable::surnames);
    if (row != RowId::none) return row;
  }
  return RowId::none;
}

/// The longest title that the words end with: 副总统 of 前副总统.
RowId row_of_title(const NameLexicon& names, std::u32string_view words) {
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    const RowId row = names.row_of(words.substr(begin), NameTable::titles);
    if (row != RowId::none) return row;
  }
  return RowId::none;
}

}  // namespace

Origin origin_of(const NameSearch& search, const Candidate& candidate) {
  Origin origin{.rule = name_of(candidate.rule)};
  const std::u32string_view words = search.reading.text(candidate.at);
  if (!candidate.title.empty()) origin.add(row_of_title(search.names, search.reading.text(candidate.title)));
  if (candidate.entry != GazetteerEntry::none) {
    origin.add(search.gazetteer.row_of(candidate.entry, words));
    return origin;
  }
  if (candidate.rule == NameRule::organ_alone) {
    origin.add(search.names.row_of(words, NameTable::words));
  } else if (candidate.type != EntityType::person) {
    origin.add(row_of_ending(search.names, words));
  } else if (candidate.rule == NameRule::nickname) {
    origin.add(row_of_surname(search.names, words.substr(1)));
  } else if (candidate.rule != NameRule::transliterated && candidate.rule != NameRule::latin_name) {
    origin.add(row_of_surname(search.names, words));
  }
  return origin;
}

}  // namespace newsgraph::extract
