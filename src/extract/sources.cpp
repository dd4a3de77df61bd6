#include "newsgraph/extract/extractor.h"

namespace newsgraph::extract {
namespace {

void run(const Reading&, const Knowledge&, Annotations&) {}

}  // namespace

const Extractor sources_extractor{"sources", 1, "", run};

}  // namespace newsgraph::extract
