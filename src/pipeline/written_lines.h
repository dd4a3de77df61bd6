#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/store/batcher.h"

namespace newsgraph::pipeline {

/// Reads a document's statements in the words of N-Triples, as a store is to have them: read_stored() of
/// written_statements.h, and the same statements in the same order, but lines that are in that form already are checked
/// and passed on as they are.
Status read_written(const LoadDocument& document, std::string_view graph,
                    const std::function<bool(const store::WrittenStatement&)>& take, std::shared_ptr<OpenFile>& reading,
                    std::uint64_t& blank_nodes);

}  // namespace newsgraph::pipeline
