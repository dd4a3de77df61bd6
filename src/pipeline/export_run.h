#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/article/article.h"
#include "newsgraph/base/error.h"
#include "newsgraph/extract/knowledge.h"
#include "newsgraph/graph/build.h"
#include "newsgraph/pipeline/article_check.h"
#include "newsgraph/pipeline/article_output.h"
#include "newsgraph/pipeline/delta.h"
#include "newsgraph/pipeline/export.h"
#include "newsgraph/pipeline/lines_file.h"
#include "newsgraph/pipeline/state_run.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/source/document_stream.h"

namespace newsgraph::pipeline {

/// What articles are written to.
struct Outputs {
  std::unique_ptr<ArticleOutput> articles;
  DeltaOutput* delta = nullptr;  ///< the same, where it is one
};

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
  struct Outcome;
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

}  // namespace newsgraph::pipeline
