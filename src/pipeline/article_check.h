#pragma once

#include <memory>

#include "newsgraph/base/error.h"
#include "newsgraph/graph/knowledge_graph.h"
#include "newsgraph/mapping/mapping.h"
#include "newsgraph/pipeline/shapes_input.h"

namespace newsgraph::pipeline {

/// Validates what is going to be written of one article against the shapes of newsgraph's own graph. Shared by threads;
/// takes memory for one article at a time in each.
class ArticleCheck {
 public:
  /// Error where the embedded shapes cannot be used.
  static Result<std::unique_ptr<const ArticleCheck>> create(const mapping::MappingOptions& options);

  /// Error (invalid) with the violations, if there are any; warnings let an article pass.
  Status check(const graph::KnowledgeGraph& article) const;

 private:
  ArticleCheck(std::unique_ptr<const LoadedShapes> shapes, const mapping::MappingOptions& options)
      : shapes_(std::move(shapes)), options_(options) {}

  std::unique_ptr<const LoadedShapes> shapes_;
  mapping::MappingOptions options_;
};

}  // namespace newsgraph::pipeline
