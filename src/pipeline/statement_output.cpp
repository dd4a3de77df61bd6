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
  bool has_parts_ = false;
};

Result<PreparedArticle> StatementOutput::prepare(const graph::KnowledgeGraph& graph) const {
  PreparedArticle prepared;
  prepared.id = graph::node_as<graph::ArticleNode>(graph, 0).id;
  StringSink bytes;
  const auto writer = rdf::make_writer(syntax_, bytes, rdf::WriteMode::fragment);
  declare(*writer);
  rdf::CountingSink counting(*writer);
  prepared.shared = std::make_unique<rdf::CollectingSink>();
  rdf::StatementSink& shared = syntax_.objects ? static_cast<rdf::StatementSink&>(counting) : *prepared.shared;
  mapping::map(graph, options_, counting, shared);
  if (Status status = counting.finish(); !status) return tl::make_unexpected(std::move(status.error()));
  prepared.statements = counting.count();
  prepared.fragment = bytes.take();
  return prepared;
}

Status StatementOutput::write_head() {
  has_head_ = true;
  StringSink head;
  const auto writer = rdf::make_writer(syntax_, head, rdf::WriteMode::document);
  declare(*writer);
  if (Status status = writer->finish(); !status) return status;
  const std::string_view text = head.text();
  return out_.write(text.substr(0, text.size() - syntax_.tail.size())) ? Status() : out_.flush();
}

Status StatementOutput::write(const PreparedArticle& article) {
  if (!has_head_) {
    if (Status status = write_head(); !status) return status;
  }
  statements_ += article.statements;
  if (has_parts_ && !out_.write(syntax_.separator)) return out_.flush();
  has_parts_ = true;
  if (!out_.write(article.fragment)) return out_.flush();
  article.shared->replay(unique_);
  return unique_.finish();
}

Status StatementOutput::finish() {
  if (!has_head_) {
    if (Status status = write_head(); !status) return status;
  }
  return out_.write(syntax_.tail) ? Status() : out_.flush();
}

}  // namespace

std::unique_ptr<ArticleOutput> make_statement_output(const rdf::Syntax& syntax, mapping::MappingOptions options,
                                                     ByteSink& out) {
  return std::make_unique<StatementOutput>(syntax, std::move(options), out);
}

}  // namespace newsgraph::pipeline
