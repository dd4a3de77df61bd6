#pragma once

#include <string_view>

#include "newsgraph/rdf/term_table.h"
#include "newsgraph/rdf/vocabulary.h"

namespace newsgraph::shacl {

/// A term of the SHACL vocabulary: sh<"minCount">.
template <rdf::vocabulary::detail::Chars local>
inline constexpr std::string_view sh = rdf::vocabulary::sh::term<local>;

/// Numbers of the terms that both the compiler of shapes and the validator meet all the time.
struct CommonTerms {
  explicit CommonTerms(rdf::TermTable& terms);

  rdf::TermId type, first, rest, nil, sub_class_of, rdfs_class;
  rdf::TermId yes, no;  ///< "true" and "false" of xsd:boolean
  rdf::TermId violation, warning, info;
};

}  // namespace newsgraph::shacl
