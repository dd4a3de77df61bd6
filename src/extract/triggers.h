#pragma once

#include "newsgraph/base/error.h"
#include "newsgraph/extract/knowledge.h"

namespace newsgraph::extract {

class TriggerLexicon {
 public:
  static Result<TriggerLexicon> load();
};

}  // namespace newsgraph::extract
