#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {

void find_latin_names(NameSearch&) {}

}  // namespace newsgraph::extract
