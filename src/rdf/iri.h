#pragma once

#include <string>
#include <string_view>

namespace newsgraph::rdf {

/// What a reference means in a document with an absolute base IRI (RFC 3986, section 5.2, strict): components replaced,
/// dot segments removed. An absolute reference is returned as it is, as Turtle's section 6.3 has it.
std::string resolved_iri(std::string_view base, std::string_view reference);

/// True where the text begins with a scheme and ':' (RFC 3986, section 3.1).
bool has_scheme(std::string_view text);

}  // namespace newsgraph::rdf
