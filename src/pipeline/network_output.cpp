#include "newsgraph/graph/merge.h"
#include "newsgraph/graph/network.h"
#include "newsgraph/graph/people_network.h"
#include "newsgraph/pipeline/article_output.h"

namespace newsgraph::pipeline {
namespace {

/// Articles on their way to a network: each is kept as a graph until its turn comes.
class NetworkOutput : public ArticleOutput {
 public:
  Result<PreparedArticle> prepare(const graph::KnowledgeGraph& graph) const override {
    PreparedArticle prepared;
    prepared.id = graph::node_as<graph::ArticleNode>(graph, 0).id;
    prepared.graph = std::make_unique<graph::KnowledgeGraph>(graph);
    return prepared;
  }
};

class FullNetwork final : public NetworkOutput {
 public:
  FullNetwork(Network network, bool mentions, ByteSink& out) : network_(network), out_(out) {
    options_.mentions = mentions;
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

class NetworkOfPeople final : public NetworkOutput {
 public:
  NetworkOfPeople(Network network, graph::Tie tie, ByteSink& out) : network_(network), out_(out), people_(tie) {}

  Status write(const PreparedArticle& article) override {
    people_.add(*article.graph);
    return {};
  }
  Status finish() override {
    out_.write(network_ == Network::dot ? people_.to_dot(graph::NetworkOptions().font) : people_.to_graphml());
    return out_.flush();
  }
  std::uint64_t statements() const override { return people_.edges(); }

 private:
  Network network_;
  ByteSink& out_;
  graph::PeopleNetwork people_;
};

}  // namespace

std::unique_ptr<ArticleOutput> make_network_output(Network network, NetworkView view, bool mentions, ByteSink& out) {
  switch (view) {
    case NetworkView::full:
      break;
    case NetworkView::quotes:
      return std::make_unique<NetworkOfPeople>(network, graph::Tie::speaks_of, out);
    case NetworkView::co_mentions:
      return std::make_unique<NetworkOfPeople>(network, graph::Tie::mentioned_with, out);
  }
  return std::make_unique<FullNetwork>(network, mentions, out);
}

}  // namespace newsgraph::pipeline
