#include "newsgraph/pipeline/store_load.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <unordered_set>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/mapping/iris.h"
#include "newsgraph/pipeline/delta_input.h"
#include "newsgraph/pipeline/load_check.h"
#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/pipeline/load_plan.h"
#include "newsgraph/pipeline/load_step.h"
#include "newsgraph/store/url.h"

namespace newsgraph::pipeline {
namespace {

/// So many statements are read between two looks at the connections: a millisecond or two.
constexpr std::uint64_t statements_between_looks = 2048;

/// The graph of articles, exported to a spool: what is loaded is then a document like others, that can be read again to
/// resume and to be compared.
Result<LoadDocument> exported_articles(const LoadOptions& options, const LoadListener& listener, LoadSummary& summary) {
  auto spool = make_spool();
  if (!spool) return tl::make_unexpected(std::move(spool.error()));
  ExportOptions how = options.articles;
  how.inputs = options.inputs;
  how.format = rdf::nquads_syntax.name;
  how.compression = "zstd";
  how.output = "/proc/self/fd/" + std::to_string((*spool)->descriptor());
  const std::atomic<bool> never_stop{false};
  auto exported = export_articles(how, listener.articles, never_stop);
  if (!exported) return tl::make_unexpected(std::move(exported.error()));
  summary.articles = *exported;
  LoadDocument document;
  document.in.path = "articles";
  document.syntax = &rdf::nquads_syntax;
  document.bytes = (*spool)->size();
  document.kept = std::move(*spool);
  return document;
}

/// The statements of all documents on their way into the store.
class LoadRun {
 public:
  LoadRun(const LoadOptions& options, const LoadListener& listener, const std::vector<LoadDocument>& documents,
          const LoadPlan& plan, store::HttpClient& client, store::Journal* journal, LoadSummary& summary)
      : options_(options),
        listener_(listener),
        documents_(documents),
        target_(plan.target),
        journal_(journal),
        summary_(summary),
        sender_(client, plan.target,
                {.acknowledged = [this](const store::Batch& batch) { return acknowledge(batch); },
                 .repeating = listener.repeating}),
        batcher_(plan.batching, [this](store::Batch batch) { return deliver(std::move(batch)); }) {
    for (const LoadDocument& document : documents) bytes_ += document.bytes;
  }

  Status run();
  Sent sent() const { return {batcher_.statements(), unnamed_}; }

 private:
  bool take(const LoadStep& step);
  bool add(const store::WrittenStatement& statement);
  bool remove(const store::WrittenStatement& statement);
  bool deliver(store::Batch batch);
  Status acknowledge(const store::Batch& batch);
  void look();
  void report_progress() const;

