#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/base/error.h"

namespace newsgraph::pipeline {

/// What an export with a state writes.
enum class DeltaForm : std::uint8_t {
  none,    ///< the articles that are new or changed, in ExportOptions::format
  update,  ///< a file of SPARQL 1.1 Update
  graphs,  ///< a folder: the graphs of articles that are new or changed, and a list of those to drop
};

struct ExportOptions {
  std::vector<std::string> inputs;  ///< files, folders, archives; "-" = standard input
  std::string output = "-";         ///< a path, or "-" for standard output
  std::string format = "turtle";    ///< is_export_format()
  std::string compression;          ///< "gzip", "zstd", "none"; empty: what the output's name says (.gz, .zst)
  std::string network = "full";     ///< a name of export_networks(); others than "full" for graphml and dot
  std::string rejects;              ///< path of the JSON Lines file of rejects; empty = none
  unsigned jobs = 1;                ///< worker threads; 1 = everything in the calling thread
  std::string base;                 ///< of minted IRIs; empty = the default of mapping/
  bool schema_https = false;
  bool mentions = true;
  bool check = false;                   ///< articles whose graph does not conform to newsgraph's shapes are rejected
  std::vector<std::string> gazetteers;  ///< paths of the user's own, in any format of gazetteer_format.h

  std::string state;  ///< path of what is remembered from run to run (docs/incremental.md); empty = nothing is
  DeltaForm delta = DeltaForm::none;  ///< only with a state; `graphs` makes `output` a folder
  std::string gone;                   ///< path of the JSON Lines file of articles that are gone; empty = none
};

/// exported + rejected + unchanged = seen.
struct ExportSummary {
  std::uint64_t seen = 0;
  std::uint64_t exported = 0;    ///< including those that an earlier input gave already
  std::uint64_t duplicates = 0;  ///< of exported: the same article again, written once
  std::uint64_t rejected = 0;
  std::uint64_t unchanged = 0;   ///< exported by an earlier run, as the state says
  std::uint64_t gone = 0;        ///< articles of the state that are not part of the graph any more
  std::uint64_t statements = 0;  ///< written
  std::uint64_t input_bytes = 0;
  std::uint64_t output_bytes = 0;
  std::vector<std::string> recipe_changes;  ///< why nothing of the state counts as unchanged
  /// This run did nothing but put in place what one with the same state and output, killed at its very end, had ready.
  /// Of the numbers only `rejected` is known.
  bool completed_earlier_run = false;
};

/// Who watches an export. All functions are called by the thread that called export_articles().
struct ExportListener {
  /// After each input; `expected` is the number of inputs where it is known.
  std::function<void(const ExportSummary& so_far, std::optional<std::uint64_t> expected)> progress;
  /// An input that was not exported, and why (its place is in Error::where).
  std::function<void(const Error&)> rejected;
  /// Something odd about an input that was exported all the same.
  std::function<void(const Error&)> remarked;
};

/// "turtle", "ntriples", ..., "graphml", "dot".
std::vector<std::string> export_formats();
/// Whether it is one of them, or another name of one: a suffix without its dot ("nt", "ndjson").
bool is_export_format(const std::string& name);
/// "full", "quotes", "co-mentions": what ExportOptions::network may be.
std::vector<std::string> export_networks();
/// The format that goes with a file's name (by suffix; those of compression are looked through), or nothing.
std::optional<std::string> format_of_path(const std::string& path);

/// Reads all inputs, and writes the knowledge graph of their articles. Documents that cannot be read or are no
/// articles go to the rejects; they never end the run. The output is written under another name and gets its own at the
/// end, so that there is never half a file. Its bytes depend on the inputs and options alone, not on `jobs`.
///
/// With a state it reads all inputs and works only on those whose bytes it does not know; `inputs` name the whole
/// archive each time. Output and state change together: a run that is killed at any moment has happened or has not.
///
/// Error where the run cannot be done at all: unknown format or compression, bad base, output that cannot be written, a
/// malformed gazetteer; `stop` set by another thread or a signal handler ends it with Errc::io and leaves no output.
Result<ExportSummary> export_articles(const ExportOptions& options, const ExportListener& listener,
                                      const std::atomic<bool>& stop);

}  // namespace newsgraph::pipeline
