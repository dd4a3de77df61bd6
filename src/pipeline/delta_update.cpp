#include <algorithm>
#include <utility>

#include "newsgraph/pipeline/article_graph.h"
#include "newsgraph/pipeline/delta.h"
#include "newsgraph/rdf/sparql_text.h"

namespace newsgraph::pipeline {
namespace {

void append_drop(std::string& out, std::string_view graph) {
  out.append("DROP SILENT GRAPH <").append(graph).append("> ;\n");
}

/// Collects triples of one graph into statements of bounded size.
class DataStatements {
 public:
  /// `form` is "INSERT DATA" or "DELETE DATA".
  DataStatements(std::string_view form, std::string graph) : form_(form), graph_(std::move(graph)) {}

  /// `line` is a line of N-Triples with its line break.
  void add(std::string& out, std::string_view line) {
    if (count_ == most_triples_of_update || (count_ > 0 && size_ + line.size() > most_bytes_of_update)) end(out);
    if (count_ == 0) out.append(form_).append(" { GRAPH <").append(graph_).append("> {\n");
    rdf::append_sparql(out, line);
    ++count_;
    size_ += line.size();
  }
  void end(std::string& out) {
    if (count_ > 0) out.append(delta_update_end).append(1, '\n');
    count_ = 0;
    size_ = 0;
  }

 private:
  std::string_view form_;
  std::string graph_;
  std::size_t count_ = 0;
  std::size_t size_ = 0;
};

class UpdateDelta final : public DeltaOutput {
 public:
  UpdateDelta(mapping::MappingOptions options, ByteSink& out)
      : options_(std::move(options)),
        out_(out),
        inserts_("INSERT DATA", mapping::entities_graph_iri(options_.base)),
        deletes_("DELETE DATA", mapping::entities_graph_iri(options_.base)) {}

  Result<PreparedArticle> prepare(const graph::KnowledgeGraph& graph) const override;

  Status write(const PreparedArticle& article) override {
    statements_ += article.statements;
    return put(article.fragment);
  }
  Status insert_fact(std::string_view triple) override {
    ++statements_;
    return fact(inserts_, inserted_, triple);
  }
  Status delete_fact(std::string_view triple) override { return fact(deletes_, deleted_, triple); }
  Status drop_graph(std::string_view iri) override {
    std::string text;
    append_drop(text, iri);
    return put(text);
  }
  Status finish() override {
    inserts_.end(inserted_);
    deletes_.end(deleted_);
    for (std::string* text : {&inserted_, &deleted_}) {
      if (Status status = put(std::exchange(*text, {})); !status) return status;
    }
    // An empty file would look like one that was cut short.
    return bytes_ == 0 ? put("# nothing has changed\n") : Status();
  }
  std::uint64_t statements() const override { return statements_; }
  std::uint64_t bytes() const override { return bytes_; }

 private:
  Status put(std::string_view text) {
    bytes_ += text.size();
    return out_.write(text) ? Status() : out_.flush();
  }
  /// Statements about facts are kept until they are of some size, so that they hold many facts.
  Status fact(DataStatements& statements, std::string& text, std::string_view triple) {
    line_.assign(triple).append(" .\n");
    statements.add(text, line_);
    if (text.size() < most_bytes_of_update) return {};
    statements.end(text);
    return put(std::exchange(text, {}));
  }

  mapping::MappingOptions options_;
  ByteSink& out_;
  DataStatements inserts_;
  DataStatements deletes_;
  std::string inserted_;
  std::string deleted_;
  std::string line_;
  std::uint64_t statements_ = 0;
  std::uint64_t bytes_ = 0;
};

Result<PreparedArticle> UpdateDelta::prepare(const graph::KnowledgeGraph& graph) const {
  auto prepared = prepare_article_graph(graph, options_, rdf::ntriples_syntax);
  if (!prepared) return prepared;
  const std::string iri = mapping::article_iri(options_.base, prepared->id);
  std::string text;
  append_drop(text, iri);
  DataStatements inserts("INSERT DATA", iri);
  for (std::string_view rest = prepared->fragment; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    inserts.add(text, rest.substr(0, end));
    rest.remove_prefix(end);
  }
  inserts.end(text);
  prepared->fragment = std::move(text);
  return prepared;
}

}  // namespace

std::unique_ptr<DeltaOutput> make_update_delta(mapping::MappingOptions options, ByteSink& out) {
  return std::make_unique<UpdateDelta>(std::move(options), out);
}

}  // namespace newsgraph::pipeline
