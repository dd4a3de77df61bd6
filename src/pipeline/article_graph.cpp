#include "newsgraph/pipeline/article_graph.h"

#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/rdf/writer.h"

namespace newsgraph::pipeline {
namespace {

/// Takes the name of the graph away where the syntax has no graphs.
class GraphNames final : public rdf::StatementSink {
 public:
  GraphNames(rdf::StatementSink& next, bool kept) : next_(next), kept_(kept) {}
  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const rdf::StatementView& statement) override {
    ++count_;
    rdf::StatementView written = statement;
    if (!kept_) written.graph = {};
    return next_.write(written);
  }
  Status finish() override { return next_.finish(); }
  std::uint64_t count() const { return count_; }

 private:
  rdf::StatementSink& next_;
  bool kept_;
  std::uint64_t count_ = 0;
};

}  // namespace

Result<PreparedArticle> prepare_article_graph(const graph::KnowledgeGraph& graph,
                                              const mapping::MappingOptions& options, const rdf::Syntax& syntax) {
  invariant(options.named_graphs, "articles have graphs of their own");
  PreparedArticle prepared;
  prepared.id = graph::node_as<graph::ArticleNode>(graph, 0).id;
  StringSink bytes;
  const auto writer = rdf::make_writer(syntax, bytes, rdf::WriteMode::fragment);
  GraphNames named(*writer, syntax.datasets);
  prepared.shared = std::make_unique<rdf::CollectingSink>();
  mapping::map(graph, options, named, *prepared.shared);
  if (Status status = named.finish(); !status) return tl::make_unexpected(std::move(status.error()));
  prepared.statements = named.count();
  prepared.fragment = bytes.take();
  return prepared;
}

}  // namespace newsgraph::pipeline
