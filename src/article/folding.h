#pragma once

#include "newsgraph/article/script.h"

/// What ICU's conversion tables say of single characters of the basic plane, as tables that are made when newsgraph is
/// built (generate/folding_table.cpp).
namespace newsgraph::article {

/// One form for each character: traditional to simplified, full width to half width, lower case, and one form for each
/// of the middle dots (·), dashes (-) and blanks. Folding twice is folding once. Characters without another form, and
/// those outside of the basic plane, are returned as they are.
char32_t folded(char32_t c);

/// In which of the two Chinese scripts an ideograph occurs; HanScript::both for all other characters.
HanScript script_of(char32_t c);

}  // namespace newsgraph::article
