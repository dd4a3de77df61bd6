#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/error.h"
#include "newsgraph/graph/knowledge_graph.h"
#include "newsgraph/mapping/mapping.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"

namespace newsgraph::pipeline {

/// What a worker made of one article, ready to be written in its turn.
struct PreparedArticle {
  Hash128 id;
  std::string fragment;                          ///< what belongs to the article (its whole graph), serialised
  std::uint64_t statements = 0;                  ///< in the fragment
  std::unique_ptr<rdf::CollectingSink> shared;   ///< facts that other articles may state too; null where there are none
  std::unique_ptr<graph::KnowledgeGraph> graph;  ///< a copy, for outputs that need the graph itself; else null
};

/// One way of writing articles.
class ArticleOutput {
 public:
  ArticleOutput() = default;
  ArticleOutput(const ArticleOutput&) = delete;
  ArticleOutput& operator=(const ArticleOutput&) = delete;
  virtual ~ArticleOutput() = default;

  /// All that can be done without knowing the other articles. Called by many threads at once.
  virtual Result<PreparedArticle> prepare(const graph::KnowledgeGraph& graph) const = 0;
  /// Writes an article; called in input order by one thread, once for each article id. Error where the output fails.
  virtual Status write(const PreparedArticle& article) = 0;
  /// Completes the document.
  virtual Status finish() = 0;
  virtual std::uint64_t statements() const = 0;
};

/// An RDF syntax: of each article its fragment as it was prepared, then those shared facts that no earlier one stated.
std::unique_ptr<ArticleOutput> make_statement_output(const rdf::Syntax& syntax, mapping::MappingOptions options,
                                                     ByteSink& out);

enum class Network : std::uint8_t { graphml, dot };
/// What a network shows.
enum class NetworkView : std::uint8_t {
  full,        ///< the whole graph
  quotes,      ///< who speaks of whom
  co_mentions  ///< who is named with whom
};
/// "full", "quotes", "co-mentions", in the order of NetworkView.
inline constexpr std::array<std::string_view, 3> network_views{"full", "quotes", "co-mentions"};
/// One network of the whole run, which is held in memory and written at the end.
std::unique_ptr<ArticleOutput> make_network_output(Network network, NetworkView view, bool mentions, ByteSink& out);

}  // namespace newsgraph::pipeline
