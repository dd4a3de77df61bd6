#pragma once

#include <string>
#include <utility>
#include <vector>

#include "newsgraph/graph/knowledge_graph.h"
#include "newsgraph/mapping/iris.h"

// The classes of the data model, in the order in which an article's nodes are written. To add one: a file that defines
// `const ClassMapper x_mapper` (context.h) and a word here.
#define NEWSGRAPH_MAPPED_CLASSES(X) \
  X(article)                        \
  X(image)                          \
  X(report)                         \
  X(quotation)                      \
  X(event)                          \
  X(occasion)                       \
  X(entity)                         \
  X(mention)

namespace newsgraph::rdf {
class StatementSink;
}  // namespace newsgraph::rdf

namespace newsgraph::mapping {

struct MappingOptions {
  Base base;                  ///< of everything that is minted
  bool schema_https = false;  ///< https://schema.org/ instead of http://schema.org/
  bool mentions = true;       ///< false: no nif:Phrase nodes
  bool named_graphs = false;  ///< true: each article has a graph with its IRI, entities have one of their own
};

/// The prefixes (name, IRI) that make the output readable, for StatementSink::prefix().
std::vector<std::pair<std::string, std::string>> prefixes(const MappingOptions& options);

/// Writes the graph as statements, grouped by subject, in an order that is a function of the content alone.
///
/// `article_sink` gets what belongs to one article: the article, its images, reports, quotations, events, occasions,
/// mentions and local entities. `shared_sink` gets what may be said by many articles in the same words: facts about
/// entities and about the extractors, each a function of the article's own text, so that a caller may drop those that
/// it has already written and shards of an archive unite to the export of the whole. They may be one sink.
///
/// With `named_graphs` `article_sink` gets both, in the graph that has the article's IRI and is complete in itself, and
/// `shared_sink` gets the facts about entities once more, in the graph entities_graph_iri(): who asks about an entity
/// need not go through the graphs of all articles. Works and sayings are nothing without their articles and not in it.
///
/// Pure apart from the sinks; may run in many threads at once on sinks of their own.
void map(const graph::KnowledgeGraph& graph, const MappingOptions& options, rdf::StatementSink& article_sink,
         rdf::StatementSink& shared_sink);

}  // namespace newsgraph::mapping
