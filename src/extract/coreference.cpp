#include "newsgraph/extract/extractor.h"

namespace newsgraph::extract {
namespace {

void run(const Reading&, const Knowledge&, Annotations&) {}

}  // namespace

const Extractor coreference_extractor{"coreference", 1, "", run};

}  // namespace newsgraph::extract
