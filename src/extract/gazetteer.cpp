#include "newsgraph/extract/gazetteer.h"

namespace newsgraph::extract {

Result<Gazetteer> Gazetteer::load(const KnowledgeOptions&) {
  return Gazetteer();
}

}  // namespace newsgraph::extract