  const LoadOptions& options_;
  const LoadListener& listener_;
  const std::vector<LoadDocument>& documents_;
  const store::Target& target_;
  store::Journal* journal_;  ///< null in a dry run of what no journal knows
  LoadSummary& summary_;
  store::Sender sender_;
  store::Batcher batcher_;
  std::unordered_set<std::string> graphs_;  ///< of a dry run
  std::shared_ptr<OpenFile> reading_;
  std::uint64_t unnamed_ = 0;       ///< statements without a graph
  std::uint64_t bytes_ = 0;         ///< of all documents
  std::uint64_t bytes_before_ = 0;  ///< of those that are read
  std::uint64_t acknowledged_ = 0;  ///< statements, in this run or an earlier one
  Status failed_;
};

bool LoadRun::take(const LoadStep& step) {
  switch (step.kind) {
    case LoadStep::Kind::add:
      return add(step.statement);
    case LoadStep::Kind::remove:
      return remove(step.statement);
    case LoadStep::Kind::drop:
      ++summary_.dropped;
      return batcher_.drop(step.statement.graph);
  }
  invariant(false, "a step that is known");
  return false;
}

bool LoadRun::remove(const store::WrittenStatement& statement) {
  if (target_.endpoints.update.empty()) {
    failed_ = failure(Errc::unsupported, "statements are to be removed, which takes SPARQL Update", {},
                      "name the store's address for updates with --update-endpoint");
    return false;
  }
  ++summary_.removed;
  return batcher_.remove(statement);
}

bool LoadRun::add(const store::WrittenStatement& statement) {
  if (statement.graph.empty() && !target_.driver->has_default_graph) {
    failed_ = failure(Errc::invalid,
                      "a statement names no graph, and " + std::string(target_.driver->title) + " has no default graph",
                      {}, "name a graph for such statements with --graph");
    return false;
  }
  if (statement.graph.empty()) ++unnamed_;
  if (options_.dry_run) graphs_.emplace(statement.graph);
  if (!batcher_.add(statement)) return false;
  if (batcher_.statements() % statements_between_looks == 0) look();
  return true;
}

void LoadRun::look() {
  sender_.proceed();
  report_progress();
}

void LoadRun::report_progress() const {
  if (!listener_.progress) return;
  Progress progress{.unit = "statements", .done = acknowledged_, .expected = {}, .rejected = 0};
  const std::uint64_t read = bytes_before_ + (reading_ != nullptr ? reading_->position() : 0);
  // What the rest has is estimated from what was read.
  if (read > 0 && bytes_ > 0) {
    const double share = static_cast<double>(read) / static_cast<double>(bytes_);
    progress.expected = static_cast<std::uint64_t>(static_cast<double>(batcher_.statements()) / share);
  }
  listener_.progress(progress);
}

bool LoadRun::deliver(store::Batch batch) {
  ++summary_.batches;
  if (journal_ != nullptr) {
    const auto known = journal_->has(batch);
    if (!known) {
      failed_ = tl::make_unexpected(known.error());
      return false;
    }
    if (*known) {
      ++summary_.earlier_batches;
      summary_.earlier_statements += batch.statements;
      acknowledged_ += batch.statements;
      return true;
    }
  }
  summary_.bytes += batch.body.size();
  return options_.dry_run || sender_.submit(std::move(batch));
}

Status LoadRun::acknowledge(const store::Batch& batch) {
  acknowledged_ += batch.statements;
  report_progress();
  return journal_->add(batch);
}

Status LoadRun::run() {
  Status status;
  for (const LoadDocument& document : documents_) {
    status = read_steps(
        document, options_.graph, [this](const LoadStep& step) { return take(step); }, reading_, summary_.blank_nodes);
    if (!status || !failed_) break;
    bytes_before_ += document.bytes;
    reading_.reset();
  }
  if (status && failed_) batcher_.finish();
  // What is under way is waited for even then: what the store acknowledges is not sent again.
  Status sent = sender_.finish();
  summary_.statements = batcher_.statements();
  summary_.graphs = graphs_.size();
  report_progress();
  if (!failed_) return failed_;
  if (!status) return status;
  if (!sent) return sent;
  if (journal_ != nullptr && summary_.earlier_batches != journal_->batches())
    return failure(Errc::invalid, "the input is not what it was when the load began: it is shorter",
                   {{journal_->path(), {}, 0}, 0, 0, 0}, "--restart forgets the journal and begins anew");
  return {};
}

Status check_options(const LoadOptions& options) {
  for (const std::string* url : {&options.endpoint, &options.query_endpoint, &options.update_endpoint}) {
    if (url->empty() && url != &options.endpoint) continue;
    // The address is not repeated, as it may hold what must not be shown.
    if (store::authority_of(*url).empty()) return failure(Errc::invalid, "an endpoint is no http or https URL");
    if (store::authority_of(*url).find('@') != std::string_view::npos)
      return failure(Errc::invalid, "an endpoint names a user or password, which others can see", {},
                     "set NEWSGRAPH_USER and NEWSGRAPH_PASSWORD, or name a --netrc file");
  }
  return {};
}

/// A load, from the inputs to the comparison.
class Load {
 public:
  Load(LoadOptions options, const LoadListener& listener) : options_(std::move(options)), listener_(listener) {}

