#include "newsgraph/pipeline/article_check.h"

#include <string>
#include <utility>

#include "newsgraph/pipeline/findings.h"
#include "newsgraph/pipeline/result_messages.h"

namespace newsgraph::pipeline {
namespace {

/// So many are told in full: a reject is one line that a person reads.
constexpr std::size_t most_told = 5;

std::string told(const shacl::Evaluation& evaluation, const shacl::Finding& finding) {
  std::string text = rdf::describe(evaluation.terms()[finding.focus]);
  const rdf::TermId path = finding.path != rdf::TermId::none ? finding.path : finding.shape->path_node;
  if (path != rdf::TermId::none && evaluation.terms().kind(path) == rdf::TermKind::iri)
    text += ' ' + rdf::describe(evaluation.terms()[path]);
  if (finding.value != rdf::TermId::none) text += ' ' + rdf::describe(evaluation.terms()[finding.value]);
  return text + ": " + messages_of(evaluation, finding).front().text + " [" +
         std::string(finding.constraint->component()) + ']';
}

}  // namespace

Result<std::unique_ptr<const ArticleCheck>> ArticleCheck::create(const mapping::MappingOptions& options) {
  ShapesOptions shapes;
  shapes.schema_https = options.schema_https;
  auto loaded = load_shapes(shapes);
  if (!loaded) return tl::make_unexpected(std::move(loaded.error().front()));
  return std::unique_ptr<const ArticleCheck>(new ArticleCheck(std::move(*loaded), options));
}

Status ArticleCheck::check(const graph::KnowledgeGraph& article) const {
  rdf::TermTable terms(&shapes_->terms);
  rdf::RowSink rows(terms);
  mapping::map(article, options_, rows, rows);
  const rdf::DataGraph graph(std::move(rows.take().front().rows), terms.end(), shapes_->shapes.inverse_predicates);
  const shacl::Binding binding(shapes_->shapes, *shapes_->common, terms, graph);
  const shacl::Evaluation evaluation(binding);
  std::string message;
  std::size_t count = 0;
  for (const shacl::Finding& finding : find_all(binding, 1).findings) {
    const rdf::TermId severity = finding.shape->severity;
    if (severity == shapes_->common->warning || severity == shapes_->common->info) continue;
    if (++count <= most_told) message += (count == 1 ? ": " : "; ") + told(evaluation, finding);
  }
  if (count == 0) return {};
  if (count > most_told) message += "; and " + std::to_string(count - most_told) + " more";
  return failure(Errc::invalid,
                 "its graph has " + std::to_string(count) + (count == 1 ? " violation" : " violations") + message);
}

}  // namespace newsgraph::pipeline
