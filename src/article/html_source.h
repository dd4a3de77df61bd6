#pragma once

#include <string>
#include <string_view>

#include "newsgraph/base/error.h"

namespace newsgraph::article {

/// HTML that a parser may be given: without what would make its tree deeper than limits::nesting, its tags longer than
/// limits::attributes or its work grow with the square of the size; without tags and comments that are never closed and
/// would swallow the rest of the text; and with markup that was escaped once too often ("&lt;p&gt;") made markup again.
/// Returns a view of `html` where nothing had to be done, else of `storage`. What was cut is told in `diagnostics`.
std::string_view tame_html(std::string_view html, std::string& storage, const Locator& locator,
                           Diagnostics& diagnostics);

}  // namespace newsgraph::article
