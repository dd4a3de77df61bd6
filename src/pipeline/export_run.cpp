#include "newsgraph/pipeline/export_run.h"

#include <utility>

#include "newsgraph/article/format.h"
#include "newsgraph/base/ordered_pool.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/pipeline/rejects.h"

namespace newsgraph::pipeline {

/// What became of one input.
struct ExportRun::Outcome {
  Result<PreparedArticle> article;
  Diagnostics remarks;
  std::uint64_t input_bytes = 0;

  // With a state:
  std::string locator;
  Hash128 input;                             ///< of its bytes
  bool known = false;                        ///< they are known, and nothing was made of them
  std::optional<source::Document> document;  ///< of what is known, where it may be needed all the same
};

ExportRun::Outcome ExportRun::work(Result<source::Document> document) const {
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

}  // namespace newsgraph::pipeline
