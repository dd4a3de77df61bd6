#pragma once

#include <memory>
#include <optional>
#include <string>

#include "newsgraph/pipeline/export.h"
#include "newsgraph/pipeline/export_state.h"
#include "newsgraph/pipeline/lines_file.h"
#include "newsgraph/pipeline/output_place.h"
#include "newsgraph/pipeline/run_journal.h"

namespace newsgraph::pipeline {

/// The files of a run with a state (ExportOptions::state): the lock and journal, the state that is read and the one
/// that is written, the output, the list of what is gone. All of them change together, when the next state gets its
/// name.
class StateRun {
 public:
  /// Locks, and settles what a killed run left. Error where the options do not go together or the output exists: it may
  /// be one that nobody has taken yet, and what it says is said once.
  static Result<std::unique_ptr<StateRun>> begin(const ExportOptions& options);

  /// Set where a run that was killed was completed instead: there is nothing else to do then.
  const std::optional<Delivery>& completed() const { return journal_.completed(); }

  /// To be called before another output is created.
  Status note_target(const std::string& path) { return path.empty() ? Status() : journal_.note_target(path); }
  /// Reads the last state and makes the output. Once, before the rest.
  Status open(const mapping::MappingOptions& mapping);
  OutputPlace& output() { return *output_; }
  ExportState& state() { return *state_; }
  /// Ends the state after the last input.
  Result<std::uint64_t> finish(DeltaOutput* delta);
  /// Puts everything in place.
  Status commit(std::uint64_t rejected);

 private:
  StateRun(const ExportOptions& options, RunJournal journal) : options_(options), journal_(std::move(journal)) {}

  const ExportOptions& options_;
  RunJournal journal_;
  std::optional<OutputFile> state_file_;
  std::optional<OutputPlace> output_;
  std::optional<LinesFile> gone_;
  std::unique_ptr<ExportState> state_;
};

}  // namespace newsgraph::pipeline
