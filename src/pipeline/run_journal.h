#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "newsgraph/base/error.h"
#include "newsgraph/base/hash.h"

namespace newsgraph::pipeline {

/// An output that is complete under a temporary name and gets its own once the state is in place.
struct Delivery {
  Hash128 state;          ///< the checksum of the state that goes with it
  std::string temporary;  ///< a file or a folder
  std::string target;
  std::uint64_t rejected = 0;  ///< inputs of that run
};

/// What makes a run with a state all or nothing, at whatever moment it ends: a file beside the state, "<state>.run",
/// that exists while a run goes on or after one was killed. It keeps other runs away (by a lock that goes with the
/// process), names the targets of the run, and last what is to be delivered.
///
/// Putting the state in place is the moment at which a run has happened. A journal of a killed run is settled by the
/// next: if the state is the one that its delivery belongs to, the output is put in place; else its temporaries are
/// removed and the run has not happened.
class RunJournal {
 public:
  /// Locks, and settles what a killed run left. Error (io) where another run has the lock or the file cannot be made.
  static Result<RunJournal> begin(const std::string& state_path);
  RunJournal(RunJournal&& other) noexcept;
  RunJournal& operator=(RunJournal&&) = delete;
  RunJournal(const RunJournal&) = delete;
  RunJournal& operator=(const RunJournal&) = delete;
  /// Removes the file, unless a delivery was noted and end() was not called.
  ~RunJournal();

  /// The killed run that had happened, and whose output is in place now.
  const std::optional<Delivery>& completed() const { return completed_; }

  /// To be called before an output for this target is created: what this process leaves beside it is removed by the
  /// next run, should this one be killed.
  Status note_target(const std::string& path);
  /// To be called when state and output are complete, before the state is put in place.
  Status note_delivery(const Delivery& delivery);
  /// Everything is in place.
  void end();

 private:
  RunJournal(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  Status settle(const std::string& state_path);
  Status append(std::string line);

  std::string path_;
  int descriptor_;
  bool keep_ = false;
  std::optional<Delivery> completed_;
};

}  // namespace newsgraph::pipeline
