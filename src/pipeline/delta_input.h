#pragma once

#include <memory>
#include <string>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/pipeline/load_step.h"

/// Deltas (delta.h) as they are read again, to be carried out in a store. Docs: docs/incremental.md.
namespace newsgraph::pipeline {

/// Whether an input is a delta by its name (.ru, also compressed) or, a folder, by its manifest.
bool names_delta(const std::string& input);

/// The one document that stands for a delta; "-" is standard input, an update. Error (io, unsupported) where it is none
/// that this version reads.
Result<LoadDocument> delta_document(const std::string& input);

/// Reads the steps of a delta. Of each graph that it drops this comes before all that is added to it; nothing that is
/// added is removed. Error: (io) where a file is missing; (syntax, invalid) where the delta is not as newsgraph writes
/// them, and so for updates of others.
Status read_delta(const LoadDocument& document, const TakeStep& take, std::shared_ptr<OpenFile>& reading);

}  // namespace newsgraph::pipeline
