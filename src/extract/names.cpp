#include "newsgraph/extract/names.h"

namespace newsgraph::extract {

Result<NameLexicon> NameLexicon::load() {
  return NameLexicon();
}

}  // namespace newsgraph::extract
