#pragma once

#include "newsgraph/base/error.h"
#include "newsgraph/extract/knowledge.h"

namespace newsgraph::extract {

class CueLexicon {
 public:
  static Result<CueLexicon> load();
};

}  // namespace newsgraph::extract
