#pragma once

#include <string>
#include <string_view>

#include "newsgraph/inspect/html.h"
#include "newsgraph/inspect/inspection.h"

namespace newsgraph::inspect {

/// Parts of the page beside the text: for each thing a card with what is known of it, and lists that lead to them.
std::string cards(const Inspection& inspection);
std::string lists(const Inspection& inspection);

/// A link where the address is one of the web; else just the words: an article may call anything its address.
void link(Html& html, std::string_view url);

}  // namespace newsgraph::inspect