  Status run() {
    if (Status status = check_options(options_); !status) return status;
    if (Status status = keep_shared_facts(); !status) return status;
    if (Status status = find_documents(); !status) return status;
    auto client = store::HttpClient::create(options_.http);
    if (!client) return tl::make_unexpected(std::move(client.error()));
    client_ = std::move(*client);
    auto plan = make_plan(options_, documents_, *client_, listener_);
    if (!plan) return tl::make_unexpected(std::move(plan.error()));
    plan_ = std::move(*plan);
    summary_.store = plan_.target.driver->title;
    if (Status status = open_journal(); !status) return status;
    LoadRun run(options_, listener_, documents_, plan_, *client_, journal_ ? &*journal_ : nullptr, summary_);
    if (Status status = run.run(); !status || options_.dry_run) return status;
    if (Status status = check(run.sent()); !status) return status;
    return close_journal();
  }
  LoadSummary take_summary() { return std::move(summary_); }

 private:
  Status keep_shared_facts();
  Status find_documents();
  Status open_journal();
  Status check(const Sent& sent);
  Status close_journal();
  bool counts() const { return options_.count && !plan_.target.endpoints.query.empty(); }

  LoadOptions options_;
  const LoadListener& listener_;
  std::vector<LoadDocument> documents_;
  std::unique_ptr<store::HttpClient> client_;
  LoadPlan plan_;
  std::optional<store::Journal> journal_;
  LoadSummary summary_;
};

/// What articles say of entities in common is in one graph: the facts of other articles stay when some are replaced.
Status Load::keep_shared_facts() {
  mapping::Base base;
  if (!options_.articles.base.empty()) {
    auto parsed = mapping::Base::parse(options_.articles.base);
    if (!parsed) return tl::make_unexpected(std::move(parsed.error()));
    base = std::move(*parsed);
  }
  options_.kept_graphs.push_back(mapping::entities_graph_iri(base));
  return {};
}

Status Load::find_documents() {
  const auto kind = kind_of(options_.inputs, options_.input_format);
  if (!kind) return tl::make_unexpected(kind.error());
  if (*kind == InputKind::delta) {
    if (options_.mode != LoadMode::add || !options_.graph.empty())
      return failure(Errc::unsupported, "a delta says itself which graphs are replaced and added to", {},
                     "load it without --mode and --graph");
    options_.mode = LoadMode::delta;
    auto document = delta_document(options_.inputs.front());
    if (!document) return tl::make_unexpected(std::move(document.error()));
    documents_.push_back(std::move(*document));
    return {};
  }
  if (*kind == InputKind::rdf) {
    auto documents = load_documents(options_.inputs, options_.input_format);
    if (!documents) return tl::make_unexpected(std::move(documents.error()));
    documents_ = std::move(*documents);
    return {};
  }
  auto document = exported_articles(options_, listener_, summary_);
  if (!document) return tl::make_unexpected(std::move(document.error()));
  documents_.push_back(std::move(*document));
  return {};
}

Status Load::open_journal() {
  const std::string path = options_.journal.empty() ? default_journal(options_) : options_.journal;
  std::error_code unknown;
  if (options_.dry_run && (options_.restart || !std::filesystem::exists(path, unknown))) return {};
  auto journal =
      store::Journal::open(path, journal_settings(options_, plan_, documents_), options_.restart && !options_.dry_run);
  if (!journal) return tl::make_unexpected(std::move(journal.error()));
  journal_ = std::move(*journal);
  if (journal_->begun() || options_.dry_run) return {};
  std::optional<std::uint64_t> before;
  if (counts()) {
    auto count = count_stored(*client_, plan_, options_.graph);
    if (!count) return tl::make_unexpected(std::move(count.error()));
    before = *count;
  }
  return journal_->begin(before);
}

Status Load::check(const Sent& sent) {
  if (!counts()) return {};
  auto check = check_load(*client_, plan_, options_, documents_, journal_->before(), sent);
  if (!check) return tl::make_unexpected(std::move(check.error()));
  summary_.check = std::move(*check);
  return {};
}

/// A journal that nobody named has done its work when all is loaded; else the next load of the same would do nothing.
Status Load::close_journal() {
  if (options_.journal.empty() && summary_.check.agrees) return journal_->remove();
  summary_.journal = journal_->path();
  return {};
}

}  // namespace

Result<LoadSummary> load_into_store(const LoadOptions& options, const LoadListener& listener) {
  Load load(options, listener);
  if (Status status = load.run(); !status) return tl::make_unexpected(std::move(status.error()));
  return load.take_summary();
}

}  // namespace newsgraph::pipeline
