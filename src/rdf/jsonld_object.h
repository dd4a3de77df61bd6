#pragma once

#include <string>
#include <string_view>

#include "newsgraph/rdf/jsonld_context.h"
#include "newsgraph/rdf/sinks.h"

namespace newsgraph::rdf {

/// Nested deeper than this, nodes are written by themselves: readers of JSON bound the depth that they take.
inline constexpr unsigned most_nested_jsonld_nodes = 24;

/// Appends one JSON object, compacted by the context, that holds all of the statements (which have no graphs and are
/// sound). The node of the first statement, or the first that no other holds, is the object itself; the context decides
/// where other nodes stand:
///  - A term that is coerced to @id has IRIs as strings, whoever they denote.
///  - Any other term has objects for nodes, which hold what is said of the node where it is met first, and but its id
///    where it is met again.
///  - A reverse term has the subjects that point to the node; the statement is not repeated with them.
///  - What is left follows under @included, in the order of the statements.
/// Keys stand in the order of the statements, behind @type and @id; the object ends without a line break. `members` is
/// put first in the object: the text of `"@context":{...}`, or nothing.
///
/// Lexical forms and language tags are kept. JSON numbers stand only for integers of up to 15 digits in canonical form
/// where their datatype is xsd:integer or that of their term, true and false for xsd:boolean likewise.
void append_jsonld_object(std::string& out, const CollectingSink& statements, const JsonldNames& names,
                          std::string_view members);

}  // namespace newsgraph::rdf
