#pragma once

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/progress.h"
#include "newsgraph/pipeline/rdf_input.h"
#include "newsgraph/rdf/data_graph.h"
#include "newsgraph/rdf/places.h"

namespace newsgraph::pipeline {

/// Reads a document into the rows, and notes which ordinals its statements have. With several jobs, statements are
/// parsed in other threads than the one that interns them: N-Triples and N-Quads in pieces of whole lines, in as many
/// threads as there are jobs, other syntaxes in one. Rows, ordinals and errors do not depend on `jobs`, but for the
/// rows that were read before an error.
Status load(rdf::ReadDocument& document, rdf::RowSink& into, Prefixes& prefixes, unsigned jobs = 1,
            const ProgressListener& progress = {});

}  // namespace newsgraph::pipeline
