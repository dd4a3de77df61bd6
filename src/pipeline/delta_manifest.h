#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/base/error.h"
#include "newsgraph/rdf/syntax.h"

namespace newsgraph::pipeline {

inline constexpr std::string_view delta_manifest_name = "manifest.json";
/// What the manifest of a folder says that it is.
inline constexpr std::string_view delta_form = "newsgraph delta 1";

/// What is in a folder of graphs (docs/incremental.md): names of files within it, and how much they hold.
struct DeltaManifest {
  const rdf::Syntax* syntax = nullptr;  ///< of graphs and facts
  std::string dropped = "drop.txt";
  std::string replaced = "graphs.tsv";
  std::string entities_graph;
  std::string inserted;  ///< facts for that graph
  std::string deleted;
  std::uint64_t graphs_dropped = 0;
  std::uint64_t graphs_replaced = 0;
  std::uint64_t statements = 0;  ///< of those
  std::uint64_t facts_inserted = 0;
  std::uint64_t facts_deleted = 0;

  std::string to_json() const;
};

/// Whether a folder has a manifest that speaks of a delta, of whatever version and however damaged.
bool holds_delta_manifest(const std::string& folder);

/// Error (io) where there is none, (syntax) where it is no JSON, (unsupported) where it is not of this form, (invalid)
/// where something of it is missing or a name leads out of the folder.
Result<DeltaManifest> read_delta_manifest(const std::string& folder);

/// Whether a name of a file, as the lists of a delta have it, leads nowhere but into the folder.
bool is_inside_delta(std::string_view name);

}  // namespace newsgraph::pipeline
