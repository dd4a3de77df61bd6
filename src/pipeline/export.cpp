#include "newsgraph/pipeline/export.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "newsgraph/article/format.h"
#include "newsgraph/base/ordered_pool.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/graph/build.h"
#include "newsgraph/pipeline/article_check.h"
#include "newsgraph/pipeline/article_output.h"
#include "newsgraph/pipeline/gazetteer_format.h"
#include "newsgraph/pipeline/lines_file.h"
#include "newsgraph/pipeline/packed_bytes.h"
#include "newsgraph/pipeline/rejects.h"
#include "newsgraph/pipeline/state_run.h"
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

  // With a state:
  std::string locator;
  Hash128 input;                             ///< of its bytes
  bool known = false;                        ///< they are known, and nothing was made of them
  std::optional<source::Document> document;  ///< of what is known, where it may be needed all the same
};

Result<mapping::MappingOptions> mapping_options(const ExportOptions& options) {
  mapping::MappingOptions mapping;
  if (!options.base.empty()) {
    auto base = mapping::Base::parse(options.base);
    if (!base) return tl::make_unexpected(std::move(base.error()));
    mapping.base = std::move(*base);
  }
  mapping.schema_https = options.schema_https;
  mapping.mentions = options.mentions;
  const rdf::Syntax* syntax = rdf::syntax_named(options.format);
  mapping.named_graphs = options.delta != DeltaForm::none || (syntax != nullptr && syntax->datasets);
  return mapping;
}

bool is_network(std::string_view name) {
  return std::ranges::any_of(network_formats, [&](const NetworkFormat& format) { return format.name == name; });
}

/// What articles are written to.
struct Outputs {
  std::unique_ptr<ArticleOutput> articles;
  DeltaOutput* delta = nullptr;  ///< the same, where it is one
};

Outputs make_delta(const rdf::Syntax& syntax, mapping::MappingOptions mapping, const OutputPlace& place,
                   ByteSink* bytes) {
  std::unique_ptr<DeltaOutput> delta = bytes != nullptr ? make_update_delta(std::move(mapping), *bytes)
                                                        : make_folder_delta(syntax, std::move(mapping), place.folder());
  Outputs outputs;
  outputs.delta = delta.get();
  outputs.articles = std::move(delta);
  return outputs;
}

/// `bytes` is null where the output is a folder.
Outputs make_outputs(const ExportOptions& options, mapping::MappingOptions mapping, const OutputPlace& place,
                     ByteSink* bytes) {
  for (const NetworkFormat& format : network_formats) {
    if (format.name != options.format) continue;
    const auto view =
        static_cast<NetworkView>(std::ranges::find(network_views, options.network) - network_views.begin());
    return {make_network_output(format.network, view, options.mentions, *bytes), nullptr};
  }
  const rdf::Syntax& syntax = *rdf::syntax_named(options.format);
  if (options.delta != DeltaForm::none) return make_delta(syntax, std::move(mapping), place, bytes);
  return {make_statement_output(syntax, std::move(mapping), *bytes), nullptr};
}

/// Whether the options go together.
Status check_options(const ExportOptions& options) {
  const bool network = is_network(options.format);
  const rdf::Syntax* syntax = rdf::syntax_named(options.format);
  if (syntax == nullptr && !network) return failure(Errc::unsupported, "no format \"" + options.format + '"');
  const auto view = std::ranges::find(network_views, options.network);
  if (view == network_views.end()) return failure(Errc::unsupported, "no network \"" + options.network + '"');
  if (!network && view != network_views.begin()) {
    return failure(Errc::unsupported, "a network of \"" + options.network + "\" as " + options.format, {},
                   "write it as graphml or dot");
  }
  if (options.state.empty()) {
    if (options.delta != DeltaForm::none || !options.gone.empty())
      return failure(Errc::unsupported, "what has changed is known with a state only");
    return {};
  }
  if (network)
    return failure(Errc::unsupported, '"' + options.format + "\" holds a whole archive, a state serves to write parts");
  if (options.delta == DeltaForm::graphs && syntax != &rdf::ntriples_syntax && syntax != &rdf::nquads_syntax)
    return failure(Errc::unsupported, "the graphs of a delta are in ntriples or nquads");
  return {};
}

/// One run: the flow of documents through the workers, and what is counted on the way.
class ExportRun {
 public:
  ExportRun(const ExportListener& listener, const std::atomic<bool>& stop, const extract::Knowledge& knowledge,
            const ArticleCheck* check, const Outputs& outputs, LinesFile& rejects, StateRun* states)
      : listener_(listener),
        stop_(stop),
        knowledge_(knowledge),
        check_(check),
        output_(*outputs.articles),
        delta_(outputs.delta),
        rejects_(rejects),
        states_(states),
        agents_(graph::extractor_agents()) {}

  /// False where the output failed or the run was stopped.
  Status run(source::DocumentStream& documents, unsigned jobs);
  const ExportSummary& summary() const { return summary_; }
  bool nothing_readable() const { return summary_.seen > 0 && unreadable_ == summary_.seen; }

