#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/export.h"
#include "newsgraph/pipeline/progress.h"
#include "newsgraph/store/backoff.h"
#include "newsgraph/store/http.h"

namespace newsgraph::pipeline {

enum class LoadMode : std::uint8_t {
  add,      ///< to what the store has
  replace,  ///< each graph of the input by what the input says of it
  delta,    ///< what a delta says; an input that is one brings this mode with it
};

enum class LoadProtocol : std::uint8_t {
  automatic,  ///< the fastest that the store has for the mode
  graphs,     ///< one graph per request (SPARQL 1.1 Graph Store HTTP Protocol)
  update,     ///< SPARQL 1.1 Update
};

struct LoadOptions {
  std::vector<std::string> inputs;  ///< RDF files and folders of them, or articles as export takes them; "-"; a delta
  std::string input_format;         ///< name of an RDF syntax, "delta" or "articles"; empty: what names tell
  ExportOptions articles;           ///< how articles are exported; inputs, output and format are not looked at

  std::string endpoint;
  std::string store;            ///< name of a driver; empty: found out
  std::string query_endpoint;   ///< instead of the driver's; empty: that
  std::string update_endpoint;  ///< likewise
  store::HttpOptions http;
  store::Backoff backoff;
  std::optional<unsigned> connections;  ///< requests at once; by default what is best for the store
  std::optional<bool> gzip;             ///< of bodies; by default where the store takes it and is on another machine

  std::string graph;  ///< for statements that name none; empty: the default graph
  LoadMode mode = LoadMode::add;
  LoadProtocol protocol = LoadProtocol::automatic;
  std::vector<std::string> kept_graphs;  ///< added to even where graphs are replaced; so is that of shared facts
  std::size_t batch_size = 0;            ///< statements; 0: what is best for the store

  std::string journal;   ///< path; empty: in the working directory, named after input and store
  bool restart = false;  ///< forgets the journal of an earlier run
  bool count = true;     ///< asks the store, before and after, how many statements it has
  bool dry_run = false;  ///< sends nothing
};

/// What asking the store gave.
struct LoadCheck {
  bool asked = false;
  bool agrees = true;
  std::optional<std::uint64_t> before;  ///< statements in all named graphs, or in the one graph that is loaded
  std::uint64_t after = 0;
  std::uint64_t distinct = 0;  ///< different statements of the input
  struct Difference {
    std::string graph;  ///< empty: the default graph
    std::uint64_t sent = 0;
    std::uint64_t stored = 0;
  };
  std::vector<Difference> differences;  ///< the first few graphs that do not have what was sent
  std::uint64_t differing = 0;          ///< how many there are
  std::uint64_t missing = 0;            ///< statements that are not in a graph which has others
  std::uint64_t left = 0;               ///< statements that were to be removed and are there
};

struct LoadSummary {
  std::string store;                      ///< the driver's title
  std::optional<ExportSummary> articles;  ///< where articles were exported
  std::uint64_t statements = 0;           ///< of the input; those that a delta removes are not among them
  std::uint64_t batches = 0;
  std::uint64_t earlier_statements = 0;  ///< of those, acknowledged in an earlier run
  std::uint64_t earlier_batches = 0;
  std::uint64_t bytes = 0;        ///< of the bodies of this run, before compression
  std::uint64_t graphs = 0;       ///< dry run: different ones
  std::uint64_t dropped = 0;      ///< graphs that a delta drops, or drops and fills
  std::uint64_t removed = 0;      ///< statements that a delta removes
  std::uint64_t blank_nodes = 0;  ///< occurrences that were given IRIs
  std::string journal;            ///< where it is, if it is kept
  LoadCheck check;
};

struct LoadListener {
  ProgressListener progress;
  ExportListener articles;
  std::function<void(const Error&)> remarked;
  /// A request failed and is repeated after a wait.
  std::function<void(const std::string& what, std::chrono::milliseconds wait)> repeating;
};

/// Loads RDF, or the graph of articles, into a triple store, or carries out a delta in it. A journal keeps what the
/// store has acknowledged, so that the same call after an interruption at any moment goes on where it was. Blank nodes
/// are given IRIs that follow from the bytes of their document and their label (RDF 1.1 Concepts, section 3.5), so that
/// a document can be sent in pieces, and a second time, without doubling them.
///
/// A delta goes graph by graph as well where the store can do that; what it removes of a graph that stays is removed by
/// SPARQL Update in any case.
///
/// Error: io for inputs, journal or spool that cannot be read or written; invalid where the journal belongs to another
/// load or a term cannot be stored; store where the store cannot be reached, or refuses. What was acknowledged stays
/// loaded, and in the journal.
Result<LoadSummary> load_into_store(const LoadOptions& options, const LoadListener& listener);

}  // namespace newsgraph::pipeline
