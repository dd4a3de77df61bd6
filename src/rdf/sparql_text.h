#pragma once

#include <string>
#include <string_view>

namespace newsgraph::rdf {

/// Appends triples in the canonical form of N-Triples (ntriples.h) as SPARQL takes them in INSERT DATA and DELETE DATA.
///
/// The two grammars differ in \u: SPARQL replaces it in the whole text before anything else (SPARQL 1.1, 19.2), and so
/// engines find one even in the text \\u0041, which is a backslash and "u0041". Therefore a "u" behind a backslash is
/// written as \U00000075, which is right in whatever order an engine unescapes, and \u as \U, of which no engine takes
/// too many digits.
void append_sparql(std::string& out, std::string_view ntriples);

}  // namespace newsgraph::rdf
