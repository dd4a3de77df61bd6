#include "newsgraph/extract/cues.h"

namespace newsgraph::extract {

Result<CueLexicon> CueLexicon::load() {
  return CueLexicon();
}

}  // namespace newsgraph::extract
