#include "newsgraph/pipeline/state_run.h"

#include <filesystem>
#include <sys/stat.h>
#include <utility>

#include <nlohmann/json.hpp>

namespace newsgraph::pipeline {
namespace {

bool exists(const std::string& path) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) == 0;
}

std::string gone_line(const GoneArticle& gone) {
  nlohmann::ordered_json line;
  line["article"] = gone.iri;
  line["input"] = gone.input;
  line["reason"] = gone.reason;
  if (!gone.replaced_by.empty()) line["replacedBy"] = gone.replaced_by;
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::filesystem::path absolute(const std::string& path) {
  std::error_code error;
  std::filesystem::path whole = std::filesystem::absolute(path, error).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

Result<std::unique_ptr<StateRun>> StateRun::begin(const ExportOptions& options) {
  if (options.output == "-")
    return failure(Errc::unsupported, "with a state the output is a file", {},
                   "it is put in place together with the state");
  auto journal = RunJournal::begin(options.state);
  if (!journal) return tl::make_unexpected(std::move(journal.error()));
  std::unique_ptr<StateRun> run(new StateRun(options, std::move(*journal)));
  if (const auto& completed = run->completed(); completed) {
    if (absolute(completed->target) == absolute(options.output)) return run;
    return failure(Errc::io, "the output of a run that was interrupted at its end is here now",
                   {{completed->target, {}, 0}, 0, 0, 0}, "use it, then run again for what has changed since");
  }
  if (exists(options.output))
    return failure(Errc::io, "is there already", {{options.output, {}, 0}, 0, 0, 0},
                   "with a state what was exported once is not exported again, so nothing is written over: use it and "
                   "remove it, or name another output");
  return run;
}

Status StateRun::open(const mapping::MappingOptions& mapping) {
  const auto failed = [](Error& error) { return tl::make_unexpected(std::move(error)); };
  auto recipe = recipe_of(options_, mapping);
  if (!recipe) return failed(recipe.error());
  for (const std::string& target : {options_.state, options_.output, options_.gone}) {
    if (Status status = note_target(target); !status) return status;
  }
  auto file = OutputFile::create(options_.state);
  if (!file) return failed(file.error());
  state_file_ = std::move(*file);
  if (state_file_->temporary().empty())
    return failure(Errc::io, "the state's folder takes no new files", {{options_.state, {}, 0}, 0, 0, 0});
  auto state = ExportState::open(options_.state, std::move(*recipe), state_file_->bytes());
  if (!state) return failed(state.error());
  state_ = std::move(*state);

  auto output = options_.delta == DeltaForm::graphs ? OutputPlace::create_folder(options_.output)
                                                    : OutputPlace::create_file(options_.output);
  if (!output) return failed(output.error());
  output_ = std::move(*output);
  auto gone = LinesFile::create(options_.gone);
  if (!gone) return failed(gone.error());
  gone_ = std::move(*gone);
  return {};
}

Result<std::uint64_t> StateRun::finish(DeltaOutput* delta) {
  return state_->finish(delta, [this](const GoneArticle& gone) { gone_->add(gone_line(gone)); });
}

Status StateRun::commit(std::uint64_t rejected) {
  if (Status status = gone_->commit(); !status) return status;
  if (Status status = state_file_->complete(); !status) return status;
  if (Status status = output_->complete(); !status) return status;
  const Delivery delivery{state_->checksum(), output_->temporary(), output_->final_path(), rejected};
  if (Status status = journal_.note_delivery(delivery); !status) return status;
  output_->leave();  // from here on the journal sees to it
  if (Status status = state_file_->commit(); !status) return status;
  if (Status status = output_->commit(); !status) return status;
  journal_.end();
  return {};
}

}  // namespace newsgraph::pipeline
