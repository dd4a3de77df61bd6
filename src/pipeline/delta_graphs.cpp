#include <algorithm>
#include <string>
#include <utility>

#include "newsgraph/base/output_file.h"
#include "newsgraph/pipeline/article_graph.h"
#include "newsgraph/pipeline/delta.h"
#include "newsgraph/pipeline/delta_manifest.h"

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
        manifest_(manifest_of(syntax, mapping::entities_graph_iri(options_.base))),
        index_(folder, manifest_.replaced),
        dropped_(folder, manifest_.dropped),
        inserted_(folder, manifest_.inserted),
        deleted_(folder, manifest_.deleted) {}

  Result<PreparedArticle> prepare(const graph::KnowledgeGraph& graph) const override {
    return prepare_article_graph(graph, options_, syntax_);
  }
  Status write(const PreparedArticle& article) override;
  Status insert_fact(std::string_view triple) override {
    ++manifest_.facts_inserted;
    return add(inserted_, line_of(triple));
  }
  Status delete_fact(std::string_view triple) override {
    ++manifest_.facts_deleted;
    return add(deleted_, line_of(triple));
  }
  Status drop_graph(std::string_view iri) override {
    ++manifest_.graphs_dropped;
    return add(dropped_, std::string(iri) + '\n');
  }
  Status finish() override;
  std::uint64_t statements() const override { return manifest_.statements + manifest_.facts_inserted; }
  std::uint64_t bytes() const override { return bytes_; }

 private:
  std::string suffix() const { return std::string(syntax_.suffixes.front()); }
  static DeltaManifest manifest_of(const rdf::Syntax& syntax, std::string entities_graph) {
    DeltaManifest manifest;
    manifest.syntax = &syntax;
    manifest.entities_graph = std::move(entities_graph);
    manifest.inserted = "entities-insert" + std::string(syntax.suffixes.front());
    manifest.deleted = "entities-delete" + std::string(syntax.suffixes.front());
    return manifest;
  }
  std::string line_of(std::string_view triple) const {
    std::string line(triple);
    if (syntax_.datasets) line.append(" <").append(manifest_.entities_graph).append(">");
    return line + " .\n";
  }
  Status add(PartFile& file, const std::string& text) {
    bytes_ += text.size();
    return file.add(text);
  }

  const rdf::Syntax& syntax_;
  mapping::MappingOptions options_;
  const OutputFolder& folder_;
  DeltaManifest manifest_;
  PartFile index_;
  PartFile dropped_;
  PartFile inserted_;
  PartFile deleted_;
  std::uint64_t bytes_ = 0;
};

Status FolderDelta::write(const PreparedArticle& article) {
  const std::string hash = article.id.base32();
  // Folders of some hundred files: the first character of a hash is one of eight, the next two of 32 each.
  const std::string name = "articles/" + hash.substr(0, 3) + '/' + hash + suffix();
  if (Status status = folder_.write(name, article.fragment); !status) return status;
  ++manifest_.graphs_replaced;
  manifest_.statements += article.statements;
  bytes_ += article.fragment.size();
  return add(index_, mapping::article_iri(options_.base, article.id) + '\t' + name + '\t' +
                         std::to_string(article.statements) + '\n');
}

Status FolderDelta::finish() {
  for (PartFile* file : {&index_, &dropped_, &inserted_, &deleted_}) {
    if (Status status = file->finish(); !status) return status;
  }
  const std::string text = manifest_.to_json();
  bytes_ += text.size();
  return folder_.write(std::string(delta_manifest_name), text);
}

}  // namespace

std::unique_ptr<DeltaOutput> make_folder_delta(const rdf::Syntax& syntax, mapping::MappingOptions options,
                                               const OutputFolder& folder) {
  return std::make_unique<FolderDelta>(syntax, std::move(options), folder);
}

}  // namespace newsgraph::pipeline
