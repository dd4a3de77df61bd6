#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/report/names.h"

namespace newsgraph::report {

/// What a result says beside its message, as labels and values: focus node, path, value, severity (where it is not one
/// of SHACL's own), shape.
std::vector<std::pair<std::string_view, std::string>> facts(const Result& result, const Names& names);

/// Calls back, line by line, with why nested shapes are not conformed to: `depth` from 0 is how far in a line stands.
/// Of the details of one result at most `most` are shown (0: all) and the others counted, to a depth of ten.
void explain(const Result& result, const Names& names, std::size_t most,
             const std::function<void(std::size_t depth, const std::string& line)>& use);

/// Facts and explanation as lines with line breaks, indented by two spaces and more: for formats with plain text.
std::string described(const Result& result, const Names& names, std::size_t most_details);

}  // namespace newsgraph::report
