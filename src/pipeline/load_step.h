#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/store/batcher.h"

namespace newsgraph::pipeline {

/// What an input of a load says about one statement, or about a graph.
struct LoadStep {
  enum class Kind : std::uint8_t {
    add,     ///< the store has the statement afterwards
    remove,  ///< it does not
    drop,    ///< nothing is left of the graph that `statement` names; its terms are empty
  };
  Kind kind = Kind::add;
  store::WrittenStatement statement;
};

/// Takes the steps of an input in their order; false where no more are wanted.
using TakeStep = std::function<bool(const LoadStep&)>;

/// Reads a document of a load: its statements, which are all added, those that name no graph to `graph`
/// (read_written() of written_lines.h); or the steps of a delta (read_delta() of delta_input.h).
Status read_steps(const LoadDocument& document, std::string_view graph, const TakeStep& take,
                  std::shared_ptr<OpenFile>& reading, std::uint64_t& blank_nodes);

}  // namespace newsgraph::pipeline
