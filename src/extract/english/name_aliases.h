#pragma once

#include <vector>

#include "newsgraph/extract/english/name_runs.h"
#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract::english {

/// A run that nothing tells about for certain.
struct OpenRun {
  Run run;
  bool located = false;  ///< stands where a place would: in X
};

/// The later forms of the names that were found: surnames, abbreviations, what is left of an organisation's name, and
/// the same words elsewhere. `open` are the runs that nothing has told about; those of them that are no such form
/// become names where they speak or stand as an abbreviation.
void add_aliases(NameSearch& search, const Text& text, const std::vector<OpenRun>& open);

}  // namespace newsgraph::extract::english
