#include "newsgraph/extract/triggers.h"

namespace newsgraph::extract {

Result<TriggerLexicon> TriggerLexicon::load() {
  return TriggerLexicon();
}

}  // namespace newsgraph::extract
