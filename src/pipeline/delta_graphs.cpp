#include <algorithm>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "newsgraph/base/output_file.h"
#include "newsgraph/base/version.h"
#include "newsgraph/pipeline/article_graph.h"
#include "newsgraph/pipeline/delta.h"

namespace newsgraph::pipeline {
namespace {

/// A file of the folder that is written bit by bit.
class PartFile {
 public:
  PartFile(const OutputFolder& folder, std::string_view name) : path_(folder.temporary() + '/' + std::string(name)) {}

  Status add(std::string_view text) {
    if (!file_) {
      auto created = OutputFile::create(path_);
      if (!created) return tl::make_unexpected(std::move(created.error()));
      file_ = std::make_unique<OutputFile>(std::move(*created));
    }
    return file_->bytes().write(text) ? Status() : file_->bytes().flush();
  }
  /// Also a file that nothing was added to is there in the end.
  Status finish() {
    if (Status status = add({}); !status) return status;
    return file_->commit();
  }

 private:
  std::string path_;
  std::unique_ptr<OutputFile> file_;
};

class FolderDelta final : public DeltaOutput {
 public:
  FolderDelta(const rdf::Syntax& syntax, mapping::MappingOptions options, const OutputFolder& folder)
      : syntax_(syntax),
        options_(std::move(options)),
        folder_(folder),
        entities_graph_(mapping::entities_graph_iri(options_.base)),
        index_(folder, "graphs.tsv"),
        dropped_(folder, "drop.txt"),
        inserted_(folder, insert_name()),
        deleted_(folder, delete_name()) {}

  Result<PreparedArticle> prepare(const graph::KnowledgeGraph& graph) const override {
    return prepare_article_graph(graph, options_, syntax_);
  }
  Status write(const PreparedArticle& article) override;
  Status insert_fact(std::string_view triple) override {
    ++facts_inserted_;
    return add(inserted_, line_of(triple));
  }
  Status delete_fact(std::string_view triple) override {
    ++facts_deleted_;
    return add(deleted_, line_of(triple));
  }
  Status drop_graph(std::string_view iri) override {
    ++graphs_dropped_;
    return add(dropped_, std::string(iri) + '\n');
  }
  Status finish() override;
  std::uint64_t statements() const override { return statements_ + facts_inserted_; }
  std::uint64_t bytes() const override { return bytes_; }

 private:
  std::string suffix() const { return std::string(syntax_.suffixes.front()); }
  std::string insert_name() const { return "entities-insert" + suffix(); }
  std::string delete_name() const { return "entities-delete" + suffix(); }
  std::string line_of(std::string_view triple) const {
    std::string line(triple);
    if (syntax_.datasets) line.append(" <").append(entities_graph_).append(">");
    return line + " .\n";
  }
  Status add(PartFile& file, const std::string& text) {
    bytes_ += text.size();
    return file.add(text);
  }

  const rdf::Syntax& syntax_;
  mapping::MappingOptions options_;
  const OutputFolder& folder_;
  std::string entities_graph_;
  PartFile index_;
  PartFile dropped_;
  PartFile inserted_;
  PartFile deleted_;
  std::uint64_t graphs_ = 0;
  std::uint64_t graphs_dropped_ = 0;
  std::uint64_t facts_inserted_ = 0;
  std::uint64_t facts_deleted_ = 0;
  std::uint64_t statements_ = 0;
  std::uint64_t bytes_ = 0;
};

Status FolderDelta::write(const PreparedArticle& article) {
  const std::string hash = article.id.base32();
  // Folders of some hundred files: the first character of a hash is one of eight, the next two of 32 each.
  const std::string name = "articles/" + hash.substr(0, 3) + '/' + hash + suffix();
  if (Status status = folder_.write(name, article.fragment); !status) return status;
  ++graphs_;
  statements_ += article.statements;
  bytes_ += article.fragment.size();
  return add(index_, mapping::article_iri(options_.base, article.id) + '\t' + name + '\t' +
                         std::to_string(article.statements) + '\n');
}

Status FolderDelta::finish() {
  for (PartFile* file : {&index_, &dropped_, &inserted_, &deleted_}) {
    if (Status status = file->finish(); !status) return status;
  }
  nlohmann::ordered_json manifest;
  manifest["newsgraph"] = version();
  manifest["form"] = "newsgraph delta 1";
  manifest["format"] = syntax_.name;
  manifest["drop"] = {{"file", "drop.txt"}, {"graphs", graphs_dropped_}};
  manifest["replace"] = {{"file", "graphs.tsv"}, {"graphs", graphs_}, {"statements", statements_}};
  manifest["entities"] = {{"graph", entities_graph_},
                          {"insert", {{"file", insert_name()}, {"statements", facts_inserted_}}},
                          {"delete", {{"file", delete_name()}, {"statements", facts_deleted_}}}};
  const std::string text = manifest.dump(2) + '\n';
  bytes_ += text.size();
  return folder_.write("manifest.json", text);
}

}  // namespace

std::unique_ptr<DeltaOutput> make_folder_delta(const rdf::Syntax& syntax, mapping::MappingOptions options,
                                               const OutputFolder& folder) {
  return std::make_unique<FolderDelta>(syntax, std::move(options), folder);
}

}  // namespace newsgraph::pipeline
