#pragma once

#include "newsgraph/extract/english/text.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract::english {

/// Names in English: those of the gazetteer and sequences of capitalised words that their form (Bank of …, … Corp) or
/// what stands around them (titles, roles, appositions, words of saying, prepositions) shows to be names; then the
/// later short forms of all of them. Appends to `search.found`.
void find_names(NameSearch& search, const Text& text);

}  // namespace newsgraph::extract::english
