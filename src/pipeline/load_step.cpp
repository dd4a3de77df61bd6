#include "newsgraph/pipeline/load_step.h"

#include "newsgraph/pipeline/delta_input.h"
#include "newsgraph/pipeline/written_lines.h"

namespace newsgraph::pipeline {

Status read_steps(const LoadDocument& document, std::string_view graph, const TakeStep& take,
                  std::shared_ptr<OpenFile>& reading, std::uint64_t& blank_nodes) {
  if (document.is_delta()) return read_delta(document, take, reading);
  const auto add = [&](const store::WrittenStatement& statement) { return take({LoadStep::Kind::add, statement}); };
  return read_written(document, graph, add, reading, blank_nodes);
}

}  // namespace newsgraph::pipeline
