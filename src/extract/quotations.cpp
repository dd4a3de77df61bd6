#include "newsgraph/extract/extractor.h"

namespace newsgraph::extract {
namespace {

void run(const Reading&, const Knowledge&, Annotations&) {}

}  // namespace

const Extractor quotations_extractor{"quotations", 1, "", run};

}  // namespace newsgraph::extract
