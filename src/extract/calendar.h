#pragma once

#include "newsgraph/base/error.h"
#include "newsgraph/extract/knowledge.h"

namespace newsgraph::extract {

class Calendar {
 public:
  static Result<Calendar> load();
};

}  // namespace newsgraph::extract
