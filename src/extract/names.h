#pragma once

#include "newsgraph/base/error.h"
#include "newsgraph/extract/knowledge.h"

namespace newsgraph::extract {

class NameLexicon {
 public:
  static Result<NameLexicon> load();
};

}  // namespace newsgraph::extract
