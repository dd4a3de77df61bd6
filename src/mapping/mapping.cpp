#include "newsgraph/mapping/mapping.h"

#include <algorithm>
#include <array>

#include "newsgraph/mapping/context.h"
#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::mapping {
namespace {

constexpr std::array class_mappers{
#define X(name) &name##_mapper,
    NEWSGRAPH_MAPPED_CLASSES(X)
#undef X
};

/// All that can be reached from an article, in vertex order: what it owns and what it speaks of.
std::vector<graph::Vertex> reachable_from(const graph::KnowledgeGraph& graph, graph::Vertex article) {
  std::vector<bool> seen(boost::num_vertices(graph));
  std::vector<graph::Vertex> found{article};
  seen[article] = true;
  for (std::size_t next = 0; next < found.size(); ++next) {
    for (auto [edge, end] = boost::out_edges(found[next], graph); edge != end; ++edge) {
      const graph::Vertex to = boost::target(*edge, graph);
      if (seen[to]) continue;
      seen[to] = true;
      found.push_back(to);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Takes facts about entities where graphs are named: each stands in the article's graph, which is complete in itself,
/// and in the graph of entities.
class InBothGraphs final : public rdf::StatementSink {
 public:
  InBothGraphs(rdf::StatementSink& article, rdf::StatementSink& shared, std::string_view entities)
      : article_(article), shared_(shared), entities_(rdf::iri(entities)) {}
  bool prefix(std::string_view, std::string_view) override { return true; }  // both sinks have theirs
  bool write(const rdf::StatementView& statement) override {
    const bool taken = article_.write(statement);
    return shared_.write({statement.subject, statement.predicate, statement.object, entities_}) && taken;
  }
  Status finish() override { return {}; }

 private:
  rdf::StatementSink& article_;
  rdf::StatementSink& shared_;
  rdf::TermView entities_;
};

void map_article(Context& context) {
  const std::vector<graph::Vertex> reachable = reachable_from(context.graph, context.article);
  for (const ClassMapper* mapper : class_mappers) {
    if (mapper == &mention_mapper && !context.options.mentions) continue;
    for (const graph::Vertex vertex : reachable) {
      if (mapper->maps(context.graph[vertex])) mapper->map(context, vertex);
    }
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> prefixes(const MappingOptions& options) {
  std::vector<std::pair<std::string, std::string>> out{
      {"xsd", std::string(xsd::base)},
      {"schema", std::string(options.schema_https ? schema::https_base : schema::http_base)},
      {"prov", std::string(prov::base)},
      {"nif", std::string(nif::base)},
      {"itsrdf", std::string(itsrdf::base)},
      {"sem", std::string(sem::base)},
      {"ng", std::string(ng::base)},
      {"wd", std::string(wikidata_base)},
  };
  for (const std::string_view kind : minted_kinds) {
    out.emplace_back(kind, std::string(options.base.text()) + std::string(kind) + '/');
  }
  return out;
}

void map(const graph::KnowledgeGraph& graph, const MappingOptions& options, rdf::StatementSink& article_sink,
         rdf::StatementSink& shared_sink) {
  std::vector<std::string> iris(boost::num_vertices(graph));
  const std::string entities_graph = entities_graph_iri(options.base);
  InBothGraphs both_graphs(article_sink, shared_sink, entities_graph);
  rdf::StatementSink& shared = options.named_graphs ? article_sink : shared_sink;
  rdf::StatementSink& entities = options.named_graphs ? static_cast<rdf::StatementSink&>(both_graphs) : shared_sink;
  Written written;
  written.entities.resize(boost::num_vertices(graph));
  for (auto [vertex, end] = boost::vertices(graph); vertex != end; ++vertex) {
    if (!std::holds_alternative<graph::ArticleNode>(graph[*vertex])) continue;
    if (options.named_graphs) {
      written = {};
      written.entities.resize(boost::num_vertices(graph));
    }
    const std::string name = options.named_graphs ? iri_of(options.base, graph[*vertex]) : std::string();
    Context context{.graph = graph,
                    .options = options,
                    .article = *vertex,
                    .own = Emitter(article_sink, options.schema_https, name),
                    .shared = Emitter(shared, options.schema_https, name),
                    .entities = Emitter(entities, options.schema_https, name),
                    .written = written,
                    .iris = iris};
    map_article(context);
  }
}

}  // namespace newsgraph::mapping
