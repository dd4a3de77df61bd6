#include "newsgraph/pipeline/export.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "newsgraph/article/format.h"
#include "newsgraph/base/ordered_pool.h"
#include "newsgraph/base/output_file.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/graph/build.h"
#include "newsgraph/pipeline/article_check.h"
#include "newsgraph/pipeline/article_output.h"
#include "newsgraph/pipeline/background_sink.h"
#include "newsgraph/pipeline/rejects.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/source/compressing_sink.h"
#include "newsgraph/source/open.h"

namespace newsgraph::pipeline {
namespace {

struct NetworkFormat {
  std::string_view name;
  std::string_view suffix;
  Network network;
};
constexpr NetworkFormat network_formats[] = {{"graphml", ".graphml", Network::graphml}, {"dot", ".dot", Network::dot}};

/// What became of one input.
struct Outcome {
  Result<PreparedArticle> article;
  Diagnostics remarks;
  std::uint64_t input_bytes = 0;
};

/// Counts bytes on their way to the output.
class CountingBytes final : public ByteSink {
 public:
  explicit CountingBytes(ByteSink& next) : next_(next) {}
  bool write(std::string_view bytes) override {
    count_ += bytes.size();
    return next_.write(bytes);
  }
  Status flush() override { return next_.flush(); }
  std::uint64_t count() const { return count_; }

 private:
  ByteSink& next_;
  std::uint64_t count_ = 0;
};

std::vector<graph::AgentName> agents() {
  std::vector<graph::AgentName> out;
  for (const extract::Extractor* extractor : extract::extractors())
    out.push_back({extractor->name, extractor->version});
  return out;
}

Result<mapping::MappingOptions> mapping_options(const ExportOptions& options) {
  mapping::MappingOptions mapping;
  if (!options.base.empty()) {
    auto base = mapping::Base::parse(options.base);
    if (!base) return tl::make_unexpected(std::move(base.error()));
    mapping.base = std::move(*base);
  }
  mapping.schema_https = options.schema_https;
  mapping.mentions = options.mentions;
  return mapping;
}

Result<std::unique_ptr<ArticleOutput>> make_output(const ExportOptions& options, mapping::MappingOptions mapping,
                                                   ByteSink& out) {
  for (const NetworkFormat& format : network_formats) {
    if (format.name == options.format) return make_network_output(format.network, options.mentions, out);
  }
  const rdf::Syntax* syntax = rdf::syntax_named(options.format);
  if (syntax == nullptr) return failure(Errc::unsupported, "no format \"" + options.format + '"');
  mapping.named_graphs = syntax->datasets;
  return make_statement_output(*syntax, std::move(mapping), out);
}

Result<source::Compression> compression_of(const ExportOptions& options) {
  auto of_name = source::compression_of_file(options.output);
  if (options.compression.empty()) return of_name;
  const auto named = source::compression_named(options.compression);
  if (!named) return failure(Errc::unsupported, "no compression \"" + options.compression + '"');
  if (of_name && (*of_name == *named || *of_name == source::Compression::none)) return *named;
  return failure(Errc::unsupported, "the output's name says another compression than \"" + options.compression + '"',
                 {{options.output, {}, 0}, 0, 0, 0});
}

/// What stands between the formats and the file: compression, if it is asked for in a thread of its own.
class PackedBytes {
 public:
  PackedBytes(source::Compression compression, bool in_background, ByteSink& file)
      : count_(file), packed_(source::make_compressing_sink(compression, count_)) {
    if (in_background && compression != source::Compression::none) background_.emplace(*packed_);
  }
  ByteSink& sink() { return background_ ? static_cast<ByteSink&>(*background_) : *packed_; }
  /// In the file, once sink() is flushed.
  std::uint64_t count() const { return count_.count(); }

 private:
  CountingBytes count_;
  std::unique_ptr<ByteSink> packed_;
  std::optional<BackgroundSink> background_;
};

/// One run: the flow of documents through the workers, and what is counted on the way.
class ExportRun {
 public:
  ExportRun(const ExportListener& listener, const std::atomic<bool>& stop, const extract::Knowledge& knowledge,
            const ArticleCheck* check, ArticleOutput& output, Rejects& rejects)
      : listener_(listener),
        stop_(stop),
        knowledge_(knowledge),
        check_(check),
        output_(output),
        rejects_(rejects),
        agents_(agents()) {}

  /// False where the output failed or the run was stopped.
  Status run(source::DocumentStream& documents, unsigned jobs);
  const ExportSummary& summary() const { return summary_; }
  bool nothing_readable() const { return summary_.seen > 0 && unreadable_ == summary_.seen; }

 private:
  Outcome work(Result<source::Document> document) const;
  Result<PreparedArticle> prepare(const article::Article& article) const;
  bool take(Outcome outcome);
  void reject(const Error& error);

