#pragma once

#include <string>
#include <utility>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/mapping/mapping.h"
#include "newsgraph/pipeline/export.h"

namespace newsgraph::pipeline {

/// All that decides, besides its bytes, what is exported of an input: names and values, in a fixed order. What is long
/// stands in it as a hash.
using Recipe = std::vector<std::pair<std::string, std::string>>;

/// Error (io) where a gazetteer cannot be read.
Result<Recipe> recipe_of(const ExportOptions& options, const mapping::MappingOptions& mapping);

/// The value of a name; empty where there is none.
std::string_view value_of(const Recipe& recipe, std::string_view name);

/// What changed, for people: `base: "…" is now "…"`. Empty where the recipes are the same.
std::vector<std::string> differences(const Recipe& then, const Recipe& now);

inline constexpr std::string_view recipe_base = "base";
inline constexpr std::string_view recipe_graphs = "graphs";  ///< "named" or "default"

}  // namespace newsgraph::pipeline
