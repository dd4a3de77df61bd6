#pragma once

#include <span>

#include "newsgraph/query/function.h"
#include "newsgraph/query/solver.h"
#include "newsgraph/query/value.h"
#include "newsgraph/rdf/xsd.h"

namespace newsgraph::query {

using Arguments = std::span<const rdf::TermView>;

/// Calls a function of SPARQL 1.1 (section 17.4) with terms, none of them an error. An error where the terms are not of
/// the kinds that it takes.
Value call(Function function, Arguments arguments, Evaluation& evaluation);

// By sections: those of strings (17.4.3), of dates and times (17.4.5); nothing where the function is not theirs.
std::optional<Value> call_string_function(Function function, Arguments arguments, Evaluation& evaluation);
std::optional<Value> call_time_function(Function function, const rdf::TermView& term);

/// A conversion (section 17.5) to one of the types that the parser lets through.
Value convert(const rdf::TermView& term, rdf::XsdType type);

}  // namespace newsgraph::query
