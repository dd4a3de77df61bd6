#pragma once

#include "newsgraph/rdf/reader.h"

namespace newsgraph::rdf {

/// The readers that Serd gives, for the list in syntax.h; callers use read().
Status read_turtle(ByteSource& from, StatementSink& into, const ReadOptions& options);
Status read_trig(ByteSource& from, StatementSink& into, const ReadOptions& options);
Status read_ntriples(ByteSource& from, StatementSink& into, const ReadOptions& options);
Status read_nquads(ByteSource& from, StatementSink& into, const ReadOptions& options);

}  // namespace newsgraph::rdf
