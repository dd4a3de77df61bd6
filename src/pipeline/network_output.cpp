
#include "newsgraph/graph/merge.h"
#include "newsgraph/graph/network.h"
#include "newsgraph/pipeline/article_output.h"

namespace newsgraph::pipeline {
namespace {

class NetworkOutput final : public ArticleOutput {
 public:
  NetworkOutput(Network network, bool mentions, ByteSink& out) : network_(network), out_(out) {
    options_.mentions = mentions;
  }

  Result<PreparedArticle> prepare(const graph::KnowledgeGraph& graph) const override {
    PreparedArticle prepared;
    prepared.id = graph::node_as<graph::ArticleNode>(graph, 0).id;
    prepared.graph = std::make_unique<graph::KnowledgeGraph>(graph);
    return prepared;
  }
  Status write(const PreparedArticle& article) override {
    merger_.add(*article.graph);
    return {};
  }
  Status finish() override {
    const graph::KnowledgeGraph& whole = merger_.graph();
    out_.write(network_ == Network::dot ? graph::to_dot(whole, options_) : graph::to_graphml(whole, options_));
    return out_.flush();
  }
  std::uint64_t statements() const override { return boost::num_edges(merger_.graph()); }

 private:
  Network network_;
  ByteSink& out_;
  graph::NetworkOptions options_;
  graph::Merger merger_;
};

}  // namespace

std::unique_ptr<ArticleOutput> make_network_output(Network network, bool mentions, ByteSink& out) {
  return std::make_unique<NetworkOutput>(network, mentions, out);
}

}  // namespace newsgraph::pipeline
