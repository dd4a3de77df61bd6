#pragma once

#include <string>
#include <string_view>

namespace newsgraph::store {

/// Appends a term that is written as N-Triples writes it, as SPARQL reads it. There \u is read before anything else
/// (SPARQL 1.1, section 19.2), by some readers also where the backslash itself is escaped, so the letter behind an
/// escaped backslash is escaped as well.
void append_sparql(std::string& out, std::string_view term);

}  // namespace newsgraph::store