  const ExportListener& listener_;
  const std::atomic<bool>& stop_;
  const extract::Knowledge& knowledge_;
  const ArticleCheck* check_;  ///< null: nothing is checked
  ArticleOutput& output_;
  Rejects& rejects_;
  std::vector<graph::AgentName> agents_;
  rdf::HashSet written_;
  std::optional<std::uint64_t> expected_;
  ExportSummary summary_;
  std::uint64_t unreadable_ = 0;
  Status failed_;
};

Outcome ExportRun::work(Result<source::Document> document) const {
  Outcome outcome{tl::make_unexpected(Error{}), {}, 0};
  if (!document) {
    outcome.article = tl::make_unexpected(std::move(document.error()));
    return outcome;
  }
  outcome.input_bytes = document->bytes.size();
  const Locator locator = document->locator;
  auto article = article::read_article(*document, outcome.remarks);
  document = tl::make_unexpected(Error{});  // its bytes are not needed any more
  if (!article) {
    outcome.article = tl::make_unexpected(std::move(article.error()));
    return outcome;
  }
  outcome.article = prepare(*article);
  if (!outcome.article && outcome.article.error().where.in.path.empty()) outcome.article.error().where.in = locator;
  return outcome;
}

Result<PreparedArticle> ExportRun::prepare(const article::Article& article) const {
  const graph::KnowledgeGraph graph = graph::build(article, extract::annotate(article, knowledge_), agents_);
  if (check_ != nullptr) {
    if (Status status = check_->check(graph); !status) return tl::make_unexpected(std::move(status.error()));
  }
  return output_.prepare(graph);
}

void ExportRun::reject(const Error& error) {
  ++summary_.rejected;
  if (error.code == Errc::io) ++unreadable_;
  rejects_.add(error);
  if (listener_.rejected) listener_.rejected(error);
}

bool ExportRun::take(Outcome outcome) {
  if (stop_) {
    failed_ = failure(Errc::io, "interrupted; nothing was written");
    return false;
  }
  ++summary_.seen;
  summary_.input_bytes += outcome.input_bytes;
  if (listener_.remarked) {
    for (const Error& remark : outcome.remarks) listener_.remarked(remark);
  }
  if (!outcome.article) {
    reject(outcome.article.error());
  } else {
    ++summary_.exported;
    if (!written_.insert(outcome.article->id)) {
      ++summary_.duplicates;
    } else {
      failed_ = output_.write(*outcome.article);
    }
  }
  if (listener_.progress) listener_.progress(summary_, expected_);
  return failed_.has_value();
}

Status ExportRun::run(source::DocumentStream& documents, unsigned jobs) {
  expected_ = documents.size_hint();
  run_ordered<Result<source::Document>, Outcome>(
      {.jobs = jobs}, [&] { return stop_ ? std::nullopt : documents.next(); },
      [this](Result<source::Document> document) { return work(std::move(document)); },
      [this](Outcome outcome) { return take(std::move(outcome)); });
  if (failed_ && stop_) failed_ = failure(Errc::io, "interrupted; nothing was written");
  if (failed_) failed_ = output_.finish();
  summary_.statements = output_.statements();
  return failed_;
}

}  // namespace

std::vector<std::string> export_formats() {
  std::vector<std::string> names;
  for (const rdf::Syntax* syntax : rdf::syntaxes()) names.emplace_back(syntax->name);
  for (const NetworkFormat& format : network_formats) names.emplace_back(format.name);
  return names;
}

bool is_export_format(const std::string& name) {
  return rdf::syntax_named(name) != nullptr ||
         std::ranges::find(network_formats, name, &NetworkFormat::name) != std::end(network_formats);
}

std::optional<std::string> format_of_path(const std::string& path) {
  if (const rdf::Syntax* syntax = rdf::syntax_of_file(path); syntax != nullptr) return std::string(syntax->name);
  for (const NetworkFormat& format : network_formats) {
    if (source::without_compression(path).ends_with(format.suffix)) return std::string(format.name);
  }
  return std::nullopt;
}

Result<ExportSummary> export_articles(const ExportOptions& options, const ExportListener& listener,
                                      const std::atomic<bool>& stop) {
  auto knowledge = extract::Knowledge::load({options.gazetteers});
  if (!knowledge) return tl::make_unexpected(std::move(knowledge.error()));
  auto documents = source::open_inputs(options.inputs);
  if (!documents) return tl::make_unexpected(std::move(documents.error()));
  const auto compression = compression_of(options);
  if (!compression) return tl::make_unexpected(compression.error());
  auto file = OutputFile::create(options.output);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  PackedBytes bytes(*compression, options.jobs > 1, file->bytes());
  auto mapping = mapping_options(options);
  if (!mapping) return tl::make_unexpected(std::move(mapping.error()));
  std::unique_ptr<const ArticleCheck> check;
  if (options.check) {
    auto created = ArticleCheck::create(*mapping);
    if (!created) return tl::make_unexpected(std::move(created.error()));
    check = std::move(*created);
  }
  auto output = make_output(options, std::move(*mapping), bytes.sink());
  if (!output) return tl::make_unexpected(std::move(output.error()));
  auto rejects = Rejects::create(options.rejects);
  if (!rejects) return tl::make_unexpected(std::move(rejects.error()));

  ExportRun run(listener, stop, **knowledge, check.get(), **output, *rejects);
  if (Status status = run.run(**documents, options.jobs); !status)
    return tl::make_unexpected(std::move(status.error()));
  if (Status status = rejects->commit(); !status) return tl::make_unexpected(std::move(status.error()));
  if (run.nothing_readable()) return failure(Errc::io, "none of the inputs could be read; nothing was written");
  if (Status status = bytes.sink().flush(); !status) return tl::make_unexpected(std::move(status.error()));
  if (Status status = file->commit(); !status) return tl::make_unexpected(std::move(status.error()));
  ExportSummary summary = run.summary();
  summary.output_bytes = bytes.count();
  return summary;
}

}  // namespace newsgraph::pipeline
