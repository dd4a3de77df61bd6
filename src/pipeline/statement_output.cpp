#include <utility>

#include "newsgraph/pipeline/article_output.h"
#include "newsgraph/rdf/writer.h"

namespace newsgraph::pipeline {
namespace {

class StatementOutput final : public ArticleOutput {
 public:
  StatementOutput(const rdf::Syntax& syntax, mapping::MappingOptions options, ByteSink& out)
      : syntax_(syntax),
        options_(std::move(options)),
        prefixes_(mapping::prefixes(options_)),
        out_(out),
        shared_writer_(rdf::make_writer(syntax, out, rdf::WriteMode::fragment)),
        counted_(*shared_writer_),
        unique_(counted_) {
    declare(*shared_writer_);
  }

  Result<PreparedArticle> prepare(const graph::KnowledgeGraph& graph) const override;
  Status write(const PreparedArticle& article) override;
  Status finish() override;
  std::uint64_t statements() const override { return statements_ + counted_.count(); }

 private:
  void declare(rdf::StatementSink& writer) const {
    for (const auto& [name, iri] : prefixes_) writer.prefix(name, iri);
  }
  Status write_head();

  const rdf::Syntax& syntax_;
  mapping::MappingOptions options_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
  ByteSink& out_;
  std::unique_ptr<rdf::StatementSink> shared_writer_;
  rdf::CountingSink counted_;
  rdf::UniqueStatements unique_;
  std::uint64_t statements_ = 0;
  bool has_head_ = false;
};

Result<PreparedArticle> StatementOutput::prepare(const graph::KnowledgeGraph& graph) const {
  PreparedArticle prepared;
  prepared.id = graph::node_as<graph::ArticleNode>(graph, 0).id;
  StringSink bytes;
  const auto writer = rdf::make_writer(syntax_, bytes, rdf::WriteMode::fragment);
  declare(*writer);
  rdf::CountingSink counting(*writer);
  prepared.shared = std::make_unique<rdf::CollectingSink>();
  mapping::map(graph, options_, counting, *prepared.shared);
  if (Status status = counting.finish(); !status) return tl::make_unexpected(std::move(status.error()));
  prepared.statements = counting.count();
  prepared.fragment = bytes.take();
  return prepared;
}

Status StatementOutput::write_head() {
  has_head_ = true;
  const auto writer = rdf::make_writer(syntax_, out_, rdf::WriteMode::document);
  declare(*writer);
  return writer->finish();
}

Status StatementOutput::write(const PreparedArticle& article) {
  if (!has_head_) {
    if (Status status = write_head(); !status) return status;
  }
  statements_ += article.statements;
  if (!out_.write(article.fragment)) return out_.flush();
  article.shared->replay(unique_);
  return unique_.finish();
}

Status StatementOutput::finish() {
  return has_head_ ? Status() : write_head();
}

}  // namespace

std::unique_ptr<ArticleOutput> make_statement_output(const rdf::Syntax& syntax, mapping::MappingOptions options,
                                                     ByteSink& out) {
  return std::make_unique<StatementOutput>(syntax, std::move(options), out);
}

}  // namespace newsgraph::pipeline
