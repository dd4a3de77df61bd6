#pragma once

#include "newsgraph/base/error.h"
#include "newsgraph/extract/knowledge.h"

namespace newsgraph::extract {

class Gazetteer {
 public:
  static Result<Gazetteer> load(const KnowledgeOptions& options);
};

}  // namespace newsgraph::extract
