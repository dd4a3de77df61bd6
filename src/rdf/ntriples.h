#pragma once

#include <string>
#include <string_view>

#include "newsgraph/rdf/term.h"

namespace newsgraph::rdf {

/// Appends a term in the canonical form of N-Triples: UTF-8 as it is, escapes only for the quotation mark, the
/// backslash and controls (\b \t \n \f \r, else \u and four capital hexadecimal digits). The term must be sound.
void append_ntriples(std::string& out, const TermView& term);

}  // namespace newsgraph::rdf