 private:
  Outcome work(Result<source::Document> document) const;
  void read(source::Document document, Outcome& outcome) const;
  Result<PreparedArticle> prepare(const article::Article& article) const;
  bool take(Outcome outcome);
  Status take_article(const Outcome& outcome);
  Result<bool> take_known(const Outcome& outcome);
  void reject(const Error& error);
  Status finish();

  const ExportListener& listener_;
  const std::atomic<bool>& stop_;
  const extract::Knowledge& knowledge_;
  const ArticleCheck* check_;  ///< null: nothing is checked
  ArticleOutput& output_;
  DeltaOutput* delta_;  ///< the output, where it is one; else null
  LinesFile& rejects_;
  StateRun* states_;  ///< null: there is no state
  std::vector<graph::AgentName> agents_;
  rdf::HashSet written_;
  std::optional<std::uint64_t> expected_;
  ExportSummary summary_;
  std::uint64_t unreadable_ = 0;
  Status failed_;
};

Outcome ExportRun::work(Result<source::Document> document) const {
  Outcome outcome{tl::make_unexpected(Error{}), {}, 0, {}, {}, false, {}};
  if (!document) {
    outcome.article = tl::make_unexpected(std::move(document.error()));
    return outcome;
  }
  outcome.input_bytes = document->bytes.size();
  if (states_ != nullptr) {
    outcome.locator = document->locator.text();
    outcome.input = hash128(document->bytes);
    const ExportState::Known known = states_->state().known(outcome.input);
    outcome.known = known != ExportState::Known::no;
    if (known == ExportState::Known::duplicate) outcome.document = std::move(*document);
  }
  if (!outcome.known) read(std::move(*document), outcome);
  return outcome;
}

/// Makes of a document what is to be written of its article.
void ExportRun::read(source::Document document, Outcome& outcome) const {
  const Locator locator = document.locator;
  auto article = article::read_article(document, outcome.remarks);
  document = {};  // its bytes are not needed any more
  if (!article) {
    outcome.article = tl::make_unexpected(std::move(article.error()));
    return;
  }
  outcome.article = prepare(*article);
  if (!outcome.article && outcome.article.error().where.in.path.empty()) outcome.article.error().where.in = locator;
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
  rejects_.add(reject_line(error));
  if (states_ != nullptr) states_->state().take_rejected(error.where.in.text());
  if (listener_.rejected) listener_.rejected(error);
}

/// True where nothing is to be done about a known input.
Result<bool> ExportRun::take_known(const Outcome& outcome) {
  if (!outcome.known) return false;
  return states_->state().take_known(outcome.input, outcome.locator);
}

Status ExportRun::take_article(const Outcome& outcome) {
  ++summary_.exported;
  bool is_first = true;
  if (states_ == nullptr) {
    is_first = written_.insert(outcome.article->id);
  } else {
    auto taken = states_->state().take_article(outcome.input, outcome.locator, *outcome.article, delta_);
    if (!taken) return tl::make_unexpected(std::move(taken.error()));
    is_first = *taken;
  }
  if (is_first) return output_.write(*outcome.article);
  ++summary_.duplicates;
  return {};
}

bool ExportRun::take(Outcome outcome) {
  if (stop_) {
    failed_ = failure(Errc::io, "interrupted; nothing was written");
    return false;
  }
  ++summary_.seen;
  summary_.input_bytes += outcome.input_bytes;
  const Result<bool> unchanged = take_known(outcome);
  if (!unchanged) {
    failed_ = tl::make_unexpected(unchanged.error());
    return false;
  }
  if (outcome.known && !*unchanged) read(std::move(*outcome.document), outcome);
  if (listener_.remarked) {
    for (const Error& remark : outcome.remarks) listener_.remarked(remark);
  }
  if (*unchanged) {
    ++summary_.unchanged;
  } else if (!outcome.article) {
    reject(outcome.article.error());
  } else {
    failed_ = take_article(outcome);
  }
  if (listener_.progress) listener_.progress(summary_, expected_);
  return failed_.has_value();
}

Status ExportRun::finish() {
  if (states_ != nullptr) {
    auto gone = states_->finish(delta_);
    if (!gone) return tl::make_unexpected(std::move(gone.error()));
    summary_.gone = *gone;
  }
  return output_.finish();
}

