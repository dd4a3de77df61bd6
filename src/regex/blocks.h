#pragma once

#include <optional>
#include <string_view>

namespace newsgraph::regex {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

/// A block of Unicode 14 by its name as it stands in \p{IsName}: that of Unicode without spaces (XSD 1.1 part 2,
/// section G.4.2.3), or one of the three that only XSD 1.0 has: Greek, CombiningMarksforSymbols, PrivateUse. The blocks
/// of surrogates are not there: no text has them.
std::optional<CodePointRange> find_block(std::string_view name);

}  // namespace newsgraph::regex
