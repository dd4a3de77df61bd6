#pragma once

#include "newsgraph/pipeline/article_output.h"

namespace newsgraph::pipeline {

/// An article's graph on its own, in N-Quads or, without its name, in N-Triples; and the shared facts about entities
/// beside it. `options.named_graphs` must be set.
Result<PreparedArticle> prepare_article_graph(const graph::KnowledgeGraph& graph,
                                              const mapping::MappingOptions& options, const rdf::Syntax& syntax);

}  // namespace newsgraph::pipeline