Status ExportRun::run(source::DocumentStream& documents, unsigned jobs) {
  expected_ = documents.size_hint();
  if (states_ != nullptr) {
    summary_.recipe_changes = states_->state().recipe_changes();
    failed_ = states_->state().begin(delta_);
    if (!failed_) return failed_;
  }
  run_ordered<Result<source::Document>, Outcome>(
      {.jobs = jobs}, [&] { return stop_ ? std::nullopt : documents.next(); },
      [this](Result<source::Document> document) { return work(std::move(document)); },
      [this](Outcome outcome) { return take(std::move(outcome)); });
  if (failed_ && stop_) failed_ = failure(Errc::io, "interrupted; nothing was written");
  if (failed_) failed_ = finish();
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

std::vector<std::string> export_networks() {
  return {network_views.begin(), network_views.end()};
}

std::optional<std::string> format_of_path(const std::string& path) {
  if (const rdf::Syntax* syntax = rdf::syntax_of_file(path); syntax != nullptr) return std::string(syntax->name);
  for (const NetworkFormat& format : network_formats) {
    if (source::without_compression(path).ends_with(format.suffix)) return std::string(format.name);
  }
  return std::nullopt;
}

namespace {

/// What lasts from the first input to the last rename.
struct Run {
  std::unique_ptr<StateRun> states;  ///< null: there is no state
  std::optional<OutputPlace> own;    ///< the output where there is no state
  OutputPlace& place() { return states != nullptr ? states->output() : *own; }
};

Status open_output(const ExportOptions& options, const mapping::MappingOptions& mapping, Run& run) {
  if (run.states != nullptr) {
    if (Status status = run.states->note_target(options.rejects); !status) return status;
    return run.states->open(mapping);
  }
  auto file = OutputPlace::create_file(options.output);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  run.own = std::move(*file);
  return {};
}

/// Sees to it that a folder that is empty by mistake, or not mounted, does not look like an archive that is gone.
Status check_summary(const ExportSummary& summary, const Run& run) {
  if (run.states == nullptr || summary.seen > 0 || !run.states->state().has_articles()) return {};
  return failure(Errc::io, "there is no file in the inputs, but articles in the state; nothing was written", {},
                 "if all of them are to go, remove the state and empty the store");
}

Result<ExportSummary> run_export(const ExportOptions& options, const ExportListener& listener,
                                 const std::atomic<bool>& stop, Run& run) {
  const auto failed = [](Error& error) { return tl::make_unexpected(std::move(error)); };
  Diagnostics remarks;
  auto gazetteers = read_gazetteers(options.gazetteers, remarks);
  if (!gazetteers) return failed(gazetteers.error());
  if (listener.remarked) std::ranges::for_each(remarks, listener.remarked);
  auto knowledge = extract::Knowledge::load({.gazetteers = std::move(*gazetteers)});
  if (!knowledge) return failed(knowledge.error());
  auto compression = compression_of(options.output, options.compression);
  if (!compression) return failed(compression.error());
  auto documents = source::open_inputs(options.inputs);
  if (!documents) return failed(documents.error());
  auto mapping = mapping_options(options);
  if (!mapping) return failed(mapping.error());
  std::unique_ptr<const ArticleCheck> check;
  if (options.check) {
    mapping::MappingOptions checked = *mapping;
    checked.named_graphs = false;
    auto created = ArticleCheck::create(checked);
    if (!created) return failed(created.error());
    check = std::move(*created);
  }
  if (Status status = open_output(options, *mapping, run); !status) return failed(status.error());
  std::optional<PackedBytes> bytes;
  if (options.delta != DeltaForm::graphs) bytes.emplace(*compression, options.jobs > 1, run.place().bytes());
  const Outputs outputs = make_outputs(options, std::move(*mapping), run.place(), bytes ? &bytes->sink() : nullptr);
  auto rejects = LinesFile::create(options.rejects);
  if (!rejects) return failed(rejects.error());

  ExportRun articles(listener, stop, **knowledge, check.get(), outputs, *rejects, run.states.get());
  if (Status status = articles.run(**documents, options.jobs); !status) return failed(status.error());
  if (Status status = rejects->commit(); !status) return failed(status.error());
  if (articles.nothing_readable()) return failure(Errc::io, "none of the inputs could be read; nothing was written");
  ExportSummary summary = articles.summary();
  if (Status status = check_summary(summary, run); !status) return failed(status.error());
  if (bytes) {
    if (Status status = bytes->sink().flush(); !status) return failed(status.error());
  }
  Status committed = run.states != nullptr ? run.states->commit(summary.rejected) : run.own->commit();
  if (!committed) return failed(committed.error());
  summary.output_bytes = outputs.delta != nullptr ? outputs.delta->bytes() : bytes->count();
  return summary;
}

}  // namespace

Result<ExportSummary> export_articles(const ExportOptions& options, const ExportListener& listener,
                                      const std::atomic<bool>& stop) {
  if (Status status = check_options(options); !status) return tl::make_unexpected(std::move(status.error()));
  Run run;
  if (!options.state.empty()) {
    auto states = StateRun::begin(options);
    if (!states) return tl::make_unexpected(std::move(states.error()));
    run.states = std::move(*states);
    if (const auto& completed = run.states->completed(); completed) {
      ExportSummary summary;
      summary.rejected = completed->rejected;
      summary.completed_earlier_run = true;
      return summary;
    }
  }
  return run_export(options, listener, stop, run);
}

}  // namespace newsgraph::pipeline
